import { type Instant, instantOf, millis } from "../ground/instant.ts";
import { dayOf, instantOn } from "../ground/zone.ts";
import type { Length, Limit } from "./facts.ts";

/*
 * How the time of a limit is counted. Minutes and hours are counted as they pass, wherever the clocks of a zone stand. Days
 * are those of the district's zone: the day of the start is not counted (unless the length says so), and a limit ends with
 * the midnight that ends its last day. Time in which the limit does not run is left out: of minutes and hours just that time,
 * of days each one that it touches.
 */

/** A stretch of time of one kind, `[from, to)`; it goes on while there is no `to`. */
export interface Interval {
  readonly kind: string;
  readonly from: Instant;
  readonly to?: Instant;
}

/** How a district counts days. */
export interface DayCount {
  readonly zone: string;
  /** Whether a day `YYYY-MM-DD` is worked. */
  isWorkingDay(day: string): boolean;
}

/** When it ends; or, while it is stopped, what is left of it. Working days and days as days, all else in milliseconds. */
export type Counted =
  | { readonly deadline: Instant }
  | { readonly deadline: null; readonly left: { readonly millis: number } | { readonly days: number } };

/** A stretch in milliseconds since 1970. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const minuteMillis = 60_000;
const dayMillis = 86_400_000;

/** When a length of a limit that started then ends, with what happened since. An interval that ends before it begins is none. */
export function countTime(
  length: Length,
  limit: Pick<Limit, "notCounted" | "counted">,
  startedAt: Instant,
  intervals: readonly Interval[],
  days: DayCount,
): Counted {
  const stops = stopsOf(limit, intervals);
  if (length.measure === "days" || length.measure === "workingDays") return countDays(length, startedAt, stops, days);
  return countMillis(length.count * (length.measure === "hours" ? 60 : 1) * minuteMillis, millis(startedAt), stops);
}

/** The stretches in which a limit does not run, in order and apart from each other. */
function stopsOf({ notCounted, counted }: Pick<Limit, "notCounted" | "counted">, intervals: readonly Interval[]) {
  const stopping = joined(intervals.filter(({ kind }) => notCounted.some(({ code }) => code === kind)));
  const running = joined(intervals.filter(({ kind }) => counted.some(({ code }) => code === kind)));
  return stopping.flatMap((stop) => without(stop, running));
}

function joined(intervals: readonly Interval[]): readonly Stretch[] {
  const stretches = intervals
    .map(({ from, to }) => ({ from: millis(from), to: to === undefined ? Number.POSITIVE_INFINITY : millis(to) }))
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from - other.from);
  const apart: Stretch[] = [];
  for (const stretch of stretches) {
    const last = apart.at(-1);
    if (last === undefined || last.to < stretch.from) apart.push(stretch);
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) };
  }
  return apart;
}

/** What is left of a stretch without others, which are in order and apart. */
function without(stretch: Stretch, others: readonly Stretch[]): readonly Stretch[] {
  let { from } = stretch;
  const left: Stretch[] = [];
  for (const other of others) {
    if (other.to <= from || other.from >= stretch.to) continue;
    if (other.from > from) left.push({ from, to: other.from });
    from = other.to;
  }
  return from < stretch.to ? [...left, { from, to: stretch.to }] : left;
}

function countMillis(needed: number, start: number, stops: readonly Stretch[]): Counted {
  let [at, left] = [start, needed];
  for (const { from, to } of stops) {
    if (to <= at) continue;
    const run = Math.max(0, from - at);
    if (run >= left) break;
    left -= run;
    if (to === Number.POSITIVE_INFINITY) return { deadline: null, left: { millis: left } };
    at = to;
  }
  return { deadline: instantOf(at + left) };
}

function countDays(length: Length, startedAt: Instant, stops: readonly Stretch[], days: DayCount): Counted {
  const { zone } = days;
  const first = dayOf(startedAt, zone);
  const stopped = stops.at(-1)?.to === Number.POSITIVE_INFINITY ? (stops.at(-1)?.from ?? 0) : Number.POSITIVE_INFINITY;
  let left = length.count;
  let day = length.firstDayCounts === true ? first : dayAfter(first);
  for (;;) {
    const [begin, end] = [millis(instantOn(day, 0, zone)), millis(instantOn(dayAfter(day), 0, zone))];
    const isStopped = stops.some(({ from, to }) => from < end && to > begin && to > millis(startedAt));
    if (!isStopped && (length.measure === "days" || days.isWorkingDay(day))) left -= 1;
    if (left === 0) return { deadline: instantOf(end) };
    if (stopped < end) return { deadline: null, left: { days: left } };
    day = dayAfter(day);
  }
}

/** The next day of the calendar. */
export function dayAfter(day: string): string {
  return instantOf(Date.parse(`${day}T00:00:00Z`) + dayMillis).slice(0, 10);
}
