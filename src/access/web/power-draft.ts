import type { Fact } from "../../ground/fact.ts";
import type { Power } from "../../ground/role.ts";
import type { Person } from "../person.ts";

export type Place = "station" | "unit" | "department";

/** A power while somebody chooses it. A role without a place ignores a place chosen before. */
export interface PowerDraft<Role extends string> {
  readonly role: Role | undefined;
  readonly place: string;
  /** The last day; empty: for good. */
  readonly until: string;
}

export const noDraft = { role: undefined, place: "", until: "" } as const;

const places: readonly string[] = ["station", "unit", "department"] satisfies readonly Place[];

/** The place a role must name, if it names one: it is called like the role. */
export function placeOf(role: string | undefined): Place | null {
  return role !== undefined && places.includes(role) ? (role as Place) : null;
}

/** The power the draft says, or null while the role or the place it must name is missing. */
export function powerFrom<Role extends string>({ role, place, until }: PowerDraft<Role>) {
  if (role === undefined) return null;
  const kind = placeOf(role);
  if (kind !== null && place.trim() === "") return null;
  return {
    role,
    ...(kind === null ? {} : ({ [kind]: place.trim() } as { readonly [Kind in Place]?: string })),
    ...(until === "" ? {} : { until }),
  };
}

/** What became of powers that were asked for: they wait, count already (nobody could be the second), or were held. */
export function grantOutcome(facts: readonly Pick<Fact, "type">[]): "waits" | "alone" | "held" {
  if (facts.some(({ type }) => type === "ActProposed")) return "waits";
  return facts.length > 0 ? "alone" : "held";
}

/** Units somebody may be put in: those in sight, and those that others have the power of. */
export function knownUnits(people: readonly Pick<Person, "powers">[], inSight: readonly string[]): readonly string[] {
  const named = people.flatMap(({ powers }) => powers.map(({ unit }: Power) => unit));
  return [...new Set([...inSight, ...named.filter((unit) => unit !== undefined)])].toSorted();
}
