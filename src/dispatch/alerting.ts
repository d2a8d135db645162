import { z } from "zod";
import { plusSeconds } from "../ground/instant.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { AcknowledgementOverdue, AlertAcknowledged, WaitingOverdue } from "./alarm-facts.ts";
import { ReportReminded } from "./report-facts.ts";
import { districtStream } from "../district/facts.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { districtOf, concernOfIncident, openIncidentOf } from "./asking.ts";
import { incidentStream } from "./facts.ts";
import type { Incident } from "./incident.ts";
import {
  lastAcknowledgementLevel,
  nextWaitingAlarm,
  secondsToWait,
  standingAlarms,
  unacknowledged,
  waitingPosts,
  waitingSince,
} from "./alarms.ts";

/**
 * The next in line: a crew sent by its station is first its desk's to chase, everything else the dispatcher's; whatever
 * is still unanswered goes to the shift leader.
 */
function nextInLine(incident: Incident, order: string, level: number): "station" | "dispatcher" | "shiftLeader" {
  if (level >= lastAcknowledgementLevel) return "shiftLeader";
  const assignment = incident.assignments.find(({ id }) => id === order);
  return assignment?.stationOrder === undefined ? "dispatcher" : "station";
}

/** By the clock only. Refused when it was acknowledged meanwhile or raised before: `AlertNotDue`. */
export const RaiseAcknowledgementAlert = defineOrder("RaiseAcknowledgementAlert", {
  title: { zh: "签收超时预警", en: "Raise an acknowledgement alert" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema, orderId: ulidSchema, level: z.number().int().min(1) }),
  streams: ({ body }) => [districtStream, incidentStream(body.incidentId)],
  refuses: ["AlertNotDue", "IncidentEnded", "IncidentUnknown"],
  decide: (states, { id: alert, body, occurredAt }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const { orderId: order, level } = body;
    const isWaiting = unacknowledged(incident).some((waiting) => waiting.order === order);
    const isRaised = incident.alerts.some((raised) => raised.order === order && raised.level >= level);
    if (!isWaiting || isRaised) return refuse("AlertNotDue");
    const nextAt = plusSeconds(occurredAt, districtOf(states).settings.acknowledgeSeconds);
    const alerted = nextInLine(incident, order, level);
    const next = level < lastAcknowledgementLevel ? { nextAt } : {};
    return [AcknowledgementOverdue.draft([incidentStream(incident.id)], { alert, order, level, alerted, ...next })];
  },
});

/** By the clock only. Refused when somebody was ordered meanwhile, or it was raised before: `AlertNotDue`. */
export const RaiseWaitingAlert = defineOrder("RaiseWaitingAlert", {
  title: { zh: "等待派警超时预警", en: "Raise an alert of an incident that waits too long" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema, level: z.number().int().min(1).max(waitingPosts.length) }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["AlertNotDue", "IncidentEnded", "IncidentUnknown"],
  decide: (states, { id: alert, body: { incidentId, level }, occurredAt }) => {
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const next = nextWaitingAlarm(incident);
    const [since, seconds, alerted] = [waitingSince(incident), secondsToWait(incident), waitingPosts[level - 1]];
    if (next?.level !== level || occurredAt < next.due) return refuse("AlertNotDue");
    if (since === undefined || seconds === undefined || alerted === undefined) return refuse("AlertNotDue");
    const { priority } = incident;
    return [WaitingOverdue.draft([incidentStream(incidentId)], { alert, level, alerted, since, priority, seconds })];
  },
});

/** An alarm that is over by its cause needs no note: nothing is recorded. Refused: `AlertUnknown`, `AlertAlreadyAcknowledged`. */
export const AcknowledgeAlert = defineOrder("AcknowledgeAlert", {
  title: { zh: "知悉预警", en: "Acknowledge an alert" },
  roles: ["importer", "dispatcher", "station"],
  body: z.strictObject({ incidentId: ulidSchema, alertId: ulidSchema }),
  concerns: concernOfIncident,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["AlertAlreadyAcknowledged", "AlertUnknown", "IncidentEnded", "IncidentUnknown"],
  decide: (states, { body }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const alert = incident.alerts.find(({ id }) => id === body.alertId);
    if (alert === undefined) return refuse("AlertUnknown");
    if (alert.acknowledgedBy !== undefined) return refuse("AlertAlreadyAcknowledged");
    if (!standingAlarms(incident).includes(alert)) return [];
    return [AlertAcknowledged.draft([incidentStream(incident.id)], { alert: alert.id })];
  },
});

/** 催办, by the clock only: the report is due, or due still. Refused: `ReminderNotDue`. */
export const RemindReport = defineOrder("RemindReport", {
  title: { zh: "反馈催办", en: "Remind of the report" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema, count: z.number().int().min(1) }),
  streams: ({ body }) => [districtStream, incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "ReminderNotDue"],
  decide: (states, { body, occurredAt }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const due = incident.reportDue;
    if (due === undefined || incident.reports.length > 0 || due.reminded + 1 !== body.count)
      return refuse("ReminderNotDue");
    const nextAt = plusSeconds(occurredAt, districtOf(states).settings.reminderMinutes * 60);
    return [ReportReminded.draft([incidentStream(incident.id)], { count: body.count, nextAt })];
  },
});
