import assert from "node:assert/strict";
import { test } from "node:test";
import { type AttemptCount, type AttemptLimit, attemptLimits, charged, isHeld, leftBefore } from "./attempt-limits.ts";

const nothing: AttemptCount = { failures: 0, until: null, at: 0 };
const second = 1000;

/** Failures one after another, each as soon as it may be tried; the waits in seconds. */
function waits(limit: AttemptLimit, times: number): readonly number[] {
  let [count, at]: [AttemptCount, number] = [nothing, 0];
  return Array.from({ length: times }, () => {
    count = charged(count, limit, at);
    const wait = isHeld(count, at) ? ((count.until ?? at) - at) / second : 0;
    at += wait * second;
    return wait;
  });
}

test("a place waits after every fifth failure, twice as long each time, at most a day", () => {
  const found = waits(attemptLimits.place, 60).filter((wait) => wait > 0);
  assert.deepEqual(found.slice(0, 4), [600, 1200, 2400, 4800]);
  assert.equal(found.length, 12);
  assert.equal(found.at(-1), 86_400);
  assert.equal(leftBefore({ ...nothing, failures: 4 }, attemptLimits.place), 1);
  assert.equal(leftBefore({ ...nothing, failures: 7 }, attemptLimits.place), 3);
});

test("an address that stuffs waits longer with each failure, and never longer than a quarter of an hour", () => {
  const found = waits(attemptLimits.address, 200);
  assert.ok(found.slice(0, 19).every((wait) => wait === 0));
  assert.deepEqual(found.slice(19, 24), [1, 2, 4, 8, 16]);
  assert.ok(Math.max(...found) <= 900);
  assert.ok((found.at(-1) ?? 0) >= 300, "while it goes on the wait stays long");
});

test("a person everywhere never waits longer than a minute for a password, and a code is tried 200 times a day at most", () => {
  assert.equal(Math.max(...waits(attemptLimits.everywhere, 300)), 60);
  const spent = waits(attemptLimits.codeEverywhere, 200).reduce((sum, wait) => sum + wait, 0);
  assert.ok(spent > 86_400, `${spent} s for 200 codes`);
});

test("failures are forgiven with time where the limit says so, and not where it does not", () => {
  const tried = { failures: 15, until: null, at: 0 };
  assert.equal(charged(tried, attemptLimits.address, 3600 * second).failures, 10);
  assert.equal(charged(tried, attemptLimits.address, 1e9 * second).failures, 1);
  assert.equal(charged(tried, attemptLimits.place, 1e9 * second).failures, 16);
});

test("a clock that goes back, and numbers beyond all measure, make no wait endless or negative", () => {
  for (const limit of Object.values(attemptLimits)) {
    const count = charged({ failures: 1e6, until: null, at: 5000 }, limit, 1000);
    assert.ok(count.until === null || count.until - 1000 <= limit.longest * second);
    assert.ok(count.failures >= 1);
  }
});
