import assert from "node:assert/strict";
import { test } from "node:test";
import { atOnce, momentOf, tomorrow } from "./setting-moment.ts";

const on = (day: string, time: string, zone: string) => momentOf({ later: true, day, time }, zone);

test("a day and a time are those of the district, and no day is at once", () => {
  assert.equal(momentOf(atOnce, "Asia/Shanghai"), null);
  assert.equal(on("2026-12-01", "08:30", "Asia/Shanghai"), "2026-12-01T00:30:00.000Z");
  assert.equal(tomorrow(Date.parse("2026-11-30T20:00:00Z"), "Asia/Shanghai"), "2026-12-02");
});

test("what is no moment is not taken for another", () => {
  for (const [day, time] of [
    ["", "08:00"],
    ["2026-12-01", ""],
    ["2026-02-30", "08:00"],
    ["2026-13-01", "08:00"],
    ["2026-12-01", "24:30"],
  ] as const) {
    assert.equal(on(day, time, "Asia/Shanghai"), undefined, `${day} ${time}`);
  }
  assert.equal(on("2027-03-28", "02:30", "Europe/Berlin"), undefined, "an hour that clocks skip");
});
