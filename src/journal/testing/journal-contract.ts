import assert from "node:assert/strict";
import { test } from "node:test";
import { derivedUlid } from "../../ground/ulid.ts";
import type { Commit, Journal, Outcome } from "../journal.ts";
import { RuleDefect } from "../../ground/rule-defect.ts";
import { readIn, stateIn } from "../../ground/fold.ts";
import { account, accountView, breakable } from "./ledger.ts";

/** A journal with the ledger's rules, new and empty. */
export interface Opened {
  readonly journal: Journal;
  /** What the journal has said of listeners that threw. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

const at = Date.parse("2026-11-23T08:00:00.000Z");

/** An order of the ledger as the clerk gets it. */
export function give(
  journal: Journal,
  seed: string,
  name: string,
  body: unknown,
  digest = JSON.stringify(body),
  officer = "tester",
) {
  const receivedAt = new Date(at).toISOString();
  return journal.submit({
    digest,
    order: {
      ...{ id: derivedUlid(at, seed), name, body, receivedAt, occurredAt: receivedAt },
      by: { officer, role: "systemAdministrator" },
    },
  });
}

async function balances(journal: Journal, ...names: string[]): Promise<number[]> {
  const read = readIn(await journal.states(names.map(account)));
  return names.map((name) => read(accountView, account(name))?.balance ?? 0);
}

const numbers = (outcome: Outcome) => (outcome.accepted ? outcome.facts.map(({ n }) => n) : []);

/** What every journal promises, whatever it is kept in. */
export function journalContract(kept: string, open: () => Promise<Opened>): void {
  const promise = (sentence: string, keep: (journal: Journal, troubles: readonly string[]) => Promise<void>) =>
    void test(`${kept}: ${sentence}`, async () => {
      const { journal, troubles, close } = await open();
      try {
        await keep(journal, troubles);
      } finally {
        await close();
      }
    });

  promise("numbers facts without a gap and folds them into their streams", async (journal) => {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        give(journal, `d${index}`, "Deposit", { to: `a${index % 3}`, amount: 10 }),
      ),
    );
    assert.deepEqual(
      outcomes.flatMap(numbers).toSorted((a, b) => a - b),
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
    assert.deepEqual(await balances(journal, "a0", "a1", "a2"), [140, 130, 130]);
    assert.equal(journal.head(), 40);
  });

  promise("decides an order over several streams as one, or not at all", async (journal) => {
    await give(journal, "d", "Deposit", { to: "a", amount: 100 });
    const both = await Promise.all([
      give(journal, "t1", "Transfer", { from: "a", to: "b", amount: 70 }),
      give(journal, "t2", "Transfer", { from: "a", to: "c", amount: 70 }),
    ]);
    assert.deepEqual(
      both.map(({ accepted }) => accepted),
      [true, false],
    );
    assert.deepEqual(await balances(journal, "a", "b", "c"), [30, 70, 0]);
    assert.deepEqual(numbers(both[0]), [2, 3]);
  });

  promise("answers a repeated order with the answer it had, accepted or refused", async (journal) => {
    const first = await give(journal, "d", "Deposit", { to: "a", amount: 5 });
    const refused = await give(journal, "t", "Transfer", { from: "b", to: "a", amount: 1 });
    await give(journal, "later", "Deposit", { to: "b", amount: 50 });
    const again = await give(journal, "d", "Deposit", { to: "a", amount: 5 });
    assert.deepEqual({ ...again, repeated: false }, first);
    assert.equal(again.repeated, true);
    const refusedAgain = await give(journal, "t", "Transfer", { from: "b", to: "a", amount: 1 });
    assert.deepEqual({ ...refusedAgain, repeated: false }, refused);
    assert.deepEqual(await balances(journal, "a", "b"), [5, 50]);
  });

  promise("answers an order given twice in the same breath once", async (journal) => {
    const twice = await Promise.all([
      give(journal, "d", "Deposit", { to: "a", amount: 5 }),
      give(journal, "d", "Deposit", { to: "a", amount: 5 }),
    ]);
    assert.deepEqual(twice.map(numbers), [[1], [1]]);
    assert.deepEqual(
      twice.map(({ repeated }) => repeated).toSorted((a, b) => Number(a) - Number(b)),
      [false, true],
    );
    assert.deepEqual(await balances(journal, "a"), [5]);
  });

