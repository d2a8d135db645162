import { millis } from "../../ground/instant.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { ShiftWanted } from "../pattern-shifts.ts";
import { hourOf, isDay, minutesFrom } from "./roster-days.ts";
import { rosterTexts } from "./roster-texts.ts";
import { dayOf, instantOn, shownAt } from "../../ground/zone.ts";

/** A shift as it stands in a form. */
export interface ShiftFields {
  readonly person: string;
  readonly post: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** Whole days it goes on beyond what the two times say: 1 of a shift of 36 hours. */
  readonly wholeDays: number;
}

export function fieldsOf({ person, post, from, to }: ShiftWanted, zone: string): ShiftFields {
  // By the clock: a duty from eight to eight is one day also when that day has 23 or 25 hours.
  const minutes = (millis(shownAt(to, zone)) - millis(shownAt(from, zone))) / 60_000;
  return {
    ...{ person, post, day: dayOf(from, zone) },
    from: hourOf(from, zone),
    to: hourOf(to, zone, true),
    wholeDays: Math.max(0, Math.ceil(minutes / 1440) - 1),
  };
}

/** What is missing in fields, or is no day and no time, by the field it is missing in. */
export function wrongInShift({ person, post, day, from, to }: ShiftFields): Readonly<Record<string, Sentence>> {
  const begins = minutesFrom(from);
  return {
    ...(person === "" ? { person: rosterTexts.personMissing } : {}),
    ...(post === "" ? { post: rosterTexts.postMissing } : {}),
    ...(isDay(day) ? {} : { day: rosterTexts.dayWrong }),
    ...(begins === null || begins === 1440 ? { from: rosterTexts.fromWrong } : {}),
    ...(minutesFrom(to) === null ? { to: rosterTexts.toWrong } : {}),
  };
}

/** The shift that fields say; an end at or before the beginning is on the next day. Null when something is wrong in them. */
export function shiftFrom(fields: ShiftFields, zone: string): ShiftWanted | null {
  const { person, post, day } = fields;
  const [from, to] = [minutesFrom(fields.from), minutesFrom(fields.to)];
  if (from === null || to === null || Object.keys(wrongInShift(fields)).length > 0) return null;
  const end = (to <= from ? to + 1440 : to) + fields.wholeDays * 1440;
  return { person, post, from: instantOn(day, from, zone), to: instantOn(day, end, zone) };
}
