import assert from "node:assert/strict";
import { test } from "node:test";
import { byCircleAndTier, keptPercent } from "./promises-today.ts";

const none = { kept: 0, broken: 0, running: 0, released: 0 };

test("priorities of one circle and tier are one count; outside is a circle of its own", () => {
  const counts = [
    { circle: "C1", tier: "post", ...none, kept: 3, broken: 1 },
    { circle: "C1", tier: "post", ...none, kept: 2, running: 1 },
    { circle: "C1", tier: "city", ...none, released: 4 },
    { circle: null, tier: "post", ...none, broken: 1 },
  ] as const;
  assert.deepEqual(byCircleAndTier(counts), [
    { circle: "C1", tier: "post", kept: 5, broken: 1, running: 1, released: 0 },
    { circle: "C1", tier: "city", kept: 0, broken: 0, running: 0, released: 4 },
    { circle: null, tier: "post", kept: 0, broken: 1, running: 0, released: 0 },
  ]);
});

test("a share is of those that are over, and rounding hides neither a broken nor a kept one", () => {
  assert.equal(keptPercent(none), null);
  assert.equal(keptPercent({ kept: 3, broken: 1 }), 75);
  assert.equal(keptPercent({ kept: 999, broken: 1 }), 99);
  assert.equal(keptPercent({ kept: 1, broken: 999 }), 1);
  assert.equal(keptPercent({ kept: 7, broken: 0 }), 100);
});
