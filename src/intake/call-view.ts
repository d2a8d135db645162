import type { Fact, FactOf } from "../ground/fact.ts";
import type { RecordCorrected } from "../privacy/facts.ts";
import type { ComplainedOfNamed, ComplaintReceived } from "../supervision/complaint-facts.ts";
import { tie, underGlassTie } from "../access/ties.ts";
import { streamKey } from "../ground/fact.ts";
import type { Owed } from "../ground/owed.ts";
import { phrase } from "../ground/sentence.ts";
import type { StreamView } from "../ground/room.ts";
import type { Call } from "./call.ts";
import type { CallNoted, IntakeFact } from "./facts.ts";
import { callRetained, incidentOf } from "./retained.ts";

/** At the request of the person it is about; supervision's fact. */
function corrected(state: Call, told: Fact): Call {
  const { occurredAt: at, by, data } = told as FactOf<typeof RecordCorrected>;
  return { ...state, corrections: [...(state.corrections ?? []), { at, by: by.officer, text: data.text }] };
}

/** Supervision opened a complaint of it, or named further whom it is about: they do not see the call either. */
function takenUp(state: Call, told: Fact): Call {
  const fact = told as FactOf<typeof ComplaintReceived> | FactOf<typeof ComplainedOfNamed>;
  const about = [...new Set([...(state.about ?? []), ...tiesComplainedOf(fact.data)])];
  return {
    ...state,
    ...(fact.type === "ComplaintReceived" ? { complaint: fact.order } : {}),
    ...(about.length === 0 ? {} : { about }),
  };
}

function evolve(state: Call | null, told: Fact): Call | null {
  const incident = incidentOf(told);
  if (incident !== undefined) return state === null ? null : { ...state, incident: streamKey(incident) };
  if (told.type === "RecordCorrected") return state === null ? null : corrected(state, told);
  if (told.type === "ComplaintReceived" || told.type === "ComplainedOfNamed")
    return state === null ? null : takenUp(state, told);
  const fact = told as IntakeFact;
  if (fact.type === "CallRang") {
    const { data } = fact;
    return {
      id: fact.order,
      channel: data.channel,
      kind: data.kind,
      rangAt: fact.occurredAt,
      ...(data.line === undefined ? {} : { line: data.line }),
      ...(data.recordingNumber === undefined ? {} : { recordingNumber: data.recordingNumber }),
      ...(data.number === undefined ? {} : { number: data.number }),
      said: [],
      marks: [],
      ...(data.kind === "complaint" ? { complained: true as const } : {}),
    };
  }
  if (state === null) return null;
  switch (fact.type) {
    case "CallAnswered":
      // The first claim holds, whatever order two of them arrive in from two places.
      return state.answeredBy === undefined
        ? { ...state, answeredAt: fact.occurredAt, answeredBy: fact.by.officer }
        : state;
    case "CallNoted": {
      const { said, number, name, kind, recordingNumber } = fact.data;
      const { aboutUnit, aboutStation, aboutDepartment, aboutOfficer } = fact.data;
      const about = [...new Set([...(state.about ?? []), ...tiesComplainedOf(fact.data)])];
      return {
        ...state,
        ...(said === undefined
          ? {}
          : { said: [...state.said, { at: fact.occurredAt, by: fact.by.officer, text: said }] }),
        ...(number === undefined ? {} : { number }),
        ...(name === undefined ? {} : { name }),
        ...(kind === undefined ? {} : { kind }),
        ...(recordingNumber === undefined ? {} : { recordingNumber }),
        ...(aboutUnit === undefined ? {} : { aboutUnit }),
        ...(aboutStation === undefined ? {} : { aboutStation }),
        ...(aboutDepartment === undefined ? {} : { aboutDepartment }),
        ...(aboutOfficer === undefined ? {} : { aboutOfficer }),
        ...(about.length === 0 ? {} : { about }),
        ...(kind === "complaint" ? { complained: true as const } : {}),
      };
    }
    case "CallEnded":
      return { ...state, endedAt: fact.occurredAt };
    case "CallMarked":
      return {
        ...state,
        marks: [...state.marks, { mark: fact.data.mark, by: fact.by.officer, reason: fact.data.reason }],
      };
    case "EarlierCallsSought":
      return { ...state, sought: (state.sought ?? 0) + 1 };
    default:
      return state;
  }
}

