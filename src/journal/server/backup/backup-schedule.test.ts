import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { openKeyStore } from "../key-store.ts";
import { noteBackup } from "./backup-notes.ts";
import { scheduleBackups } from "./backup-schedule.ts";
import type { Took } from "./backup-thread.ts";

const parent = mkdtempSync(join(tmpdir(), "callsign-schedule-"));
after(() => rmSync(parent, { recursive: true, force: true }));

const minute = 60_000;
const took: Took = { facts: 3, bytes: 9, where: "/backups/x", full: true };

/** A schedule of every hour over a clock that is moved by hand. */
/** What the schedule says of itself as it was asked for. */
const planned = { to: "/backups", everyMinutes: 60, keeping: { newest: 48, days: 35 } };

async function schedule(t: TestContext, answers: Took[], lastAt?: number) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.parse("2026-11-25T12:00:00Z") });
  const dataFolder = mkdtempSync(join(parent, "data-"));
  mkdirSync(join(dataFolder, "keys"), { mode: 0o700 });
  if (lastAt !== undefined)
    noteBackup(dataFolder, { at: new Date(Date.now() - lastAt).toISOString(), facts: 1, where: "/backups/w" });
  const log: string[] = [];
  let taken = 0;
  const running = await scheduleBackups({
    taking: {
      plan: { ...planned, key: undefined, access: {} },
      databaseUrl: "",
      version: "0",
      kind: "empty",
      dataFolder,
    },
    store: await openKeyStore(dataFolder),
    now: Date.now,
    log: (line) => void log.push(line),
    take: async () => {
      taken += 1;
      return answers.shift() ?? took;
    },
  });
  const pass = async (minutes: number) => {
    t.mock.timers.tick(minutes * minute);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { running, log, pass, taken: () => taken, dataFolder };
}

test("the first backup is taken at once, the next ones at their interval", async (t) => {
  const { running, pass, taken } = await schedule(t, []);
  await pass(0);
  assert.equal(taken(), 1);
  await pass(59);
  assert.equal(taken(), 1);
  await pass(1);
  assert.equal(taken(), 2);
  assert.deepEqual(running.state(), { ...planned, failures: 0, trouble: null });
  await running.stop();
  await pass(600);
  assert.equal(taken(), 2);
});

test("after a restart the interval goes on from the last backup there", async (t) => {
  const { running, pass, taken } = await schedule(t, [], 50 * minute);
  await pass(9);
  assert.equal(taken(), 0);
  await pass(1);
  assert.equal(taken(), 1);
  await running.stop();
});

test("a last backup dated by a clock that was ahead holds up none of the next", async (t) => {
  const { running, pass, taken } = await schedule(t, [], -400 * 24 * 60 * minute);
  await pass(59);
  assert.equal(taken(), 0);
  await pass(1);
  assert.equal(taken(), 1);
  await running.stop();
});

test("a failure is told and counted, tried again in minutes, and forgotten once one succeeds", async (t) => {
  const why = { zh: "磁盘已满", en: "the disk is full" };
  const { running, pass, taken, log } = await schedule(t, [{ trouble: why }, { trouble: why }]);
  await pass(0);
  assert.deepEqual(running.state(), {
    ...planned,
    failures: 1,
    trouble: { at: "2026-11-25T12:00:00.000Z", why },
  });
  assert.ok(log.some((line) => line.includes("the disk is full")));
  await pass(5);
  await pass(5);
  assert.equal(taken(), 3);
  assert.deepEqual(running.state(), { ...planned, failures: 2, trouble: null });
  await running.stop();
});

test("where no key is named one is made for the owner alone, said aloud, and kept", async (t) => {
  const { running, log, dataFolder } = await schedule(t, []);
  const file = join(dataFolder, "keys", "backup.key");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.match(readFileSync(file, "utf8"), /^[0-9a-f]{64}\n$/);
  assert.ok(log.some((line) => line.includes("keys/backup.key")));
  await running.stop();
});
