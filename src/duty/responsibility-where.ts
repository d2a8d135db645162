import { type LandKind, landKinds, type Place } from "../district/areas.ts";
import type { LiesIn } from "./responsibility.ts";

/** A place is meant when it lies in every area named; `null`: in none of that kind. `{}` is everywhere. */
export type Where = { readonly [Kind in LandKind]?: string | null };

export function isWithinWhere(place: LiesIn, where: Where): boolean {
  return Object.entries(where).every(([kind, id]) => (place[kind as LandKind] ?? null) === id);
}

/** Says which places of all are meant, exactly and in few words. */
export type Describe = (chosen: ReadonlySet<Place>) => readonly Where[];

interface Candidate {
  readonly where: Where;
  readonly places: readonly Place[];
}

/**
 * Finds few wordings that together describe these places, by greedy set cover, because the fewest would take too long
 * to find. Each step takes the wording that covers most of the remaining places; of two equal ones the one with fewer
 * conditions, and a wording that says where it is before one that says where it is not.
 */
export function describing(places: readonly Place[]): Describe {
  const candidates = candidatesOf(places);
  return (chosen) => {
    const fitting = candidates.filter((candidate) => candidate.places.every((place) => chosen.has(place)));
    const left = new Set(chosen);
    const said: Where[] = [];
    while (left.size > 0) {
      let best: Candidate | undefined;
      let most = 0;
      for (const candidate of fitting) {
        const covered = candidate.places.filter((place) => left.has(place)).length;
        if (covered > most) [best, most] = [candidate, covered];
      }
      // Every place has a wording of its own, so that there is always a best.
      if (best === undefined) break;
      said.push(best.where);
      for (const place of best.places) left.delete(place);
    }
    return said;
  };
}

/** All combinations of conditions that some place fulfils: fewer conditions first, then fewer that say where it is not. */
function candidatesOf(places: readonly Place[]): readonly Candidate[] {
  const told = landKinds.filter((kind) => places.some((place) => place[kind] !== undefined));
  const choices = told.reduce<readonly (readonly LandKind[])[]>(
    (sets, kind) => [...sets, ...sets.map((set) => [...set, kind])],
    [[]],
  );
  return choices
    .flatMap((kinds) => {
      const byKey = new Map<string, { where: Where; places: Place[] }>();
      for (const place of places) {
        const where: Where = Object.fromEntries(kinds.map((kind) => [kind, place[kind] ?? null]));
        const key = JSON.stringify(where);
        const found = byKey.get(key);
        if (found === undefined) byKey.set(key, { where, places: [place] });
        else found.places.push(place);
      }
      return [...byKey.values()];
    })
    .toSorted(
      ({ where: one }, { where: other }) =>
        Object.keys(one).length - Object.keys(other).length || outsidesOf(one) - outsidesOf(other),
    );
}

function outsidesOf(where: Where): number {
  return Object.values(where).filter((id) => id === null).length;
}
