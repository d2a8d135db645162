import type { Giver } from "../../../src/ground/fact.ts";
import { millis } from "../../../src/ground/instant.ts";
import type { Point } from "../../../src/ground/point.ts";
import type { Call } from "../../../src/intake/call.ts";
import type { Assignment, Incident, Step } from "../../../src/dispatch/incident.ts";
import { isActive, isUnanswered, stageOf } from "../../../src/dispatch/stage.ts";
import { isAvailable } from "../../../src/dispatch/status.ts";
import type { Unit } from "../../../src/dispatch/unit.ts";
import { pick } from "../../../src/district/anhe/draws.ts";
import type { Address } from "../../../src/district/anhe/addresses.ts";
import { drillCalls, drillReports } from "./drill-texts.ts";

/** What the synthetic people see when they look up: the same as everyone's board, and the calls of its incidents. */
export interface Scene {
  readonly now: number;
  /** How many times as fast as life. */
  readonly pace: number;
  readonly calls: readonly Call[];
  readonly incidents: readonly Incident[];
  readonly units: readonly Unit[];
  readonly stationOf: (point: Point) => string | undefined;
}

/** An order of a synthetic person. */
export interface DrillOrder {
  readonly giver: Giver;
  readonly name: string;
  readonly body: Record<string, unknown>;
}

const drilled = "drill-";
const switchboard: Giver = { officer: `${drilled}switch`, role: "system" };
const calltaker: Giver = { officer: `${drilled}calltaker`, role: "calltaker" };
const dispatcher: Giver = { officer: `${drilled}dispatcher`, role: "dispatcher" };
const desk = (station: string): Giver => ({ officer: `${drilled}desk`, role: "station", station });
const crew = (unit: string): Giver => ({ officer: `${drilled}crew`, role: "unit", unit });

/** Seconds between calls, and how many incidents the drill lets lie open at once. */
const betweenCalls = 40;
const mostOpen = 22;
/** A call that rings belongs to whoever sits at the console this long, before a synthetic call-taker answers. */
const leftToPeople = 45;

/**
 * What the synthetic callers, call-takers, dispatchers, desks and crews do next, from the scene alone, so that a restart
 * changes nothing. They keep their hands off every call, incident and crew that a person has touched.
 */
export function drillStep(scene: Scene, draw: () => number, addresses: readonly Address[]): readonly DrillOrder[] {
  const calls = scene.calls.flatMap((call) => onCall(scene, call, addresses));
  const touched = new Set(scene.calls.filter((call) => !isOurs(call.answeredBy)).map(({ id }) => id));
  const ours = scene.incidents.filter((incident) => !isTouched(incident, touched));
  const busy = new Set<string>();
  const incidents = ours.flatMap((incident) => onIncident(scene, incident, busy));
  const rested = scene.units.flatMap((unit) =>
    unit.status === "returning" && unit.active === undefined && isPast(scene, unit.statusSince, 240, unit.id)
      ? [{ giver: crew(unit.id), name: "SetUnitStatus", body: { unitId: unit.id, status: "patrol" } }]
      : [],
  );
  return [...ring(scene, draw), ...calls, ...incidents, ...rested];
}

function isOurs(officer: string | undefined): boolean {
  return officer?.startsWith(drilled) ?? false;
}

function isTouched(incident: Incident, touchedCalls: ReadonlySet<string>): boolean {
  return (
    incident.calls.length === 0 ||
    incident.calls.some((call) => touchedCalls.has(call)) ||
    incident.assignments.some((assignment) => !isOurs(assignment.latest.by)) ||
    incident.narrative.some(({ by }) => !isOurs(by)) ||
    incident.reports.some(({ by }) => !isOurs(by))
  );
}

/** A share between 0 and 1 that belongs to a thing and a purpose, so that looking twice decides the same. */
export function shareOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** Whether about so many seconds of drill time have gone by; from two thirds to four thirds of them, by the thing. */
function isPast({ now, pace }: Scene, since: string, seconds: number, key: string): boolean {
  const own = seconds * (0.67 + 0.66 * shareOf(`${key} ${seconds}`));
  return now - millis(since) >= (own * 1000) / pace;
}

