import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import { patternShifts, type ShiftWanted } from "../pattern-shifts.ts";
import { monthOf } from "../roster.ts";
import { type AnhePost, patternOf } from "./posts.ts";
import type { Member } from "./staff.ts";
import { dayOf } from "../../ground/zone.ts";

/** Anhe lies in China. */
const zone = "Asia/Shanghai";
/** Every pattern's cycle begins on this day, so that a roster that is planned bit by bit goes on as it began. */
const cyclesBegin = "2024-01-01";
const dayMs = 86_400_000;
const mostShifts = 400;

/** Days `YYYY-MM-DD` of the district's calendar, both included. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** Who there is and where they stand. */
export interface Force {
  readonly posts: readonly AnhePost[];
  readonly staff: readonly Member[];
}

/** What of the district says who can be planned and how far that has been done. */
export interface Planning {
  readonly days: Days;
  readonly isWorkingDay: (day: string) => boolean;
  /** The last day on which a shift at the post begins; none: nothing is planned there. */
  readonly plannedTo: (post: string) => string | undefined;
  /** Whether the post is there as it was founded, and whether the person can be planned. */
  readonly hasPost: (post: AnhePost) => boolean;
  readonly hasPerson: (person: string) => boolean;
}

/** One `PlanShifts`. */
export interface PlanOrder {
  readonly part: string;
  readonly month: string;
  readonly add: readonly ShiftWanted[];
}

/** The shifts at a post, of those who are there, on the days. */
function shiftsAt(force: Force, post: AnhePost, { first, last }: Days, planning: Planning): readonly ShiftWanted[] {
  const begun = Math.round((Date.parse(first) - Date.parse(cyclesBegin)) / dayMs);
  const people = force.staff.flatMap(({ person, duty }) =>
    duty?.post === post.post && planning.hasPerson(person) ? [{ person, offset: duty.offset + begun }] : [],
  );
  return patternShifts({
    ...{ pattern: patternOf(post.pattern), post: post.post, people, firstDay: first, lastDay: last },
    ...{ zone, isWorkingDay: planning.isWorkingDay },
  });
}

/**
 * The shifts that are missing on these days, as orders of at most 400 of them. A post is planned from the day after the
 * last one planned: what somebody took off the roster since stays off it. The shifts of a post in a month are never
 * shared out among orders, so a post is planned to a day or not at all.
 */
export function planAnhe(force: Force, planning: Planning): readonly PlanOrder[] {
  const orders: { part: string; month: string; add: ShiftWanted[] }[] = [];
  for (const post of force.posts.filter(planning.hasPost)) {
    const first = [planning.days.first, nextDay(planning.plannedTo(post.post))].toSorted().at(-1) ?? "";
    if (first > planning.days.last) continue;
    const shifts = shiftsAt(force, post, { first, last: planning.days.last }, planning);
    for (const month of new Set(shifts.map(monthOfShift))) {
      const add = shifts.filter((shift) => monthOfShift(shift) === month);
      const open = orders.findLast((order) => order.part === post.part && order.month === month);
      if (open !== undefined && open.add.length + add.length <= mostShifts) open.add.push(...add);
      else orders.push({ part: post.part, month, add });
    }
  }
  return orders;
}

function monthOfShift({ from }: ShiftWanted): string {
  return monthOf(from, zone);
}

/** Everybody's shifts on the days, by the patterns alone. */
export function rosterOf(force: Force, days: Days, isWorkingDay: (day: string) => boolean): readonly ShiftWanted[] {
  const everything = { plannedTo: () => undefined, hasPost: () => true, hasPerson: () => true };
  return planAnhe(force, { days, isWorkingDay, ...everything }).flatMap(({ add }) => add);
}

/** The day of Anhe's calendar this many days after the day of an instant. */
export function dayAfter(at: Instant, days: number): string {
  return dayOf(instantOf(millis(at) + days * dayMs), zone);
}

function nextDay(day: string | undefined): string {
  return day === undefined ? "" : instantOf(Date.parse(day) + dayMs).slice(0, 10);
}
