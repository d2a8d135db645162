import assert from "node:assert/strict";
import { test } from "node:test";
import { failedCredentialsOf } from "./failed-credentials.ts";

test("once the supply is used up each further failure waits twice as long, and a quiet time ends that", () => {
  const limits = failedCredentialsOf({ perSecond: 1, atOnce: 3, mostSeconds: 8 });
  let now = 1_000_000;
  for (let each = 0; each < 3; each++) assert.equal(limits.failed("a", now), 0);
  assert.equal(limits.waits("a", now), 0);
  const waits = [];
  for (let each = 0; each < 6; each++) {
    const wait = limits.failed("a", now);
    assert.equal(limits.waits("a", now), wait);
    assert.equal(limits.failed("a", now), wait);
    assert.equal(limits.failed("b", now + 100_000 * each), 0);
    waits.push(wait);
    now += wait * 1000;
    assert.equal(limits.failed("a", now), 0);
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 8, 8]);
  now += 10_000;
  for (let each = 0; each < 3; each++) assert.equal(limits.failed("a", now), 0);
  assert.equal(limits.failed("a", now), 1);
});
