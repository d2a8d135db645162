import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { memoryJournal } from "../memory-journal.ts";
import { rulebookOf } from "../rulebook.ts";
import { give } from "../testing/journal-contract.ts";
import { account, type Account, ledgerRoom } from "../testing/ledger.ts";
import { makeLiveStore } from "./live-store.ts";

const book = rulebookOf([ledgerRoom]);
const names = ["a", "b", "c"];

/** Deposits in this order, and after each the ledger's own state of every account. */
async function history(deposits: readonly (readonly [string, number])[]) {
  const journal = memoryJournal(book);
  const states: ReadonlyMap<string, Account | undefined>[] = [];
  for (const [index, [name, amount]] of deposits.entries()) {
    const outcome = await give(journal, `deposit ${index}`, "Deposit", { to: name, amount });
    assert.ok(outcome.accepted);
    const found = await journal.states(names.map(account));
    states.push(new Map([...found].map(([stream, rooms]) => [stream, rooms["ledger"] as Account | undefined])));
  }
  return { facts: await journal.facts(0, 1000), states };
}

const deposit = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 9 }));

test("snapshots of any moment and the facts after it lead to the journal's own states, repeated or not", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deposit, { minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      async (deposits, cut, again) => {
        const { facts, states } = await history(deposits);
        const from = cut % facts.length;
        const store = makeLiveStore(book, (run) => run());
        store.opened();
        for (const [stream, state] of states[from] ?? []) {
          if (state !== undefined) store.apply({ event: "snapshot", stream, state });
        }
        store.apply({ event: "ready", reset: false });
        const rest = facts.slice(from + 1);
        const repeatFrom = again % (rest.length + 1);
        store.apply({ event: "facts", facts: rest });
        store.apply({ event: "facts", facts: rest.slice(repeatFrom) });
        for (const [stream, state] of states.at(-1) ?? []) {
          const wasThere = states[from]?.get(stream) !== undefined;
          assert.deepEqual(store.state(stream), wasThere ? state : undefined, stream);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("after a reset only what was told again is held", async () => {
  const { facts, states } = await history([
    ["a", 1],
    ["b", 2],
  ]);
  const store = makeLiveStore(book, (run) => run());
  store.opened();
  for (const [stream, state] of states.at(-1) ?? []) {
    if (state !== undefined) store.apply({ event: "snapshot", stream, state });
  }
  store.apply({ event: "ready", reset: false });
  store.opened();
  store.apply({ event: "facts", facts });
  store.apply({ event: "snapshot", stream: account("a"), state: states[0]?.get(account("a")) });
  store.apply({ event: "ready", reset: true });
  assert.deepEqual(store.state(account("a")), states[0]?.get(account("a")));
  assert.equal(store.state(account("b")), undefined);
  assert.deepEqual(
    store.ofKind("account").map(({ stream }) => stream),
    [account("a")],
  );
});

test("a list is the same array until one of its streams changes, and readers hear of changes once a turn", async () => {
  const { facts, states } = await history([
    ["a", 1],
    ["a", 2],
    ["a", 3],
  ]);
  const turns: (() => void)[] = [];
  const store = makeLiveStore(book, (run) => turns.push(run));
  let heard = 0;
  store.subscribe(() => (heard += 1));
  store.apply({ event: "snapshot", stream: account("a"), state: states[0]?.get(account("a")) });
  const list = store.ofKind("account");
  assert.equal(store.ofKind("account"), list);
  store.apply({ event: "facts", facts: facts.slice(1) });
  assert.notEqual(store.ofKind("account"), list);
  assert.equal(turns.length, 1);
  turns[0]?.();
  assert.equal(heard, 1);
  store.apply({ event: "forget", stream: account("a") });
  assert.equal(turns.length, 2);
  assert.deepEqual(store.ofKind("account"), []);
});

test("positions are the latest of each unit; what is gone, replaced as a whole or out of sight is no longer held", () => {
  const turns: (() => void)[] = [];
  const store = makeLiveStore(book, (run) => turns.push(run));
  let streams = 0;
  let moves = 0;
  store.subscribe(() => (streams += 1));
  store.positions.subscribe(() => (moves += 1));
  const fix = (unit: string, minute: number) => ({
    ...{ unit, at: `2026-11-24T08:0${minute}:00.000Z`, point: [116.4, 39.9] as const },
  });
  const units = () => store.positions.all().map(({ unit }) => unit);
  store.apply({ event: "positions", fixes: [fix("a", 0), fix("b", 0)], all: true });
  const list = store.positions.all();
  assert.equal(store.positions.all(), list);
  store.apply({ event: "positions", fixes: [fix("b", 1), fix("c", 1)] });
  assert.notEqual(store.positions.all(), list);
  assert.deepEqual(store.positions.of("b"), fix("b", 1));
  for (const turn of turns.splice(0)) turn();
  assert.deepEqual([streams, moves], [0, 1]);
  store.apply({ event: "positions", fixes: [], gone: ["a"] });
  assert.deepEqual(units(), ["b", "c"]);
  store.apply({ event: "forget", stream: "unit/b" });
  assert.deepEqual(units(), ["c"]);
  store.apply({ event: "positions", fixes: [fix("d", 2)], all: true });
  assert.deepEqual(units(), ["d"]);
  store.clear();
  assert.deepEqual(units(), []);
});
