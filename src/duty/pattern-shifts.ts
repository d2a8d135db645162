import { instantOf } from "../ground/instant.ts";
import type { Shift } from "./facts.ts";
import type { Pattern } from "./posts.ts";
import { instantOn } from "../ground/zone.ts";

const dayMs = 86_400_000;

/** A shift somebody is to be given; its id is drawn by the order that plans it. */
export type ShiftWanted = Omit<Shift, "shift">;

/** Who works to a pattern, and at which day of its cycle they are on the first day; 0 is the cycle's first. */
export interface Follower {
  readonly person: string;
  readonly offset: number;
}

export interface Expansion {
  readonly pattern: Pattern;
  readonly post: string;
  readonly people: readonly Follower[];
  /** Days `YYYY-MM-DD` of the district's calendar, both included; none when the last is before the first. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly zone: string;
  readonly isWorkingDay: (day: string) => boolean;
}

/**
 * The shifts of everybody who works to a pattern, person by person and day by day. A shift belongs to the day it begins
 * on and may end on a later one. The cycle goes on over days of rest on which a pattern of working days has no shifts.
 */
export function patternShifts(expansion: Expansion): readonly ShiftWanted[] {
  const { pattern, post, people, zone } = expansion;
  const first = Date.parse(`${expansion.firstDay}T00:00:00Z`);
  const last = Date.parse(`${expansion.lastDay}T00:00:00Z`);
  const shifts: ShiftWanted[] = [];
  for (const { person, offset } of people) {
    for (let day = first; day <= last; day += dayMs) {
      if (pattern.workingDaysOnly && !expansion.isWorkingDay(instantOf(day).slice(0, 10))) continue;
      const date = instantOf(day).slice(0, 10);
      for (const { from, minutes } of cycleDay(pattern, (day - first) / dayMs + offset)) {
        // By the clock: a night from 20 to 8 ends at 8 also when clocks are put forward or back in it.
        shifts.push({ person, post, from: instantOn(date, from, zone), to: instantOn(date, from + minutes, zone) });
      }
    }
  }
  return shifts;
}

function cycleDay({ cycle }: Pattern, at: number): Pattern["cycle"][number] {
  return cycle[((at % cycle.length) + cycle.length) % cycle.length] ?? [];
}

const day = [{ from: 480, minutes: 720 }] as const;
const night = [{ from: 1200, minutes: 720 }] as const;
const wholeDay = [{ from: 480, minutes: 1440 }] as const;

function pattern(code: string, zh: string, en: string, cycle: Pattern["cycle"], workingDaysOnly = false): Pattern {
  return { pattern: code, name: { zh, en }, cycle, workingDaysOnly };
}

/**
 * The patterns of the field. As many teams as the name says, starting equally far apart in the cycle, keep a post filled
 * day and night; office hours do not.
 */
export const standardPatterns: readonly Pattern[] = [
  pattern("day", "行政班", "Office hours, working days", [[{ from: 510, minutes: 540 }]], true),
  pattern("threeTeamsTwoShifts", "三班两运转", "Three teams, two shifts: day, night, rest", [day, night, []]),
  pattern("fourOnFourOff", "四班两运转（上四休四）", "Four on, four off: two days, two nights", [
    ...[day, day, night, night],
    ...[[], [], [], []],
  ]),
  pattern("fourTeamsThreeShifts", "四班三运转", "Four teams, three shifts of eight hours", [
    ...[[{ from: 480, minutes: 480 }], [{ from: 480, minutes: 480 }]],
    ...[[{ from: 960, minutes: 480 }], [{ from: 960, minutes: 480 }]],
    ...[[], [{ from: 0, minutes: 480 }], [{ from: 0, minutes: 480 }], []],
  ]),
  pattern("dutyOneInThree", "三班轮值（24小时）", "24-hour duty, one day in three", [wholeDay, [], []]),
  pattern("dutyOneInFour", "四班轮值（24小时）", "24-hour duty, one day in four", [wholeDay, [], [], []]),
];
