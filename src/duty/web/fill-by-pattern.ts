import type { Calendar } from "../../district/calendar.ts";
import { isWorkingDay } from "../../district/calendar.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { Shift } from "../facts.ts";
import { patternShifts, standardPatterns } from "../pattern-shifts.ts";
import type { Pattern, Posts } from "../posts.ts";
import { daysBetween, isDay } from "./roster-days.ts";
import type { DraftChange } from "./roster-draft.ts";
import { rosterTexts } from "./roster-texts.ts";
import { dayOf } from "../../ground/zone.ts";

/** The district's own patterns and those of the field; its own stands for one of the same code. */
export function patternsOf({ patterns }: Pick<Posts, "patterns">): readonly Pattern[] {
  return [...Object.values(patterns), ...standardPatterns.filter(({ pattern }) => patterns[pattern] === undefined)];
}

/** How many teams, equally far apart in the cycle, keep a post filled day and night; office hours need but one. */
export function teamsOf({ cycle, workingDaysOnly }: Pattern): number {
  const worked = cycle.flat().reduce((total, { minutes }) => total + minutes, 0);
  if (workingDaysOnly || worked === 0) return 1;
  return Math.max(1, Math.min(cycle.length, Math.round((cycle.length * 1440) / worked)));
}

/** The day of the cycle a team is at on the first day; team 0 begins with the cycle. */
export function offsetOf({ cycle }: Pattern, team: number, teams: number): number {
  return Math.round((team * cycle.length) / teams) % cycle.length;
}

export interface Filling {
  readonly pattern: Pattern;
  readonly post: string;
  /** Team by person, counted from 0. */
  readonly teams: Readonly<Record<string, number>>;
  readonly firstDay: string;
  readonly lastDay: string;
  /** What these people have at this post on those days goes first. */
  readonly anew: boolean;
}

/** How many days are filled at once, at most. */
const mostDays = 62;

/** What is wrong with the days, and what else is missing before a post can be filled; each by its field. */
export function wrongInFilling({ post, teams, firstDay, lastDay }: Omit<Filling, "pattern" | "anew">): {
  readonly days: Readonly<Record<string, Sentence>>;
  readonly missing: Readonly<Record<string, Sentence>>;
} {
  const [first, last] = [isDay(firstDay), isDay(lastDay)];
  const days = {
    ...(first ? {} : { firstDay: rosterTexts.dayWrong }),
    ...(last ? {} : { lastDay: rosterTexts.dayWrong }),
    ...(first && last && lastDay < firstDay ? { lastDay: rosterTexts.lastBeforeFirst } : {}),
    ...(first && last && daysBetween(firstDay, lastDay) >= mostDays ? { lastDay: rosterTexts.daysTooMany } : {}),
  };
  const missing = {
    ...(post === "" ? { post: rosterTexts.postMissing } : {}),
    ...(Object.keys(teams).length === 0 ? { teams: rosterTexts.teamsMissing } : {}),
  };
  return { days, missing };
}

/** The change that fills a post by a pattern. */
export function filling(
  { pattern, post, teams, firstDay, lastDay, anew }: Filling,
  shifts: readonly Shift[],
  { zone, calendar }: { readonly zone: string; readonly calendar: Calendar },
): DraftChange {
  const count = Math.max(teamsOf(pattern), ...Object.values(teams).map((team) => team + 1));
  const add = patternShifts({
    pattern,
    post,
    people: Object.entries(teams).map(([person, team]) => ({ person, offset: offsetOf(pattern, team, count) })),
    firstDay,
    lastDay,
    zone,
    isWorkingDay: (day) => isWorkingDay(calendar, day),
  });
  const isReplaced = ({ person, post: at, from }: Shift) => {
    const day = dayOf(from, zone);
    return at === post && person in teams && day >= firstDay && day <= lastDay;
  };
  return { add, remove: anew ? shifts.filter(isReplaced).map(({ shift }) => shift) : [] };
}
