import type { Fact, FactOf } from "../ground/fact.ts";
import { evolveAlarms } from "./evolve-alarms.ts";
import { type DispatchFact, unitStream } from "./facts.ts";
import type { Assignment, Incident, StationOrder, Step } from "./incident.ts";
import { steps, type UnitOrdered } from "./assignment-facts.ts";
import type { IncidentOpened } from "./incident-facts.ts";
import type { ReportGiven } from "./report-facts.ts";
import type { RecordCorrected } from "../privacy/facts.ts";
import { isActive, isOpen, stageOf, wasHandled } from "./stage.ts";
import { incidentTimers } from "./timers.ts";
import { openOfIncident } from "./handing-over.ts";
import { owedForIncident } from "./owed.ts";
import { partsOfOpen } from "./parts-of-open.ts";
import { isOutside } from "./jurisdiction.ts";
import { incidentRetained } from "./retained.ts";
import { unitView } from "./unit-view.ts";
import { incidentSeenBy, incidentsSeenBy, incidentWorkedOnBy, incidentWorkedOnWith } from "./sight.ts";
import type { StreamView } from "../ground/room.ts";

function opened(fact: FactOf<typeof IncidentOpened>): Incident {
  const { data } = fact;
  return {
    id: fact.order,
    number: data.number,
    fullNumber: data.fullNumber,
    receivedAt: data.receivedAt,
    openedAt: fact.occurredAt,
    ...(data.channel === undefined ? {} : { channel: data.channel }),
    calls: data.call === undefined ? [] : [data.call],
    reportedType: data.type,
    enforcement: data.enforcement,
    priority: data.priority,
    ...(data.waitingSeconds === undefined ? {} : { waitingSeconds: data.waitingSeconds }),
    place: data.place,
    ...(data.liesIn === undefined ? {} : { liesIn: data.liesIn }),
    narrative: data.narrative === undefined ? [] : [{ at: fact.occurredAt, by: fact.by.officer, text: data.narrative }],
    held: data.held,
    assignments: [],
    stationOrders: [],
    alerts: [],
    reports: [],
    merged: [],
    links: [],
  };
}

function ordered(fact: FactOf<typeof UnitOrdered>): Assignment {
  const { data } = fact;
  return {
    id: data.assignment,
    unit: data.unit,
    callsign: data.callsign,
    role: data.role,
    sworn: data.sworn,
    ...(data.station === undefined ? {} : { station: data.station }),
    ...(data.stationOrder === undefined ? {} : { stationOrder: data.stationOrder }),
    step: "ordered",
    times: { ordered: fact.occurredAt },
    latest: { step: "ordered", by: fact.by.officer, recordedAt: fact.recordedAt },
    ...(data.acknowledgeBy === undefined ? {} : { acknowledgeBy: data.acknowledgeBy }),
    ...(data.promise === undefined ? {} : { promise: data.promise }),
    corrections: [],
  };
}

function reported(fact: FactOf<typeof ReportGiven>): Incident["reports"][number] {
  return {
    at: fact.occurredAt,
    by: fact.by.officer,
    generated: fact.data.generated,
    ...(fact.data.unit === undefined ? {} : { unit: fact.data.unit }),
    ...(fact.data.text === undefined ? {} : { text: fact.data.text }),
    ...(fact.data.recordings === undefined ? {} : { recordings: fact.data.recordings }),
    ...(fact.data.situations === undefined ? {} : { situations: fact.data.situations }),
  };
}

/** At the request of the person it is about; supervision's fact. */
function corrected(state: Incident, told: Fact): Incident {
  const { occurredAt: at, by, data } = told as FactOf<typeof RecordCorrected>;
  return { ...state, corrections: [...(state.corrections ?? []), { at, by: by.officer, text: data.text }] };
}

/** The incident with one assignment changed; untouched when it has none of that id. */
function change(incident: Incident, id: string, how: (assignment: Assignment) => Assignment): Incident {
  return {
    ...incident,
    assignments: incident.assignments.map((assignment) => (assignment.id === id ? how(assignment) : assignment)),
  };
}

function changeOrder(incident: Incident, id: string, how: (order: StationOrder) => StationOrder): Incident {
  return {
    ...incident,
    stationOrders: incident.stationOrders.map((order) => (order.id === id ? how(order) : order)),
  };
}

