import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clockOf,
  dayAfter,
  dayName,
  daysBetween,
  daysOf,
  hoursOf,
  markOf,
  minutesFrom,
  monthName,
  stepped,
  weekdayOf,
} from "./roster-days.ts";
import { instantOn } from "../../ground/zone.ts";

test("a week begins on Monday, a month has all its days, also in a leap year", () => {
  const week = daysOf("week", "2026-11-01");
  assert.deepEqual([week[0], week.at(-1), week.length], ["2026-10-26", "2026-11-01", 7]);
  assert.equal(daysOf("week", "2026-11-02")[0], "2026-11-02");
  assert.deepEqual(
    ["2026-11-15", "2028-02-01", "2026-02-28"].map((day) => daysOf("month", day).length),
    [30, 29, 28],
  );
});

test("steps go to the next week or month and back, also from the 31st", () => {
  assert.equal(stepped("week", "2026-12-30", 1), "2027-01-06");
  assert.equal(stepped("month", "2026-10-31", 1), "2026-11-01");
  assert.equal(stepped("month", "2026-01-31", -1), "2025-12-01");
  assert.equal(daysBetween("2026-10-31", dayAfter("2026-10-31", 40)), 40);
});

test("times of the day are the district's", () => {
  assert.equal(instantOn("2026-11-24", 0, "Asia/Shanghai"), "2026-11-23T16:00:00.000Z");
  const at = (day: string, minutes: number) => instantOn(day, minutes, "Asia/Shanghai");
  assert.equal(hoursOf({ from: at("2026-11-24", 1200), to: at("2026-11-25", 480) }, "Asia/Shanghai"), "20:00–08:00");
  assert.equal(hoursOf({ from: at("2026-11-24", 960), to: at("2026-11-25", 0) }, "Asia/Shanghai"), "16:00–24:00");
});

test("holidays are free, make-up weekends are worked, other weekends are not", () => {
  const calendar = {
    years: { 2026: { year: 2026, holidays: ["2026-10-01"], makeUpDays: ["2026-10-10"], source: "test" } },
  };
  const marks = ["2026-10-01", "2026-10-10", "2026-10-11", "2026-10-12", "2027-10-01"].map((day) =>
    markOf(calendar, day),
  );
  assert.deepEqual(marks, ["holiday", "makeUp", "weekend", "working", "working"]);
});

test("days and months have their names in both languages", () => {
  assert.deepEqual(dayName("2026-07-27"), { zh: "7月27日", en: "27 Jul" });
  assert.deepEqual(monthName("2026-07-27"), { zh: "2026年7月", en: "Jul 2026" });
  assert.deepEqual(weekdayOf("2026-07-27"), { zh: "周一", en: "Mon" });
});

test("times are read as people type them", () => {
  assert.deepEqual(["8", "0830", "22:00", "9：5", "24"].map(minutesFrom), [480, 510, 1320, 545, 1440]);
  assert.deepEqual(["", "25", "22:60", "2401", "noon"].map(minutesFrom), [null, null, null, null, null]);
  assert.equal(clockOf(545), "09:05");
});
