import type { Giver } from "../ground/fact.ts";
import type { Person } from "./person.ts";

/*
 * Tags of what a person belongs to in every role. Streams are hidden by these tags from the people they complain of.
 * The tags only hide, and are never among the tags that show a stream.
 */

/** Somebody's tie to a place, a unit or a person: `of:unit:U1`. */
export function tie(kind: "person" | "part" | "station" | "unit" | "department", id: string): string {
  return `of:${kind}:${id}`;
}

/** Whoever acts in a role taken by breaking the glass. */
export const underGlassTie = "of:glass";

interface Place {
  readonly part?: string | undefined;
  readonly station?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
}

function tiesOfPlace(place: Place): readonly string[] {
  return (["part", "station", "unit", "department"] as const).flatMap((kind) => {
    const id = place[kind];
    return id === undefined ? [] : [tie(kind, id)];
  });
}

/** A unit somebody rides with, and the station it belongs to. */
export interface Riding {
  readonly unit: string;
  readonly station?: string;
}

/** What a member of the staff belongs to: their part, every power they hold or took, the units they ride with now. */
export function tiesOf(person: Person | undefined, riding: readonly Riding[]): readonly string[] {
  const rides = riding.flatMap(tiesOfPlace);
  if (person === undefined) return rides;
  const powers = [...person.powers, ...person.glass.map(({ power }) => power)];
  return [tie("person", person.id), ...tiesOfPlace({ part: person.part }), ...powers.flatMap(tiesOfPlace), ...rides];
}

/** All ties of a giver: what its role speaks for, and what is known of the person (`ties`). The program has none. */
export function tiesIn(giver: Giver): readonly string[] {
  if (giver.role === "system") return [];
  const own = [tie("person", giver.officer), ...tiesOfPlace(giver), ...(giver.ties ?? [])];
  return [...new Set(giver.glass === undefined ? own : [...own, underGlassTie])];
}