function stepped(assignment: Assignment, step: Step, fact: Fact): Assignment {
  return {
    ...assignment,
    step,
    times: { ...assignment.times, [step]: fact.occurredAt },
    latest: { step, by: fact.by.officer, recordedAt: fact.recordedAt },
  };
}

function undone(assignment: Assignment, step: Step): Assignment {
  const times = Object.fromEntries(
    Object.entries(assignment.times).filter(([taken]) => taken !== step),
  ) as Assignment["times"];
  const { ending: __, ...rest } = assignment;
  const back = steps.findLast((earlier) => times[earlier] !== undefined) ?? "ordered";
  const latest = { ...assignment.latest, step: back };
  return step === "cleared" ? { ...rest, times, step: back, latest } : { ...assignment, times, step: back, latest };
}

/** Leaves keys out that a state must not carry any more: a state is compared with its stored JSON. */
function without<Key extends keyof Incident>(incident: Incident, ...keys: readonly Key[]): Omit<Incident, Key> {
  const rest: Partial<Incident> = { ...incident };
  for (const key of keys) delete rest[key];
  return rest as Omit<Incident, Key>;
}

function evolve(state: Incident | null, told: Fact): Incident | null {
  const fact = told as DispatchFact;
  if (fact.type === "IncidentOpened") return state ?? opened(fact);
  if (told.type === "RecordCorrected") return state === null ? null : corrected(state, told);
  return state === null
    ? null
    : (evolveCourse(state, fact) ?? evolveAlarms(state, fact) ?? evolveRecord(state, fact) ?? state);
}

/** Who was ordered and what they did. */
function evolveCourse(state: Incident, fact: DispatchFact): Incident | undefined {
  const at = fact.occurredAt;
  switch (fact.type) {
    case "UnitOrdered":
      return fact.data.incident !== state.id || state.assignments.some(({ id }) => id === fact.data.assignment)
        ? state
        : { ...state, held: false, assignments: [...state.assignments, ordered(fact)] };
    case "ClearingExpected":
      return change(state, fact.data.assignment, (assignment) => ({ ...assignment, clearsAt: fact.data.at }));
    case "StepTaken":
      return change(state, fact.data.assignment, (assignment) => ({
        ...stepped(assignment, fact.data.step, fact),
        ...(fact.data.records === undefined ? {} : { records: fact.data.records }),
      }));
    case "RecordingRuns": {
      const { assignment: id, number } = fact.data;
      return change(state, id, (one) => ({ ...one, recording: { number, from: fact.occurredAt } }));
    }
    case "AssignmentEnded": {
      const { reportBy, assignment: id, ending } = fact.data;
      const next = change(state, id, (assignment) => ({ ...stepped(assignment, "cleared", fact), ending }));
      return reportBy === undefined || state.reportDue !== undefined
        ? next
        : { ...next, reportDue: { at: reportBy, reminded: 0 } };
    }
    case "StepUndone": {
      const next = change(state, fact.data.assignment, (assignment) => undone(assignment, fact.data.step));
      // Nobody has done the work any more, so nobody owes a report of it.
      return wasHandled(next) ? next : without(next, "reportDue");
    }
    case "TimeCorrected": {
      const { assignment: id, step, from, to, reason } = fact.data;
      return change(state, id, (assignment) => ({
        ...assignment,
        times: { ...assignment.times, [step]: to },
        corrections: [...assignment.corrections, { step, from, to, by: fact.by.officer, reason }],
      }));
    }
    case "LeadChanged":
      return {
        ...state,
        assignments: state.assignments.map((assignment) =>
          // Who led while it lasted stays as it was for those who are gone.
          isActive(assignment)
            ? { ...assignment, role: assignment.id === fact.data.assignment ? "lead" : "support" }
            : assignment,
        ),
      };
    case "StationOrdered": {
      const { stationOrder: id, station, acknowledgeBy } = fact.data;
      const order = { id, station, orderedAt: at, ...(acknowledgeBy === undefined ? {} : { acknowledgeBy }) };
      return { ...state, held: false, stationOrders: [...state.stationOrders, order] };
    }
    case "StationSigned":
      return changeOrder(state, fact.data.stationOrder, (order) => ({ ...order, signedAt: at }));
    case "StationReturned":
      return changeOrder(state, fact.data.stationOrder, (order) => ({
        ...order,
        returned: { at, reason: fact.data.reason },
      }));
    case "StationOrderCancelled":
      return changeOrder(state, fact.data.stationOrder, (order) => ({ ...order, withdrawnAt: at }));
    default:
      return undefined;
  }
}

