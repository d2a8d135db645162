import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, daysBefore, soFar, usualOf } from "./usual.ts";

test("median and quartiles are counts of days, by nearest rank", () => {
  assert.deepEqual(usualOf([4, 1, 3, 2]), { median: 2, low: 1, high: 3 });
  assert.deepEqual(usualOf([0, 0, 0, 0, 9]), { median: 0, low: 0, high: 0 });
  assert.deepEqual(usualOf([8, 7, 6, 5, 4, 3, 2, 1]), { median: 4, low: 2, high: 6 });
});

test("with fewer than four past days nothing is usual", () => {
  assert.equal(usualOf([3, 3, 3]), null);
  assert.equal(usualOf([]), null);
});

test("the same weekday of the weeks before, over the end of a month and a year", () => {
  assert.deepEqual(daysBefore("2026-03-03", 2), ["2026-02-24", "2026-02-17"]);
  assert.deepEqual(daysBefore("2026-01-01", 1), ["2025-12-25"]);
});

const counted = [
  { day: "2026-11-29", hour: 0, count: 2 },
  { day: "2026-11-29", hour: 1, count: 5 },
  ...["2026-11-22", "2026-11-15", "2026-11-08", "2026-11-01"].map((day, index) => ({ day, hour: 0, count: index })),
];

test("hours to come have no count, and an hour nobody called in has none of nothing but 0", () => {
  const { hours, days } = beside("2026-11-29", counted, { since: "2026-10-31", hourNow: 1 });
  assert.deepEqual(days, ["2026-11-22", "2026-11-15", "2026-11-08", "2026-11-01"]);
  assert.equal(hours.length, 24);
  assert.deepEqual(hours[0], { hour: 0, today: 2, usual: { median: 1, low: 0, high: 2 } });
  assert.deepEqual(hours[1], { hour: 1, today: 5, usual: { median: 0, low: 0, high: 0 } });
  assert.equal(hours[2]?.today, null);
});

test("the day on which the store began is no past day: its morning was not recorded", () => {
  const { hours, days } = beside("2026-11-29", counted, { since: "2026-11-01", hourNow: 3 });
  assert.deepEqual(days, ["2026-11-22", "2026-11-15", "2026-11-08"]);
  assert.equal(hours[0]?.usual, null);
  assert.deepEqual(beside("2026-11-29", [], { since: null, hourNow: 3 }).days, []);
});

test("so far today is counted to the end of the last whole hour, as on the days before", () => {
  const { days } = beside("2026-11-29", counted, { since: "2026-10-31", hourNow: 1 });
  assert.deepEqual(soFar("2026-11-29", counted, days, 1), { today: 2, usual: { median: 1, low: 0, high: 2 } });
  assert.deepEqual(soFar("2026-11-29", counted, days, 2).today, 7);
});
