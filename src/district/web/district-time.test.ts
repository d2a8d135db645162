import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAndTime, instantFrom, timeOfDay } from "./use-district.ts";

test("reads and writes the district's own clock", () => {
  const instant = "2026-11-23T16:05:09.000Z";
  assert.equal(timeOfDay(instant, "Asia/Shanghai"), "00:05:09");
  assert.equal(dayAndTime(instant, "Asia/Shanghai"), "2026-11-24 00:05:09");
  assert.equal(instantFrom(dayAndTime(instant, "Asia/Shanghai"), "Asia/Shanghai"), instant);
});

test("refuses a day or an hour that does not exist", () => {
  for (const wrong of ["2026-02-30 10:00:00", "2026-11-24 25:00:00", "24.11.2026 10:00", "10:00:00"]) {
    assert.equal(instantFrom(wrong, "Asia/Shanghai"), null, wrong);
  }
});
