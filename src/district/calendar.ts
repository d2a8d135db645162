import type { z } from "zod";
import { byField } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";
import type { DistrictFact, HolidaysAdopted } from "./facts.ts";

export type Holidays = z.output<(typeof HolidaysAdopted)["shape"]>;

/** What is known of holidays, by year; of other years only the weekends are known. */
export interface Calendar {
  readonly years: Readonly<Record<string, Holidays>>;
}

export const noCalendar: Calendar = { years: {} };

export const calendarView: StreamView<Calendar> = {
  room: "district",
  kind: "calendar",
  owner: true,
  settings: ["HolidaysAdopted"],
  configured: [{ order: "AdoptHolidays", key: byField("year"), bodies: ({ years }) => Object.values(years) }],
  evolve: (state: Calendar | null, told: Fact) => {
    const fact = told as DistrictFact;
    if (fact.type !== "HolidaysAdopted") return state;
    return { years: { ...state?.years, [fact.data.year]: fact.data } };
  },
  seenBy: () => ["everyone", "guest"],
};

/** Whether a day `YYYY-MM-DD` is worked: make-up days are, holidays are not, and else Monday to Friday are. */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const year = calendar.years[String(Number(day.slice(0, 4)))];
  if (year?.makeUpDays.includes(day)) return true;
  if (year?.holidays.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
