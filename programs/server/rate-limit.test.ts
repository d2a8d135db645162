import assert from "node:assert/strict";
import { test } from "node:test";
import { rateLimitOf } from "./rate-limit.ts";

test("a token has its burst, then its steady rate, and others are not touched", () => {
  const limit = rateLimitOf(10, 20);
  for (let request = 0; request < 20; request++) assert.equal(limit.take("a", 0), 0);
  assert.equal(limit.take("a", 0), 1);
  assert.equal(limit.take("b", 0), 0);
  assert.equal(limit.take("a", 100), 0);
  assert.equal(limit.take("a", 100), 1);
  assert.equal(limit.take("a", 60_000), 0);
});

test("a clock that steps back gives nobody more", () => {
  const limit = rateLimitOf(10, 1);
  assert.equal(limit.take("a", 5000), 0);
  assert.equal(limit.take("a", 0), 1);
});
