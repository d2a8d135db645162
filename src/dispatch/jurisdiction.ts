import type { Giver } from "../ground/fact.ts";
import type { Incident } from "./incident.ts";

/**
 * Whether an incident is outside the jurisdiction of the station, crew or department that `giver` speaks for.
 *
 * - A station or a crew, area known: outside when the incident lies in another station's area.
 * - A station or a crew, area unknown: outside when neither the station was ordered nor one of its crews assigned.
 * - A department: outside when it was not called in.
 * - Null for a giver who speaks for the whole bureau, and for a crew without a station.
 *
 * `unitStation`: the station the giver's crew belongs to.
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