/** What is known of it, and how it ended. */
function evolveRecord(state: Incident, fact: DispatchFact): Incident | undefined {
  const at = fact.occurredAt;
  switch (fact.type) {
    case "IncidentReleased":
      return { ...state, held: false };
    case "CallJoined":
      return { ...state, calls: [...state.calls, fact.data.call] };
    case "DepartmentJoined": {
      const { department } = fact.data;
      return { ...state, departments: [...(state.departments ?? []), { department, at, by: fact.by.officer }] };
    }
    case "NarrativeAdded":
      return { ...state, narrative: [...state.narrative, { at, by: fact.by.officer, text: fact.data.text }] };
    case "DetailNoted":
      return { ...state, details: [...(state.details ?? []), { at, by: fact.by.officer, ...fact.data }] };
    case "ReportedTypeChanged":
      return { ...state, reportedType: fact.data.type, enforcement: fact.data.enforcement };
    case "HandledTypeSet":
      return { ...state, handledType: fact.data.type };
    case "PriorityChanged":
      return { ...state, priority: fact.data.priority };
    case "AlarmLevelChanged":
      return { ...state, alarmLevel: fact.data.level };
    case "PostInformed":
      return { ...state, informed: [...(state.informed ?? []), { post: fact.data.post, at, by: fact.by.officer }] };
    case "PlaceCorrected": {
      const { place, liesIn } = fact.data;
      return { ...without(state, "liesIn"), place, ...(liesIn === undefined ? {} : { liesIn }) };
    }
    case "HandlingResultRecorded": {
      const { result, note } = fact.data;
      return { ...state, result: { result, at, ...(note === undefined ? {} : { note }) } };
    }
    case "ReportGiven":
      return {
        ...without(state, "returnedForCompletion", "reopened"),
        reports: [...state.reports, reported(fact)],
      };
    case "ReportReminded":
      return { ...state, reportDue: { at: fact.data.nextAt, reminded: fact.data.count } };
    case "ReportReturned":
      return { ...state, returnedForCompletion: { at, reason: fact.data.reason } };
    case "CallerTold":
      return { ...state, callerToldAt: at };
    case "IncidentFiled":
      return { ...without(state, "returnedForCompletion", "reopened"), filedAt: at };
    case "IncidentReopened":
      return { ...without(state, "filedAt", "exit"), reopened: { at, reason: fact.data.reason }, resumedAt: at };
    case "IncidentMerged":
      return fact.data.incident === state.id
        ? { ...state, exit: { how: "merged", into: fact.data.into, at } }
        : { ...state, merged: [...state.merged, fact.data.incident] };
    case "IncidentUnmerged":
      return fact.data.incident === state.id
        ? { ...without(state, "exit"), resumedAt: at }
        : { ...state, merged: state.merged.filter((id) => id !== fact.data.incident) };
    case "IncidentsLinked": {
      const others = fact.data.incidents.filter((id) => id !== state.id && !state.links.includes(id));
      return { ...state, links: [...state.links, ...others] };
    }
    case "IncidentDiverted":
      return { ...state, exit: { how: "diverted", ...fact.data, at } };
    case "IncidentHandedOver":
      return { ...state, exit: { how: "handedOver", ...fact.data, at } };
    case "IncidentWithdrawn":
      return { ...state, exit: { how: "withdrawn", ...fact.data, at } };
    case "IncidentVoided":
      return { ...state, exit: { how: "void", ...fact.data, at } };
    default:
      return undefined;
  }
}

/** Dispatch owns incident streams. */
export const incidentView: StreamView<Incident> = {
  room: "dispatch",
  kind: "incident",
  owner: true,
  retained: incidentRetained,
  evolve,
  timers: incidentTimers,
  seenBy: incidentSeenBy,
  kindSeenBy: incidentsSeenBy,
  isOutside: (by, incident, read) =>
    isOutside(by, incident, by.unit === undefined ? undefined : read(unitView, unitStream(by.unit))?.station),
  told: (incident) => ({ number: incident.number, stage: stageOf(incident) }),
  workedOnBy: incidentWorkedOnBy,
  workedOnWith: incidentWorkedOnWith,
  openItems: openOfIncident,
  owed: owedForIncident,
  needsParts: partsOfOpen,
  isCurrent: isOpen,
};
