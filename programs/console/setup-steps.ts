import type { Client } from "../../src/journal/web/client.ts";
import { setupPlaces, type SetupState, type SetupStep } from "../../src/journal/web/room-web.ts";
import { rooms } from "./rooms.ts";

/** What a new district must be told, in the order in which it is best done. */
export const setupSteps: readonly SetupStep[] = setupPlaces.flatMap((place) =>
  rooms.flatMap(({ setup = [] }) => setup.filter((step) => step.place === place)),
);

export interface SetupRow extends SetupState {
  readonly step: SetupStep;
}

/** How each step stands; `read` are the server's answers by their paths. */
export function setupRows(client: Client, read: Readonly<Record<string, unknown>>): readonly SetupRow[] {
  return setupSteps.map((step) => ({
    step,
    ...step.state(client, step.reads === undefined ? undefined : read[step.reads]),
  }));
}

/** The first that is missing: what to do next. */
export function nextOf(rows: readonly SetupRow[]): SetupRow | undefined {
  return rows.find(({ isDone }) => isDone === false);
}
