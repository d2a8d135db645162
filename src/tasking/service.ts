import type { z } from "zod";
import { type Calendar, isWorkingDay } from "../district/calendar.ts";
import { byField } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { needsOf } from "../ground/part-need.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import { dayOf, instantOn, minuteOfDay } from "../ground/zone.ts";
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

/** Whether a moment lies in the hours by the district's clock. */
export function isWithin(hours: ServiceHours, at: Instant, zone: string, calendar: Calendar): boolean {
  const day = dayOf(at, zone);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const minute = minuteOfDay(at, zone);
  if (minute < hours.from || minute >= hours.to) return false;
  if (hours.holidays) return hours.days.includes(weekday);
  // A weekday that is a holiday is not worked; a weekend that is made up for is, by whoever works Mondays.
  if (!isWorkingDay(calendar, day)) return weekday >= 6 && hours.days.includes(weekday) && !isHoliday(calendar, day);
  return hours.days.includes(weekday) || (weekday >= 6 && hours.days.includes(1));
}

function isHoliday({ years }: Calendar, day: string): boolean {
  return years[day.slice(0, 4)]?.holidays.includes(day) ?? false;
}

/** As many days ahead as a change of open and closed is looked for: longer than the longest holidays. */
const daysAhead = 40;

/** When it opens or closes next, by its hours; undefined where that is not within forty days. */
export function nextChange(hours: ServiceHours, at: Instant, zone: string, calendar: Calendar): Instant | undefined {
  const isOpen = isWithin(hours, at, zone, calendar);
  const today = Date.parse(`${dayOf(at, zone)}T00:00:00Z`);
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = new Date(today + ahead * 86_400_000).toISOString().slice(0, 10);
    for (const minutes of [hours.from, hours.to]) {
      const moment = instantOn(day, minutes, zone);
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

/** Hours as they are written: 08:30–17:30. */
export function hoursInWords({ from, to }: Pick<ServiceHours, "from" | "to">): string {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return `${clock(from)}–${clock(to)}`;
}
