import { openAlarms, secondsToWait } from "../../src/dispatch/alarms.ts";
import type { Assignment, Incident, StationOrder, Step } from "../../src/dispatch/incident.ts";
import { recordingDue } from "../../src/dispatch/recording-due.ts";
import { isActive, isOpen, isUnanswered, stageOf } from "../../src/dispatch/stage.ts";
import { isAvailable } from "../../src/dispatch/status.ts";
import type { Unit, UnitKind } from "../../src/dispatch/unit.ts";
import { pick } from "../../src/district/anhe/draws.ts";
import { type DrillOrder, given, isPast, type Scene } from "./scene.ts";
import { shareOf } from "./share.ts";
import { cameraNumber, cameraOf } from "./drill-recordings.ts";
import { drillCalls, drillReports } from "./drill-texts.ts";

/** Of incidents that can wait a little, the share that goes to a station's desk instead of straight to a crew. */
const throughDesk = 0.45;
/** Now and then somebody is slow, so that a newcomer sees what an overdue acknowledgement looks like. */
const slowDesks = 0.12;
const slowCrews = 0.05;
const slowSeconds = 75;
/** The share of urgent incidents nobody is ordered to in time, and up to which bound they are urgent. */
const forgotten = 0.1;
const forgottenBound = 180;

/**
 * What dispatchers, desks and crews do next about the incidents of the scene, and what desks and crews do about those that
 * persons lead. No crew is sent to two of them.
 */
export function bringOn(scene: Scene, ofPeople: readonly Incident[]): readonly DrillOrder[] {
  const sent = new Set<string>();
  const own = scene.incidents.flatMap((incident) => {
    const orders = isWaiting(incident) ? send(scene, incident, sent) : goOn(scene, incident, sent);
    return [...takeNote(scene, incident), ...orders];
  });
  const obeying = ofPeople.flatMap((incident) => goOn(scene, incident, sent, true));
  return [...own, ...obeying.map((order) => ({ ...order, obeys: true as const }))];
}

function isWaiting(incident: Incident): boolean {
  return stageOf(incident) === "waiting";
}

function send(scene: Scene, incident: Incident, sent: Set<string>): readonly DrillOrder[] {
  const incidentId = incident.id;
  // Now and then the seat is busy, so that a newcomer sees what an incident that waits too long looks like.
  const bound = secondsToWait(incident) ?? 0;
  const isForgotten = shareOf(`${incidentId} forgotten`) < forgotten && bound <= forgottenBound;
  if (!isPast(scene, incident.openedAt, isForgotten ? 2 * bound : 25, incidentId)) return [];
  const dispatcher = scene.onDuty.dispatcher(incidentId);
  if (dispatcher === undefined) return [];
  const station = incident.place.point === undefined ? undefined : scene.stationOf(incident.place.point);
  const goesToDesk =
    incident.priority > 2 && incident.stationOrders.length === 0 && shareOf(`${incidentId} way`) < throughDesk;
  if (station !== undefined && goesToDesk) {
    return [{ giver: dispatcher, name: "OrderStation", body: { incidentId, stationId: station } }];
  }
  const leads = nearest(scene, incident, sent).slice(0, incident.priority === 1 ? 2 : 1);
  const { support } = drillCalls.find(({ type }) => type === incident.reportedType) ?? {};
  const squad = support === undefined ? [] : squads(scene, support, sent).slice(0, 1);
  if (leads.length === 0) return [];
  return [...leads, ...squad].map((unit, index) => {
    sent.add(unit.id);
    const role = index === 0 ? "lead" : "support";
    return { giver: dispatcher, name: "OrderUnit", body: { incidentId, unitId: unit.id, role } };
  });
}

/**
 * Crews that may take it, nearest post first. The bureau's squads are kept for what needs them, and auxiliaries alone go
 * only where there is nothing to enforce and no hurry.
 */
