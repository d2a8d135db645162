import { type Instant, instantOf, millis } from "../ground/instant.ts";
import type { Power } from "../ground/role.ts";
import type { RosterWarning, Shift } from "./facts.ts";
import type { Person, Warnings } from "../access/person.ts";
import { isSamePower } from "../access/person-view.ts";
import type { Post, RestRules } from "./posts.ts";
import { countsOn } from "../access/power-rules.ts";
import { dayOf, instantOn } from "../ground/zone.ts";

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;

/** What somebody brings to a shift. */
type Standing = Pick<Person, "id" | "powers" | "certificates">;

/** From a moment up to another, in milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether a last day of validity is over at a moment. */
function isOver(until: string | undefined, at: Instant, zone: string): boolean {
  return until !== undefined && until < dayOf(at, zone);
}

/** Whether a last day of validity (through its midnight in the zone) ends before a moment. */
function endsBefore(until: string | undefined, at: Instant, zone: string): boolean {
  if (until === undefined) return false;
  return instantOn(until, 24 * 60, zone) < at;
}

/** Whether somebody has a power, in that place, that has not run out at the moment. */
export function hasPower(of: Pick<Person, "powers">, power: Power, at: Instant, zone: string): boolean {
  const day = dayOf(at, zone);
  return of.powers.some((own) => isSamePower(own, power) && countsOn(own, day));
}

/**
 * Warnings about a person's shifts. They refuse nothing.
 *
 * - `restShort`: less than `betweenHours` from the end of work to the next beginning.
 * - `twice`: two shifts at the same time. Hours worked twice count once.
 * - `shiftLong`: one shift is too long.
 * - `weekLong`: too many hours in 168 hours running. A week here is not Monday to Sunday, because sixty hours up to Sunday
 *   and sixty more from Monday would pass unseen.
 *
 * Only windows that end where a piece of work ends are looked at. They find every week that is too long: any other
 * window can be moved until its end meets the end of some work, and loses no hour of work by that.
 */
export function hourWarnings(person: string, shifts: readonly Shift[], rules: RestRules): Warnings {
  const sorted = shifts.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to) || compare(a.shift, b.shift));
  const warnings: RosterWarning[] = [];
  let worked: Instant | undefined;
  for (const { post, from, to } of sorted) {
    if (millis(to) - millis(from) > rules.shiftHours * hourMs) {
      warnings.push({ what: "shiftLong", person, post, from, to });
    }
    if (worked !== undefined && from < worked) {
      warnings.push({ what: "twice", person, post, from, to: worked < to ? worked : to });
    } else if (worked !== undefined && millis(from) - millis(worked) < rules.betweenHours * hourMs) {
      warnings.push({ what: "restShort", person, post, from: worked, to: from });
    }
    if (worked === undefined || worked < to) worked = to;
  }
  const spans = merged(sorted);
  for (const { to } of spans) {
    const hours = sum(spans.map((span) => Math.max(0, Math.min(span.to, to) - Math.max(span.from, to - weekMs))));
    if (hours > rules.weekHours * hourMs) {
      warnings.push({ what: "weekLong", person, from: instantOf(to - weekMs), to: instantOf(to) });
    }
  }
  return warnings;
}

/**
 * What somebody lacks for their shifts: `powerMissing` when the shift begins, `certificateMissing` when the shift begins,
 * `certificateEnding` before it ends. Of posts that are not known nothing is said.
 */
export function standingWarnings(
  of: Standing,
  shifts: readonly Shift[],
  posts: Readonly<Record<string, Post>>,
  zone: string,
): Warnings {
  return shifts.flatMap(({ post: id, from, to }) => {
    const post = posts[id];
    if (post === undefined) return [];
    const about = { person: of.id, post: id, from, to };
    const power: Warnings = hasPower(of, post.power, from, zone) ? [] : [{ what: "powerMissing", ...about }];
    return [...power, ...certificateWarnings(of, post.needs, about, zone)];
  });
}

/** `certificateMissing` and `certificateEnding` of what a post needs, over a time at it that may be open at its end. */
export function certificateWarnings(
  { certificates }: Pick<Person, "certificates">,
  needs: readonly string[],
  about: Omit<RosterWarning, "what" | "certificate">,
  zone: string,
): Warnings {
  return needs.flatMap((certificate): Warnings => {
    const held = certificates.find((one) => one.certificate === certificate);
    if (held === undefined || isOver(held.until, about.from, zone)) {
      return [{ what: "certificateMissing", ...about, certificate }];
    }
    const isEnding = about.to !== undefined && endsBefore(held.until, about.to, zone);
    return isEnding ? [{ what: "certificateEnding", ...about, certificate }] : [];
  });
}

/** Times of work without overlaps, oldest first; what touches is one. */
function merged(sorted: readonly Shift[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { from, to } of sorted) {
    const last = spans.at(-1);
    if (last !== undefined && millis(from) <= last.to) {
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, millis(to)) };
    } else {
      spans.push({ from: millis(from), to: millis(to) });
    }
  }
  return spans;
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
