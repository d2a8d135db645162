import type { ForceTier } from "../ground/force.ts";
import type { Timer } from "../ground/room.ts";
import type { Incident } from "./incident.ts";
import { promisesOf } from "./promise.ts";
import { lastAcknowledgementLevel, nextWaitingAlarm, unacknowledged } from "./alarms.ts";
import { isActive, isOpen } from "./stage.ts";

/**
 * The timers of an open incident: when each falls due and the order the system then gives. An order that nobody
 * acknowledged is raised to the next in line, twice. An incident without an ordered unit is raised to the next in line,
 * three times. A report that was not given is reminded of. An incident entered after the event has no due times, so it
 * raises no alarm.
 */
export function incidentTimers(incident: Incident): readonly Timer[] {
  if (!isOpen(incident)) return [];
  const timers: Timer[] = [];
  for (const { order, acknowledgeBy } of unacknowledged(incident)) {
    const raised = incident.alerts.filter((alert) => alert.order === order);
    const level = raised.length + 1;
    const due = raised.at(-1)?.nextAt ?? (raised.length === 0 ? acknowledgeBy : undefined);
    if (level > lastAcknowledgementLevel || due === undefined) continue;
    timers.push({
      name: `acknowledge/${order}/${level}`,
      due,
      order: "RaiseAcknowledgementAlert",
      body: { incidentId: incident.id, orderId: order, level },
    });
  }
  const waiting = nextWaitingAlarm(incident);
  if (waiting !== undefined) {
    const count = incident.alerts.filter(({ order }) => order === undefined).length + 1;
    timers.push({
      name: `waiting/${count}`,
      due: waiting.due,
      order: "RaiseWaitingAlert",
      body: { incidentId: incident.id, level: waiting.level },
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
