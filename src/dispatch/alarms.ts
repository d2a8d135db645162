import { type Instant, plusSeconds } from "../ground/instant.ts";
import type { Alert, Incident } from "./incident.ts";
import { isActive, isOpen, isUnanswered, stageOf } from "./stage.ts";

/** How often an unanswered order is passed on before it stays with the shift leader. */
export const lastAcknowledgementLevel = 2;
/** Who is told that an incident waits too long: first the dispatcher, then the shift leader, last the duty commander. */
export const waitingPosts = ["dispatcher", "shiftLeader", "dutyCommander"] as const;

interface Unanswered {
  readonly order: string;
  readonly acknowledgeBy: Instant;
}

/** Assignments and station orders that wait for an acknowledgement against a clock. */
export function unacknowledged(incident: Incident): readonly Unanswered[] {
  const crews = incident.assignments.filter((assignment) => isActive(assignment) && assignment.step === "ordered");
  const desks = incident.stationOrders.filter((order) => isUnanswered(incident, order) && order.signedAt === undefined);
  return [...crews, ...desks].flatMap(({ id, acknowledgeBy }) =>
    acknowledgeBy === undefined ? [] : [{ order: id, acknowledgeBy }],
  );
}

const waitingStages: ReadonlySet<string> = new Set(["registered", "waiting", "reopened"]);

/** Since when nobody is ordered to an open incident on which nothing was done yet; undefined: it does not wait. */
export function waitingSince(incident: Incident): Instant | undefined {
  if (!isOpen(incident) || !waitingStages.has(stageOf(incident))) return undefined;
  return [
    incident.openedAt,
    incident.resumedAt,
    ...incident.assignments.map(({ times }) => times.cleared),
    ...incident.stationOrders.map(({ returned, withdrawnAt }) => returned?.at ?? withdrawnAt),
  ].reduce<Instant>((last, at) => (at !== undefined && at > last ? at : last), incident.openedAt);
}

/** Seconds an incident of its priority may wait; undefined where no clock runs, as in what was entered after the fact. */
export function secondsToWait({ waitingSeconds, priority }: Incident): number | undefined {
  return waitingSeconds?.[priority - 1];
}

/** When it has waited too long; undefined: it does not wait, or against no clock. */
export function waitingDue(incident: Incident): Instant | undefined {
  const since = waitingSince(incident);
  const seconds = secondsToWait(incident);
  return since === undefined || seconds === undefined ? undefined : plusSeconds(since, seconds);
}

/**
 * The alarms whose cause still holds: the order is still unacknowledged, the incident still waits and was over its time
 * when the alarm was raised. What ended an alarm is the fact that ended its cause; nobody has to clear it.
 */
export function standingAlarms(incident: Incident): readonly Alert[] {
  if (incident.alerts.length === 0 || !isOpen(incident)) return [];
  const unanswered = new Set(unacknowledged(incident).map(({ order }) => order));
  const due = waitingDue(incident);
  return incident.alerts.filter(({ order, raisedAt }) =>
    order === undefined ? due !== undefined && due <= raisedAt : unanswered.has(order),
  );
}

/** The standing alarms nobody has noted: what every list marks and what knocks. */
export function openAlarms(incident: Incident): readonly Alert[] {
  return standingAlarms(incident).filter(({ acknowledgedBy }) => acknowledgedBy === undefined);
}

/** The next step of the alarm of a long wait and when it falls due; undefined: none is to come. */
export function nextWaitingAlarm(incident: Incident): { readonly level: number; readonly due: Instant } | undefined {
  const due = waitingDue(incident);
  const seconds = secondsToWait(incident);
  if (due === undefined || seconds === undefined) return undefined;
  const raised = standingAlarms(incident).filter(({ order }) => order === undefined);
  const last = raised.at(-1);
  if (raised.length >= waitingPosts.length) return undefined;
  return { level: raised.length + 1, due: last === undefined ? due : plusSeconds(last.raisedAt, seconds) };
}
