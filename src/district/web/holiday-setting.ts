import { phrase, same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import type { Holidays } from "../calendar.ts";
import { calendarStream } from "../facts.ts";
import { responseTexts as texts } from "./response-texts.ts";
import { line } from "./setting-words.ts";

const dayMillis = 86_400_000;
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

function isDay(day: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? timeOf(day) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** Days that follow each other as one stretch: `2027-02-05/2027-02-11`. */
export function daysText(days: readonly string[]): string {
  const stretches: [string, string][] = [];
  for (const day of days.toSorted()) {
    const last = stretches.at(-1);
    if (last !== undefined && timeOf(day) - timeOf(last[1]) === dayMillis) last[1] = day;
    else stretches.push([day, day]);
  }
  return stretches.map(([first, end]) => (first === end ? first : `${first}/${end}`)).join(", ");
}

/** The days of a list as somebody types it; or the first word of it that is no day and no stretch of at most a year. */
export function daysIn(text: string): { readonly days: readonly string[] } | { readonly wrong: string } {
  const days = new Set<string>();
  for (const word of text.split(/[\s,，;；、]+/)) {
    if (word === "") continue;
    const [first = "", last = first, more] = word.split("/");
    const length = (timeOf(last) - timeOf(first)) / dayMillis;
    if (more !== undefined || !isDay(first) || !isDay(last) || length < 0 || length > 366) return { wrong: word };
    for (let at = timeOf(first); at <= timeOf(last); at += dayMillis) days.add(new Date(at).toISOString().slice(0, 10));
  }
  return { days: [...days].toSorted() };
}

export const holidaySetting: Setting<Holidays> = {
  order: "AdoptHolidays",
  stream: calendarStream,
  facts: ["HolidaysAdopted"],
  valueOf: ({ data }) => data as Holidays,
  keyOf: ({ data }) => String((data as Holidays).year),
  lines: ({ year, holidays, makeUpDays, source }) => [
    ...line("year", texts.year, same(String(year))),
    ...line("holidays", texts.days, same(daysText(holidays))),
    ...line("makeUpDays", texts.makeUpDays, same(daysText(makeUpDays))),
    ...line("source", texts.source, same(source)),
  ],
};

export interface HolidayDraft {
  readonly year: string;
  readonly holidays: string;
  readonly makeUpDays: string;
  readonly source: string;
}

export function holidayDraft(year: Holidays | undefined): HolidayDraft {
  if (year === undefined) return { year: "", holidays: "", makeUpDays: "", source: "" };
  const { holidays, makeUpDays, source } = year;
  return { year: String(year.year), holidays: daysText(holidays), makeUpDays: daysText(makeUpDays), source };
}

/** What is wrong with a list of days as it is typed. */
export function daysTrouble(text: string): Sentence | null {
  const read = daysIn(text);
  return "wrong" in read ? phrase(texts.daysWrong, { day: read.wrong }) : null;
}

/** What the form says; null without a year, or while a word of it is no day. */
export function holidaysOf({ year, holidays: free, makeUpDays: worked, source }: HolidayDraft): Holidays | null {
  const [holidays, makeUpDays] = [daysIn(free), daysIn(worked)];
  if (!/^\d{4}$/.test(year) || "wrong" in holidays || "wrong" in makeUpDays) return null;
  return { year: Number(year), holidays: holidays.days, makeUpDays: makeUpDays.days, source: source.trim() };
}
