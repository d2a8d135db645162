import { useMemo } from "react";
import type { Instant } from "../../ground/instant.ts";
import type { RosterWarning, Shift } from "../facts.ts";
import { isAbout, personWarnings, warningsWithin } from "./roster-warnings.ts";
import type { RosterShown } from "./use-roster.ts";

export interface RosterWarned {
  readonly all: readonly RosterWarning[];
  readonly of: (shift: Shift) => readonly RosterWarning[];
}

/** The warnings about the shifts on the screen, computed again with every change. */
export function useRosterWarnings(
  { people, rules }: RosterShown,
  shifts: readonly Shift[],
  from: Instant,
  to: Instant,
): RosterWarned {
  return useMemo(() => {
    const byPerson = Map.groupBy(shifts, ({ person }) => person);
    const found = new Map(
      people.map((person) => {
        const warnings = personWarnings(person, byPerson.get(person.id) ?? [], rules);
        return [person.id, warningsWithin(warnings, from, to)] as const;
      }),
    );
    return {
      all: [...found.values()].flat(),
      of: (shift) => (found.get(shift.person) ?? []).filter((warning) => isAbout(warning, shift)),
    };
  }, [people, rules, shifts, from, to]);
}