function nearest(scene: Scene, incident: Incident, sent: ReadonlySet<string>, station?: string): readonly Unit[] {
  const [x, y] = incident.place.point ?? [0, 0];
  const away = ({ point }: Unit) => (point === undefined ? 9 : Math.hypot((point[0] - x) * 0.86, point[1] - y));
  const isSlight = !incident.enforcement && incident.priority === 4;
  return scene.units
    .filter((unit) => isAvailable(unit) && !sent.has(unit.id))
    .filter(({ kind }) => kind !== "airSquad" && kind !== "emergencySquad")
    .filter((unit) => isSlight || unit.crew.some(({ sworn }) => sworn))
    .filter((unit) => station === undefined || unit.station === station)
    .toSorted((a, b) => away(a) - away(b));
}

function squads(scene: Scene, kind: UnitKind, sent: ReadonlySet<string>): readonly Unit[] {
  return scene.units.filter((unit) => unit.kind === kind && isAvailable(unit) && !sent.has(unit.id));
}

/** The dispatcher takes note of an alarm that stands for a while. */
function takeNote(scene: Scene, incident: Incident): readonly DrillOrder[] {
  return openAlarms(incident).flatMap((alert) => {
    if (!isPast(scene, alert.raisedAt, 25, alert.id)) return [];
    const body = { incidentId: incident.id, alertId: alert.id };
    return given(scene.onDuty.dispatcher(incident.id), "AcknowledgeAlert", body);
  });
}

/** Desks and crews a visitor stands on wait for the visitor. What a person leads, a person files. */
function goOn(scene: Scene, incident: Incident, sent: Set<string>, isOfPeople = false): readonly DrillOrder[] {
  const desks = incident.stationOrders.filter((order) => isUnanswered(incident, order));
  const active = incident.assignments.filter(isActive);
  if (desks.length + active.length === 0) return report(scene, incident, isOfPeople);
  return [
    ...desks
      .filter(({ station }) => !scene.isVisited({ station }))
      .flatMap((order) => answer(scene, incident, order, sent)),
    ...active
      .filter(({ unit }) => !scene.isVisited({ unit }))
      .flatMap((assignment) => walk(scene, incident, assignment)),
  ];
}

function answer(scene: Scene, incident: Incident, order: StationOrder, sent: Set<string>): readonly DrillOrder[] {
  const ids = { incidentId: incident.id, stationOrderId: order.id };
  const desk = scene.onDuty.desk(order.station, order.id);
  if (desk === undefined) return [];
  if (order.signedAt === undefined) {
    const seconds = shareOf(`${order.id} slow`) < slowDesks ? slowSeconds : 12;
    return isPast(scene, order.orderedAt, seconds, order.id) ? given(desk, "SignOrder", ids) : [];
  }
  if (!isPast(scene, order.signedAt, 20, order.id)) return [];
  const unit = nearest(scene, incident, sent, order.station)[0];
  if (unit === undefined) return given(desk, "ReturnOrder", { ...ids, reason: "所内无可用警力" });
  sent.add(unit.id);
  return given(desk, "SendCrew", { ...ids, unitId: unit.id });
}

/** What a crew does after each step, and after about how many seconds. */
const next: Partial<Record<Step, readonly [name: string, seconds: number]>> = {
  ordered: ["AcknowledgeOrder", 12],
  acknowledged: ["GoEnRoute", 18],
  enRoute: ["ArriveOnScene", 170],
  onScene: ["BeginHandling", 40],
  handling: ["ClearUnit", 330],
};

/** Now and then a crew forgets to say that its camera runs, so that a newcomer sees what supervision is told of. */
const forgetsCamera = 0.08;

/** A crew on scene says that its camera runs, where the law wants it recorded. */
function sayCamera(scene: Scene, incident: Incident, assignment: Assignment): readonly DrillOrder[] {
  const { id: assignmentId, unit } = assignment;
  const due = recordingDue(incident, assignment);
  if (due === undefined || shareOf(`${assignmentId} camera`) < forgetsCamera) return [];
  if (!isPast(scene, due, 15, assignmentId)) return [];
  const number = cameraNumber(unit, incident.id);
  return given(scene.onDuty.crew(unit), "SayRecordingRuns", { incidentId: incident.id, assignmentId, number });
}

