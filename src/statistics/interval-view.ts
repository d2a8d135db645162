import type { Fact, FactOf } from "../ground/fact.ts";
import type { ForceTier } from "../ground/force.ts";
import type { Instant } from "../ground/instant.ts";
import type { StreamView } from "../ground/room.ts";
import type { UnitOrdered } from "../dispatch/assignment-facts.ts";
import type { DispatchFact } from "../dispatch/facts.ts";

/** The times of one unit's work on an incident that intervals are taken between. */
export interface AssignmentTimes {
  readonly id: string;
  readonly ordered: Instant;
  readonly acknowledged?: Instant;
  readonly enRoute?: Instant;
  readonly onScene?: Instant;
  readonly cleared?: Instant;
  readonly promise?: ResponsePromise;
  readonly unit: string;
  /** The quick-response circle the incident lay in when the unit was ordered; absent outside every one. */
  readonly circle?: string;
  /** Of the incident when the unit was ordered. */
  readonly priority: number;
}

type ResponsePromise = NonNullable<FactOf<typeof UnitOrdered>["data"]["promise"]>;

/** What intervals need of an incident: corrected times, undone steps left out. */
export interface IncidentTimes {
  readonly receivedAt: Instant;
  /** The call it was opened from. */
  readonly call?: string;
  /** As handled, or else as reported. */
  readonly type: string;
  readonly isHandledType?: true;
  /** In whose area it lies; absent where that is not known. */
  readonly station?: string;
  /** The quick-response circle it lies in; absent outside every one. */
  readonly circle?: string;
  /** A crew met it itself: nobody rang, and it says nothing of demand or coverage. */
  readonly byCrew?: true;
  /** Tiers whose promise was not kept when it was due. */
  readonly broken?: readonly ForceTier[];
  readonly priority: number;
  /** A clock ran against how long it may wait: it was not entered after the fact. */
  readonly watched?: true;
  /** Priorities under which it waited too long with nobody ordered. */
  readonly overdue?: readonly number[];
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
  if (step === "ordered") return assignment;
  const { [step as "onScene"]: _, ...rest } = assignment;
  return rest;
}

function evolve(state: IncidentTimes | null, told: Fact): IncidentTimes | null {
  const fact = told as DispatchFact;
  if (fact.type === "IncidentOpened") {
    const { receivedAt, call, priority, waitingSeconds, type, liesIn } = fact.data;
    const isOwn = call === undefined && fact.by.role === "unit";
    return {
      ...{ receivedAt, priority, type },
      ...(call === undefined ? {} : { call }),
      ...(liesIn?.station === undefined ? {} : { station: liesIn.station }),
      ...(liesIn?.circle === undefined ? {} : { circle: liesIn.circle }),
      ...(isOwn ? { byCrew: true as const } : {}),
      ...(waitingSeconds === undefined ? {} : { watched: true as const }),
      assignments: [],
    };
  }
  if (state === null) return null;
  switch (fact.type) {
    case "UnitOrdered": {
      const { assignment: id, promise, unit } = fact.data;
      const { circle, priority } = state;
      if (state.assignments.some((one) => one.id === id)) return state;
      const ordered = {
        ...{ id, unit, priority, ordered: fact.occurredAt },
        ...(circle === undefined ? {} : { circle }),
        ...(promise === undefined ? {} : { promise }),
      };
      return { ...state, assignments: [...state.assignments, ordered] };
    }
    case "PriorityChanged":
      return { ...state, priority: fact.data.priority };
    case "ReportedTypeChanged":
      return state.isHandledType === true ? state : { ...state, type: fact.data.type };
    case "HandledTypeSet":
      return { ...state, type: fact.data.type, isHandledType: true };
    case "PlaceCorrected": {
      const { station: _, circle: __, ...rest } = state;
      const { station, circle } = fact.data.liesIn ?? {};
      return {
        ...rest,
        ...(station === undefined ? {} : { station }),
        ...(circle === undefined ? {} : { circle }),
      };
    }
    case "WaitingOverdue": {
      const { overdue = [] } = state;
      const { priority } = fact.data;
      return overdue.includes(priority) ? state : { ...state, overdue: [...overdue, priority] };
    }
    case "PromiseBroken":
      return { ...state, broken: [...(state.broken ?? []), fact.data.tier] };
    case "StepTaken": {
      const { assignment, step } = fact.data;
      return step === "handling" ? state : change(state, assignment, (one) => ({ ...one, [step]: fact.occurredAt }));
    }
    case "AssignmentEnded":
      return change(state, fact.data.assignment, (one) => ({ ...one, cleared: fact.occurredAt }));
    case "StepUndone":
      return change(state, fact.data.assignment, (one) => without(one, fact.data.step));
    case "TimeCorrected": {
      const { assignment, step, to } = fact.data;
      return step === "handling" ? state : change(state, assignment, (one) => ({ ...one, [step]: to }));
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

export interface PromiseResult extends ResponsePromise {
  readonly onScene: Instant | null;
  /** `released`: everybody of the tier was called back before it was due. */
  readonly outcome: "kept" | "broken" | "released" | "running";
}

/** What became of each tier's promise, by the times as corrected. */
export function promiseResults({ assignments, broken = [] }: IncidentTimes): readonly PromiseResult[] {
  const tiers = new Map<ForceTier, AssignmentTimes[]>();
  for (const one of assignments) {
    if (one.promise !== undefined) tiers.set(one.promise.tier, [...(tiers.get(one.promise.tier) ?? []), one]);
  }
  return [...tiers.values()].flatMap((crews): readonly PromiseResult[] => {
    const promise = crews[0]?.promise;
    if (promise === undefined) return [];
    const onScene = earliest(crews.map((one) => one.onScene));
    if (onScene !== null) return [{ ...promise, onScene, outcome: onScene <= promise.due ? "kept" : "broken" }];
    const isOver = crews.every(({ cleared }) => cleared !== undefined);
    const outcome = broken.includes(promise.tier) ? "broken" : isOver ? "released" : "running";
    return [{ ...promise, onScene, outcome }];
  });
}

export interface WaitResult {
  readonly priority: number;
  readonly overdue: boolean;
}

/**
 * Whether it waited too long, under the priority it then had: lowering it afterwards does not take it out of the figure.
 * What never did counts under the priority it has. Nothing where no clock ran.
 */
export function waitResults({ watched, overdue = [], priority }: IncidentTimes): readonly WaitResult[] {
  if (watched === undefined) return [];
  if (overdue.length === 0) return [{ priority, overdue: false }];
  return overdue.map((each) => ({ priority: each, overdue: true }));
}
