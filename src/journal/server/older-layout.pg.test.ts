import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { give } from "../testing/journal-contract.ts";
import { type Account, account } from "../testing/ledger.ts";
import { inSnapshot, logsIn } from "./log-in-database.ts";
import { migrate } from "./migrate.ts";
import { ledgerDatabase, ledgerMigrations } from "./testing/ledger-journal.ts";
import { verifyLog } from "./verify-log.ts";

/* A store whose facts stand with their writer, order, type and clock, and whose digests are whole, is opened. */
const database = await ledgerDatabase();
after(() => database.drop());

/** As the version before laid it out: journal-0012 and journal-0013 undone. */
const olderLayout = `
  create table journal.older_fact (
    writer text not null, n bigint not null, order_id text not null, type text not null, hlc text not null,
    body text not null, leaf bytea not null, primary key (writer, n));
  insert into journal.older_fact
    select 'test', n, body::json ->> 'order', body::json ->> 'type', body::json ->> 'hlc', body, leaf from journal.fact;
  drop table journal.fact;
  alter table journal.older_fact rename to fact;
  create table journal.older_fact_stream (
    stream text not null, writer text not null, n bigint not null, primary key (stream, writer, n));
  insert into journal.older_fact_stream select stream, 'test', n from journal.fact_stream;
  drop table journal.fact_stream;
  alter table journal.older_fact_stream rename to fact_stream;
  update journal.answer set digest = digest || repeat('0', 32) where digest <> '';
  insert into journal.stream select '${account("over")}', 'account', f.hlc, 2, false,
    '{"ledger":{"balance":0,"moves":2,"notes":[]}}'
    from journal.fact_stream s join journal.fact f using (writer, n) where s.stream = '${account("over")}'
    order by n desc limit 1;
  delete from journal.migration where name in ('journal-0012', 'journal-0013');
`;

async function tablesOf(client: pg.Client) {
  const { rows } = await client.query<{ fact: string; stream: string; digests: string; over: string }>(
    `select (select string_agg(column_name, ' ' order by column_name) from information_schema.columns
         where table_schema = 'journal' and table_name = 'fact') as fact,
       (select string_agg(column_name, ' ' order by column_name) from information_schema.columns
         where table_schema = 'journal' and table_name = 'fact_stream') as stream,
       (select string_agg(distinct length(digest)::text, ' ') from journal.answer) as digests,
       (select count(*)::text from journal.stream where not current) as over`,
  );
  return rows[0];
}

test("an older store is laid out again: every fact, answer and state is there, the log verifies, and it goes on", async () => {
  const before = await database.open();
  const digest = database.keys.digest("what was said");
  await give(before, "a1", "Deposit", { to: "a", amount: 5 }, digest);
  await give(before, "a2", "Transfer", { from: "a", to: "b", amount: 2 }, digest);
  await give(before, "o1", "Deposit", { to: "over", amount: 4 }, digest);
  await give(before, "o2", "Deposit", { to: "over", amount: -4 }, digest);
  const refused = await give(before, "r1", "Transfer", { from: "nobody", to: "b", amount: 2 }, digest);
  assert.equal(refused.accepted, false);
  await before.close();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  after(() => client.end());
  const bodies = async () => (await client.query("select n::integer, body, leaf from journal.fact order by n")).rows;
  const facts = await bodies();

  await client.query(olderLayout);
  assert.deepEqual(await tablesOf(client), {
    fact: "body hlc leaf n order_id type writer",
    stream: "n stream writer",
    digests: "64",
    over: "1",
  });
  await migrate(database.url, ledgerMigrations);
  assert.deepEqual(await tablesOf(client), { fact: "body leaf n", stream: "n stream", digests: "32", over: "0" });
  assert.deepEqual(await bodies(), facts);
  assert.deepEqual(await database.differences(), []);
  const verified = await inSnapshot(client, async () => {
    const [log] = await logsIn(client);
    assert.ok(log);
    return verifyLog(log, [database.keys.verifier], undefined, () => undefined);
  });
  assert.deepEqual([verified.ok, verified.trees[0]?.size], [true, facts.length]);

  const journal = await database.open();
  after(() => journal.close());
  const again = await give(journal, "a1", "Deposit", { to: "a", amount: 5 }, digest);
  assert.ok(again.accepted && again.repeated, "its answer is still the one it was given");
  assert.equal((await give(journal, "r1", "Transfer", { from: "nobody", to: "b", amount: 2 }, digest)).accepted, false);
  await give(journal, "a3", "Deposit", { to: "over", amount: 1 }, digest);
  const states = await journal.states([account("a"), account("over")]);
  assert.deepEqual(
    [...states.values()].map((state) => (state["ledger"] as Account).balance),
    [3, 1],
  );
  assert.equal((await journal.facts(0, 100)).length, facts.length + 1);
});
