import type { Instant } from "../../ground/instant.ts";
import { waitingSince } from "../alarms.ts";
import type { Alert, Incident } from "../incident.ts";

/** Since when the cause of an alarm has stood. */
export function alarmSince(incident: Incident, alarm: Alert): Instant {
  if (alarm.order === undefined) return waitingSince(incident) ?? alarm.raisedAt;
  const crew = incident.assignments.find(({ id }) => id === alarm.order);
  const desk = incident.stationOrders.find(({ id }) => id === alarm.order);
  return crew?.times.ordered ?? desk?.orderedAt ?? alarm.raisedAt;
}

/** The alarm passed on the furthest first, and of those the one that has stood the longest. */
export function worstFirst(incident: Incident, alarms: readonly Alert[]): readonly Alert[] {
  return alarms.toSorted((a, b) => b.level - a.level || (alarmSince(incident, a) < alarmSince(incident, b) ? -1 : 1));
}