function ring(scene: Scene, draw: () => number): readonly DrillOrder[] {
  const open = scene.incidents.filter((incident) => stageOf(incident) !== "inReview").length;
  const ringing = scene.calls.filter((call) => call.answeredAt === undefined && call.endedAt === undefined).length;
  if (open + ringing >= mostOpen || ringing >= 3) return [];
  const last = Math.max(
    0,
    ...scene.calls.map(({ rangAt }) => millis(rangAt)),
    ...scene.incidents.map(({ receivedAt }) => millis(receivedAt)),
  );
  if (scene.now - last < ((betweenCalls * 1000) / scene.pace) * (0.4 + draw() * 1.2)) return [];
  const number = `000${String(Math.floor(draw() * 100_000_000)).padStart(8, "0")}`;
  const body = { channel: draw() < 0.85 ? "voice" : "app", kind: "emergency", number, line: "110" };
  return [{ giver: switchboard, name: "RingCall", body }];
}

function onCall(scene: Scene, call: Call, addresses: readonly Address[]): readonly DrillOrder[] {
  if (call.endedAt !== undefined) return [];
  const callId = call.id;
  if (call.answeredAt === undefined) {
    return isPast(scene, call.rangAt, leftToPeople * 1.5, call.id)
      ? [{ giver: calltaker, name: "AnswerCall", body: { callId } }]
      : [];
  }
  if (!isOurs(call.answeredBy)) return [];
  if (call.incident !== undefined) {
    return isPast(scene, call.answeredAt, 50, call.id) ? [{ giver: calltaker, name: "EndCall", body: { callId } }] : [];
  }
  if (!isPast(scene, call.answeredAt, 22, call.id)) return [];
  const what = drillCall(call.id);
  const address = pick(() => shareOf(`${call.id} place`), addresses);
  return [
    { giver: calltaker, name: "NoteCall", body: { callId, said: what.said, kind: what.kind } },
    {
      giver: calltaker,
      name: "OpenIncident",
      body: { callId, type: what.type, place: address, narrative: what.narrative },
    },
  ];
}

/** What a synthetic caller calls about. */
export function drillCall(id: string): (typeof drillCalls)[number] {
  const total = drillCalls.reduce((sum, { weight }) => sum + weight, 0);
  let left = shareOf(`${id} what`) * total;
  const found = drillCalls.find(({ weight }) => (left -= weight) < 0) ?? drillCalls[0];
  if (found === undefined) throw new Error("nobody calls about anything");
  return found;
}

function onIncident(scene: Scene, incident: Incident, busy: Set<string>): readonly DrillOrder[] {
  const incidentId = incident.id;
  const stage = stageOf(incident);
  if (stage === "waiting") return send(scene, incident, busy);
  const desks = incident.stationOrders.filter((order) => isUnanswered(incident, order));
  const answers = desks.flatMap((order) => answer(scene, incident, order, busy));
  const steps = incident.assignments.filter(isActive).flatMap((one) => walk(scene, incident, one));
  if (answers.length + steps.length > 0) return [...answers, ...steps];
  const cleared = incident.assignments.map(({ times }) => times.cleared).findLast((time) => time !== undefined);
  if (cleared === undefined || incident.assignments.some(isActive)) return [];
  const lead = incident.assignments.find(({ ending }) => ending === "done");
  if (lead === undefined) return [];
  if (incident.result === undefined) {
    const result = pick(
      () => shareOf(`${incidentId} result`),
      ["settledOnScene", "mediated", "assistanceGiven", "noIncidentFound"],
    );
    return isPast(scene, cleared, 60, incidentId)
      ? [{ giver: crew(lead.unit), name: "RecordResult", body: { incidentId, result } }]
      : [];
  }
  if (incident.reports.length === 0) {
    const text = pick(() => shareOf(`${incidentId} report`), drillReports);
    return isPast(scene, cleared, 240, incidentId)
      ? [{ giver: crew(lead.unit), name: "GiveReport", body: { incidentId, text } }]
      : [];
  }
  return isPast(scene, incident.reports.at(-1)?.at ?? cleared, 180, incidentId)
    ? [{ giver: dispatcher, name: "FileIncident", body: { incidentId } }]
    : [];
}