/** A call that rings and that nobody has claimed. */
export function isWaiting(call: Call): boolean {
  return call.answeredAt === undefined && call.endedAt === undefined && call.marks.length === 0;
}

/** Somebody's own call, while they speak: answered by them and not ended. */
export function isLiveCallOf(call: Call, officer: string): boolean {
  return call.answeredBy === officer && call.endedAt === undefined;
}

/** The call-taker is still to say what becomes of it: it has no incident, no mark, and is no complaint. */
export function isUnsettled(call: Call): boolean {
  return call.incident === undefined && call.marks.length === 0 && call.kind !== "complaint";
}

/** A complaint that supervision is still to take up. */
export function awaitsSupervision(call: Call): boolean {
  return call.kind === "complaint" && call.endedAt !== undefined && call.complaint === undefined;
}

/**
 * The hall, and supervision, which answers for what is kept of a caller. A complaint reaches whoever takes calls and
 * supervision, not those who send the units it may be about.
 */
function callSeenBy({ kind }: Call): readonly string[] {
  return kind === "complaint" ? ["calltaker", "supervisor", "importer"] : ["hall", "supervisor"];
}

type ComplainedOf = Pick<
  FactOf<typeof CallNoted>["data"],
  "aboutUnit" | "aboutStation" | "aboutDepartment" | "aboutOfficer" | "aboutCrew"
>;

/** Those a note names, by what they belong to. */
function tiesComplainedOf(noted: ComplainedOf): readonly string[] {
  const { aboutUnit, aboutStation, aboutDepartment, aboutOfficer, aboutCrew = [] } = noted;
  const partOf = (part: string | undefined) => (part === undefined ? [] : [tie("part", part)]);
  return [
    ...(aboutUnit === undefined ? [] : [tie("unit", aboutUnit)]),
    ...(aboutStation === undefined ? [] : [tie("station", aboutStation), ...partOf(aboutStation)]),
    ...(aboutDepartment === undefined ? [] : [tie("department", aboutDepartment), ...partOf(aboutDepartment)]),
    ...[...aboutCrew, ...(aboutOfficer === undefined ? [] : [aboutOfficer])].map((badge) => tie("person", badge)),
  ];
}

/**
 * Who does not see a complaint, in any role: the people, crews, stations and departments it is about. They stay hidden
 * from it when somebody else is named later and when the call turns out not to be a complaint. Nobody sees a complaint
 * under a broken glass either, because a complaint is not an emergency.
 */
function callHiddenFrom({ complained, about = [] }: Call): readonly string[] {
  return complained === true ? [...about, underGlassTie] : [];
}

/**
 * The call-taker who answered works on the call until it ends, and so needs no purpose to read it. SCOPE.md, boundary
 * 7.
 */
function callWorkedOnBy({ answeredBy, endedAt }: Call): readonly string[] {
  return answeredBy === undefined || endedAt !== undefined ? [] : [`person:${answeredBy}`];
}

/** What is to become of it, by whoever answered; a complaint is supervision's to take up. */
function owed(call: Call): readonly Owed[] {
  const number = call.recordingNumber ?? call.id.slice(-6);
  if (awaitsSupervision(call))
    return [
      {
        ...{ kind: "sign", by: ["supervisor"] },
        what: phrase({ zh: "投诉来电 {number}", en: "Call with a complaint {number}" }, { number }),
      },
    ];
  return isUnsettled(call) && call.answeredBy !== undefined
    ? [
        {
          ...{ kind: "answer", by: [`person:${call.answeredBy}`] },
          what: phrase({ zh: "来电 {number}", en: "Call {number}" }, { number }),
        },
      ]
    : [];
}

/** Intake owns call streams. The hall sees them; a caller's words reach a crew through the incident. */
export const callView: StreamView<Call> = {
  room: "intake",
  kind: "call",
  owner: true,
  retained: callRetained,
  evolve,
  seenBy: callSeenBy,
  hiddenFrom: callHiddenFrom,
  workedOnBy: callWorkedOnBy,
  openItems: (call) =>
    isUnsettled(call)
      ? [
          {
            ...{ kind: "call", id: call.id, number: call.recordingNumber ?? call.id.slice(-6) },
            ...(call.answeredBy === undefined ? {} : { owner: call.answeredBy }),
            about: { since: call.rangAt },
          },
        ]
      : [],
  owed,
  isCurrent: (call) => call.endedAt === undefined || isUnsettled(call) || awaitsSupervision(call),
};
