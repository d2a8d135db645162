import { type Calendar, calendarView, isWorkingDay, noCalendar } from "../district/calendar.ts";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { calendarStream, districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import { isRefusal, type Refusal } from "../ground/refusal.ts";
import type { DayCount } from "../statute/counted-time.ts";
import { type Extension, type ExtensionCode, judgeExtension } from "../statute/extension.ts";
import { statuteStream } from "../statute/facts.ts";
import { standingOf } from "../statute/standing.ts";
import { limitInForce, type ListedLimit, noStatute, type Statute, statuteView } from "../statute/statute.ts";
import type { Clock } from "./complaint.ts";

/** The streams that say when a limit of the law ends here. */
export const clockStreams: readonly string[] = [districtStream, statuteStream, calendarStream];

/** What a limit is counted by. */
export interface Law {
  readonly statute: Statute;
  readonly days: DayCount;
}

export function lawOf(statute: Statute, calendar: Calendar, zone: string): Law {
  return { statute, days: { zone, isWorkingDay: (day) => isWorkingDay(calendar, day) } };
}

export function lawIn(states: States): Law {
  const { zone } = states(districtView, districtStream) ?? unnamedDistrict;
  return lawOf(
    states(statuteView, statuteStream) ?? noStatute,
    states(calendarView, calendarStream) ?? noCalendar,
    zone,
  );
}

/** A limit with when it ends. */
export interface Running {
  readonly listed: ListedLimit;
  readonly clock: Clock;
}

/** The limit that began then, after its extensions; undefined where the law has none. Nothing stops these. */
export function runningOf(
  { statute, days }: Law,
  code: string,
  startedAt: Instant,
  extensions: readonly Extension[] = [],
): Running | undefined {
  const listed = limitInForce(statute, code, startedAt, days.zone);
  if (listed === undefined) return undefined;
  const { deadline } = standingOf(listed.limit, { startedAt, intervals: [], extensions }, days).counted;
  return deadline === null ? undefined : { listed, clock: { due: deadline, warnings: listed.limit.warnings } };
}

/** The clock of a limit after one more extension; why it cannot be had; undefined where the law has no such limit. */
export function extendedClock(
  law: Law,
  code: string,
  startedAt: Instant,
  extensions: readonly Extension[],
  wanted: Extension,
): Clock | Refusal<ExtensionCode> | undefined {
  const listed = limitInForce(law.statute, code, startedAt, law.days.zone);
  if (listed === undefined) return undefined;
  const { taken, counted } = standingOf(listed.limit, { startedAt, intervals: [], extensions }, law.days);
  const rung = judgeExtension(listed.limit, taken, counted.deadline, wanted);
  return isRefusal(rung) ? rung : runningOf(law, code, startedAt, [...extensions, wanted])?.clock;
}
