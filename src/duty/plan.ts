import { districtStream } from "../district/facts.ts";
import { canonical } from "../ground/canonical.ts";
import type { FactDraft } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { personStream } from "../access/people-facts.ts";
import { postsStream, rosterStream, type Shift, ShiftsPlanned } from "./facts.ts";
import type { Person, Warnings } from "../access/person.ts";
import { postsOf, zoneOf } from "./posts.ts";
import { hourWarnings, standingWarnings } from "./rest.ts";
import type { Roster } from "./roster.ts";

/** More of it is said on the roster, where warnings are found anew; the log keeps the first. */
const mostWarnings = 200;

/** What changes for one person. */
export interface Change {
  readonly person: Person;
  readonly added: readonly Shift[];
  readonly removed: readonly string[];
}

/** What planning reads besides the roster and the people. */
export const planningStreams = [districtStream, postsStream];

/** What a change brings about that did not speak against the plan before it. Of what stays as it was nothing is said. */
export function newWarnings(states: States, { person, added, removed }: Change): Warnings {
  const { posts, rest } = postsOf(states);
  const gone = new Set(removed);
  const after = [...person.shifts.filter(({ shift }) => !gone.has(shift)), ...added];
  const known = new Set(hourWarnings(person.id, person.shifts, rest).map(canonical));
  return [
    ...hourWarnings(person.id, after, rest).filter((warning) => !known.has(canonical(warning))),
    ...standingWarnings(person, added, posts, zoneOf(states)),
  ].slice(0, mostWarnings);
}

/** The fact of one person's change, with what speaks against it, and the `gaps` at posts it leaves. */
export function plannedShifts(
  states: States,
  { part, month }: Pick<Roster, "part" | "month">,
  change: Change,
  { reason, gaps = [] }: { readonly reason: string | undefined; readonly gaps?: Warnings },
): FactDraft {
  const { person, added, removed } = change;
  return ShiftsPlanned.draft([rosterStream(part, month), personStream(person.id)], {
    part,
    month,
    person: person.id,
    added,
    removed,
    warnings: [...newWarnings(states, change), ...gaps].slice(0, mostWarnings),
    ...(reason === undefined ? {} : { reason }),
  });
}
