import assert from "node:assert/strict";
import { after, test, type TestContext } from "node:test";
import { JournalUnavailable } from "../journal.ts";
import { give } from "../testing/journal-contract.ts";
import { type Account, account } from "../testing/ledger.ts";
import { storing } from "./late-states.ts";
import type { PostgresJournal } from "./postgres-journal.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";

/* States are stored later than the facts they follow from. Nobody may notice, also after a crash. */
const database = await ledgerDatabase();
after(() => database.drop());

async function opened(t: TestContext): Promise<PostgresJournal> {
  const journal = await database.open();
  t.after(() => journal.close());
  return journal;
}

async function stored(): Promise<unknown[]> {
  const { rows } = await database.pool.query<{ stream: string; state: string }>(
    "select stream, state from journal.stream order by stream",
  );
  return rows.map(({ stream, state }) => [stream, (JSON.parse(state) as { ledger: Account }).ledger.balance]);
}

async function upto(): Promise<number> {
  const { rows } = await database.pool.query<{ upto: number }>(
    "select states_upto::integer as upto from journal.writer",
  );
  return rows[0]?.upto ?? -1;
}

async function balance(journal: PostgresJournal, name: string): Promise<number | undefined> {
  const states = await journal.states([account(name)]);
  return (states.get(account(name))?.["ledger"] as Account | undefined)?.balance;
}

/** As a crash leaves it: the facts are there, and the states that were late are not. */
async function forgetStates(): Promise<void> {
  await database.pool.query("delete from journal.stream");
  await database.pool.query("update journal.writer set states_upto = 0");
}

test("a state is stored later and read as it is; a stream that left the board is on none", async (t) => {
  const journal = await opened(t);
  await give(journal, "d1", "Deposit", { to: "a", amount: 5 });
  await give(journal, "d2", "Deposit", { to: "b", amount: 7 });
  assert.deepEqual(await stored(), []);
  assert.equal(await balance(journal, "a"), 5);
  assert.deepEqual([...(await journal.current(["account"])).keys()].toSorted(), [account("a"), account("b")]);
  assert.deepEqual(await database.differences(), []);

  assert.equal(await journal.storeStates(), true);
  assert.deepEqual(await stored(), [
    [account("a"), 5],
    [account("b"), 7],
  ]);
  assert.equal(await upto(), journal.head());
  await give(journal, "d3", "Deposit", { to: "a", amount: -5 });
  assert.deepEqual([...(await journal.current()).keys()], [account("b")], "its stored row still says that it is");
  assert.deepEqual(await database.differences(), []);
});

test("a journal that is closed has stored everything", async () => {
  const journal = await database.open();
  await give(journal, "c1", "Deposit", { to: "c", amount: 3 });
  await journal.close();
  assert.equal(await upto(), journal.head());
  assert.deepEqual((await stored()).at(-1), [account("c"), 3]);
});

test("what a crash left out is folded from the facts before the first order, and stored", async (t) => {
  await forgetStates();
  const journal = await opened(t);
  assert.equal(await balance(journal, "b"), 7);
  await give(journal, "x1", "Transfer", { from: "b", to: "c", amount: 2 });
  assert.deepEqual([await balance(journal, "b"), await balance(journal, "c")], [5, 5]);
  assert.deepEqual(await database.differences(), []);
  await journal.storeStates();
  assert.deepEqual(await stored(), [
    [account("b"), 5],
    [account("c"), 5],
  ]);
  assert.deepEqual(await database.differences(), []);
});

test("a stream that is over has no row, is folded when it is asked for, and has one again when it goes on", async (t) => {
  const first = await database.open();
  await give(first, "o1", "Deposit", { to: "over", amount: 4 });
  await first.storeStates();
  assert.deepEqual((await stored()).at(-1), [account("over"), 4]);
  await give(first, "o2", "Deposit", { to: "over", amount: -4 });
  await first.close();
  const others = await stored();
  assert.ok(!others.some((row) => (row as unknown[])[0] === account("over")));
  assert.deepEqual(await database.differences(), []);

  const journal = await opened(t);
  assert.equal(await balance(journal, "over"), 0);
  await give(journal, "o3", "Deposit", { to: "over", amount: 9 });
  assert.equal(await balance(journal, "over"), 9);
  await journal.storeStates();
  assert.deepEqual(await stored(), [...others, [account("over"), 9]]);
  assert.deepEqual(await database.differences(), []);
  await give(journal, "o4", "Deposit", { to: "over", amount: -9 });
  await journal.storeStates();
});

test("a stream that is over and long keeps its row; a row where none should be is a difference", async (t) => {
  const journal = await opened(t);
  for (let at = 0; at < 33; at++) {
    await give(journal, `l${at}`, "Deposit", { to: "long", amount: 1 });
    await give(journal, `m${at}`, "Deposit", { to: "long", amount: -1 });
  }
  await journal.storeStates();
  assert.deepEqual((await stored()).at(-1), [account("long"), 0]);
  assert.deepEqual(await database.differences(), []);
  await database.pool.query(
    `insert into journal.stream select $1, kind, f.hlc, 4, false, '{}' from journal.stream, lateral (
       select f.body::json ->> 'hlc' as hlc from journal.fact_stream s join journal.fact f using (n)
       where s.stream = $1 order by n desc limit 1) f limit 1`,
    [account("over")],
  );
  assert.deepEqual(
    (await database.differences()).map(({ key, reason }) => `${key}: ${reason}`),
    [`${account("over")}: stored, though it is over`],
  );
  await database.pool.query("delete from journal.stream where stream = $1", [account("over")]);
});

