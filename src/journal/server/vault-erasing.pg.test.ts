import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { journalMigrations } from "./schema.ts";
import { migrate } from "./migrate.ts";
import { openKeys } from "./keys.ts";
import { testDatabase } from "./testing/test-database.ts";
import { vaultOf } from "./vault.ts";

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), "callsign-vault-"));
const pool = new pg.Pool({ connectionString: database.url });
// A database that goes while a connection to it is being closed is no error of this.
pool.on("error", () => undefined);
after(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});
if (process.env["CALLSIGN_TEST_TEMPLATE"] === undefined) await migrate(database.url, journalMigrations);
const keys = await openKeys(folder, "callsign/test");

async function sealed(record: string, text: string) {
  const { sealed: values, key, settle } = await vaultOf(keys, pool).seal(record, true, { text });
  assert.ok(key !== undefined && values["text"] !== undefined);
  await pool.query("insert into vault.record_key values ($1, $2, $3)", [key.record, key.epoch, key.wrapped]);
  settle(true);
  return values["text"];
}

test("a key that was being read while its record was erased does not stay in memory", async () => {
  const value = await sealed("call/1", "说过的话");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let reading = () => {};
  const read = new Promise<void>((resolve) => (reading = resolve));
  const slow = {
    query: async (...args: unknown[]) => {
      const answer: unknown = await (pool.query as (...all: unknown[]) => Promise<unknown>)(...args);
      if ((args[0] as { text?: string }).text?.includes("select record") === true) {
        reading();
        await held;
      }
      return answer;
    },
  } as unknown as pg.Pool;
  const vault = vaultOf(keys, slow);
  const opening = vault.open([value]);
  await read;
  await vault.setAside("call/1", "E1");
  release();
  assert.deepEqual(await opening, [null]);
  assert.deepEqual(await vault.open([value]), [null]);
});

test("what orders of an erased record said cannot be guessed by their digests", async () => {
  await sealed("call/2", "13900001357");
  await pool.query(`insert into journal.fact (n, leaf, body) values (1, '', '{"order":"O1"}')`);
  await pool.query("insert into journal.fact_stream (n, stream) values (1, 'call/2')");
  await pool.query("insert into journal.answer values ('O1', 'digest', 1, 1, null), ('O2', 'digest', 1, 1, null)");
  const forgotten: string[] = [];
  await vaultOf(keys, pool, (orders) => forgotten.push(...orders)).setAside("call/2", "E2");
  assert.deepEqual(forgotten, ["O1"], "in memory too");
  const { rows } = await pool.query("select order_id, digest from journal.answer order by order_id");
  assert.deepEqual(rows, [
    { order_id: "O1", digest: "" },
    { order_id: "O2", digest: "digest" },
  ]);
});
