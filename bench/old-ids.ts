import { randomBytes } from "node:crypto";
import { rm, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrateRooms, readTables, rulebook } from "../programs/server/rooms.ts";
import { ulidOf } from "../src/ground/ulid.ts";
import { temporaryCluster } from "../src/journal/server/engine/temporary-cluster.ts";
import { openKeys } from "../src/journal/server/keys.ts";
import { openJournal } from "../src/journal/server/postgres-journal.ts";
import { submitterOf } from "../src/journal/server/submit.ts";
import { vaultOf } from "../src/journal/server/vault.ts";
import { percentile } from "./percentile.ts";

/*
 * What an order costs while two senders repeat lists of 500 orders that were given long ago: in process, on a PostgreSQL of
 * its own. `node bench/old-ids.ts [seconds]` prints the times of eight people's orders without and with the two senders.
 */
const seconds = Number(process.argv[2] ?? "5");
const people = 8;
const senders = 2;
const listLength = 500;
/** More than the clerk keeps answers of in memory, so that the repeated ids are in the store alone. */
const given = 24_000;

const cluster = await temporaryCluster({ durable: true });
const dataFolder = await mkdtemp(join(tmpdir(), "callsign-old-ids-"));
const pool = new pg.Pool({ connectionString: cluster.url, max: 8 });
pool.on("error", () => undefined);
try {
  await migrateRooms(cluster.url);
  const keys = await openKeys(dataFolder, "callsign/bench");
  const journal = await openJournal({
    ...{ databaseUrl: cluster.url, book: rulebook, tables: readTables, keys, writer: "bench", pool },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const submit = submitterOf({
    ...{ book: rulebook, clerk: journal, vault: vaultOf(keys, pool), keys, now: () => new Date() },
  });
  const newId = () => ulidOf(Date.now(), randomBytes(10));
  const define = (id: string, officer: string, code: string) =>
    submit({
      ...{ id, name: "DefineIncidentType", giver: { officer, role: "systemAdministrator" } },
      body: { code, name: { zh: code, en: code }, priority: 3, enforcement: false },
    });

  const old = Array.from({ length: given }, newId);
  for (let from = 0; from < given; from += 2000) {
    await Promise.all(old.slice(from, from + 2000).map((id, n) => define(id, "sender", `old${(from + n) % 50}`)));
  }

  async function measure(attacked: boolean) {
    const milliseconds: number[] = [];
    let repeated = 0;
    const until = performance.now() + seconds * 1000;
    const goesOn = () => performance.now() < until;
    const person = async (name: string) => {
      while (goesOn()) {
        const began = performance.now();
        await define(newId(), name, `of-${name}`);
        milliseconds.push(performance.now() - began);
      }
    };
    const sender = async (from: number) => {
      for (let at = from; goesOn(); at = (at + listLength) % (given / 2)) {
        const list = old.slice(at, at + listLength);
        await Promise.all(list.map((id, n) => define(id, "sender", `old${(at + n) % 50}`)));
        repeated += list.length;
      }
    };
    await Promise.all([
      ...Array.from({ length: people }, (_, n) => person(`p${n}`)),
      ...(attacked ? Array.from({ length: senders }, (_, n) => sender((n * given) / 4)) : []),
    ]);
    const round = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
    return {
      orders: milliseconds.length,
      p50: round(percentile(milliseconds, 50)),
      p95: round(percentile(milliseconds, 95)),
      longest: round(Math.max(...milliseconds)),
      repeated,
    };
  }

  await measure(false);
  process.stdout.write(`${JSON.stringify({ alone: await measure(false), attacked: await measure(true) })}\n`);
  await journal.close();
} finally {
  await pool.end();
  await cluster.stop();
  await rm(dataFolder, { recursive: true });
}
