import type { Giver } from "../ground/fact.ts";
import type { Incident } from "./incident.ts";

/**
 * Whether an incident is outside the jurisdiction of who speaks for a station, a crew or a department: it lies in another
 * station's area; where no area is known, or of a department, it is none of theirs. Null for whoever speaks for the whole
 * bureau, and for a crew of no station. `unitStation` is the station the crew belongs to.
 */
export function isOutside(giver: Giver, incident: Incident, unitStation: string | undefined): boolean | null {
  const { station, unit, department } = giver;
  if (department !== undefined) return !(incident.departments ?? []).some((one) => one.department === department);
  const own = station ?? (unit === undefined ? undefined : unitStation);
  if (own === undefined) return null;
  if (incident.liesIn?.station !== undefined) return incident.liesIn.station !== own;
  const isTheirs =
    incident.stationOrders.some((order) => order.station === own) ||
    incident.assignments.some((assignment) => assignment.station === own || assignment.unit === unit);
  return !isTheirs;
}