test("a statement of an earlier round does not bring back the row of a stream that is over", async (t) => {
  const journal = await opened(t);
  await give(journal, "e1", "Deposit", { to: "late", amount: 4 });
  const { rows } = await database.pool.query<{ epoch: string }>("select epoch from journal.writer");
  const round = { writer: "test", epoch: Number(rows[0]?.epoch), statesUpto: await upto() };
  const record = { hlc: "1", facts: 1, states: { ledger: { balance: 4 } }, isCurrent: true };
  const statement = () => storing(round, [[account("late"), record]], [JSON.stringify(record.states)]);
  assert.deepEqual((await database.pool.query(statement())).rows, [{ held: 1 }], "while the round goes on");
  await give(journal, "e2", "Deposit", { to: "late", amount: -4 });
  await journal.storeStates();
  assert.deepEqual((await database.pool.query(statement())).rows, [{ held: 0 }]);
  assert.deepEqual(await database.differences(), []);
});

test("the comparison takes no excuse: what lacks a fact that should be in it differs, and so does a changed state", async (t) => {
  const journal = await opened(t);
  await give(journal, "s0", "Deposit", { to: "a", amount: 2 });
  await journal.storeStates();
  await give(journal, "s1", "Deposit", { to: "a", amount: -1 });
  await database.pool.query("update journal.writer set states_upto = n");
  const lacking = await database.differences();
  assert.deepEqual(
    lacking.map(({ key, reason }) => [key, /is missing/.test(reason)]),
    [[account("a"), true]],
  );
  await journal.storeStates();
  assert.deepEqual(await database.differences(), []);
  await give(journal, "s2", "Deposit", { to: "a", amount: 1 });
  // A row may be behind, and still may not say anything else.
  await database.pool.query("update journal.stream set state = replace(state, '\"balance\":1', '\"balance\":2')");
  assert.deepEqual(
    (await database.differences()).map(({ key, reason }) => [key, reason]),
    [[account("a"), "another state"]],
  );
  await database.pool.query("delete from journal.stream where stream = $1", [account("b")]);
  assert.ok((await database.differences()).some(({ key, reason }) => key === account("b") && reason === "not stored"));
});

test("a read table that has a row too many, one too few or another differs, each by its key", async (t) => {
  const journal = await opened(t);
  await give(journal, "r1", "Deposit", { to: "r", amount: 4 });
  await give(journal, "r2", "Deposit", { to: "s", amount: 5 });
  await journal.storeStates();
  assert.equal((await database.differences()).filter(({ where }) => where === "ledger.account").length, 0);
  await database.pool.query("delete from ledger.account where stream = $1", [account("r")]);
  await database.pool.query("update ledger.account set balance = 6 where stream = $1", [account("s")]);
  await database.pool.query("insert into ledger.account values ($1, 1)", [account("nobody")]);
  const differences = (await database.differences()).filter(({ where }) => where === "ledger.account");
  const [there, not] = ["a row that the facts do not say", "the facts say a row that is not there"];
  assert.deepEqual(differences.map(({ key, reason }) => `${key}: ${reason}`).toSorted(), [
    `${account("nobody")}: ${there}`,
    `${account("r")}: ${not}`,
    `${account("s")}: ${there}`,
    `${account("s")}: ${not}`,
  ]);
  await database.pool.query("delete from ledger.account where stream = $1", [account("nobody")]);
  await database.pool.query("insert into ledger.account values ($1, 4)", [account("r")]);
  await database.pool.query("update ledger.account set balance = 5 where stream = $1", [account("s")]);
});

test("orders given without a pause, while backends are killed: each counts once, whatever was decided ahead", async (t) => {
  await forgetStates();
  const journal = await opened(t);
  const total = async () => {
    const names = Array.from({ length: 9 }, (_, index) => account(`k${index}`));
    const states = await journal.states(names);
    return names.reduce((sum, name) => sum + ((states.get(name)?.["ledger"] as Account | undefined)?.balance ?? 0), 0);
  };
  let isOver = false;
  const killing = (async () => {
    for (let round = 0; round < 6; round++) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      // This database's only: others of the same cluster belong to other tests.
      await database.pool.query(
        `select pg_terminate_backend(pid) from pg_locks where objid = 7310002 and granted
         and database = (select oid from pg_database where datname = current_database())`,
      );
    }
    isOver = true;
  })();
  let accepted = 0;
  const giveUntilTaken = async (seed: string, to: string, giver: string) => {
    for (;;) {
      try {
        const { accepted: is } = await give(journal, seed, "Deposit", { to, amount: 1 }, undefined, giver);
        accepted += is ? 1 : 0;
        return;
      } catch (error) {
        assert.ok(error instanceof JournalUnavailable, String(error));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  };
  await Promise.all(
    Array.from({ length: 24 }, async (_, giver) => {
      for (let at = 0; !isOver || at < 40; at++) await giveUntilTaken(`k${giver}-${at}`, `k${at % 9}`, `giver${giver}`);
    }),
  );
  await killing;
  assert.equal(await total(), accepted);
  assert.deepEqual(await database.differences(), []);
  await journal.storeStates();
  assert.deepEqual(await database.differences(), []);
  const { rows } = await database.pool.query<{ facts: number; last: number }>(
    "select count(*)::integer as facts, max(n)::integer as last from journal.fact",
  );
  assert.deepEqual(rows, [{ facts: journal.head(), last: journal.head() }]);
});
