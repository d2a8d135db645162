import assert from "node:assert/strict";
import { test } from "node:test";
import { effectRows, keptInCircle, keptShare, numberThen } from "./effect-rows.ts";

const none = { kept: 0, missed: 0, unmeasured: 0, unpromised: 0 };
const inForce = [
  { ...none, circle: "A", tier: "post" as const, kept: 8, missed: 2 },
  { ...none, circle: null, tier: "city" as const, kept: 1 },
];
const asked = [
  { ...none, circle: "A", tier: "post" as const, kept: 9, missed: 1 },
  { ...none, circle: "A", tier: "subBureau" as const, unmeasured: 3 },
];

test("what is in force and what is being changed stand in one row each circle and tier, and a number that changes says both", () => {
  const rows = effectRows({ inForce, asked });
  assert.deepEqual(
    rows.map((row) => [row.circle, row.tier, numberThen(row, "kept"), numberThen(row, "unmeasured")]),
    [
      ["A", "post", "8 → 9", "0"],
      ["A", "subBureau", "0", "0 → 3"],
      [null, "city", "1 → 0", "0"],
    ],
  );
  assert.deepEqual(effectRows({ inForce: null, asked: [] }), []);
});

test("the share kept is of those that arrived, and is neither all nor none while one speaks against it", () => {
  assert.equal(keptShare({ kept: 9, missed: 1 }), 90);
  assert.equal(keptShare({ kept: 999, missed: 1 }), 99);
  assert.equal(keptShare({ kept: 1, missed: 999 }), 1);
  assert.equal(keptShare({ kept: 0, missed: 0 }), null);
  assert.equal(keptShare(undefined), null);
  assert.deepEqual(keptInCircle([...asked, { ...none, circle: "A", tier: "city", kept: 1 }], "A"), {
    kept: 10,
    missed: 1,
  });
});
