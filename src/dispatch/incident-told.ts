import type { Incident } from "./incident.ts";
import { stageOf } from "./stage.ts";

/** What other rooms' lists say of an incident, from its owner's state. */
export function incidentTold(state: unknown): { readonly number: string; readonly stage: string } {
  const incident = state as Incident;
  return { number: incident.number, stage: stageOf(incident) };
}
