import type { Instant } from "../../ground/instant.ts";
import type { Shift } from "../facts.ts";
import type { ShiftWanted } from "../pattern-shifts.ts";
import { monthOf } from "../roster.ts";
import { dayAfter, daysBetween } from "./roster-days.ts";
import { dayOf, instantOn, minuteOfDay } from "../../ground/zone.ts";

/** A shift on the screen; `of` is the stored one it was made from by moving. */
export interface DraftShift extends Shift {
  readonly of?: string;
}

/** What has been changed on the screen and given to nobody yet, with the draft before the last change. */
export interface Draft {
  readonly added: readonly DraftShift[];
  /** Ids of stored shifts taken away. */
  readonly removed: readonly string[];
  readonly count: number;
  readonly before: Draft | null;
}

export const noDraft: Draft = { added: [], removed: [], count: 0, before: null };

export interface DraftChange {
  readonly add: readonly (ShiftWanted & { readonly of?: string })[];
  readonly remove: readonly string[];
}

export function isEmpty({ added, removed }: Draft): boolean {
  return added.length === 0 && removed.length === 0;
}

/** The shifts as they would be. */
export function shiftsAfter(stored: readonly Shift[], { added, removed }: Draft): readonly DraftShift[] {
  const gone = new Set(removed);
  return [...stored.filter(({ shift }) => !gone.has(shift)), ...added];
}

function isSame(a: ShiftWanted, b: ShiftWanted): boolean {
  return a.person === b.person && a.post === b.post && a.from === b.from && a.to === b.to;
}

/**
 * The draft after one change. A stored shift that is moved back to its place is not removed, and a shift that exists is
 * not added twice. So moving a shift away and back leaves nothing to save.
 */
export function withChange(draft: Draft, stored: readonly Shift[], { add, remove }: DraftChange): Draft {
  const gone = new Set(remove);
  let added = draft.added.filter(({ shift }) => !gone.has(shift));
  const known = new Set(stored.map(({ shift }) => shift));
  let removed = [...new Set([...draft.removed, ...remove.filter((id) => known.has(id))])];
  let { count } = draft;
  for (const wanted of add) {
    const back = stored.find((one) => removed.includes(one.shift) && isSame(one, wanted));
    if (back !== undefined) {
      removed = removed.filter((id) => id !== back.shift);
      continue;
    }
    if (shiftsAfter(stored, { ...draft, added, removed }).some((one) => isSame(one, wanted))) continue;
    count += 1;
    added = [...added, { ...wanted, shift: `new-${count}` }];
  }
  return { added, removed, count, before: draft };
}

/** The draft before its last change; itself when there was none. */
export function undone(draft: Draft): Draft {
  return draft.before ?? draft;
}

/** Where a shift is to go; what is not said stays. */
export interface Destination {
  readonly person?: string;
  readonly post?: string;
  /** The day it begins on; the time of day stays. */
  readonly day?: string;
  readonly from?: Instant;
  readonly to?: Instant;
}

/** The change that brings a shift there, under the post's or the person's other name if that changes too. */
export function moving(shift: DraftShift, where: Destination, zone: string): DraftChange {
  const by = where.day === undefined ? 0 : daysBetween(dayOf(shift.from, zone), where.day);
  // By the clock: eight stays eight also over a night in which clocks are put forward or back.
  const later = (instant: Instant) =>
    by === 0 ? instant : instantOn(dayAfter(dayOf(instant, zone), by), minuteOfDay(instant, zone), zone);
  const of = shift.of ?? (shift.shift.startsWith("new-") ? undefined : shift.shift);
  const wanted = {
    person: where.person ?? shift.person,
    post: where.post ?? shift.post,
    from: where.from ?? later(shift.from),
    to: where.to ?? later(shift.to),
    ...(of === undefined ? {} : { of }),
  };
  return { add: [wanted], remove: [shift.shift] };
}

/** One `PlanShifts`: what changes in a month. */
export interface MonthPlan {
  readonly month: string;
  readonly add: readonly ShiftWanted[];
  readonly remove: readonly string[];
  /** Something of it has begun, so it needs a reason. */
  readonly begun: boolean;
}

/** The draft as the orders that make it so, a month each. What others have taken away meanwhile is not taken away again. */
export function plansOf(
  draft: Draft,
  stored: readonly Shift[],
  { now, zone }: { readonly now: Instant; readonly zone: string },
): readonly MonthPlan[] {
  const plans = new Map<string, { add: ShiftWanted[]; remove: string[]; begun: boolean }>();
  const of = (from: Instant) => {
    const month = monthOf(from, zone);
    const plan = plans.get(month) ?? { add: [], remove: [], begun: false };
    plans.set(month, plan);
    if (from <= now) plan.begun = true;
    return plan;
  };
  for (const { shift, from } of stored) if (draft.removed.includes(shift)) of(from).remove.push(shift);
  for (const { person, post, from, to } of draft.added) of(from).add.push({ person, post, from, to });
  return [...plans].map(([month, plan]) => ({ month, ...plan })).toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** The draft without a month that has been given; there is no way back behind that. */
export function withoutMonth(draft: Draft, plan: MonthPlan, zone: string): Draft {
  return {
    added: draft.added.filter(({ from }) => monthOf(from, zone) !== plan.month),
    removed: draft.removed.filter((id) => !plan.remove.includes(id)),
    count: draft.count,
    before: null,
  };
}

export type Difference =
  | { readonly kind: "added"; readonly shift: DraftShift }
  | { readonly kind: "removed"; readonly shift: Shift }
  | { readonly kind: "moved"; readonly shift: Shift; readonly to: DraftShift };

/** What the draft changes, oldest first: a shift that went elsewhere is one difference and not two. */
export function differencesOf(draft: Draft, stored: readonly Shift[]): readonly Difference[] {
  const movedTo = new Map(draft.added.flatMap((one) => (one.of === undefined ? [] : [[one.of, one] as const])));
  const origins = new Set<string>();
  const gone = stored.filter(({ shift }) => draft.removed.includes(shift));
  const lost = gone.map((shift): Difference => {
    const to = movedTo.get(shift.shift);
    if (to === undefined) return { kind: "removed", shift };
    origins.add(to.shift);
    return { kind: "moved", shift, to };
  });
  const made = draft.added
    .filter(({ shift }) => !origins.has(shift))
    .map((shift): Difference => ({ kind: "added", shift }));
  return [...lost, ...made].toSorted((a, b) => (a.shift.from < b.shift.from ? -1 : 1));
}
