import type { MarkKind } from "./map-marks.ts";

/** What lies under the pointer on the map. */
export interface Held {
  readonly kind: MarkKind;
  readonly id: string;
}

export interface Sending {
  readonly unit: string;
  readonly incident: string;
}

/** What letting one mark go over another asks for: a unit on an incident or an incident on a unit, nothing else. */
export function sendingOf(held: Held, over: Held | undefined): Sending | null {
  if (over === undefined || over.kind === held.kind) return null;
  return held.kind === "unit" ? { unit: held.id, incident: over.id } : { unit: over.id, incident: held.id };
}

/** Pixels a pointer wanders in a click of an unsteady hand. */
export const steadyPixels = 5;
