import assert from "node:assert/strict";
import { after, test } from "node:test";
import { give } from "../testing/journal-contract.ts";
import { account } from "../testing/ledger.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";

const database = await ledgerDatabase();
const journal = await database.open();
after(async () => {
  await journal.close();
  await database.drop();
});

async function inCredit(): Promise<unknown[]> {
  return (await database.pool.query("select * from ledger.in_credit order by stream")).rows;
}

test("a row that its stream gives no longer is removed in the commit of the facts", async () => {
  await give(journal, "d1", "Deposit", { to: "a", amount: 5 });
  await give(journal, "d2", "Deposit", { to: "b", amount: 7 });
  assert.deepEqual(await inCredit(), [
    { stream: account("a"), balance: 5 },
    { stream: account("b"), balance: 7 },
  ]);
  await give(journal, "d3", "Deposit", { to: "a", amount: -5 });
  assert.deepEqual(await inCredit(), [{ stream: account("b"), balance: 7 }]);
  assert.deepEqual(await database.differences(), []);
});

test("a row that goes and comes again in one batch stays, as the last order left it", async () => {
  await Promise.all([
    give(journal, "t1", "Transfer", { from: "b", to: "a", amount: 7 }),
    give(journal, "t2", "Transfer", { from: "a", to: "b", amount: 3 }),
    give(journal, "t3", "Transfer", { from: "b", to: "c", amount: 3 }),
  ]);
  assert.deepEqual(await inCredit(), [
    { stream: account("a"), balance: 4 },
    { stream: account("c"), balance: 3 },
  ]);
  assert.deepEqual(await database.differences(), []);
});
