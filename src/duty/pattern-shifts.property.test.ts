import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PatternDefined } from "./facts.ts";
import { patternShifts, standardPatterns } from "./pattern-shifts.ts";
import type { Pattern } from "./posts.ts";
import { hourWarnings } from "./rest.ts";

const dayMs = 86_400_000;
const firstDay = "2026-01-30";
const first = Date.parse(`${firstDay}T00:00:00Z`);
const dayAfter = (days: number) => new Date(first + days * dayMs).toISOString().slice(0, 10);

/** Zones with the minutes that their clocks are ahead of UTC in the weeks of this test. */
const zones = [
  ["Asia/Shanghai", 480],
  ["Europe/Berlin", 60],
  ["America/New_York", -300],
  ["Asia/Kathmandu", 345],
] as const;

const shift = fc.record({ from: fc.integer({ min: 0, max: 1439 }), minutes: fc.integer({ min: 30, max: 2880 }) });
const pattern = fc
  .record({
    cycle: fc.array(fc.array(shift, { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
    workingDaysOnly: fc.boolean(),
  })
  .map((one): Pattern => ({ pattern: "p", name: { zh: "p", en: "p" }, ...one }));
const follower = fc.record({ person: fc.constantFrom("A", "B", "C"), offset: fc.integer({ min: -30, max: 30 }) });
const people = fc.uniqueArray(follower, { selector: ({ person }) => person });

/** Turns a wheel of the cycle's days one day at a time. */
function turned<Day>(wheel: readonly Day[], times: number): readonly Day[] {
  let days = [...wheel];
  for (let turn = 0; turn < Math.abs(times); turn++) {
    days = times > 0 ? [...days.slice(1), ...days.slice(0, 1)] : [...days.slice(-1), ...days.slice(0, -1)];
  }
  return days;
}

test("everybody has the shifts of the day their cycle has come round to, and none on a day of rest that counts", () => {
  fc.assert(
    fc.property(
      pattern,
      people,
      fc.integer({ min: -1, max: 20 }),
      fc.constantFrom(...zones),
      fc.uniqueArray(fc.nat(20)),
      (pattern, people, days, [zone, offsetMinutes], free) => {
        const isWorkingDay = (day: string) => !free.map(dayAfter).includes(day);
        const lastDay = dayAfter(days);
        const shifts = patternShifts({
          pattern,
          post: "seat",
          people,
          firstDay,
          lastDay,
          zone,
          isWorkingDay,
        });
        const expected: string[] = [];
        for (const { person, offset } of people) {
          let wheel = turned(pattern.cycle, offset);
          for (let at = 0; at <= days; at++, wheel = turned(wheel, 1)) {
            if (pattern.workingDaysOnly && free.includes(at)) continue;
            for (const { from, minutes } of wheel[0] ?? []) {
              const begins = first + at * dayMs + (from - offsetMinutes) * 60_000;
              const ends = begins + minutes * 60_000;
              expected.push(`${person} ${new Date(begins).toISOString()} ${new Date(ends).toISOString()}`);
            }
          }
        }
        assert.deepEqual(
          shifts.map(({ person, from, to }) => `${person} ${from} ${to}`),
          expected,
        );
      },
    ),
  );
});

/** Which teams, by where they start in the cycle, the name of a pattern speaks of. */
const teams: Readonly<Record<string, readonly number[]>> = {
  threeTeamsTwoShifts: [0, 1, 2],
  fourOnFourOff: [0, 2, 4, 6],
  fourTeamsThreeShifts: [0, 2, 4, 6],
  dutyOneInThree: [0, 1, 2],
  dutyOneInFour: [0, 1, 2, 3],
};

function worked(code: string) {
  const pattern = standardPatterns.find((one) => one.pattern === code);
  assert.ok(pattern);
  const people = (teams[code] ?? [0]).map((offset) => ({ person: `team ${offset}`, offset }));
  const isWorkingDay = () => true;
  const lastDay = dayAfter(30);
  return patternShifts({ pattern, post: "seat", people, firstDay, lastDay, zone: "Asia/Shanghai", isWorkingDay });
}

test("the teams of a standard pattern are at the post one at a time, day and night", () => {
  for (const code of Object.keys(teams)) {
    const shifts = worked(code);
    // The nights and duties that began before the first day are not in it.
    for (let at = first + 2 * dayMs; at < first + 30 * dayMs; at += 60 * 60_000) {
      const time = new Date(at).toISOString();
      assert.equal(shifts.filter(({ from, to }) => from <= time && time < to).length, 1, `${code} ${time}`);
    }
  }
});

test("nobody who works to a pattern of shifts has too little rest; only a 24-hour duty makes a week long", () => {
  const rules = { betweenHours: 11, weekHours: 60, shiftHours: 24 };
  for (const [code, offsets] of Object.entries(teams)) {
    for (const offset of offsets) {
      const own = worked(code).filter(({ person }) => person === `team ${offset}`);
      const shifts = own.map((one, index) => ({ shift: String(index), ...one }));
      const found = new Set(hourWarnings("x", shifts, rules).map(({ what }) => what));
      assert.deepEqual([...found], code === "dutyOneInThree" ? ["weekLong"] : [], code);
    }
  }
});

test("office hours are kept on working days", () => {
  const [day] = standardPatterns;
  assert.equal(day?.workingDaysOnly, true);
  for (const one of standardPatterns) assert.ok(PatternDefined.shape.safeParse(one).success, one.pattern);
});

test("by the clock of a district whose clocks change, a night ends at its hour whether it has 11, 12 or 13 of them", () => {
  const night: Pattern = {
    pattern: "n",
    name: { zh: "n", en: "n" },
    cycle: [[{ from: 1200, minutes: 720 }]],
    workingDaysOnly: false,
  };
  const hours = (day: string) => {
    const [one] = patternShifts({
      ...{ pattern: night, post: "seat", people: [{ person: "A", offset: 0 }], firstDay: day, lastDay: day },
      ...{ zone: "Europe/Berlin", isWorkingDay: () => true },
    });
    return [one?.from, one?.to, (Date.parse(one?.to ?? "") - Date.parse(one?.from ?? "")) / 3_600_000];
  };
  assert.deepEqual(hours("2026-03-28"), ["2026-03-28T19:00:00.000Z", "2026-03-29T06:00:00.000Z", 11]);
  assert.deepEqual(hours("2026-10-24"), ["2026-10-24T18:00:00.000Z", "2026-10-25T07:00:00.000Z", 13]);
  assert.deepEqual(hours("2026-11-24"), ["2026-11-24T19:00:00.000Z", "2026-11-25T07:00:00.000Z", 12]);
});
