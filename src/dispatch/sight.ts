import { callStream } from "../intake/facts.ts";
import type { Role } from "../ground/role.ts";
import type { Owned } from "../ground/room.ts";
import type { Incident } from "./incident.ts";
import { isActive, stands } from "./stage.ts";

/**
 * The tags of the readers who see an incident:
 *
 * - the hall (call-takers, dispatchers, leaders) and readers;
 * - a station whose area the incident lies in, that was ordered, or whose crew was assigned;
 * - a department that was called in;
 * - a unit while it is assigned, and after clearing until its report is given.
 */
export function incidentSeenBy(incident: Incident): readonly string[] {
  const tags = new Set(["hall", "reader"]);
  if (incident.liesIn?.station !== undefined) tags.add(`station:${incident.liesIn.station}`);
  for (const { department } of incident.departments ?? []) tags.add(`department:${department}`);
  for (const order of incident.stationOrders) if (stands(order)) tags.add(`station:${order.station}`);
  const reportOpen = incident.reports.length === 0 || incident.returnedForCompletion !== undefined;
  for (const assignment of incident.assignments) {
    if (assignment.station !== undefined) tags.add(`station:${assignment.station}`);
    const mustReport = assignment.ending === "done" && reportOpen;
    if (isActive(assignment) || mustReport) tags.add(`unit:${assignment.unit}`);
  }
  return [...tags];
}

/** The crews assigned to it now; the desk that sent them and the hall state a purpose. SCOPE.md, boundary 7. */
export function incidentWorkedOnBy({ assignments }: Incident): readonly string[] {
  return assignments.filter(isActive).map(({ unit }) => `unit:${unit}`);
}

/** While a call about it is live, its call-taker works on it too. */
export function incidentWorkedOnWith({ calls }: Incident): readonly string[] {
  return calls.map(callStream);
}

/** Who sees incidents at all: the hall and readers, and the people of the station, department or unit they are of. */
export function incidentsSeenBy({ station, unit, department }: Owned): readonly string[] {
  return ["hall", "reader", ...tagsOf({ station, unit, department })];
}

/** Who asks which way crews have to go, and what the free ones reach. */
export const reachReaders: readonly Role[] = ["importer", "dispatcher", "calltaker", "station", "reader"];

/** Who sees a unit: the hall and its technical support, readers, its station, itself. */
export function unitSeenBy({ unit, station }: Owned): readonly string[] {
  return ["hall", "support", "reader", ...tagsOf({ unit, station })];
}

function tagsOf(owned: Owned): readonly string[] {
  return Object.entries(owned).flatMap(([kind, id]: [string, string | undefined]) =>
    id === undefined ? [] : [`${kind}:${id}`],
  );
}
