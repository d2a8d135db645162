import { type Calendar, isWorkingDay } from "../../district/calendar.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { shownAt } from "../../ground/zone.ts";

export const dayMs = 86_400_000;

/** How much of the calendar is shown at once. */
export type Span = "week" | "month";

/** A day `YYYY-MM-DD` some days later; earlier when negative. */
export function dayAfter(day: string, by: number): string {
  return instantOf(Date.parse(`${day}T00:00:00Z`) + by * dayMs).slice(0, 10);
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && instantOf(at).slice(0, 10) === text;
}

/** How many days lie between two days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** The days of the week (from Monday) or the month that a day lies in. */
export function daysOf(span: Span, day: string): readonly string[] {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = span === "week" ? dayAfter(day, -weekday) : `${day.slice(0, 7)}-01`;
  const [year = 0, month = 1] = day.split("-").map(Number);
  const count = span === "week" ? 7 : new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => dayAfter(first, index));
}

/** A day of the next week or month, or of the one before. */
export function stepped(span: Span, day: string, by: 1 | -1): string {
  if (span === "week") return dayAfter(day, 7 * by);
  const [year = 0, month = 1] = day.split("-").map(Number);
  return instantOf(Date.UTC(year, month - 1 + by, 1)).slice(0, 10);
}

export type DayMark = "working" | "weekend" | "holiday" | "makeUp";

/** What kind of day it is: 调休 weekends are worked, 节假日 are free, and else weekends are. */
export function markOf(calendar: Calendar, day: string): DayMark {
  const year = calendar.years[String(Number(day.slice(0, 4)))];
  if (year?.makeUpDays.includes(day)) return "makeUp";
  if (year?.holidays.includes(day)) return "holiday";
  return isWorkingDay(calendar, day) ? "working" : "weekend";
}

const weekdays: readonly Sentence[] = [
  { zh: "周日", en: "Sun" },
  { zh: "周一", en: "Mon" },
  { zh: "周二", en: "Tue" },
  { zh: "周三", en: "Wed" },
  { zh: "周四", en: "Thu" },
  { zh: "周五", en: "Fri" },
  { zh: "周六", en: "Sat" },
];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

export function weekdayOf(day: string): Sentence {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? { zh: "", en: "" };
}

/** 7月27日 / 27 Jul. */
export function dayName(day: string): Sentence {
  const [, month = 1, date = 1] = day.split("-").map(Number);
  return { zh: `${month}月${date}日`, en: `${date} ${months[month - 1] ?? ""}` };
}

/** 2026年7月 / Jul 2026. */
export function monthName(day: string): Sentence {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return { zh: `${year}年${month}月`, en: `${months[month - 1] ?? ""} ${year}` };
}

/** 08:00 of a moment; of a midnight that ends something, 24:00. */
export function hourOf(instant: Instant, zone: string, isEnd = false): string {
  const time = shownAt(instant, zone).slice(11, 16);
  return isEnd && time === "00:00" ? "24:00" : time;
}

/** 20:00–08:00 of a shift. */
export function hoursOf({ from, to }: { readonly from: Instant; readonly to: Instant }, zone: string): string {
  return `${hourOf(from, zone)}–${hourOf(to, zone, true)}`;
}

/** `22:00`, `2200`, `22` or `9:5` as minutes of the day up to 24:00; null when it is no time. */
export function minutesFrom(text: string): number | null {
  const found = /^(\d{1,2})(?:[:：]?(\d{2})|[:：](\d))?$/.exec(text.trim());
  if (found === null) return null;
  const past = Number(found[2] ?? found[3] ?? 0);
  const minutes = Number(found[1]) * 60 + past;
  return past < 60 && minutes <= 1440 ? minutes : null;
}

export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
