import type { z } from "zod";
import type { promiseSchema, steps } from "../dispatch/assignment-facts.ts";
import type { DispatchFact } from "../dispatch/facts.ts";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { Recording } from "../ground/recording.ts";
import type { StreamView } from "../ground/room.ts";
import { streamKey } from "../ground/fact.ts";

type Step = (typeof steps)[number];

/** The fact that tells something: its place in the log, when it happened and when it was entered. */
export interface Told {
  readonly writer: string;
  readonly n: number;
  readonly at: Instant;
  readonly recordedAt: Instant;
}

/** One crew's work, by the facts it was told with. */
export interface CheckedAssignment {
  readonly id: string;
  readonly unit: string;
  readonly station?: string;
  readonly ordered: Told;
  readonly acknowledgeBy?: Instant;
  readonly promise?: z.output<typeof promiseSchema>;
  readonly steps: Readonly<Partial<Record<Step, Told>>>;
  /** Times somebody corrected afterwards; they win over those that were entered. */
  readonly corrected: readonly { readonly step: Step; readonly to: Instant; readonly told: Told }[];
  readonly isDone: boolean;
  /** The clock found that nobody had acknowledged. */
  readonly overdue?: Told;
}

export type ChangeKind = "reclassified" | "merged" | "void" | "diverted";

/** A change by which an incident can leave the figures. */
export interface Change {
  readonly kind: ChangeKind;
  readonly told: Told;
  /** Types where it was reclassified. */
  readonly from?: string;
  readonly to?: string;
  /** It was enforcement work before, and is none now. */
  readonly isLess?: true;
}

/** What the checks need to know of an incident. */
export interface CheckedIncident {
  readonly id: string;
  readonly number: string;
  readonly opened: Told;
  readonly receivedAt: Instant;
  readonly station?: string;
  readonly type: string;
  readonly enforcement: boolean;
  readonly handledType?: string;
  /** Badges of those who gave facts about it: they do not check it. */
  readonly by: readonly string[];
  readonly assignments: readonly CheckedAssignment[];
  readonly changes: readonly Change[];
  readonly broken: readonly { readonly tier: string; readonly told: Told }[];
  readonly reportBy?: Instant;
  readonly reportOverdue?: Told;
  readonly report?: Told;
  readonly recordings: readonly Recording[];
  readonly situations: readonly string[];
  /** Filed, or it left the work by another way. */
  readonly isOver: boolean;
}

function toldBy({ writer, n, occurredAt, recordedAt }: Fact): Told {
  return { writer, n, at: occurredAt, recordedAt };
}

function opened(fact: DispatchFact & { readonly type: "IncidentOpened" }, stream: string): CheckedIncident {
  const { number, receivedAt, type, enforcement, liesIn } = fact.data;
  return {
    ...{ id: streamKey(stream), number, receivedAt, type, enforcement, opened: toldBy(fact) },
    ...(liesIn?.station === undefined ? {} : { station: liesIn.station }),
    ...{ by: [], assignments: [], changes: [], broken: [], recordings: [], situations: [], isOver: false },
  };
}

function change(
  state: CheckedIncident,
  id: string,
  how: (one: CheckedAssignment) => CheckedAssignment,
): CheckedIncident {
  return { ...state, assignments: state.assignments.map((one) => (one.id === id ? how(one) : one)) };
}

function changed(state: CheckedIncident, one: Change): CheckedIncident {
  return { ...state, changes: [...state.changes, one] };
}

/** A reclassification, unless it stays what it was. `isNowEnforcement` undefined: the fact does not say. */
function reclassified(state: CheckedIncident, fact: Fact, to: string, isNowEnforcement?: boolean): CheckedIncident {
  const from = state.handledType ?? state.type;
  if (from === to) return state;
  const isLess = state.enforcement && isNowEnforcement === false ? { isLess: true as const } : {};
  return changed(state, { kind: "reclassified", told: toldBy(fact), from, to, ...isLess });
}

