import type { Giver } from "../ground/fact.ts";
import type { Concern } from "../ground/rule.ts";

/** An act that concerns only whoever does it, on post for a station, a unit or a department, or off post. */
export function oneself({ officer, station, unit, department }: Giver): Concern {
  return {
    persons: [officer],
    ...(station === undefined ? {} : { stations: [station] }),
    ...(unit === undefined ? {} : { units: [unit] }),
    ...(department === undefined ? {} : { departments: [department] }),
  };
}
