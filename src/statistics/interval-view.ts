import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { StreamView } from "../journal/room.ts";
import type { DispatchFact } from "../dispatch/facts.ts";

/** The times of one unit's work on an incident that intervals are taken between. */
export interface AssignmentTimes {
  readonly id: string;
  readonly ordered: Instant;
  readonly onScene?: Instant;
  readonly cleared?: Instant;
}

/** What intervals need of an incident: corrected times, undone steps left out. */
export interface IncidentTimes {
  readonly receivedAt: Instant;
  readonly assignments: readonly AssignmentTimes[];
}

function change(
  state: IncidentTimes,
  id: string,
  how: (assignment: AssignmentTimes) => AssignmentTimes,
): IncidentTimes {
  return { ...state, assignments: state.assignments.map((one) => (one.id === id ? how(one) : one)) };
}

function without(assignment: AssignmentTimes, step: string): AssignmentTimes {
  const { onScene, cleared, ...ordered } = assignment;
  return {
    ...ordered,
    ...(onScene === undefined || step === "onScene" ? {} : { onScene }),
    ...(cleared === undefined || step === "cleared" ? {} : { cleared }),
  };
}

function evolve(state: IncidentTimes | null, told: Fact): IncidentTimes | null {
  const fact = told as DispatchFact;
  if (fact.type === "IncidentOpened") return { receivedAt: fact.data.receivedAt, assignments: [] };
  if (state === null) return null;
  switch (fact.type) {
    case "UnitOrdered":
      return state.assignments.some(({ id }) => id === fact.data.assignment)
        ? state
        : { ...state, assignments: [...state.assignments, { id: fact.data.assignment, ordered: fact.occurredAt }] };
    case "StepTaken":
      return fact.data.step === "onScene"
        ? change(state, fact.data.assignment, (one) => ({ ...one, onScene: fact.occurredAt }))
        : state;
    case "AssignmentEnded":
      return change(state, fact.data.assignment, (one) => ({ ...one, cleared: fact.occurredAt }));
    case "StepUndone":
      return change(state, fact.data.assignment, (one) => without(one, fact.data.step));
    case "TimeCorrected": {
      const { assignment, step, to } = fact.data;
      const isTaken = step === "ordered" || step === "onScene" || step === "cleared";
      return isTaken ? change(state, assignment, (one) => ({ ...one, [step]: to })) : state;
    }
    default:
      return state;
  }
}

/** Statistics' own view of dispatch's incidents. */
export const intervalView: StreamView<IncidentTimes> = { room: "statistics", kind: "incident", owner: false, evolve };

/** The earliest of some moments. */
export function earliest(instants: readonly (Instant | undefined)[]): Instant | null {
  return instants.reduce<Instant | null>(
    (first, at) => (at !== undefined && (first === null || at < first) ? at : first),
    null,
  );
}
