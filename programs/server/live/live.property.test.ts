import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Giver } from "../../../src/ground/fact.ts";
import { ledgerHall, settle } from "../testing/ledger-hall.ts";

const givers: readonly Giver[] = [
  { officer: "d", role: "dispatcher" },
  { officer: "n", role: "station", station: "N" },
  { officer: "s", role: "station", station: "S" },
];

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("add" as const),
      key: fc.constantFrom("a", "b", "c"),
      keeper: fc.constantFrom("N", "S"),
      amount: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("close" as const), key: fc.constantFrom("a", "b", "c") }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("wait" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom("leave" as const, "come" as const, "stop" as const, "go" as const),
      who: fc.integer({ min: 0, max: 2 }),
    }),
  },
);

/**
 * The promise of the live push: whatever happens, whoever leaves, comes back, stops taking or takes again, once all is
 * delivered every reader holds what its sight of the board is, to the field.
 */
test("every reader ends up holding exactly its sight of the board", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60 }),
      fc.constantFrom(2, 8, 8192),
      fc.constantFrom(0, 600, 1_000_000),
      async (steps, ringFacts, queuedBytes) => {
        const hall = await ledgerHall({ ringFacts, queuedBytes });
        try {
          const lines = givers.map((giver) => hall.join(giver));
          const present = givers.map(() => true);
          for (const each of steps) {
            if (each.what === "add")
              await hall.give("AddSum", { key: each.key, keeper: each.keeper, amount: each.amount });
            else if (each.what === "close") await hall.give("CloseSum", { key: each.key });
            else if (each.what === "wait") await settle();
            else {
              const line = lines[each.who];
              const giver = givers[each.who];
              if (line === undefined || giver === undefined) continue;
              if (each.what === "leave" && present[each.who]) {
                line.joined.left();
                present[each.who] = false;
              } else if (each.what === "come" && !present[each.who]) {
                lines[each.who] = hall.join(giver, line.reader);
                present[each.who] = true;
              } else if (each.what === "stop") line.stop();
              else if (each.what === "go") line.go();
            }
          }
          await settle();
          for (const [who, giver] of givers.entries()) {
            const line = lines[who];
            if (line === undefined) continue;
            line.go();
            if (!present[who] || line.ended()) {
              lines[who] = hall.join(giver, line.reader);
              await settle();
            }
            // What is packed for readers is packed beside this thread: on a busy machine it comes later than a turn or two.
            const held = () => inOrder(line.reader.held);
            const wanted = inOrder(hall.wanted(giver));
            for (let turn = 0; turn < 1000 && !isDeepStrictEqual(held(), wanted); turn++) await settle();
            assert.deepEqual(held(), wanted, giver.officer);
          }
        } finally {
          hall.live.close();
        }
      },
    ),
    { numRuns: 150 },
  );
});

function inOrder(held: ReadonlyMap<string, unknown>): readonly (readonly [string, unknown])[] {
  return [...held].sort(([left], [right]) => (left < right ? -1 : 1));
}
