import { type Instant, millis } from "../../ground/instant.ts";
import type { Person } from "../../access/person.ts";
import type { DraftShift } from "./roster-draft.ts";
import { dayMs } from "./roster-days.ts";
import { instantOn, momentShown, shownAt } from "../../ground/zone.ts";

/** A shift as it is drawn, from the cell it begins in; `left` and `width` in days. */
export interface Bar {
  readonly shift: DraftShift;
  readonly lane: number;
  readonly left: number;
  readonly width: number;
  /** It ends on the screen, so its end can be taken hold of. */
  readonly ends: boolean;
}

export interface RosterCell {
  readonly day: string;
  readonly bars: readonly Bar[];
  /** Those that began on a day before and still go on. */
  readonly running: readonly DraftShift[];
}

export interface RosterRow {
  readonly id: string;
  readonly lanes: number;
  readonly cells: readonly RosterCell[];
}

/** A row of the calendar: each shift once, in the cell of the day it begins on (the first, if that is off the screen). */
export function rowOf(id: string, shifts: readonly DraftShift[], days: readonly string[], zone: string): RosterRow {
  // Midnights of the days and of the one after the last: a day may have 23 or 25 hours.
  const midnights = days.map((day) => millis(instantOn(day, 0, zone)));
  midnights.push(millis(instantOn(days.at(-1) ?? "2000-01-01", 1440, zone)));
  const start = midnights[0] ?? 0;
  const end = midnights.at(-1) ?? 0;
  /** Which day a moment lies in, and how much of that day is over. */
  const inDays = (moment: number) => {
    const cell = Math.max(
      0,
      Math.min(
        days.length - 1,
        midnights.findLastIndex((midnight) => midnight <= moment),
      ),
    );
    const [from, to] = [midnights[cell] ?? 0, midnights[cell + 1] ?? 0];
    return { cell, share: (moment - from) / (to - from) };
  };
  const shown = shifts
    .filter(({ from, to }) => millis(to) > start && millis(from) < end)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.shift < b.shift ? -1 : 1));
  const laneEnds: number[] = [];
  const bars = shown.map((shift) => {
    const from = Math.max(start, millis(shift.from));
    const to = Math.min(end, millis(shift.to));
    const free = laneEnds.findIndex((taken) => taken <= from);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = to;
    const { cell, share: left } = inDays(from);
    const until = inDays(to);
    const width = until.cell - cell + (until.share - left);
    return { cell, bar: { shift, lane, left, width, ends: millis(shift.to) <= end } };
  });
  return {
    id,
    lanes: Math.max(1, laneEnds.length),
    cells: days.map((day, index) => {
      const midnight = midnights[index] ?? 0;
      return {
        day,
        bars: bars.filter(({ cell }) => cell === index).map(({ bar }) => bar),
        running: shown.filter(({ from, to }) => millis(from) < midnight && millis(to) > midnight && index > 0),
      };
    }),
  };
}

/** People who belong together on the screen; `post` null are those without a shift nearby. */
export interface RosterGroup {
  readonly post: string | null;
  readonly people: readonly Person[];
}

/** People by the post they mostly stand at, in the order of the posts; leaders first, then by badge number. */
export function groupsOf(people: readonly Person[], posts: readonly string[], around: Instant): readonly RosterGroup[] {
  const near = 31 * dayMs;
  const mainPost = ({ shifts }: Person): string | null => {
    const counts = new Map<string, number>();
    for (const { post, from } of shifts) {
      if (Math.abs(millis(from) - millis(around)) <= near && posts.includes(post))
        counts.set(post, (counts.get(post) ?? 0) + 1);
    }
    return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
  };
  const sorted = people.toSorted((a, b) => Number(b.leads) - Number(a.leads) || (a.id < b.id ? -1 : 1));
  const by = Map.groupBy(sorted, mainPost);
  return [...posts, null].flatMap((post) => {
    const of = by.get(post);
    return of === undefined ? [] : [{ post, people: of }];
  });
}

/** Minutes that an end goes by at a time: fine enough to be right, wide enough to be hit. */
export function snapMinutes(pixelsPerDay: number): number {
  return [15, 30, 60, 120, 240].find((minutes) => (minutes / 1440) * pixelsPerDay >= 4) ?? 720;
}

/** The end of a shift drawn out by some pixels, at a step of the district's clock, half an hour to two days long. */
export function endAfter(
  { from, to }: { readonly from: Instant; readonly to: Instant },
  pixels: number,
  pixelsPerDay: number,
  zone: string,
): number {
  const step = snapMinutes(pixelsPerDay) * 60_000;
  const wanted = millis(to) + (pixels / pixelsPerDay) * dayMs;
  const stepped = millis(momentShown(Math.round(millis(shownAt(wanted, zone)) / step) * step, zone));
  return Math.min(millis(from) + 2 * dayMs, Math.max(millis(from) + 30 * 60_000, stepped));
}

/** Where the cursor goes by a key; undefined when the key is none that moves it. */
export function cursorAfter(
  key: string,
  withControl: boolean,
  at: { readonly row: number; readonly day: number },
  { rows, days }: { readonly rows: number; readonly days: number },
): { readonly row: number; readonly day: number } | undefined {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const to = (row: number, day: number) => ({ row: within(row, rows), day: within(day, days) });
  switch (key) {
    case "ArrowLeft":
      return to(at.row, at.day - 1);
    case "ArrowRight":
      return to(at.row, at.day + 1);
    case "ArrowUp":
      return to(at.row - 1, at.day);
    case "ArrowDown":
      return to(at.row + 1, at.day);
    case "PageUp":
      return to(at.row - 8, at.day);
    case "PageDown":
      return to(at.row + 8, at.day);
    case "Home":
      return to(withControl ? 0 : at.row, 0);
    case "End":
      return to(withControl ? rows - 1 : at.row, days - 1);
    default:
      return undefined;
  }
}
