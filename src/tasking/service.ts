import type { z } from "zod";
import { type Calendar, isWorkingDay } from "../district/calendar.ts";
import { byField } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { needsOf } from "../ground/part-need.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import { dayOf, minuteOfDay } from "../ground/zone.ts";
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

/** Whether a moment lies in the hours by the district's clock. A part of a day past midnight belongs to the day it began. */
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
