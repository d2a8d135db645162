import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import { give } from "../testing/journal-contract.ts";
import { account } from "../testing/ledger.ts";
import { foldingAsLoaded } from "./fold-as-loaded.ts";
import { foldedOtherwise, notingColumns, proveLoaded } from "./prove-loaded.ts";
import { readTable } from "./room-server.ts";
import { accountView } from "../testing/ledger.ts";
import { ledgerBook, ledgerDatabase, ledgerTables } from "./testing/ledger-journal.ts";

/* States and tables folded while a log is loaded are those that its facts say, and what stands in the database is proven. */
const database = await ledgerDatabase();
const journal = await database.open();
const names = Array.from({ length: 12 }, (_, index) => `a${index}`);
// Every account comes by three times, far apart; one of them often; two are emptied again.
for (const [round, amount] of [5, 7, 11].entries()) {
  for (const to of names) await give(journal, `r${round}${to}`, "Deposit", { to, amount });
  for (let time = 0; time < 4; time++) await give(journal, `b${round}${time}`, "Deposit", { to: "busy", amount: 1 });
}
await give(journal, "e1", "Transfer", { from: "a3", to: "a4", amount: 23 });
await give(journal, "e2", "Deposit", { to: "a5", amount: -23 });
await journal.close();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
const facts = (await client.query<{ body: string }>("select body from journal.fact order by n")).rows.map(
  ({ body }) => JSON.parse(body) as Fact,
);
after(async () => {
  await client.end();
  await database.drop();
});

const small = { held: 4, writtenAtOnce: 2, facts: 10 };

async function folded(order: readonly Fact[], bounds = small, tables = ledgerTables) {
  await client.query("begin");
  const folding = await foldingAsLoaded(client, ledgerBook, tables, bounds);
  for (const fact of order) {
    folding.take(fact);
    await folding.relieve();
  }
  await folding.flush();
  const rows = await folding.finish();
  const otherwise = await foldedOtherwise(client, rows);
  await client.query("commit");
  return { rows: Object.fromEntries(rows), otherwise };
}

const indexes = async () =>
  (
    await client.query<{ is: string }>(
      "select indexdef as is from pg_indexes where schemaname in ('journal', 'ledger')",
    )
  ).rows
    .map((row) => row.is)
    .toSorted();

test("folded within small bounds they are what the facts say, with the indexes of before", async () => {
  const before = await indexes();
  const { rows, otherwise } = await folded(facts);
  // The two that were emptied are over: their states are not stored.
  assert.deepEqual(rows, { "journal.stream": 11, "ledger.account": 13, "ledger.in_credit": 11 });
  assert.deepEqual(otherwise, []);
  assert.deepEqual(await database.differences(), []);
  assert.deepEqual(await indexes(), before);
  const { rows: upto } = await client.query("select 1 from journal.writer where states_upto = n");
  assert.equal(upto.length, 1);
});

test("within usual bounds too", async () => {
  const { rows } = await folded(facts, { held: 100, writtenAtOnce: 50, facts: 100 });
  // The two that were emptied are over: their states are not stored.
  assert.deepEqual(rows, { "journal.stream": 11, "ledger.account": 13, "ledger.in_credit": 11 });
  assert.deepEqual(await database.differences(), []);
});

test("facts that come by against their clocks are folded in the order of these", async () => {
  const { rows } = await folded(facts.toReversed(), { held: 100, writtenAtOnce: 50, facts: 100 });
  assert.deepEqual(rows, {});
  assert.deepEqual(await database.differences(), []);
  await folded(facts.toReversed());
  assert.deepEqual(await database.differences(), []);
});

test("of two streams that give the same row the later has it, and nothing fails", async () => {
  await client.query("create table ledger.latest (one boolean primary key, stream text)");
  const latest = readTable({
    fold: accountView,
    name: "ledger.latest",
    key: ["one"],
    columns: { one: "boolean", stream: "text" },
    rows: (_, stream) => [{ one: true, stream }],
  });
  await folded(facts, small, [...ledgerTables, latest]);
  assert.deepEqual((await client.query("select stream from ledger.latest")).rows, [{ stream: account("busy") }]);
  assert.deepEqual(await database.differences(), []);
});

test("a state that lacks a fact, and a table with a row too few, are found", async () => {
  const { rows } = await folded(facts).then(() => ({ rows: new Map([["ledger.account", 13]]) }));
  await client.query("begin");
  await client.query("update journal.stream set facts = facts - 1 where stream = $1", [account("a1")]);
  await client.query("delete from ledger.account where stream = $1", [account("a2")]);
  assert.deepEqual(await foldedOtherwise(client, rows), [
    { where: "journal.stream", key: account("a1"), reason: "it has not the facts that are about it" },
    { where: "ledger.account", key: "", reason: "12 rows instead of 13" },
  ]);
  await client.query("rollback");
});

const spoilt: readonly (readonly [what: string, statement: string, fault: string])[] = [
  ["a body", "update journal.fact set body = replace(body, '\"amount\":5', '\"amount\":6') where n = 2", "changed"],
  ["a leaf", "update journal.fact set leaf = sha256('x') where n = 3", "changed"],
  ["a number", "update journal.fact set n = 100000 where n = (select max(n) from journal.fact)", "missing"],
  ["a stream of a fact", "update journal.fact_stream set stream = 'account/other' where n = 5", "columns"],
  ["a fact that is gone", "delete from journal.fact where n = 6", "missing"],
  ["a fact too many", "insert into journal.fact select n + 5000, body, leaf from journal.fact where n = 6", "missing"],
  [
    "a signature",
    "update journal.checkpoint set note = overlay(note placing 'AAAA' from length(note) - 20)",
    "unsigned",
  ],
  [
    "a checkpoint that is gone",
    "delete from journal.checkpoint where size = (select max(size) from journal.checkpoint)",
    "uncovered",
  ],
  ["the frontier", "update journal.writer set frontier = ''", "frontier"],
];

test("what stands in the database is proven, and what was spoilt is named", async () => {
  const columns = notingColumns();
  for (const fact of facts) columns.take(fact, "test");
  const said = columns.end();
  const proven = async () => {
    const { ok, trees, first } = await proveLoaded(
      client,
      said,
      { verifiers: [database.keys.verifier] },
      () => undefined,
    );
    return { ok, facts: trees[0]?.size, kind: first?.kind };
  };
  await client.query("begin");
  assert.deepEqual(await proven(), { ok: true, facts: facts.length, kind: undefined });
  await client.query("rollback");
  for (const [what, statement, kind] of spoilt) {
    await client.query("begin");
    await client.query(statement);
    const found = await proven();
    await client.query("rollback");
    assert.deepEqual([found.ok, found.kind], [false, kind], what);
  }
});
