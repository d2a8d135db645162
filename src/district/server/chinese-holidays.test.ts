import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isWorkingDay } from "../calendar.ts";
import { HolidaysAdopted } from "../facts.ts";
import { chineseHolidays } from "./chinese-holidays.ts";

const known = Array.from({ length: 2026 - 2004 + 1 }, (_, index) => 2004 + index);

test("Spring Festival of 2026 rests nine days, and the Saturdays before and after it are worked", () => {
  const year = chineseHolidays(2026);
  assert.ok(year);
  const february = year.holidays.filter((day) => day.startsWith("2026-02"));
  assert.deepEqual(
    february,
    Array.from({ length: 9 }, (_, index) => `2026-02-${15 + index}`),
  );
  assert.deepEqual(
    year.makeUpDays.filter((day) => day.startsWith("2026-02")),
    ["2026-02-14", "2026-02-28"],
  );
  const calendar = { years: { 2026: year } };
  const week = ["02-13", "02-14", "02-15", "02-16", "02-23", "02-24", "02-28", "03-01"];
  assert.deepEqual(
    week.map((day) => isWorkingDay(calendar, `2026-${day}`)),
    [true, true, false, false, false, true, true, false],
  );
});

test("a day of rest a law has fixed is a holiday in every year that is known, and a make-up day is a weekend", () => {
  for (const year of known) {
    const said = chineseHolidays(year);
    assert.ok(said, String(year));
    assert.ok(HolidaysAdopted.shape.safeParse(said).success);
    for (const day of ["01-01", "05-01", "10-01"]) assert.ok(said.holidays.includes(`${year}-${day}`), day);
    for (const day of said.makeUpDays) assert.ok([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()), day);
    assert.ok([...said.holidays, ...said.makeUpDays].every((day) => day.startsWith(`${year}-`)));
    assert.equal(new Set([...said.holidays, ...said.makeUpDays]).size, said.holidays.length + said.makeUpDays.length);
  }
});

test("the days are those of the package's own list of the year", async () => {
  const list = createRequire(import.meta.url).resolve("chinese-days/dist/years/2026.json");
  const { holidays, workdays } = JSON.parse(await readFile(list, "utf8")) as Record<string, object>;
  const year = chineseHolidays(2026);
  assert.deepEqual(year?.holidays, Object.keys(holidays ?? {}));
  assert.deepEqual(year?.makeUpDays, Object.keys(workdays ?? {}));
});

test("of a year the State Council has not arranged nothing is said", () => {
  assert.equal(chineseHolidays(2003), undefined);
  assert.equal(chineseHolidays(2150), undefined);
});
