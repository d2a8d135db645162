import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { noCalendar } from "../district/calendar.ts";
import { isWithin, nextChange, type ServiceHours } from "./service.ts";

/* The hours of an item against a walk through every minute of a week with the zone's clock in the hand. */

const minuteMillis = 60_000;
const week = 7 * 1440;

/** Weeks in which clocks are put forward and back, at two and at midnight; and one in which they are not. */
const weeks = [
  ["America/New_York", "2026-03-05"],
  ["America/New_York", "2026-10-29"],
  ["America/Santiago", "2026-09-03"],
  ["America/Santiago", "2026-04-02"],
  ["Asia/Shanghai", "2026-11-23"],
] as const;

interface Minute {
  readonly at: number;
  /** What the clock shows. */
  readonly day: string;
  readonly minute: number;
}

/** What the zone's clock shows in each minute from the midnight (UTC) two days before a day on, for eleven days. */
function minutesFrom(zone: string, day: string): readonly Minute[] {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const first = Date.parse(`${day}T00:00:00Z`) - 2 * 1440 * minuteMillis;
  return Array.from({ length: 11 * 1440 }, (_, count) => {
    const at = first + count * minuteMillis;
    const [shown = "", clock = ""] = format.format(at).split(" ");
    const [hours = "", minutes = ""] = clock.split(":");
    return { at, day: shown, minute: Number(hours) * 60 + Number(minutes) };
  });
}

/** When the clock first shows a minute of a day; one that it skips is counted on from the last minute before it. */
function firstShown(walk: readonly Minute[], day: string, minute: number): number {
  const exact = walk.find((one) => one.day === day && one.minute === minute);
  if (exact !== undefined) return exact.at;
  const before = walk.findLast((one) => one.day < day || (one.day === day && one.minute < minute));
  assert.ok(before !== undefined);
  const short = before.day < day ? 1440 - before.minute + minute : minute - before.minute;
  return before.at + short * minuteMillis;
}

const following = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 1440 * minuteMillis).toISOString().slice(0, 10);

/** For each minute whether it is open: set from each day's beginning to its end, one minute after the other. */
function naiveOpen(walk: readonly Minute[], hours: ServiceHours): ReadonlySet<number> {
  const open = new Set<number>();
  for (const day of new Set(walk.map((one) => one.day))) {
    if (!hours.days.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)) continue;
    if (walk[0]?.day === day || walk.at(-1)?.day === day) continue;
    const end =
      hours.to < hours.from
        ? ([following(day), hours.to] as const)
        : hours.to === 1440
          ? ([following(day), 0] as const)
          : ([day, hours.to] as const);
    const until = firstShown(walk, end[0], end[1]);
    for (let at = firstShown(walk, day, hours.from); at < until; at += minuteMillis) open.add(at);
  }
  return open;
}

const anyHours = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    // Often about the hours in which clocks are changed.
    from: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 200 })),
    to: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 1, max: 200 })),
    holidays: fc.constant(true),
  })
  .filter(({ from, to }) => from !== to);

for (const [zone, day] of weeks) {
  const walk = minutesFrom(zone, day);
  const from = walk.findIndex((one) => one.day === day);

  test(`an item is open in the minutes that a walk through the week finds, and changes where it does: ${zone} ${day}`, () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.array(fc.integer({ min: 0, max: week - 1 }), { minLength: 1, maxLength: 60 }),
        (hours, picked) => {
          const open = naiveOpen(walk, hours);
          const turns = [...open].flatMap((at) => [at, at + minuteMillis]);
          for (const minute of picked) {
            const at = walk[from + minute]?.at ?? 0;
            const instant = new Date(at).toISOString();
            assert.equal(isWithin(hours, instant, zone, noCalendar), open.has(at), instant);
            const change = turns
              .filter((turn) => turn > at && open.has(turn) !== open.has(at))
              .toSorted((one, other) => one - other)[0];
            // The walk ends; a change after it is looked for by the rule alone.
            if (change === undefined || change > (walk[from + week]?.at ?? 0)) continue;
            assert.equal(nextChange(hours, instant, zone, noCalendar), new Date(change).toISOString(), instant);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
}
