import { unitStream } from "../../src/dispatch/facts.ts";
import type { Unit } from "../../src/dispatch/unit.ts";
import type { Person } from "../../src/access/person.ts";
import { type Riding, tiesOf } from "../../src/access/ties.ts";
import { type Giver, streamKey, streamKind } from "../../src/ground/fact.ts";
import type { Commit } from "../../src/journal/journal.ts";
import type { Board } from "./live/board.ts";

/** What people belong to now, by the staff and the crews on the board: asked with every request, so crews are indexed. */
export interface Belonging {
  /** The giver with the ties of its officer, and of those who answer for it (`others`: whoever made a program's token). */
  withTies(giver: Giver, others?: readonly string[]): Giver;
  /** Takes a commit in that the board has taken; answers whose crew has changed. */
  commit(commit: Commit): readonly string[];
}

export function belongingOf(
  board: Pick<Board, "entry" | "entries">,
  person: (id: string) => Person | undefined,
): Belonging {
  const crews = new Map<string, string>();
  const ridden = new Map<string, Set<string>>();

  /** Notes a unit's crew; answers the badges that came or went. */
  function take(id: string, badges: readonly string[]): readonly string[] {
    const before = crews.get(id);
    const text = badges.join(" ");
    if (before === text) return [];
    const gone = before === undefined || before === "" ? [] : before.split(" ");
    for (const badge of gone) ridden.get(badge)?.delete(id);
    for (const badge of badges) ridden.set(badge, (ridden.get(badge) ?? new Set()).add(id));
    crews.set(id, text);
    return [...gone, ...badges];
  }

  const unitOf = (id: string) => board.entry(unitStream(id))?.sight.state as Unit | undefined;
  const takeUnit = (id: string) =>
    take(
      id,
      (unitOf(id)?.crew ?? []).map(({ badge }) => badge),
    );
  for (const { stream } of board.entries()) if (streamKind(stream) === "unit") takeUnit(streamKey(stream));

  function riding(units: Iterable<string | undefined>): readonly Riding[] {
    return [...new Set(units)].flatMap((unit) => {
      if (unit === undefined) return [];
      const station = unitOf(unit)?.station;
      return [station === undefined ? { unit } : { unit, station }];
    });
  }

  function tiesOfOfficer(officer: string): readonly string[] {
    const found = person(officer);
    const powers = found === undefined ? [] : [...found.powers, ...found.glass.map(({ power }) => power)];
    return tiesOf(found, riding([...(ridden.get(officer) ?? []), ...powers.map(({ unit }) => unit)]));
  }

  return {
    withTies: (giver, others = []) => {
      const ties = [giver.officer, ...others].flatMap(tiesOfOfficer);
      const all = [...ties, ...tiesOf(undefined, riding([giver.unit]))];
      return all.length === 0 ? giver : { ...giver, ties: [...new Set(all)].toSorted() };
    },
    commit: ({ streams }) =>
      [...streams.keys()].flatMap((stream) => (streamKind(stream) === "unit" ? takeUnit(streamKey(stream)) : [])),
  };
}