function send(scene: Scene, incident: Incident, busy: Set<string>): readonly DrillOrder[] {
  if (!isPast(scene, incident.openedAt, 25, incident.id)) return [];
  const { point } = incident.place;
  const station = point === undefined ? undefined : scene.stationOf(point);
  const incidentId = incident.id;
  if (station !== undefined && incident.priority > 2 && shareOf(`${incident.id} way`) < 0.45) {
    return [{ giver: dispatcher, name: "OrderStation", body: { incidentId, stationId: station } }];
  }
  const wanted = incident.priority === 1 ? 2 : 1;
  return nearest(scene, incident, busy)
    .slice(0, wanted)
    .map((unit) => {
      busy.add(unit.id);
      return { giver: dispatcher, name: "OrderUnit", body: { incidentId, unitId: unit.id } };
    });
}

/** Crews that may take it, nearest post first; the bureau's squads are kept for what needs them. */
function nearest(scene: Scene, incident: Incident, busy: ReadonlySet<string>, station?: string): readonly Unit[] {
  const [x, y] = incident.place.point ?? [0, 0];
  const away = ({ point }: Unit) => (point === undefined ? 9 : Math.hypot((point[0] - x) * 0.86, point[1] - y));
  return scene.units
    .filter(
      (unit) => isAvailable(unit) && !busy.has(unit.id) && unit.kind !== "airSquad" && unit.kind !== "emergencySquad",
    )
    .filter((unit) => unit.crew.some(({ sworn }) => sworn) && (station === undefined || unit.station === station))
    .toSorted((a, b) => away(a) - away(b));
}

function answer(
  scene: Scene,
  incident: Incident,
  order: Incident["stationOrders"][number],
  busy: Set<string>,
): readonly DrillOrder[] {
  const ids = { incidentId: incident.id, stationOrderId: order.id };
  if (order.signedAt === undefined) {
    // Now and then a desk is slow, so that a newcomer sees what an overdue acknowledgement looks like.
    const seconds = shareOf(`${order.id} slow`) < 0.12 ? 75 : 12;
    return isPast(scene, order.orderedAt, seconds, order.id)
      ? [{ giver: desk(order.station), name: "SignOrder", body: ids }]
      : [];
  }
  if (!isPast(scene, order.signedAt, 20, order.id)) return [];
  const unit = nearest(scene, incident, busy, order.station)[0];
  if (unit === undefined) {
    return [{ giver: desk(order.station), name: "ReturnOrder", body: { ...ids, reason: "所内无可用警力" } }];
  }
  busy.add(unit.id);
  return [{ giver: desk(order.station), name: "SendCrew", body: { ...ids, unitId: unit.id } }];
}

const next: Partial<Record<Step, readonly [name: string, seconds: number]>> = {
  ordered: ["AcknowledgeOrder", 12],
  acknowledged: ["GoEnRoute", 18],
  enRoute: ["ArriveOnScene", 210],
  onScene: ["BeginHandling", 45],
  handling: ["ClearUnit", 540],
};

function walk(scene: Scene, incident: Incident, assignment: Assignment): readonly DrillOrder[] {
  const [name, seconds] = next[assignment.step] ?? [];
  const since = assignment.times[assignment.step];
  if (name === undefined || seconds === undefined || since === undefined) return [];
  if (!isPast(scene, since, seconds, assignment.id)) return [];
  return [{ giver: crew(assignment.unit), name, body: { incidentId: incident.id, assignmentId: assignment.id } }];
}
