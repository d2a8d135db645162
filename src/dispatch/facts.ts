import { type FactOf, streamOf } from "../ground/fact.ts";
import { alarmFacts } from "./alarm-facts.ts";
import { assignmentFacts } from "./assignment-facts.ts";
import { detailFacts } from "./detail-facts.ts";
import { endingFacts } from "./ending-facts.ts";
import { incidentFacts } from "./incident-facts.ts";
import { promiseFacts } from "./promise-facts.ts";
import { reportFacts } from "./report-facts.ts";
import { stationOrderFacts } from "./station-order-facts.ts";
import { unitFacts } from "./unit-facts.ts";

export const incidentStream = (id: string) => streamOf("incident", id);
export const unitStream = (id: string) => streamOf("unit", id);
/** Counts a day's incidents, so that numbers have no gap: `register/2026-11-23`. */
export const registerStream = (day: string) => streamOf("register", day);

/** All facts of dispatch, by subject in the files beside this one. */
export const dispatchFacts = [
  ...incidentFacts,
  ...assignmentFacts,
  ...stationOrderFacts,
  ...alarmFacts,
  ...promiseFacts,
  ...reportFacts,
  ...endingFacts,
  ...detailFacts,
  ...unitFacts,
];

export type DispatchFact = FactOf<(typeof dispatchFacts)[number]>;
