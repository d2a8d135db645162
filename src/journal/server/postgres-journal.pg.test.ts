import assert from "node:assert/strict";
import { after, test } from "node:test";
import { journalContract, give } from "../testing/journal-contract.ts";
import { account } from "../testing/ledger.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";
import { JournalUnavailable } from "../journal.ts";

const databases: { drop(): Promise<void> }[] = [];
after(async () => {
  for (const database of databases) await database.drop();
});

async function fresh() {
  const database = await ledgerDatabase();
  databases.push(database);
  return database;
}

journalContract("in PostgreSQL", async () => {
  const troubles: string[] = [];
  const journal = await (await fresh()).open((line) => troubles.push(line));
  return { journal, troubles, close: journal.close };
});

test("goes on after a restart where it was, and knows what it answered", async () => {
  const database = await fresh();
  const first = await database.open();
  const given = await give(first, "d", "Deposit", { to: "a", amount: 5 });
  const refused = await give(first, "t", "Transfer", { from: "b", to: "a", amount: 5 });
  await first.close();
  const second = await database.open();
  const again = await give(second, "d", "Deposit", { to: "a", amount: 5 });
  assert.deepEqual({ ...again, repeated: false }, given);
  assert.deepEqual(
    { ...(await give(second, "t", "Transfer", { from: "b", to: "a", amount: 5 })), repeated: false },
    refused,
  );
  const next = await give(second, "d2", "Deposit", { to: "a", amount: 5 });
  assert.deepEqual(next.accepted && next.facts.map(({ n }) => n), [2]);
  await second.close();
});

test("a repetition among new orders takes nothing from them", async () => {
  const database = await fresh();
  const first = await database.open();
  await give(first, "d", "Deposit", { to: "a", amount: 5 });
  await first.close();
  const second = await database.open();
  const outcomes = await Promise.all([
    give(second, "x", "Deposit", { to: "a", amount: 1 }),
    give(second, "d", "Deposit", { to: "a", amount: 5 }),
    give(second, "y", "Deposit", { to: "a", amount: 1 }),
  ]);
  assert.deepEqual(
    outcomes.map(({ accepted, repeated }) => [accepted, repeated]),
    [
      [true, false],
      [true, true],
      [true, false],
    ],
  );
  const { rows } = await database.pool.query("select balance from ledger.account where stream = $1", [account("a")]);
  assert.deepEqual(rows, [{ balance: 7 }]);
  await second.close();
});

test("a second writer on the same database is refused with a sentence", async () => {
  const database = await fresh();
  const first = await database.open();
  await assert.rejects(database.open(), /Another Callsign is writing/);
  await first.close();
});

test("when the connection is lost, orders are told to try again, and are taken again by themselves", async () => {
  const database = await fresh();
  const journal = await database.open();
  await give(journal, "d1", "Deposit", { to: "a", amount: 1 });
  const changes: boolean[] = [];
  journal.onAvailability((available) => changes.push(available));
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
  );
  const deadline = Date.now() + 20_000;
  let outcome;
  let unavailable = 0;
  while (outcome === undefined && Date.now() < deadline) {
    outcome = await give(journal, "d2", "Deposit", { to: "a", amount: 1 }).catch((error: unknown) => {
      assert.ok(error instanceof JournalUnavailable);
      unavailable += 1;
      return new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 20));
    });
  }
  assert.ok(outcome?.accepted);
  assert.ok(unavailable > 0);
  assert.deepEqual(changes, [false, true]);
  assert.deepEqual(
    (await journal.facts(0, 10)).map(({ n }) => n),
    [1, 2],
  );
  await journal.close();
});

test("a writer whose place was taken writes nothing", async () => {
  const database = await fresh();
  const journal = await database.open();
  await give(journal, "d1", "Deposit", { to: "a", amount: 1 });
  await database.pool.query("update journal.writer set epoch = epoch + 1");
  await assert.rejects(give(journal, "d2", "Deposit", { to: "a", amount: 1 }), JournalUnavailable);
  const { rows } = await database.pool.query("select count(*)::integer as facts from journal.fact");
  assert.deepEqual(rows, [{ facts: 1 }]);
  await journal.close();
});

test("answers an older version stored belong to whom their facts name; where none are, to nobody", async () => {
  const database = await fresh();
  const first = await database.open();
  const given = await give(first, "d", "Deposit", { to: "a", amount: 5 });
  await give(first, "t", "Transfer", { from: "b", to: "a", amount: 5 });
  await give(first, "nothing", "Deposit", { to: "a", amount: 0 });
  await first.close();
  await database.pool.query("update journal.answer set giver = null, digest = ''");
  const second = await database.open();
  const own = await give(second, "d", "Deposit", { to: "a", amount: 5 });
  assert.deepEqual(own, { ...given, repeated: true });
  const constant = { accepted: false, refusal: { refused: "OrderIdReused", details: {} }, repeated: false };
  assert.deepEqual(
    [
      await give(second, "d", "Deposit", { to: "a", amount: 5 }, undefined, "another"),
      await give(second, "t", "Transfer", { from: "b", to: "a", amount: 5 }),
      await give(second, "nothing", "Deposit", { to: "a", amount: 0 }),
    ],
    [constant, constant, constant],
  );
  assert.equal(second.head(), 1);
  await second.close();
});
