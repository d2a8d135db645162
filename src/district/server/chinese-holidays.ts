import chineseDays from "chinese-days";
import type { Holidays } from "../calendar.ts";

const dayMs = 86_400_000;

/**
 * The body of `AdoptHolidays` for a year, as the State Council arranged it and the package `chinese-days` has it; nothing
 * when it does not know the year. The package calls an ordinary day by its weekday and an arranged one "Labour
 * Day,劳动节,2". Every year's arrangement begins with New Year's Day: where that is an ordinary day, the year is unknown.
 */
export function chineseHolidays(year: number): Holidays | undefined {
  const holidays: string[] = [];
  const makeUpDays: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    const { name, work } = chineseDays.getDayDetail(day);
    if (name.includes(",")) (work ? makeUpDays : holidays).push(day);
  }
  return holidays[0] === `${year}-01-01` ? { year, holidays, makeUpDays, source: "chinese-days" } : undefined;
}
