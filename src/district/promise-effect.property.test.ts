import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { forceTiers, unitKinds } from "../ground/force.ts";
import { type OrderedCase, promiseEffect } from "./promise-effect.ts";
import type { PromiseTable } from "./promise-table.ts";

type Promised = Pick<PromiseTable, "clock" | "tierOf" | "rows">;

const circles = ["A", "B"] as const;
const seconds = fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined });
const row = fc
  .record({
    where: fc.constantFrom("circle" as const, "outside" as const, "anywhere" as const),
    circles: fc.option(fc.subarray([...circles], { minLength: 1 }), { nil: undefined }),
    priorities: fc.option(fc.subarray([1, 2, 3, 4], { minLength: 1 }), { nil: undefined }),
    seconds: fc.record({ post: seconds, subBureau: seconds, city: seconds }),
  })
  .map((one) => JSON.parse(JSON.stringify(one)) as PromiseTable["rows"][number]);
const table = fc
  .record({
    clock: fc.constantFrom("ordered" as const, "received" as const),
    tierOf: fc.dictionary(fc.constantFrom(...unitKinds), fc.constantFrom(...forceTiers)),
    rows: fc.array(row, { maxLength: 4 }),
  })
  .map((one): Promised => ({ ...one, tierOf: one.tierOf as Promised["tierOf"] }));
const order = fc.record({
  incident: fc.constantFrom("1", "2", "3", "4", "5"),
  kind: fc.option(fc.constantFrom(...unitKinds), { nil: undefined }),
  circle: fc.constantFrom(...circles, null),
  priority: fc.integer({ min: 1, max: 4 }),
  wait: fc.integer({ min: 0, max: 600 }),
  way: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: null }),
});
/** As the store has them: no two orders of an incident at one moment, all of it received when it was received. */
const orders = fc
  .uniqueArray(order, { maxLength: 25, selector: ({ incident, wait }) => `${incident} ${wait}` })
  .map((all) =>
    all.map(({ wait, way, ...rest }): OrderedCase => {
      const receivedAt = Number(rest.incident) * 1_000_000;
      const orderedAt = receivedAt + wait * 1000;
      return { ...rest, receivedAt, orderedAt, onSceneAt: way === null ? null : orderedAt + way * 1000 };
    }),
  );

/** The same counted by hand: for each circle, tier and incident the question is asked from the beginning. */
function naiveCount({ clock, tierOf, rows }: Promised, all: readonly OrderedCase[]) {
  const counts: Record<string, Record<string, number>> = {};
  for (const incident of new Set(all.map((one) => one.incident))) {
    for (const tier of forceTiers) {
      const own = all
        .filter((one) => one.incident === incident && one.kind !== undefined && tierOf[one.kind] === tier)
        .toSorted((one, other) => one.orderedAt - other.orderedAt);
      const [first] = own;
      if (first === undefined) continue;
      const found = rows.find(
        (each) =>
          (each.where !== "circle" || first.circle !== null) &&
          (each.where !== "outside" || first.circle === null) &&
          (each.circles === undefined || each.circles.some((id) => id === first.circle)) &&
          (each.priorities === undefined || each.priorities.includes(first.priority)),
      );
      const limit = found?.seconds[tier];
      const arrivals = own.flatMap(({ onSceneAt }) => (onSceneAt === null ? [] : [onSceneAt]));
      const start = clock === "ordered" ? first.orderedAt : first.receivedAt;
      const outcome =
        limit === undefined
          ? "unpromised"
          : arrivals.length === 0
            ? "unmeasured"
            : arrivals.some((at) => at - start <= limit * 1000)
              ? "kept"
              : "missed";
      const key = `${first.circle ?? "outside"} ${tier}`;
      const count = (counts[key] ??= { kept: 0, missed: 0, unmeasured: 0, unpromised: 0 });
      count[outcome] = (count[outcome] ?? 0) + 1;
    }
  }
  return counts;
}

test("the effect of any table on any month is what counting incident by incident gives", () => {
  fc.assert(
    fc.property(table, orders, (promised, all) => {
      const effect = promiseEffect(promised, all);
      const counted = Object.fromEntries(
        effect.map(({ circle, tier, ...count }) => [`${circle ?? "outside"} ${tier}`, count]),
      );
      assert.deepEqual(counted, naiveCount(promised, all));
    }),
    { numRuns: 500 },
  );
});

test("a longer promise never misses more, and nothing is lost between the outcomes", () => {
  fc.assert(
    fc.property(table, orders, fc.integer({ min: 0, max: 900 }), (promised, all, more) => {
      const longer: Promised = {
        ...promised,
        rows: promised.rows.map((each) => ({
          ...each,
          seconds: Object.fromEntries(Object.entries(each.seconds).map(([tier, limit]) => [tier, (limit ?? 0) + more])),
        })),
      };
      const [one, other] = [promiseEffect(promised, all), promiseEffect(longer, all)];
      for (const [index, short] of one.entries()) {
        const long = other[index];
        assert.ok(long !== undefined && long.missed <= short.missed && long.kept >= short.kept);
        assert.equal(long.kept + long.missed, short.kept + short.missed);
      }
    }),
  );
});

test("outside every circle comes last, and the nearest tier first", () => {
  const promised: Promised = { clock: "ordered", tierOf: { patrol: "post", airSquad: "city" }, rows: [] };
  const at = { priority: 1, receivedAt: 0, orderedAt: 0, onSceneAt: null };
  const all: readonly OrderedCase[] = [
    { incident: "1", kind: "patrol", circle: null, ...at },
    { incident: "2", kind: "airSquad", circle: "B", ...at },
    { incident: "2", kind: "patrol", circle: "B", ...at },
    { incident: "3", kind: "patrol", circle: "A", ...at },
  ];
  assert.deepEqual(
    promiseEffect(promised, all).map(({ circle, tier }) => [circle, tier]),
    [
      ["A", "post"],
      ["B", "post"],
      ["B", "city"],
      [null, "post"],
    ],
  );
});
