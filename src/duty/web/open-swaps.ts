import type { RosterWarning, Shift } from "../facts.ts";
import type { Person, Swap } from "../../access/person.ts";
import { type WarningRules, warningsBrought } from "./roster-warnings.ts";

/** Open swaps of a part, by the people in sight, each once, the next to begin first. */
export function openSwaps(people: readonly Person[], part: string): readonly Swap[] {
  const found = new Map(people.flatMap(({ swaps }) => swaps).map((swap) => [swap.swap, swap] as const));
  return [...found.values()]
    .filter((swap) => swap.part === part)
    .toSorted((a, b) => (a.shift.from < b.shift.from ? -1 : 1));
}

/** What speaks against a swap that did not speak against the plan before it. People who are not in sight are left out. */
export function swapWarnings(
  swap: Pick<Swap, "shift" | "forShift" | "from" | "to">,
  people: readonly Person[],
  rules: WarningRules,
): readonly RosterWarning[] {
  const { shift, forShift } = swap;
  const given = (id: string, gives: Shift | undefined, takes: Shift | undefined) => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) return [];
    const kept = person.shifts.filter((one) => one.shift !== gives?.shift);
    const after = takes === undefined ? kept : [...kept, { ...takes, person: id }];
    return warningsBrought(person, person.shifts, after, rules);
  };
  return [...given(swap.from, shift, forShift), ...given(swap.to, forShift, shift)];
}

/** What somebody may do with a swap. People who are not one of the two may decide on it if their role may. */
export function partIn(swap: Swap, officer: string): "asked" | "isAsked" | "neither" {
  return swap.from === officer ? "asked" : swap.to === officer ? "isAsked" : "neither";
}
