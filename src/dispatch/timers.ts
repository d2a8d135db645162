import type { ForceTier } from "../ground/force.ts";
import type { Timer } from "../journal/room.ts";
import type { Incident } from "./incident.ts";
import { promisesOf } from "./promise.ts";
import { isActive, isOpen, isUnanswered } from "./stage.ts";

/** How often an unanswered order is passed on before it stays with the shift leader. */
export const lastAlertLevel = 2;

interface Waiting {
  readonly order: string;
  readonly acknowledgeBy: string;
}

/**
 * What must happen if nothing else does: an order nobody acknowledged goes to the next in line, twice; a report nobody
 * gave is reminded of. Back-entered orders carry no such times and so raise nothing.
 */
export function incidentTimers(incident: Incident): readonly Timer[] {
  if (!isOpen(incident)) return [];
  const timers: Timer[] = [];
  for (const { order, acknowledgeBy } of unacknowledged(incident)) {
    const raised = incident.alerts.filter((alert) => alert.order === order);
    const level = raised.length + 1;
    const due = raised.at(-1)?.nextAt ?? (raised.length === 0 ? acknowledgeBy : undefined);
    if (level > lastAlertLevel || due === undefined) continue;
    timers.push({
      name: `acknowledge/${order}/${level}`,
      due,
      order: "RaiseAcknowledgementAlert",
      body: { incidentId: incident.id, orderId: order, level },
    });
  }
  for (const { tier, outcome, due } of promisesOf(incident)) {
    if (outcome !== "running" || !isWatched(incident, tier)) continue;
    timers.push({
      name: `promise/${tier}`,
      due,
      order: "RecordPromiseBreach",
      body: { incidentId: incident.id, tier },
    });
  }
  const report = incident.reportDue;
  if (report !== undefined && incident.reports.length === 0) {
    const count = report.reminded + 1;
    timers.push({
      name: `report/${count}`,
      due: report.at,
      order: "RemindReport",
      body: { incidentId: incident.id, count },
    });
  }
  return timers;
}

/** Back-entered orders have no time to acknowledge by; their arrivals are entered after the fact too. */
function isWatched({ assignments }: Incident, tier: ForceTier): boolean {
  return assignments.some((one) => one.promise?.tier === tier && isActive(one) && one.acknowledgeBy !== undefined);
}

/** Assignments and station orders that wait for an acknowledgement against a clock. */
export function unacknowledged(incident: Incident): readonly Waiting[] {
  const crews = incident.assignments.filter((assignment) => isActive(assignment) && assignment.step === "ordered");
  const desks = incident.stationOrders.filter((order) => isUnanswered(incident, order) && order.signedAt === undefined);
  return [...crews, ...desks].flatMap(({ id, acknowledgeBy }) =>
    acknowledgeBy === undefined ? [] : [{ order: id, acknowledgeBy }],
  );
}
