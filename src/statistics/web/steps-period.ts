import { z } from "zod";
import type { Instant } from "../../ground/instant.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { type Address, searchWord } from "../../ground/web/address.ts";
import { daySchema, instantOn } from "../../ground/zone.ts";
import { partings } from "../facts.ts";
import type { Parting } from "../steps.ts";

/** `/statistics/intervals?from=2026-11-01&to=2026-11-30&by=station`: days of the district, both included. */
export const stepsAddress = {
  path: "/statistics/intervals",
  search: z.object({ from: searchWord, to: searchWord, by: searchWord }),
} satisfies Address;

export type StepsSearch = z.output<typeof stepsAddress.search>;

export interface StepsPeriod {
  readonly from: string;
  readonly to: string;
  readonly by: Parting;
  /** Why nothing can be read of it. */
  readonly trouble: Sentence | null;
}

/** How many days a period has that nobody chose, today included. */
const usualDays = 7;

const daysTurned: Sentence = { zh: "截止日期早于起始日期", en: "The last day is before the first" };

/** The period an address says; a day that is none, or none said, is as usual: the last seven days. */
export function periodIn({ from, to, by }: StepsSearch, today: string): StepsPeriod {
  const last = isDay(to) ? to : today;
  const first = isDay(from) ? from : daysBefore(last, usualDays - 1);
  return {
    from: first,
    to: last,
    by: partings.find((each) => each === by) ?? "station",
    trouble: last < first ? daysTurned : null,
  };
}

/** The last days up to today: what the buttons for a period say in the address. */
export function lastDays(count: number, today: string): { readonly from: string; readonly to: string } {
  return { from: daysBefore(today, count - 1), to: today };
}

/** What the server is asked. */
export function queryOf({ from, to, by }: Omit<StepsPeriod, "trouble">, zone: string): string {
  const bounds: Readonly<Record<"from" | "to", Instant>> = {
    from: instantOn(from, 0, zone),
    to: instantOn(to, 24 * 60, zone),
  };
  return new URLSearchParams({ ...bounds, by }).toString();
}

function isDay(text: string | undefined): text is string {
  return daySchema.safeParse(text).success;
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);
}
