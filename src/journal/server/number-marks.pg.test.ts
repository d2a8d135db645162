import assert from "node:assert/strict";
import { after, test } from "node:test";
import { instantOf } from "../../ground/instant.ts";
import { turnTo } from "./key-rotation.ts";
import { openKeys } from "./keys.ts";
import { type NumberMarks, numberMarksOf } from "./number-marks.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";
import { vaultOf } from "./vault.ts";

const database = await ledgerDatabase();
const { pool, keys } = database;
after(database.drop);

const hour = 3_600_000;
const start = Date.parse("2026-11-02T09:30:00Z");
let clock = start;
const marks = numberMarksOf(keys, pool, () => clock);

/** Marks as the clerk does, in the commit of the facts. */
async function ring(record: string, number: string, by: NumberMarks = marks): Promise<void> {
  const row = await by.mark(record, number, instantOf(clock));
  assert.ok(row !== undefined);
  await pool.query("insert into vault.number_mark values ($1, $2, $3, $4)", [row.mark, row.record, row.day, row.at]);
}

const count = async (table: string) => Number((await pool.query(`select count(*) from ${table}`)).rows[0].count);

test("a number is found for 72 hours to the minute, under whatever day it was marked, and not a minute longer", async () => {
  await ring("call/a", "13800001234");
  clock += 20 * hour;
  await ring("call/b", "13800001234");
  await ring("call/c", "13800001235");
  assert.deepEqual(await marks.earlier("13800001234"), ["call/b", "call/a"]);
  clock = start + 72 * hour - 60_000;
  assert.deepEqual(await marks.earlier("13800001234"), ["call/b", "call/a"]);
  clock = start + 72 * hour;
  assert.deepEqual(await marks.earlier("13800001234"), ["call/b"]);
  assert.equal(await marks.mark("call/d", "13800001234", instantOf(start)), undefined);
});

test("a day's key goes with its rows once nothing of the day can match, and not before", async () => {
  clock = Date.parse("2026-11-03T00:00:00Z") + 72 * hour - 1;
  await marks.sweep();
  assert.equal(await count("vault.match_key"), 2);
  clock += 1;
  await marks.sweep();
  const { rows } = await pool.query("select day from vault.match_key");
  assert.deepEqual(rows, [{ day: "2026-11-03" }]);
  assert.equal(await count("vault.number_mark"), 2);
  clock += 24 * hour;
  await marks.sweep();
  assert.deepEqual([await count("vault.match_key"), await count("vault.number_mark")], [0, 0]);
});

test("the same number has another mark each day, and none of them is its bare hash", async () => {
  const day = async (at: number) => {
    clock = at;
    return (await marks.mark("call/e", "13800001234", instantOf(at)))?.mark.toString("hex");
  };
  const two = [await day(start + 200 * hour), await day(start + 230 * hour)];
  assert.notEqual(two[0], two[1]);
});

test("several at once make one key a day; a rotation moves it, and another start finds what was marked", async () => {
  clock = start + 400 * hour;
  const fresh = numberMarksOf(keys, pool, () => clock);
  const rows = await Promise.all(Array.from({ length: 8 }, () => fresh.mark("call/f", "1388", instantOf(clock))));
  assert.equal(new Set(rows.map((row) => row?.mark.toString("hex"))).size, 1);
  await ring("call/f", "1388", fresh);
  const vault = vaultOf(keys, pool);
  const turned = await turnTo(keys.epoch + 1, {
    ...{ keys, pool, settled: vault.settled, isAvailable: () => true, isStopping: () => false },
    destroyed: () => Promise.resolve(),
  });
  assert.equal(turned, true);
  const again = numberMarksOf(await openKeys(database.dataFolder, "callsign/test"), pool, () => clock);
  assert.deepEqual(await again.earlier("1388"), ["call/f"]);
  await vault.setAside("call/f", "E1");
  assert.deepEqual(await again.earlier("1388"), []);
});