  promise("refuses an id that stood for another body, and keeps the first answer", async (journal) => {
    await give(journal, "d", "Deposit", { to: "a", amount: 5 });
    const other = await give(journal, "d", "Deposit", { to: "a", amount: 6 });
    assert.ok(!other.accepted);
    assert.equal(other.refusal.refused, "OrderIdReused");
    assert.equal((await give(journal, "d", "Deposit", { to: "a", amount: 5 })).repeated, true);
    assert.deepEqual(await balances(journal, "a"), [5]);
  });

  promise("accepts an order with nothing to record, and repeats that too", async (journal) => {
    const first = await give(journal, "d", "Deposit", { to: "a", amount: 0 });
    const again = await give(journal, "d", "Deposit", { to: "a", amount: 0 });
    assert.deepEqual([first.accepted, numbers(first), again.accepted, again.repeated], [true, [], true, true]);
    assert.equal(journal.head(), 0);
  });

  promise("a defective order is thrown back and spoils nothing beside it", async (journal) => {
    const outcomes = await Promise.allSettled([
      give(journal, "d1", "Deposit", { to: "a", amount: 1 }),
      give(journal, "x", "Defect", {}),
      give(journal, "d2", "Deposit", { to: "a", amount: 2 }),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
    assert.deepEqual(await balances(journal, "a"), [3]);
  });

  for (const part of [...breakable, "ever more"] as const) {
    promise(`an order whose rule throws (${part}) fails by name; the batch and the journal go on`, async (journal) => {
      await give(journal, "d", "Deposit", { to: "a", amount: 10 });
      const outcomes = await Promise.allSettled([
        give(journal, "d1", "Deposit", { to: "a", amount: 1 }),
        give(journal, "x", "Break", { part, of: "a" }),
        give(journal, "d2", "Deposit", { to: "a", amount: 2 }, undefined, "another"),
        give(journal, "y", "Break", { part, of: "b" }, undefined, "another"),
        give(journal, "t", "Transfer", { from: "a", to: "c", amount: 5 }),
      ]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"],
      );
      for (const outcome of outcomes) {
        if (outcome.status === "fulfilled") continue;
        const defect: unknown = outcome.reason;
        assert.ok(defect instanceof RuleDefect, String(defect));
        assert.equal(defect.order, "Break");
        assert.equal(defect.part.split(" ", 1)[0], part === "ever more" ? "streams" : part);
        assert.ok(defect.cause instanceof Error && defect.cause.stack !== undefined);
      }
      assert.deepEqual(await balances(journal, "a", "c"), [8, 5]);
      assert.equal(journal.head(), 5);
      assert.deepEqual(
        (await journal.facts(0, 20)).map(({ type }) => type),
        Array.from({ length: 5 }, () => "Moved"),
        "nothing of it is written",
      );
      assert.deepEqual([...(await journal.current()).keys()].toSorted(), [account("a"), account("c")]);
      // It was not answered, so under the same id it is tried again: mended, it would be recorded.
      const mended = await give(journal, "x", "Break", { part: "none", of: "a" });
      assert.deepEqual([mended.accepted, mended.repeated, numbers(mended)], [true, false, [6]]);
    });
  }

  promise("a listener that throws keeps no other from hearing, and fails no order", async (journal, troubles) => {
    const heard: number[] = [];
    journal.listen(() => {
      throw new Error("deaf");
    });
    journal.listen(({ facts }) => heard.push(...facts.map(({ n }) => n)));
    const outcome = await give(journal, "d", "Deposit", { to: "a", amount: 1 });
    assert.equal(outcome.accepted, true);
    assert.deepEqual(heard, [1]);
    assert.equal(troubles.length, 1);
    assert.match(troubles[0] ?? "", /deaf/);
  });

  promise(
    "an id belongs to its giver: to others it is refused, whatever it was answered and whatever they send",
    async (journal) => {
      const body = { to: "a", amount: 5 };
      await give(journal, "d", "Deposit", body);
      await give(journal, "t", "Transfer", { from: "b", to: "a", amount: 1 });
      const refused: unknown[] = [];
      for (const [seed, name, given] of [
        ["d", "Deposit", body],
        ["d", "Deposit", { to: "a", amount: 6 }],
        ["t", "Transfer", { from: "b", to: "a", amount: 1 }],
        ["t", "Deposit", body],
      ] as const) {
        refused.push(await give(journal, seed, name, given, undefined, "another"));
      }
      const constant = { accepted: false, refusal: { refused: "OrderIdReused", details: {} }, repeated: false };
      assert.deepEqual(refused, [constant, constant, constant, constant]);
      assert.equal((await give(journal, "d", "Deposit", body)).repeated, true);
      assert.deepEqual(await balances(journal, "a"), [5]);
    },
  );

  promise("an id two people send in the same breath is the first one's alone", async (journal) => {
    const [first, second] = await Promise.all([
      give(journal, "d", "Deposit", { to: "a", amount: 5 }),
      give(journal, "d", "Deposit", { to: "a", amount: 5 }, undefined, "another"),
    ]);
    assert.deepEqual([first.accepted, second.accepted], [true, false]);
    assert.ok(!second.accepted && second.refusal.refused === "OrderIdReused");
    assert.deepEqual(await balances(journal, "a"), [5]);
  });

  promise("tells its listeners every commit in order, with each stream before and after", async (journal) => {
    const heard: Commit[] = [];
    const stop = journal.listen((commit) => heard.push(commit));
    await give(journal, "d1", "Deposit", { to: "a", amount: 1 });
    await give(journal, "t", "Transfer", { from: "a", to: "b", amount: 1 });
    stop();
    await give(journal, "d2", "Deposit", { to: "a", amount: 1 });
    assert.deepEqual(
      heard.flatMap(({ facts }) => facts.map(({ n }) => n)),
      [1, 2, 3],
    );
    const seen = heard.map(({ streams }) => {
      const change = streams.get(account("a"));
      return [change?.before, change?.after].map((states) => stateIn(accountView, states)?.balance);
    });
    assert.deepEqual(seen, [
      [undefined, 1],
      [1, 0],
    ]);
  });

  promise("retells facts from any place, and of one stream", async (journal) => {
    for (let index = 0; index < 6; index++)
      await give(journal, `d${index}`, "Deposit", { to: `a${index % 2}`, amount: 1 });
    assert.deepEqual(
      (await journal.facts(2, 3)).map(({ n }) => n),
      [3, 4, 5],
    );
    assert.deepEqual(
      (await journal.factsOf(account("a1"))).map(({ n }) => n),
      [2, 4, 6],
    );
    const newest = await journal.newestOf(account("a1"), 2);
    assert.deepEqual(
      newest.map(({ n }) => n),
      [6, 4],
    );
    assert.deepEqual(
      (await journal.newestOf(account("a1"), 2, newest.at(-1))).map(({ n }) => n),
      [2],
    );
    assert.deepEqual(await journal.newestOf(account("a1"), 2, { writer: journal.writer, n: 2 }), []);
    const ofTypes = async (...types: string[]) =>
      (await journal.newestOf(account("a1"), 2, undefined, types)).map(({ n }) => n);
    assert.deepEqual(await ofTypes(newest[0]?.type ?? "", "Other"), [6, 4]);
    assert.deepEqual(await ofTypes("Other"), []);
    const clocks = (await journal.facts(0, 10)).map(({ hlc }) => hlc);
    assert.deepEqual(clocks, clocks.toSorted());
    assert.equal(new Set(clocks).size, 6);
  });

  promise("knows which streams are current", async (journal) => {
    await give(journal, "d1", "Deposit", { to: "a", amount: 1 });
    await give(journal, "d2", "Deposit", { to: "b", amount: 1 });
    await give(journal, "d3", "Deposit", { to: "a", amount: -1 });
    assert.deepEqual([...(await journal.current()).keys()], [account("b")]);
    assert.deepEqual([...(await journal.current(["incident"])).keys()], []);
  });
}
