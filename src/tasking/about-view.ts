import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";
import type { DispatchFact } from "../dispatch/facts.ts";

/** What tasking needs to know of an incident: that there is one, and its number. */
export interface IncidentSeen {
  readonly number: string;
}

export const incidentSeenView: StreamView<IncidentSeen> = {
  room: "tasking",
  kind: "incident",
  owner: false,
  evolve: (state: IncidentSeen | null, told: Fact) => {
    const fact = told as DispatchFact;
    return state === null && fact.type === "IncidentOpened" ? { number: fact.data.number } : state;
  },
};
