import { callStream } from "../../../src/intake/facts.ts";
import { incidentStream, unitStream } from "../../../src/dispatch/facts.ts";
import type { Unit } from "../../../src/dispatch/unit.ts";
import type { Address } from "../../../src/district/anhe/addresses.ts";
import { onCall, ring } from "./calling.ts";
import { comeAndGo, standDown } from "./duty.ts";
import { bringOn } from "./handling.ts";
import { rest } from "./resting.ts";
import type { DrillOrder, Scene } from "./scene.ts";

/** A crew that a person has ordered or moved is that person's for so long. */
const handsOffMillis = 30 * 60_000;

/**
 * What the synthetic callers, call-takers, dispatchers, desks and crews do next, from the scene alone, so that a restart
 * changes nothing. They keep their hands off every call, incident and crew that a person has touched.
 */
export function drillStep(scene: Scene, draw: () => number, addresses: readonly Address[]): readonly DrillOrder[] {
  const ours = leftToDrill(scene);
  const { calls, units } = ours;
  return [
    ...standDown(ours),
    ...ring(ours, draw),
    ...calls.flatMap((call) => onCall(ours, call, addresses)),
    // First what crews do on their own: one that is ordered in the same turn has no status to set any more.
    ...units.flatMap((unit) => rest(ours, unit)),
    ...bringOn(ours),
  ];
}

/** Who comes on post and who leaves it, which changes who there is for everything else. */
export function rosterStep(scene: Scene): readonly DrillOrder[] {
  return comeAndGo({ ...scene, incidents: leftToDrill(scene).incidents });
}

/** The scene without the calls, incidents and crews that people have put a hand on. */
function leftToDrill(scene: Scene): Scene {
  const calls = scene.calls.filter(({ id }) => scene.touchedAt(callStream(id)) === undefined);
  const incidents = scene.incidents.filter(({ id }) => scene.touchedAt(incidentStream(id)) === undefined);
  const units = scene.units.filter((unit) => !isPeoples(scene, unit));
  return { ...scene, calls, incidents, units };
}

/** Whether a person has put a hand on what the order is about since the scene was seen. */
export function isOvertaken({ touchedAt }: Scene, { body: { callId, incidentId } }: DrillOrder): boolean {
  return (
    (typeof callId === "string" && touchedAt(callStream(callId)) !== undefined) ||
    (typeof incidentId === "string" && touchedAt(incidentStream(incidentId)) !== undefined)
  );
}

function isPeoples({ now, touchedAt }: Scene, unit: Unit): boolean {
  const at = touchedAt(unitStream(unit.id));
  return at !== undefined && now - at < handsOffMillis;
}
