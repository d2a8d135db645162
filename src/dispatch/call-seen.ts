import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { StreamView } from "../ground/room.ts";
import type { IntakeFact } from "../intake/facts.ts";
import type { DispatchFact } from "./facts.ts";

/** What dispatch needs to know of a call: when and how it came, that it is no complaint, where it has gone. */
export interface CallSeen {
  readonly rangAt: Instant;
  readonly channel: string;
  readonly isComplaint: boolean;
  readonly incident?: string;
}

/** Dispatch's own small view of intake's call streams. */
export const callSeenView: StreamView<CallSeen> = {
  room: "dispatch",
  kind: "call",
  owner: false,
  evolve: (state: CallSeen | null, told: Fact) => {
    const fact = told as IntakeFact | DispatchFact;
    switch (fact.type) {
      case "CallRang":
        return { rangAt: fact.occurredAt, channel: fact.data.channel, isComplaint: fact.data.kind === "complaint" };
      case "CallNoted":
        return state === null || fact.data.kind === undefined
          ? state
          : { ...state, isComplaint: fact.data.kind === "complaint" };
      case "IncidentOpened":
        return state === null ? null : { ...state, incident: fact.order };
      case "CallJoined":
        return state === null ? null : { ...state, incident: incidentOf(fact) };
      default:
        return state;
    }
  },
};

/** The incident a fact on `[incident/…, call/…]` is about. */
function incidentOf(fact: Fact): string {
  return (fact.streams[0] ?? "").slice("incident/".length);
}
