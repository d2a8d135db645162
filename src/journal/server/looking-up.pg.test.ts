import assert from "node:assert/strict";
import { after, test, type TestContext } from "node:test";
import { ulidOf } from "../../ground/ulid.ts";
import { give } from "../testing/journal-contract.ts";
import { loadAnswers } from "./answers.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";
import type { PostgresJournal } from "./postgres-journal.ts";

const database = await ledgerDatabase();
after(() => database.drop());

/** A journal that is closed when its test is over, however that ends. */
async function opened(t: TestContext): Promise<PostgresJournal> {
  const journal = await database.open();
  t.after(() => journal.close());
  return journal;
}

/** An order under an id made now, as people's are; those of the contract are of last week. */
function giveNow(journal: PostgresJournal, n: number, body: unknown, officer: string) {
  const id = ulidOf(Date.now(), Uint8Array.from([n >> 8, n & 255, 0, 0, 0, 0, 0, 0, 0, 0]));
  return giveUnder(journal, id, body, officer);
}

function giveUnder(journal: PostgresJournal, id: string, body: unknown, officer: string, name = "Deposit") {
  const receivedAt = new Date().toISOString();
  const order = { id, name, body, receivedAt, occurredAt: receivedAt, by: { officer, role: "systemAdministrator" } };
  return journal.submit({ digest: JSON.stringify(body), order });
}

/** Rolled back transactions of the writer's connection, as PostgreSQL counts them. */
async function rolledBack(): Promise<number> {
  await database.pool.query("select pg_stat_force_next_flush()");
  const { rows } = await database.pool.query<{ n: string }>(
    "select xact_rollback as n from pg_stat_database where datname = current_database()",
  );
  return Number(rows[0]?.n);
}

test("ids that were given before never undo a batch, however many, and are answered as they were", async (t) => {
  const first = await opened(t);
  const many = Array.from({ length: 600 }, (_, index) => index);
  await Promise.all(many.map((n) => give(first, `old${n}`, "Deposit", { to: `o${n % 5}`, amount: 1 })));
  await first.close();

  const second = await opened(t);
  const before = await rolledBack();
  const heard: number[] = [];
  second.listen(({ facts }) => heard.push(facts.length));
  const [fresh, ...again] = await Promise.all([
    giveNow(second, 1, { to: "new", amount: 1 }, "somebody"),
    ...many.map((n) => give(second, `old${n}`, "Deposit", { to: `o${n % 5}`, amount: 1 })),
    ...many.map((n) => give(second, `old${n}`, "Deposit", { to: `o${n % 5}`, amount: 1 }, undefined, "thief")),
  ]);
  assert.deepEqual([fresh.accepted, fresh.repeated], [true, false]);
  assert.ok(again.slice(0, 600).every(({ accepted, repeated }) => accepted && repeated));
  assert.ok(again.slice(600).every((one) => !one.accepted && one.refusal.refused === "OrderIdReused"));
  assert.deepEqual(heard, [1], "one batch was written, with the one new order");
  assert.equal(second.head(), 601);
  await second.close();
  assert.equal(await rolledBack(), before, "no statement was undone");
});

test("old ids that are new, and ids of clocks that run ahead, are recorded once, also after a restart", async (t) => {
  const ahead = ulidOf(Date.now() + 300_000, new Uint8Array(10));
  const twice = async (journal: PostgresJournal) => [
    await give(journal, "late", "Deposit", { to: "late", amount: 1 }),
    await giveUnder(journal, ahead, { to: "ahead", amount: 1 }, "somebody"),
  ];
  const first = await opened(t);
  const head = first.head();
  const answers = [...(await twice(first)), ...(await twice(first))];
  await first.close();
  const second = await opened(t);
  answers.push(...(await twice(second)));
  assert.deepEqual(
    answers.map(({ accepted, repeated }) => [accepted, repeated]),
    [false, false, true, true, true, true].map((repeated) => [true, repeated]),
  );
  assert.equal(second.head(), head + 2);
});

test("a giver with a thousand waiting orders delays another's single order by one batch at most", async (t) => {
  const journal = await opened(t);
  const batches: string[][] = [];
  journal.listen(({ facts }) => batches.push(facts.map(({ by }) => by.officer)));
  const flood = Array.from({ length: 1000 }, (_, n) => giveNow(journal, n, { to: `f${n % 3}`, amount: 1 }, "flood"));
  const single = giveNow(journal, 5000, { to: "single", amount: 1 }, "single");
  await Promise.all([...flood, single]);
  const at = batches.findIndex((officers) => officers.includes("single"));
  assert.ok(at >= 0 && at <= 1, `it came in batch ${at + 1} of ${batches.length}`);
  assert.ok(batches.length >= 4);
  assert.equal(batches[0]?.length, 256, "a batch is full, whoever fills it");
  await journal.close();
});

test("a giver's orders keep their sequence when one of them has to be looked up first", async (t) => {
  const journal = await opened(t);
  const [deposit, transfer] = await Promise.all([
    give(journal, "seq1", "Deposit", { to: "seq", amount: 5 }),
    giveUnder(
      journal,
      ulidOf(Date.now() + 1000, new Uint8Array(10)),
      { from: "seq", to: "end", amount: 5 },
      "tester",
      "Transfer",
    ),
  ]);
  assert.deepEqual([deposit.accepted, transfer.accepted], [true, true], JSON.stringify(transfer));
  await journal.close();
});

test("the database thinks that the facts of an answer are few, however many there are, and so looks them up", async (t) => {
  const journal = await opened(t);
  for (let n = 0; n < 20; n++) await giveNow(journal, 7000 + n, { to: "many", amount: 1 }, "many");
  await journal.close();
  // As the statistics of five years say: some three million of each, or more.
  for (const table of ["fact", "answer"]) {
    await database.pool.query(
      `select pg_restore_relation_stats('schemaname', 'journal', 'relname', $1::text, 'relpages', 1, 'reltuples', 3000000::real)`,
      [table],
    );
  }
  const { rows } = await database.pool.query<{ "QUERY PLAN": readonly [{ Plan: { "Plan Rows": number } }] }>(
    `explain (generic_plan, format json) ${loadAnswers}`,
  );
  const expected = rows[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? Number.NaN;
  assert.ok(expected < 1000, `${expected} facts are expected of ten answers`);
});