function evolveKnown(state: CheckedIncident, fact: DispatchFact): CheckedIncident {
  const told = toldBy(fact);
  switch (fact.type) {
    case "UnitOrdered": {
      const { assignment: id, incident, unit, station, acknowledgeBy, promise } = fact.data;
      if (incident !== state.id || state.assignments.some((one) => one.id === id)) return state;
      const one: CheckedAssignment = {
        ...{ id, unit, ordered: told, steps: {}, corrected: [], isDone: false },
        ...(station === undefined ? {} : { station }),
        ...(acknowledgeBy === undefined ? {} : { acknowledgeBy }),
        ...(promise === undefined ? {} : { promise }),
      };
      return { ...state, assignments: [...state.assignments, one] };
    }
    case "StepTaken": {
      const { step } = fact.data;
      return change(state, fact.data.assignment, (one) => ({ ...one, steps: { ...one.steps, [step]: told } }));
    }
    case "AssignmentEnded": {
      const { assignment, ending, reportBy } = fact.data;
      const next = change(state, assignment, (one) => ({
        ...one,
        steps: { ...one.steps, cleared: told },
        isDone: ending === "done",
      }));
      return reportBy === undefined || next.reportBy !== undefined ? next : { ...next, reportBy };
    }
    case "StepUndone":
      return change(state, fact.data.assignment, (one) => {
        const { [fact.data.step]: _, ...left } = one.steps;
        return { ...one, steps: left, isDone: fact.data.step === "cleared" ? false : one.isDone };
      });
    case "TimeCorrected":
      return change(state, fact.data.assignment, (one) => ({
        ...one,
        corrected: [...one.corrected, { step: fact.data.step, to: fact.data.to, told }],
      }));
    case "AcknowledgementOverdue":
      return change(state, fact.data.order, (one) => (one.overdue === undefined ? { ...one, overdue: told } : one));
    case "PromiseBroken":
      return { ...state, broken: [...state.broken, { tier: fact.data.tier, told }] };
    case "ReportReminded":
      return state.reportOverdue === undefined ? { ...state, reportOverdue: told } : state;
    case "ReportGiven": {
      const { recordings = [], situations = [] } = fact.data;
      const others = state.recordings.filter(({ number }) => !recordings.some((one) => one.number === number));
      return {
        ...state,
        report: state.report ?? told,
        recordings: [...others, ...recordings],
        situations: [...new Set([...state.situations, ...situations])],
      };
    }
    default:
      return evolveEnd(state, fact);
  }
}

function evolveEnd(state: CheckedIncident, fact: DispatchFact): CheckedIncident {
  const told = toldBy(fact);
  const left = (kind: ChangeKind) => ({ ...changed(state, { kind, told }), isOver: true });
  switch (fact.type) {
    case "ReportedTypeChanged": {
      const { type, enforcement } = fact.data;
      const next = state.handledType === undefined ? reclassified(state, fact, type, enforcement) : state;
      return { ...next, type, enforcement };
    }
    case "HandledTypeSet":
      return { ...reclassified(state, fact, fact.data.type), handledType: fact.data.type };
    case "PlaceCorrected": {
      const { station: _, ...rest } = state;
      const station = fact.data.liesIn?.station;
      return { ...rest, ...(station === undefined ? {} : { station }) };
    }
    case "IncidentFiled":
      return { ...state, isOver: true };
    case "IncidentReopened":
      // What was called void and goes on is void no longer.
      return {
        ...state,
        isOver: false,
        changes: state.changes.filter(({ kind }) => kind === "reclassified" || kind === "merged"),
      };
    case "IncidentMerged":
      return fact.data.incident === state.id ? left("merged") : state;
    case "IncidentUnmerged":
      return fact.data.incident === state.id
        ? { ...state, isOver: false, changes: state.changes.filter(({ kind }) => kind !== "merged") }
        : state;
    case "IncidentVoided":
      return left("void");
    case "IncidentDiverted":
    case "IncidentHandedOver":
      return left("diverted");
    case "IncidentWithdrawn":
      return { ...state, isOver: true };
    default:
      return state;
  }
}

/** Total: facts that do not fit are passed over. */
function evolve(state: CheckedIncident | null, told: Fact, stream: string): CheckedIncident | null {
  const fact = told as DispatchFact;
  const before = state ?? (fact.type === "IncidentOpened" ? opened(fact, stream) : null);
  if (before === null) return null;
  const next = state === null ? before : evolveKnown(before, fact);
  const { officer } = told.by;
  // What the program does by the clock nobody has done.
  return officer === "system" || next.by.includes(officer) ? next : { ...next, by: [...next.by, officer] };
}

/** The checks' own view of incidents. Its fold has a name of its own, beside what else the room knows of an incident. */
export const checkedIncidentView: StreamView<CheckedIncident> = {
  room: "checks",
  kind: "incident",
  owner: false,
  evolve,
};
