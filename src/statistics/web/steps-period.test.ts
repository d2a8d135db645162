import assert from "node:assert/strict";
import { test } from "node:test";
import { lastDays, periodIn, queryOf } from "./steps-period.ts";

const none = { from: undefined, to: undefined, by: undefined };

test("without a choice it is the last seven days by station", () => {
  const usual = { from: "2026-11-23", to: "2026-11-29", by: "station", trouble: null };
  assert.deepEqual(periodIn(none, "2026-11-29"), usual);
  assert.deepEqual(periodIn({ from: "yesterday", to: "2026-02-30", by: "officer" }, "2026-11-29"), usual);
  assert.deepEqual(lastDays(7, "2026-11-29"), { from: usual.from, to: usual.to });
  assert.deepEqual(lastDays(1, "2026-11-29"), { from: "2026-11-29", to: "2026-11-29" });
});

test("one day alone is taken with its usual other end, and days that are turned round are told", () => {
  assert.equal(periodIn({ ...none, to: "2026-03-03" }, "2026-11-29").from, "2026-02-25");
  assert.deepEqual(
    periodIn({ from: "2026-03-03", to: "2026-03-01", by: "day" }, "2026-11-29").trouble?.zh,
    "截止日期早于起始日期",
  );
});

test("the server is asked from the first midnight to the one after the last day, where clocks change too", () => {
  const query = new URLSearchParams(queryOf({ from: "2026-03-08", to: "2026-03-08", by: "hour" }, "America/New_York"));
  assert.deepEqual(Object.fromEntries(query), {
    from: "2026-03-08T05:00:00.000Z",
    to: "2026-03-09T04:00:00.000Z",
    by: "hour",
  });
});
