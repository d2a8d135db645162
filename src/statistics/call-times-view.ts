import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { StreamView } from "../ground/room.ts";
import type { IntakeFact } from "../intake/facts.ts";

/** What figures need of a contact: when it rang and when somebody answered. */
export interface CallTimes {
  readonly rangAt: Instant;
  readonly answeredAt?: Instant;
  /**
   * In no figure: a complaint about the service goes to supervision and is hidden from who is complained of; a test is
   * nobody's call; what a crew found itself nobody called for.
   */
  readonly leftOut?: true;
}

function evolve(state: CallTimes | null, told: Fact): CallTimes | null {
  const fact = told as IntakeFact;
  if (fact.type === "CallRang") {
    const { kind, channel } = fact.data;
    const leftOut = kind === "complaint" || channel === "patrol";
    return { rangAt: fact.occurredAt, ...(leftOut ? { leftOut } : {}) };
  }
  if (state === null) return null;
  switch (fact.type) {
    case "CallAnswered":
      // The first claim holds.
      return state.answeredAt === undefined ? { ...state, answeredAt: fact.occurredAt } : state;
    case "CallNoted":
      return fact.data.kind === "complaint" ? { ...state, leftOut: true } : state;
    case "CallMarked":
      return fact.data.mark === "test" ? { ...state, leftOut: true } : state;
    default:
      return state;
  }
}

/** Statistics' own view of intake's calls. */
export const callTimesView: StreamView<CallTimes> = { room: "statistics", kind: "call", owner: false, evolve };
