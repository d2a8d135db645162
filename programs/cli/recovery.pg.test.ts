import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "pg";
import { readRecord } from "../../src/journal/server/engine/place.ts";
import { processesIn, startOf } from "../../src/journal/server/engine/process-identity.ts";
import { slowness } from "../../src/ground/testing/slowness.ts";
import { until } from "../../src/journal/server/engine/waiting.ts";
import { makeClone, processesNaming, processesOf } from "./testing/clone.ts";
import type { Clone, Started } from "./testing/clone.ts";

let clone: Clone;
before(() => {
  clone = makeClone();
});
after(() => clone.remove());

function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

function kill(...pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // PostgreSQL's processes end each other when one of them is killed.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

/** The folder starts again with the word that was kept, quickly, and stops cleanly. */
async function startsAgain(data: string, word: string): Promise<void> {
  const began = performance.now();
  const again = await clone.start(data, []);
  const seconds = (performance.now() - began) / 1000;
  assert.ok(seconds < 15 * slowness(), `ready after ${seconds} s`);
  assert.deepEqual((await again.ask()).kept, [word]);
  again.kill("SIGTERM");
  assert.equal(await again.ended, 0);
  // The watch of a Callsign that was killed before may still be about to see that its server has ended.
  await until(() => processesOf(data).length === 0, 10_000);
  assert.deepEqual(processesOf(data), []);
}

test("after SIGKILL of everything the next start just works", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("all");
  kill(...processesOf(data));
  await started.ended;
  await startsAgain(data, "all");
});

test("after SIGKILL of Callsign its database stops by itself, and the next start works at once", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("node");
  kill(started.pid);
  await started.ended;
  await startsAgain(data, "node");

  const second = await clone.start(data, []);
  kill(second.pid);
  await second.ended;
  assert.ok(await until(() => processesOf(data).length === 0, 10_000, 50), "something was left running");
  await startsAgain(data, "node");
});

test("after SIGKILL of Callsign and of the watch on it, the database left behind is ended by the next start or stop", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("both");
  const postmaster = postmasterOf(data);
  const others = processesNaming(data).filter((pid) => pid !== postmaster && pid !== started.pid);
  assert.equal(others.length, 1);
  kill(...others, started.pid);
  await started.ended;
  assert.notEqual(startOf(postmaster), undefined);
  await startsAgain(data, "both");

  const second = await clone.start(data, []);
  const left = postmasterOf(data);
  kill(...processesNaming(data).filter((pid) => pid !== left && pid !== second.pid), second.pid);
  await second.ended;
  assert.notEqual(startOf(left), undefined);
  assert.equal(await clone.run(["stop", "--data", data]).ended, 0);
  assert.deepEqual(processesOf(data), []);
});

async function answersAgain(started: Started, restarts: number): Promise<void> {
  // A backend of the killed server may answer once more before it notices.
  const answer = await until(
    async () => {
      const now = await started.ask().catch(() => undefined);
      return now?.restarts === restarts ? now : undefined;
    },
    20_000,
    50,
  );
  assert.deepEqual(answer?.kept, ["kept"], started.stderr());
}

test("a killed PostgreSQL is started again on the same address while Callsign runs on", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("kept");
  const { port } = readRecord(data) as { port: number };

  const backend = processesIn(join(data, "postgres")).find((pid) => /postgres: callsign/.test(commandOf(pid)));
  assert.ok(backend);
  kill(backend);
  await answersAgain(started, 0);

  // A backend in the middle of a long query does not notice its server's death and holds its shared memory.
  const { database } = JSON.parse(readFileSync(join(data, "running.json"), "utf8")) as { database: string };
  const busy = new Client({ connectionString: database });
  busy.on("error", () => {});
  await busy.connect();
  const query = busy.query("SELECT count(*) FROM generate_series(1, 10000000000)").catch(() => undefined);
  assert.ok(await until(() => processesIn(join(data, "postgres")).some((pid) => /SELECT/.test(commandOf(pid))), 5000));
  kill(postmasterOf(data));
  await answersAgain(started, 1);
  await query;

  kill(...processesIn(join(data, "postgres")));
  await answersAgain(started, 2);
  assert.equal((readRecord(data) as { port: number }).port, port);
  assert.equal(startOf(started.pid) !== undefined, true);
  started.kill("SIGTERM");
  assert.equal(await started.ended, 0);
  assert.deepEqual(processesOf(data), []);
});

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

test("a kill while the cluster is being made leaves none; the next start makes it", async () => {
  const data = clone.data();
  const run = clone.run(["start", "--demo", "--port", "0", "--data", data]);
  const making = await until(
    () => {
      try {
        return readdirSync(data).find((name) => name.startsWith("postgres.making-"));
      } catch {
        return undefined;
      }
    },
    10_000,
    2,
  );
  assert.ok(making, run.stderr());
  assert.ok(await until(() => processesIn(join(data, making)).length > 0, 5000, 2));
  kill(run.pid);
  await run.ended;
  const started = await clone.start(data, ["--demo"]);
  await started.ask("made");
  assert.deepEqual(
    readdirSync(data).filter((name) => name.startsWith("postgres.making-")),
    [],
  );
  started.kill("SIGTERM");
  await started.ended;
  assert.deepEqual(processesOf(data), []);
});

