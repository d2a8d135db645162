import { callStream } from "../../src/intake/facts.ts";
import { incidentStream, unitStream } from "../../src/dispatch/facts.ts";
import type { Unit } from "../../src/dispatch/unit.ts";
import type { Address } from "../../src/district/anhe/addresses.ts";
import { onCall, ring } from "./calling.ts";
import { speak } from "./speaking.ts";
import { comeAndGo, standDown } from "./duty.ts";
import { bringOn } from "./handling.ts";
import { giveWork } from "./giving-work.ts";
import { oversee } from "./overseeing.ts";
import { rest } from "./resting.ts";
import { work } from "./working.ts";
import { partyKey, partyOf } from "../../src/tasking/party.ts";
import { taskStream } from "../../src/tasking/task-facts.ts";
import type { DrillOrder, Scene } from "./scene.ts";

/** How long a crew that a person has ordered or moved stays that person's. */
const handsOffMillis = 30 * 60_000;

/**
 * The next orders of the drill's callers, call-takers, dispatchers, desks and crews. They follow from the scene alone,
 * so a restart changes nothing.
 *
 * - Drill call-takers and dispatchers leave alone every call and incident that a person has touched, and never order or move
 *   a crew that a person has.
 * - When a person orders a desk or a crew of the drill, it does what it would do for the drill.
 * - In a task each side that a person plays is left to that person; the other side goes on.
 * - Drill callers speak to anybody who answers.
 */
export function drillStep(scene: Scene, draw: () => number, addresses: readonly Address[]): readonly DrillOrder[] {
  const ours = leftToDrill(scene);
  const { calls, units } = ours;
  const left = { calls: new Set(calls), incidents: new Set(ours.incidents) };
  return [
    ...standDown(ours),
    ...ring(ours, draw),
    ...calls.flatMap((call) => onCall(ours, call, addresses)),
    ...scene.calls.filter((call) => !left.calls.has(call)).flatMap((call) => speak(call, addresses)),
    // Crews' own steps come first: a crew ordered in the same turn no longer sets its status by itself.
    ...units.flatMap((unit) => rest(ours, unit)),
    ...bringOn(
      ours,
      scene.incidents.filter((incident) => !left.incidents.has(incident)),
    ),
    ...work(scene),
    ...giveWork(scene, ours.incidents),
    ...oversee(scene, ours.incidents),
  ];
}

/** Who comes on post and who leaves it, which changes who there is for everything else. */
export function rosterStep(scene: Scene): readonly DrillOrder[] {
  return comeAndGo(scene);
}

/** The scene without the calls, incidents and crews that people have put a hand on. */
function leftToDrill(scene: Scene): Scene {
  const calls = scene.calls.filter(({ id }) => scene.touchedAt(callStream(id)) === undefined);
  const incidents = scene.incidents.filter(({ id }) => scene.touchedAt(incidentStream(id)) === undefined);
  const units = scene.units.filter((unit) => !isPeoples(scene, unit));
  return { ...scene, calls, incidents, units };
}

/** Whether a person has put a hand on what the order is about since the scene was seen. */
export function isOvertaken(
  { touchedAt, actedFor }: Scene,
  { giver, obeys, body: { callId, incidentId, taskId } }: DrillOrder,
): boolean {
  if (obeys === true) return false;
  const party = partyOf(giver);
  if (typeof taskId === "string" && party !== undefined) return actedFor(taskStream(taskId)).has(partyKey(party));
  return (
    (typeof callId === "string" && touchedAt(callStream(callId)) !== undefined) ||
    (typeof incidentId === "string" && touchedAt(incidentStream(incidentId)) !== undefined)
  );
}

function isPeoples({ now, touchedAt }: Scene, unit: Unit): boolean {
  const at = touchedAt(unitStream(unit.id));
  return at !== undefined && now - at < handsOffMillis;
}
