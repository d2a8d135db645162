import assert from "node:assert/strict";
import { test } from "node:test";
import type { TierPromise } from "../promise.ts";
import { faceOf } from "./promise-face.ts";

const due = "2026-11-24T08:01:00.000Z";
const at = (second: number) => Date.parse("2026-11-24T08:00:00.000Z") + second * 1000;

function promise(more: Partial<TierPromise> = {}): TierPromise {
  return { tier: "post", seconds: 60, due, priority: 1, outcome: "running", coming: true, ...more };
}

test("a running promise counts down, amber for its last quarter or once it is forecast to be late", () => {
  assert.deepEqual(faceOf(promise(), at(10)), { says: "left", seconds: 50, tone: "calm" });
  assert.deepEqual(faceOf(promise(), at(50)), { says: "left", seconds: 10, tone: "amber" });
  const forecast = promise({ expectedAt: "2026-11-24T08:02:00.000Z" });
  assert.deepEqual(faceOf(forecast, at(10)), { says: "left", seconds: 50, tone: "amber" });
  assert.deepEqual(faceOf(promise(), at(70)), { says: "over", seconds: 10, tone: "alarm" });
});

test("what is over says by how much: to spare, still coming, or late", () => {
  const metAt = (second: number) => ({ metAt: new Date(at(second)).toISOString() });
  assert.deepEqual(faceOf(promise({ outcome: "kept", ...metAt(48) }), at(500)), {
    says: "keptIn",
    seconds: 12,
    tone: "good",
  });
  assert.deepEqual(faceOf(promise({ outcome: "broken" }), at(90)), { says: "over", seconds: 30, tone: "alarm" });
  assert.deepEqual(faceOf(promise({ outcome: "broken", ...metAt(75) }), at(500)), {
    says: "brokenBy",
    seconds: 15,
    tone: "alarm",
  });
  assert.equal(faceOf(promise({ outcome: "released" }), at(90)).says, "released");
  // Everybody of the tier was called back after it was broken: no clock goes on.
  const over = faceOf(promise({ outcome: "broken", coming: false }), at(500));
  assert.deepEqual(over, { says: "neverMet", seconds: 0, tone: "alarm" });
});
