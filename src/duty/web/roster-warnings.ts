import { canonical } from "../../ground/canonical.ts";
import type { Instant } from "../../ground/instant.ts";
import type { RosterWarning, Shift } from "../facts.ts";
import type { Person } from "../../access/person.ts";
import type { Post, RestRules } from "../posts.ts";
import { hourWarnings, standingWarnings } from "../rest.ts";
import { strengthWarnings } from "../strength.ts";

export interface WarningRules {
  readonly posts: Readonly<Record<string, Post>>;
  readonly rest: RestRules;
  readonly zone: string;
}

/** What speaks against a person's shifts, by hours, powers and certificates. */
export function personWarnings(
  person: Person,
  shifts: readonly Shift[],
  rules: WarningRules,
): readonly RosterWarning[] {
  return [...hourWarnings(person.id, shifts, rules.rest), ...standingWarnings(person, shifts, rules.posts, rules.zone)];
}

/** Whether a warning is about this shift: it shows at the shift that could be changed to end it. */
export function isAbout({ what, person, post, from, to }: RosterWarning, shift: Shift): boolean {
  if (person !== shift.person) return false;
  switch (what) {
    case "restShort":
      return to === shift.from;
    case "twice":
      return from === shift.from;
    case "weekLong":
      return to === shift.to;
    default:
      return from === shift.from && to === shift.to && (post === undefined || post === shift.post);
  }
}

/** Those that touch a time on the screen, by when they end being said: what began before and reaches in counts. */
export function warningsWithin(
  warnings: readonly RosterWarning[],
  from: Instant,
  to: Instant,
): readonly RosterWarning[] {
  return warnings.filter((warning) => warning.from < to && (warning.to ?? warning.from) > from);
}

/** A warning of the screen, and whether it is the draft that brings it. */
export interface ShownWarning {
  readonly warning: RosterWarning;
  readonly isNew: boolean;
}

/**
 * Warnings of one kind about one person, or one post, together: a pattern that is too long says so week after week. What
 * the draft brings comes first and is not mixed with what was so before.
 */
export function folded(warnings: readonly ShownWarning[]): readonly (readonly ShownWarning[])[] {
  const sorted = warnings.toSorted((a, b) => Number(b.isNew) - Number(a.isNew));
  const about = ({ warning: { what, person, post, certificate }, isNew }: ShownWarning) =>
    canonical([isNew, what, person ?? post ?? "", certificate ?? ""]);
  return [...Map.groupBy(sorted, about).values()];
}

/** What a change brings about that did not speak against the plan before it. */
export function warningsBrought(
  person: Person,
  before: readonly Shift[],
  after: readonly Shift[],
  rules: WarningRules,
): readonly RosterWarning[] {
  const known = new Set(personWarnings(person, before, rules).map(canonical));
  return personWarnings(person, after, rules).filter((warning) => !known.has(canonical(warning)));
}

/** Where and when too few stand, post by post, oldest first. */
export function strengthOf(
  posts: readonly Post[],
  shifts: readonly Shift[],
  from: Instant,
  to: Instant,
): readonly { readonly post: Post; readonly gaps: readonly RosterWarning[] }[] {
  return posts
    .filter(({ least, always }) => least > 0 || always)
    .map((post) => ({ post, gaps: strengthWarnings(post, shifts, from, to) }));
}
