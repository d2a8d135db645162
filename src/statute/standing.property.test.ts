import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instantOf, millis } from "../ground/instant.ts";
import { shownAt } from "../ground/zone.ts";
import type { DayCount, Interval } from "./counted-time.ts";
import type { Length, Limit } from "./facts.ts";
import { standingOf } from "./standing.ts";

const named = (code: string) => ({ code, name: { zh: code, en: code } });
const nothing = { zh: "无", en: "none" };

function limitOf(length: Length): Limit {
  return {
    ...named("made"),
    ...{ basis: { law: nothing, article: nothing }, starts: named("begun"), length, ladder: [] },
    ...{ notCounted: [named("a"), named("b")], counted: [named("c")], warnings: [], atEnd: nothing },
    ...{ since: "2000-01-01", source: nothing },
  };
}

const minute = 60_000;
const base = Date.UTC(2026, 0, 1);
const zones = ["Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"];

const isWeekday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Around the two nights in which the clocks of most zones change, and elsewhere in the year. */
const startArbitrary = fc
  .oneof(fc.constantFrom(66, 87, 92, 297, 304), fc.integer({ min: 0, max: 360 }))
  .chain((day) =>
    fc.integer({ min: -1440, max: 1440 }).map((minutes) => base + day * 1440 * minute + minutes * minute),
  );

/** Stretches that lie over each other, touch, turn back, begin before the start; some are still going on. */
const intervalsArbitrary = fc.array(
  fc.record({
    kind: fc.constantFrom("a", "b", "c", "d"),
    from: fc.integer({ min: -600, max: 4 * 1440 }),
    length: fc.option(fc.integer({ min: -30, max: 2 * 1440 })),
  }),
  { maxLength: 5 },
);

const intervalsAt = (start: number, made: readonly { kind: string; from: number; length: number | null }[]) =>
  made.map(({ kind, from, length }): Interval => ({
    kind,
    from: instantOf(start + from * minute),
    ...(length === null ? {} : { to: instantOf(start + (from + length) * minute) }),
  }));

/** Whether a limit runs in the minute that begins then. */
function runs(at: number, intervals: readonly Interval[]): boolean {
  const isIn = (kinds: string) =>
    intervals.some(
      ({ kind, from, to }) => kinds.includes(kind) && millis(from) <= at && (to === undefined || at < millis(to)),
    );
  return isIn("c") || !isIn("ab");
}

/** After the last of these minutes nothing changes any more. */
const horizon = 6.2 * 1440;

/** Minutes one after the other, until so many have run. */
function minuteByMinute(needed: number, start: number, intervals: readonly Interval[]): number | null {
  let ran = 0;
  for (let at = start; at < start + (horizon + needed) * minute; at += minute) {
    if (runs(at, intervals)) ran += 1;
    if (ran === needed) return at + minute;
  }
  return null;
}

/** The same by days: each that is over, and in which each of its minutes since the start ran; with the days that are left. */
function dayByDay(
  { count, measure, firstDayCounts }: Length,
  start: number,
  intervals: readonly Interval[],
  zone: string,
) {
  const dayAt = (at: number) => shownAt(at, zone).slice(0, 10);
  const first = dayAt(start);
  let [left, day, isWhole] = [count, first, true];
  for (let at = start; at < start + (horizon + count * 3.5 * 1440) * minute; at += minute) {
    if (dayAt(at) !== day) {
      const isCounted = (firstDayCounts === true || day !== first) && (measure === "days" || isWeekday(day));
      if (isCounted && isWhole) left -= 1;
      if (left === 0) return { end: at, left };
      [day, isWhole] = [dayAt(at), true];
    }
    if (!runs(at, intervals)) isWhole = false;
  }
  return { end: null, left };
}

const as = (end: number | null) => (end === null ? null : instantOf(end));

test("for any history a limit of minutes or hours ends where counting minute by minute ends, in any zone", () => {
  fc.assert(
    fc.property(
      startArbitrary,
      intervalsArbitrary,
      fc.constantFrom<Length>(
        { count: 1, measure: "hours" },
        { count: 8, measure: "hours" },
        { count: 48, measure: "hours" },
        { count: 7, measure: "minutes" },
      ),
      fc.constantFrom(...zones),
      (start, made, length, zone) => {
        const intervals = intervalsAt(start, made);
        const history = { startedAt: instantOf(start), intervals, extensions: [] };
        const { counted } = standingOf(limitOf(length), history, { zone, isWorkingDay: isWeekday });
        const needed = length.count * (length.measure === "hours" ? 60 : 1);
        assert.equal(counted.deadline, as(minuteByMinute(needed, start, intervals)));
        if (counted.deadline !== null) return;
        // What is left and what ran are the whole.
        let ran = 0;
        for (let at = start; at < start + horizon * minute; at += minute) if (runs(at, intervals)) ran += 1;
        assert.deepEqual(counted.left, { millis: (needed - ran) * minute });
      },
    ),
  );
});

test("for any history a limit of days ends where counting day by day ends, whatever the clocks of the zone do", () => {
  fc.assert(
    fc.property(
      startArbitrary,
      intervalsArbitrary,
      fc.record({
        count: fc.integer({ min: 1, max: 4 }),
        measure: fc.constantFrom("days" as const, "workingDays" as const),
        firstDayCounts: fc.option(fc.constant(true as const), { nil: undefined }),
      }),
      fc.constantFrom(...zones),
      (start, made, { count, measure, firstDayCounts }, zone) => {
        const length: Length = { count, measure, ...(firstDayCounts === undefined ? {} : { firstDayCounts }) };
        const intervals = intervalsAt(start, made);
        const days: DayCount = { zone, isWorkingDay: isWeekday };
        const history = { startedAt: instantOf(start), intervals, extensions: [] };
        const { counted } = standingOf(limitOf(length), history, days);
        const { end, left } = dayByDay(length, start, intervals, zone);
        assert.equal(counted.deadline, as(end));
        if (counted.deadline === null) assert.deepEqual(counted.left, { days: left });
      },
    ),
    { numRuns: 60 },
  );
});
