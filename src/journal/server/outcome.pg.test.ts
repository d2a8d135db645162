import assert from "node:assert/strict";
import { after, test, type TestContext } from "node:test";
import pg from "pg";
import { JournalUnavailable, OutcomeUnknown } from "../journal.ts";
import { give } from "../testing/journal-contract.ts";
import { until } from "./engine/waiting.ts";
import type { PostgresJournal } from "./postgres-journal.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";

/*
 * A database that goes away in the middle of a commit. What was sent may be recorded or not, and the answer says that; what
 * was not sent is not recorded, and the answer says that.
 */
const database = await ledgerDatabase();
after(() => database.drop());

async function opened(t: TestContext): Promise<PostgresJournal> {
  const journal = await database.open();
  t.after(() => journal.close());
  return journal;
}

/** The backend that holds the log. */
async function writerPid(): Promise<number> {
  const { rows } = await database.pool.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and objid = 7310002 and granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  assert.equal(rows.length, 1);
  return rows[0]?.pid ?? 0;
}

/** Somebody else holds the head's row, so that the next batch is sent and cannot commit until it is let go. */
async function holdHead(t: TestContext): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("begin");
  await client.query("select 1 from journal.writer for update");
  let isHeld = true;
  const letGo = async () => {
    if (!isHeld) return;
    isHeld = false;
    await client.query("rollback");
    await client.end();
  };
  t.after(letGo);
  return letGo;
}

const waitsForLock = async () => {
  const { rows } = await database.pool.query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length > 0;
};

const deposit = (journal: PostgresJournal, seed: string) => give(journal, seed, "Deposit", { to: "a", amount: 1 });

async function failureOf(giving: Promise<unknown>): Promise<unknown> {
  return giving.then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function storedOrders(): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>("select count(*)::integer as n from journal.answer");
  return rows[0]?.n ?? 0;
}

const takesOrders = (journal: PostgresJournal) => until(() => journal.whyNot() === undefined, 30_000, 20);

test("a backend that is killed while it writes: what was sent is not known, what was not sent is not written", async (t) => {
  const journal = await opened(t);
  await deposit(journal, "d0");
  const pid = await writerPid();
  const letGo = await holdHead(t);
  const sent = failureOf(deposit(journal, "sent"));
  assert.ok(await until(waitsForLock, 10_000, 20));
  const waiting = failureOf(deposit(journal, "waiting"));
  await database.pool.query("select pg_terminate_backend($1)", [pid]);
  assert.ok((await sent) instanceof OutcomeUnknown);
  const unsent = await waiting;
  assert.ok(unsent instanceof JournalUnavailable && !(unsent instanceof OutcomeUnknown));
  await letGo();
  assert.ok(await takesOrders(journal));
  const again = [await deposit(journal, "sent"), await deposit(journal, "waiting"), await deposit(journal, "d0")];
  assert.deepEqual(
    again.map(({ accepted, repeated }) => [accepted, repeated]),
    [
      [true, false],
      [true, false],
      [true, true],
    ],
  );
  assert.equal(await storedOrders(), 3);
});

test("a commit that takes too long is not waited for; it comes late, before the log is taken again, and counts once", async (t) => {
  const journal = await opened(t);
  const head = journal.head();
  const letGo = await holdHead(t);
  const given = failureOf(deposit(journal, "late"));
  // On a busy machine the connection could be given up before PostgreSQL has read what was sent; then nothing comes late.
  assert.ok(await until(waitsForLock, 10_000, 20));
  const late = await given;
  assert.ok(late instanceof OutcomeUnknown, String(late));
  assert.equal(journal.whyNot(), "database");
  const meanwhile = await failureOf(deposit(journal, "meanwhile"));
  assert.ok(meanwhile instanceof JournalUnavailable && !(meanwhile instanceof OutcomeUnknown));
  await letGo();
  assert.ok(await takesOrders(journal));
  assert.equal(journal.head(), head + 1, "the late commit is in the log that was taken again");
  const again = await deposit(journal, "late");
  assert.deepEqual([again.accepted, again.repeated], [true, true]);
  const next = await deposit(journal, "meanwhile");
  assert.deepEqual(next.accepted && next.facts.map(({ n }) => n), [head + 2]);
});

test("a PostgreSQL that is stopped in its tracks is noticed, also when nobody gives orders, and goes on where it was", async (t) => {
  const journal = await opened(t);
  const changes: boolean[] = [];
  journal.onAvailability((available) => changes.push(available));
  const head = journal.head();
  const pid = await writerPid();
  t.after(() => {
    try {
      process.kill(pid, "SIGCONT");
    } catch {
      // It has ended, as it should.
    }
  });
  process.kill(pid, "SIGSTOP");
  assert.ok(await until(() => journal.whyNot() === "database", 20_000, 20));
  assert.ok((await failureOf(deposit(journal, "s1"))) instanceof JournalUnavailable);
  process.kill(pid, "SIGCONT");
  assert.ok(await takesOrders(journal));

  // Its account is held from now on, so that the next order is sent without a question before it.
  await deposit(journal, "s0");
  const second = await writerPid();
  assert.notEqual(second, pid);
  process.kill(second, "SIGSTOP");
  t.after(() => {
    try {
      process.kill(second, "SIGCONT");
    } catch {
      // It has ended, as it should.
    }
  });
  const stopped = await failureOf(deposit(journal, "s2"));
  assert.ok(stopped instanceof OutcomeUnknown, String(stopped));
  process.kill(second, "SIGCONT");
  assert.ok(await takesOrders(journal));
  // The stopped backend had the statement in its socket: whether it wrote it or not, the order is recorded once.
  assert.equal((await deposit(journal, "s2")).accepted, true);
  assert.equal((await deposit(journal, "s1")).accepted, true);
  assert.equal(journal.head(), head + 3);
  assert.deepEqual(
    (await journal.facts(head, 10)).map(({ n }) => n),
    [head + 1, head + 2, head + 3],
  );
  assert.deepEqual(changes, [false, true, false, true]);
});