test("a folder with half a cluster that never came into use gets a whole one", async () => {
  const data = clone.data();
  mkdirSync(join(data, "postgres/base"), { recursive: true });
  writeFileSync(join(data, "postgres/PG_VERSION"), "18\n");
  const started = await clone.start(data);
  assert.deepEqual((await started.ask("whole")).kept, ["whole"]);
  started.kill("SIGTERM");
  await started.ended;
});

test("a cluster that was in use and is gone is a sentence, never an empty database in its place", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("gone");
  started.kill("SIGTERM");
  await started.ended;
  renameSync(join(data, "postgres"), join(data, "postgres.away"));
  const run = clone.run(["start", "--port", "0", "--data", data]);
  assert.equal(await run.ended, 2);
  assert.match(run.stderr(), /^callsign: The database of the data folder .* is gone .*\n$/);
  renameSync(join(data, "postgres.away"), join(data, "postgres"));

  // The record of its port and password lost: the facts are there, so it gets a new password.
  rmSync(join(data, "postgres.json"));
  await startsAgain(data, "gone");
});

test("a pid file whose number now belongs to another program does not keep the database from starting", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("reused");
  const owned = postmasterOf(data);
  const file = join(data, "postgres/postmaster.pid");
  const text = readFileSync(file, "utf8");
  kill(...processesOf(data));
  await started.ended;
  // The bystander runs as PostgreSQL's own user, which is when PostgreSQL itself cannot tell.
  const { uid, gid } = statSync(file);
  const bystander = spawn("/bin/sleep", ["120"], { uid, gid, cwd: "/", stdio: "ignore" });
  writeFileSync(file, text.replace(String(owned), String(bystander.pid)));
  try {
    await startsAgain(data, "reused");
    assert.equal(bystander.exitCode, null);
  } finally {
    bystander.kill("SIGKILL");
  }
});

test("a lock whose number now belongs to another process is taken over", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("lock");
  const lock = JSON.parse(readFileSync(join(data, "lock"), "utf8")) as object;
  started.kill("SIGTERM");
  await started.ended;
  writeFileSync(join(data, "lock"), JSON.stringify({ ...lock, pid: process.pid }));
  await startsAgain(data, "lock");
  writeFileSync(join(data, "lock"), "{");
  await startsAgain(data, "lock");
});

test("a moved data folder goes on at its new place", async () => {
  const data = clone.data();
  const started = await clone.start(data);
  await started.ask("moved");
  started.kill("SIGTERM");
  await started.ended;
  const other = clone.data();
  renameSync(data, other);
  await startsAgain(other, "moved");
});

test("npm start passes its arguments on, and everything stops when npm is killed or told to stop", async () => {
  for (const [name, most] of [
    ["SIGKILL", 5000],
    ["SIGTERM", 5000],
    ["SIGINT", 5000],
  ] as const) {
    const data = clone.data();
    // No kind is given: npm start makes a demo.
    const started = await clone.start(data, [], { npm: true });
    assert.equal((await started.ask()).kind, "demo");
    assert.deepEqual(
      started
        .stdout()
        .split("\n")
        .filter((line) => line.startsWith("listening on ")).length,
      1,
    );
    const began = performance.now();
    started.kill(name);
    assert.ok(await until(() => processesOf(data).length === 0, 60_000), `${name}: something was left running`);
    assert.ok(performance.now() - began < most * slowness(), `${name} took ${performance.now() - began} ms`);
    await started.ended;
  }
});

test("in a clone only its owner may enter it works too, and the database follows its data folder but not a copy of it", async () => {
  const closed = makeClone({ closed: true });
  try {
    const root = process.getuid?.() === 0;
    const data = closed.data();
    const started = await closed.start(data);
    await started.ask("closed");
    const record = readRecord(data);
    assert.ok(record !== undefined && "cluster" in record);
    assert.equal(record.cluster.startsWith("/var/lib/callsign/"), root, record.cluster);
    started.kill("SIGTERM");
    assert.equal(await started.ended, 0);
    assert.deepEqual(processesOf(data), []);

    const copy = closed.data();
    cpSync(data, copy, { recursive: true });
    // An ordinary user's copy has its cluster in it and is a store of its own; root's shares the one apart.
    const second = closed.run(["start", "--port", "0", "--data", copy]);
    if (root) {
      assert.equal(await second.ended, 2);
      assert.match(second.stderr(), /^callsign: The data folder .* is a copy of .*\n$/);
    } else {
      assert.ok(await until(() => second.stdout() !== "", 20_000), second.stderr());
      second.kill("SIGTERM");
      assert.equal(await second.ended, 0);
    }
    rmSync(copy, { recursive: true });

    const moved = closed.data();
    renameSync(data, moved);
    const again = await closed.start(moved, []);
    assert.deepEqual((await again.ask()).kept, ["closed"]);
    again.kill("SIGTERM");
    assert.equal(await again.ended, 0);
  } finally {
    await closed.remove();
  }
});
