import type { z } from "zod";
import { type Calendar, isWorkingDay } from "../district/calendar.ts";
import { byField } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { needsOf } from "../ground/part-need.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import { fill, type Sentence } from "../ground/sentence.ts";
import { dayOf, instantOn } from "../ground/zone.ts";
import type { Party } from "./party-facts.ts";
import type { ServiceDefined, ServiceFact, serviceHoursSchema } from "./service-facts.ts";

export type Service = z.output<(typeof ServiceDefined)["shape"]>;
export type ServiceHours = z.output<typeof serviceHoursSchema>;

/** The menu by the codes of its items. */
export interface Services {
  readonly services: Readonly<Record<string, Service>>;
}

export const noServices: Services = { services: {} };

export const servicesView: StreamView<Services> = {
  room: "tasking",
  kind: "services",
  owner: true,
  settings: ["ServiceDefined", "ServiceWithdrawn"],
  configured: [{ order: "DefineService", key: byField("service"), bodies: ({ services }) => Object.values(services) }],
  evolve: (state: Services | null, told: Fact) => {
    const fact = told as ServiceFact;
    const before = state ?? noServices;
    if (fact.type === "ServiceDefined") {
      return { services: { ...before.services, [fact.data.service]: fact.data } };
    }
    if (fact.type !== "ServiceWithdrawn") return state;
    const { [fact.data.service]: _, ...services } = before.services;
    return { services };
  },
  needsParts: ({ services }) =>
    Object.values(services).flatMap(({ name, answeredBy, coveredBy }) =>
      needsOf(
        "service",
        name,
        [...answeredBy, coveredBy].flatMap((party) =>
          party !== undefined && (party.kind === "department" || party.kind === "station") ? [party.id] : [],
        ),
      ),
    ),
  ...seenByAll("everyone"),
};

/** Whether the hours go on past midnight: they end the day after they began. */
export function goesPastMidnight({ from, to }: Pick<ServiceHours, "from" | "to">): boolean {
  return to < from;
}

/** A stretch of time in which an item is answered by its own parties. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** The stretch that begins on a day; undefined where it is not answered from that day on. */
function stretchOf(hours: ServiceHours, day: string, zone: string, calendar: Calendar): Stretch | undefined {
  if (!isServiceDay(hours, day, calendar)) return undefined;
  const end = hours.to + (goesPastMidnight(hours) ? 1440 : 0);
  return { from: instantOn(day, hours.from, zone), to: instantOn(day, end, zone) };
}

/** Whether hours begin on a day. A night belongs to the day on which it began, also where the next one is a holiday. */
function isServiceDay({ days, holidays }: ServiceHours, day: string, calendar: Calendar): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  if (holidays) return days.includes(weekday);
  // A weekday that is a holiday is not worked; a weekend that is made up for is, by whoever works Mondays.
  if (!isWorkingDay(calendar, day)) return weekday >= 6 && days.includes(weekday) && !isHoliday(calendar, day);
  return days.includes(weekday) || (weekday >= 6 && days.includes(1));
}

function isHoliday({ years }: Calendar, day: string): boolean {
  return years[day.slice(0, 4)]?.holidays.includes(day) ?? false;
}

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a moment lies in the hours by the district's clock; of those past midnight also in what began the day before. */
export function isWithin(hours: ServiceHours, at: Instant, zone: string, calendar: Calendar): boolean {
  const today = dayOf(at, zone);
  return [daysAfter(today, -1), today].some((day) => {
    const stretch = stretchOf(hours, day, zone, calendar);
    return stretch !== undefined && stretch.from <= at && at < stretch.to;
  });
}

/** As many days ahead as a change of open and closed is looked for: longer than the longest holidays. */
const daysAhead = 40;

/** When it opens or closes next, by its hours; undefined where that is not within forty days. */
export function nextChange(hours: ServiceHours, at: Instant, zone: string, calendar: Calendar): Instant | undefined {
  const isOpen = isWithin(hours, at, zone, calendar);
  const today = dayOf(at, zone);
  // From yesterday on: what began then may end today.
  for (let ahead = -1; ahead < daysAhead; ahead += 1) {
    const stretch = stretchOf(hours, daysAfter(today, ahead), zone, calendar);
    for (const moment of stretch === undefined ? [] : [stretch.from, stretch.to]) {
      if (moment > at && isWithin(hours, moment, zone, calendar) !== isOpen) return moment;
    }
  }
  return undefined;
}

/** Whether an item can be asked for on a day by its own first and last day. */
export function isInForce({ from, until }: Pick<Service, "from" | "until">, day: string): boolean {
  return day >= (from ?? day) && day <= (until ?? day);
}

/** Who answers an item now: its own parties within its hours, else who covers; undefined: nobody. */
export function answererAt(
  { answeredBy, hours, coveredBy }: Pick<Service, "answeredBy" | "hours" | "coveredBy">,
  at: Instant,
  zone: string,
  calendar: Calendar,
): { readonly to: Party; readonly along: readonly Party[]; readonly insteadOf?: Party } | undefined {
  const [lead, ...along] = answeredBy;
  if (lead === undefined) return undefined;
  if (hours === undefined || isWithin(hours, at, zone, calendar)) return { to: lead, along };
  return coveredBy === undefined ? undefined : { to: coveredBy, along: [], insteadOf: lead };
}

/** Hours as they are written: 08:30–17:30, and 20:00–次日 08:00 where they end on the next day. */
export function hoursInWords(hours: Pick<ServiceHours, "from" | "to">): Sentence {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const ends = { from: clock(hours.from), to: clock(hours.to) };
  return fill(goesPastMidnight(hours) ? overNight : withinDay, ends);
}

const withinDay: Sentence = { zh: "{from}–{to}", en: "{from}–{to}" };
const overNight: Sentence = { zh: "{from}–次日 {to}", en: "{from}–{to} the next day" };
