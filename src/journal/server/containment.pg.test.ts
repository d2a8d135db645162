import assert from "node:assert/strict";
import { after, test, type TestContext } from "node:test";
import { give } from "../testing/journal-contract.ts";
import { account } from "../testing/ledger.ts";
import { RuleDefect } from "../../ground/rule-defect.ts";
import type { PostgresJournal } from "./postgres-journal.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";

const database = await ledgerDatabase();
after(() => database.drop());

/** A journal that is closed when its test is over, however that ends. */
async function opened(t: TestContext): Promise<PostgresJournal> {
  const journal = await database.open();
  t.after(() => journal.close());
  return journal;
}

/** How many transactions changed the log, as PostgreSQL counts them: one for each batch. */
async function checkpoints(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>("select count(*)::integer from journal.checkpoint");
  return rows[0]?.count ?? 0;
}

test("a read table's rule that throws fails its own order; the rest of the batch is written, and nothing by half", async (t) => {
  const journal = await opened(t);
  const availability: boolean[] = [];
  journal.onAvailability((available) => availability.push(available));
  const outcomes = await Promise.allSettled([
    give(journal, "d1", "Deposit", { to: "a", amount: 1 }),
    give(journal, "x", "Break", { part: "rows", of: "a" }),
    give(journal, "d2", "Deposit", { to: "a", amount: 2 }),
    give(journal, "d3", "Deposit", { to: "b", amount: 4 }, undefined, "another"),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled", "fulfilled"],
  );
  const defect: unknown = outcomes[1]?.status === "rejected" ? outcomes[1].reason : undefined;
  assert.ok(defect instanceof RuleDefect);
  assert.deepEqual([defect.order, defect.part], ["Break", "rows of ledger.account"]);
  const { rows } = await database.pool.query("select stream, balance from ledger.account order by stream");
  assert.deepEqual(rows, [
    { stream: account("a"), balance: 3 },
    { stream: account("b"), balance: 4 },
  ]);
  const { rows: kept } = await database.pool.query(
    "select (select count(*)::integer from journal.fact) as facts, (select count(*)::integer from journal.answer) as answers",
  );
  assert.deepEqual(kept, [{ facts: 3, answers: 3 }]);
  assert.deepEqual([journal.head(), availability], [3, []]);
  await journal.close();
});

test("orders that PostgreSQL refuses, among many, fail alone, and the batch is found again in few commits", async (t) => {
  const journal = await opened(t);
  const before = await checkpoints();
  const head = journal.head();
  // An integer column cannot hold it: the statement is refused by the database, not by a rule.
  const orders = Array.from({ length: 200 }, (_, index) =>
    give(
      journal,
      `m${index}`,
      "Deposit",
      { to: `m${index}`, amount: index === 77 ? 5_000_000_000 : 1 },
      undefined,
      `g${index % 7}`,
    ),
  );
  const outcomes = await Promise.allSettled(orders);
  assert.deepEqual(
    outcomes.flatMap(({ status }, index) => (status === "rejected" ? [index] : [])),
    [77],
  );
  assert.equal(journal.head() - head, 199);
  const commits = (await checkpoints()) - before;
  assert.ok(commits <= 20, `${commits} commits`);
  await journal.close();
});

test("a stored state that cannot be read fails the orders that need it, and no other", async (t) => {
  const journal = await opened(t);
  await give(journal, "s", "Deposit", { to: "spoilt", amount: 1 });
  await journal.close();
  await database.pool.query("update journal.stream set state = '{' where stream = $1", [account("spoilt")]);
  const second = await opened(t);
  const [bad, good] = await Promise.allSettled([
    give(second, "s1", "Deposit", { to: "spoilt", amount: 1 }),
    give(second, "s2", "Deposit", { to: "sound", amount: 1 }),
  ]);
  assert.deepEqual([bad?.status, good?.status], ["rejected", "fulfilled"]);
  assert.ok(
    bad?.status === "rejected" && bad.reason instanceof RuleDefect,
    String(bad?.status === "rejected" && bad.reason),
  );
  await second.close();
});