function walk(scene: Scene, incident: Incident, assignment: Assignment): readonly DrillOrder[] {
  const camera = sayCamera(scene, incident, assignment);
  if (camera.length > 0) return camera;
  const [name, usual] = next[assignment.step] ?? [];
  const since = assignment.times[assignment.step];
  if (name === undefined || usual === undefined || since === undefined) return [];
  const isSlow = assignment.step === "ordered" && shareOf(`${assignment.id} slow`) < slowCrews;
  const { point } = incident.place;
  const isDriving = assignment.step === "enRoute" && point !== undefined;
  const arrival = isDriving ? scene.arrival(assignment.unit, point) : undefined;
  if (arrival === undefined && !isPast(scene, since, isSlow ? slowSeconds : usual, assignment.id)) return [];
  if (arrival !== undefined && scene.now < arrival) return [];
  const body = { incidentId: incident.id, assignmentId: assignment.id };
  return given(scene.onDuty.crew(assignment.unit), name, body);
}

/** The unit whose crew writes the report. */
function writerOf(incident: Incident): string | undefined {
  const done = incident.assignments.filter(({ ending }) => ending === "done");
  return (done.find(({ role }) => role === "lead") ?? done[0])?.unit;
}

/** Units whose crews still owe a result or a report of the drill's incidents. */
export function owingUnits(incidents: readonly Incident[]): ReadonlySet<string> {
  const owed = incidents.filter(
    (incident) => isOpen(incident) && (incident.result === undefined || incident.reports.length === 0),
  );
  return new Set(owed.flatMap((incident) => writerOf(incident) ?? []));
}

/** Result, report, and after a look at both the filing; of an incident that a person leads, what its crew writes. */
function report(scene: Scene, incident: Incident, isOfPeople: boolean): readonly DrillOrder[] {
  const incidentId = incident.id;
  const lead = writerOf(incident);
  const cleared = incident.assignments
    .flatMap(({ ending, times }) => (ending === "done" ? (times.cleared ?? "") : []))
    .toSorted()
    .at(-1);
  if (cleared === undefined || lead === undefined || !isOpen(incident)) return [];
  const reported = incident.reports.at(-1);
  const isWritten = incident.result !== undefined && reported !== undefined;
  // What a crew owes that a visitor stands on, the visitor writes.
  if (!isWritten && scene.isVisited({ unit: lead })) return [];
  const dispatcher = scene.onDuty.dispatcher(incidentId);
  // Where the crew has gone, the hall asks it by telephone and writes.
  const writer = scene.onDuty.crew(lead) ?? (isOfPeople ? undefined : dispatcher);
  const chosen = <Item>(list: readonly Item[]) => pick(() => shareOf(`${incidentId} paper`), list);
  if (incident.result === undefined) {
    const result = chosen(["settledOnScene", "mediated", "assistanceGiven", "noIncidentFound"]);
    const body = { incidentId, result };
    return isPast(scene, cleared, 40, incidentId) ? given(writer, "RecordResult", body) : [];
  }
  if (reported === undefined) {
    const recordings = incident.assignments.flatMap(({ unit, times: { onScene, cleared: left } }) =>
      onScene === undefined || left === undefined ? [] : cameraOf(unit, incidentId, onScene, left),
    );
    const body = {
      ...{ incidentId, text: chosen(drillReports) },
      ...(recordings.length === 0 ? {} : { recordings }),
    };
    return isPast(scene, cleared, 150, incidentId) ? given(writer, "GiveReport", body) : [];
  }
  return !isOfPeople && isPast(scene, reported.at, 120, incidentId)
    ? given(dispatcher, "FileIncident", { incidentId })
    : [];
}
