import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryJournal } from "../memory-journal.ts";
import { type StreamView, view } from "../../ground/room.ts";
import { rulebookOf } from "../rulebook.ts";
import { give } from "../testing/journal-contract.ts";
import { type Account, account, accountView, ledgerRoom } from "../testing/ledger.ts";
import { startTimers } from "./timers.ts";

const due = "2026-11-23T09:00:00.000Z";

/** Accounts that ask for an order; of one the rule throws, of another the order does. */
const timed: StreamView<Account> = {
  ...accountView,
  timers: ({ balance }, stream) => {
    if (stream === account("throws")) throw new Error("a timer that was never thought through");
    return balance === 0 ? [] : [{ name: "t", due, order: "Deposit", body: { to: stream } }];
  },
};

test("a view whose timers throw, and an order that throws, stop no other timer, at the start and later", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const book = rulebookOf([{ ...ledgerRoom, views: [view(timed)] }]);
  const journal = memoryJournal(book);
  await give(journal, "1", "Deposit", { to: "throws", amount: 1 });
  await give(journal, "2", "Deposit", { to: "before", amount: 1 });
  const given: string[] = [];
  const lines: string[] = [];
  let now = Date.parse(due);
  const timers = await startTimers({
    ...{ book, journal, now: () => new Date(now), log: (line) => lines.push(line) },
    submit: ({ body }) => {
      const { to } = body as { to: string };
      given.push(to);
      return to === account("bad")
        ? Promise.reject(new Error("a rule broke"))
        : Promise.resolve({ accepted: true, facts: [], repeated: true });
    },
  });
  t.after(timers.stop);
  await give(journal, "3", "Deposit", { to: "throws", amount: 1 });
  await give(journal, "4", "Deposit", { to: "bad", amount: 1 });
  await give(journal, "5", "Deposit", { to: "later", amount: 1 });
  const beat = async (milliseconds: number) => {
    now += milliseconds;
    t.mock.timers.tick(200);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  await beat(200);
  assert.deepEqual(given.toSorted(), [account("bad"), account("before"), account("later")]);
  assert.equal(lines.filter((line) => line.includes('"timers of ledger" threw for account/throws')).length, 2);
  await beat(200);
  assert.equal(given.length, 3, "what failed is not tried at every beat");
  await beat(1000);
  assert.deepEqual(given.slice(3), [account("bad")]);
  assert.equal(lines.filter((line) => line.includes("a rule broke")).length, 2);
});
