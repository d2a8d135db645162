import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tick } from "./hybrid-clock.ts";

test("is strictly above what came before, whatever the wall clock does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 45 }), { minLength: 2, maxLength: 50 }), (clock) => {
      let last = "";
      for (const now of clock) {
        const next = tick(last, now, "bureau");
        assert.ok(next > last, `${next} after ${last}`);
        last = next;
      }
    }),
  );
});

test("goes on when the counter of one millisecond is full", () => {
  const full = "000000000001-ffff-bureau";
  assert.equal(tick(full, 1, "bureau"), "000000000002-0000-bureau");
});

test("follows the wall clock when it is ahead", () => {
  assert.equal(tick("000000000001-0007-station", 255, "bureau"), "0000000000ff-0000-bureau");
});
