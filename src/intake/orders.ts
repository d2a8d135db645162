import { z } from "zod";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { streamOf } from "../ground/fact.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { Call } from "./call.ts";
import { callView } from "./call-view.ts";
import { crewSeenView } from "./crew-seen.ts";
import { callerNumber } from "./caller-number.ts";
import {
  CallAnswered,
  CallEnded,
  callKinds,
  CallMarked,
  callMarks,
  CallNoted,
  CallRang,
  callStream,
  channels,
} from "./facts.ts";

const number = sealedText(40);
const matched = { field: "number", form: callerNumber } as const;

function callOf(states: States, id: string): Call | Refusal<"CallUnknown"> {
  return states(callView, callStream(id)) ?? refuse("CallUnknown");
}

/** A contact arrives and waits. The switch, an app or a desk gives it, or a call-taker for a walk-in. */
export const RingCall = defineOrder("RingCall", {
  title: { zh: "来电", en: "A call rings" },
  roles: ["importer", "calltaker", "system"],
  body: z.strictObject({
    channel: z.enum(channels),
    kind: z.enum(callKinds),
    number: number.optional(),
    line: codeSchema.optional(),
    recordingNumber: codeSchema.optional(),
  }),
  sealed: ["number"],
  matched,
  record: (order) => callStream(order.id),
  streams: (order) => [callStream(order.id)],
  refuses: [],
  decide: (_, { id, body }) => {
    const { channel, kind, number: sealed, line, recordingNumber } = body;
    return [
      CallRang.draft([callStream(id)], {
        channel,
        kind,
        ...(sealed === undefined ? {} : { number: sealed }),
        ...(line === undefined ? {} : { line }),
        ...(recordingNumber === undefined ? {} : { recordingNumber }),
      }),
    ];
  },
});

/** The first to claim a waiting call has it; claiming it again records nothing. Refused: `CallAlreadyAnswered`. */
export const AnswerCall = defineOrder("AnswerCall", {
  title: { zh: "接听", en: "Answer a call" },
  roles: ["importer", "calltaker"],
  body: z.strictObject({ callId: ulidSchema }),
  streams: ({ body }) => [callStream(body.callId)],
  refuses: ["CallAlreadyAnswered", "CallAlreadyEnded", "CallTimeRunsBackwards", "CallUnknown"],
  decide: (states, { body, by, occurredAt }) => {
    const call = callOf(states, body.callId);
    if (isRefusal(call)) return call;
    if (call.answeredBy !== undefined) {
      return call.answeredBy === by.officer ? [] : refuse("CallAlreadyAnswered", { by: call.answeredBy });
    }
    if (call.endedAt !== undefined) return refuse("CallAlreadyEnded");
    if (occurredAt < call.rangAt) return refuse("CallTimeRunsBackwards");
    return [CallAnswered.draft([callStream(call.id)], {})];
  },
});

interface ComplainedOf {
  readonly aboutUnit?: string | undefined;
  readonly aboutStation?: string | undefined;
  readonly aboutDepartment?: string | undefined;
}

/**
 * `ComplainedOfUnknown` where a note names a unit or a part that there is not: the complaint would be hidden from nobody.
 * An officer is not looked up: whoever takes a call cannot try out badge numbers with it.
 */
function unknownIn(
  states: States,
  { aboutUnit, aboutStation, aboutDepartment }: ComplainedOf,
): Refusal<"ComplainedOfUnknown"> | undefined {
  const { stations, departments } = states(districtView, districtStream) ?? unnamedDistrict;
  const unknown = (field: string, what: string) => refuse("ComplainedOfUnknown", { field, what });
  if (aboutUnit !== undefined && states(crewSeenView, streamOf("unit", aboutUnit)) === null) {
    return unknown("aboutUnit", aboutUnit);
  }
  if (aboutStation !== undefined && !Object.hasOwn(stations, aboutStation)) {
    return unknown("aboutStation", aboutStation);
  }
  return aboutDepartment !== undefined && !Object.hasOwn(departments, aboutDepartment)
    ? unknown("aboutDepartment", aboutDepartment)
    : undefined;
}

/**
 * What was said, the number or name given, what kind of call it is, and whom a complaint is about. Also after it ended.
 * Refused: `NothingNoted`, `ComplainedOfUnknown`.
 */
export const NoteCall = defineOrder("NoteCall", {
  title: { zh: "记录通话内容", en: "Note what a call said" },
  roles: ["importer", "calltaker", "dispatcher"],
  body: z.strictObject({
    callId: ulidSchema,
    said: sealedText(4000).optional(),
    number: number.optional(),
    name: sealedText(80).optional(),
    kind: z.enum(callKinds).optional(),
    recordingNumber: codeSchema.optional(),
    aboutUnit: codeSchema.optional(),
    aboutStation: codeSchema.optional(),
    aboutDepartment: codeSchema.optional(),
    aboutOfficer: codeSchema.optional(),
  }),
  sealed: ["said", "number", "name"],
  matched,
  record: ({ body }) => callStream(body.callId),
  streams: ({ body }) => [
    callStream(body.callId),
    ...(body.aboutUnit === undefined ? [] : [streamOf("unit", body.aboutUnit)]),
    ...(body.aboutStation === undefined && body.aboutDepartment === undefined ? [] : [districtStream]),
  ],
  refuses: ["CallUnknown", "ComplainedOfUnknown", "NothingNoted"],
  decide: (states, { body }) => {
    const { callId, ...noted } = body;
    const call = callOf(states, callId);
    if (isRefusal(call)) return call;
    if (Object.values(noted).every((value) => value === undefined)) return refuse("NothingNoted");
    const unknown = unknownIn(states, noted);
    if (unknown !== undefined) return unknown;
    const crew = noted.aboutUnit === undefined ? null : states(crewSeenView, streamOf("unit", noted.aboutUnit));
    return [CallNoted.draft([callStream(callId)], { ...noted, ...(crew === null ? {} : { aboutCrew: crew.badges }) })];
  },
});

/** Refused: `CallAlreadyEnded`, `CallTimeRunsBackwards`. */
export const EndCall = defineOrder("EndCall", {
  title: { zh: "结束通话", en: "End a call" },
  roles: ["importer", "calltaker", "dispatcher", "system"],
  body: z.strictObject({ callId: ulidSchema }),
  streams: ({ body }) => [callStream(body.callId)],
  refuses: ["CallAlreadyEnded", "CallTimeRunsBackwards", "CallUnknown"],
  decide: (states, { body, occurredAt }) => {
    const call = callOf(states, body.callId);
    if (isRefusal(call)) return call;
    if (call.endedAt !== undefined) return refuse("CallAlreadyEnded");
    if (occurredAt < (call.answeredAt ?? call.rangAt)) return refuse("CallTimeRunsBackwards");
    return [CallEnded.draft([callStream(call.id)], {})];
  },
});

/** A mark on this call only: it never changes how the next one is treated. */
export const MarkCall = defineOrder("MarkCall", {
  title: { zh: "标注来电", en: "Mark a call" },
  roles: ["importer", "calltaker", "dispatcher"],
  body: z.strictObject({ callId: ulidSchema, mark: z.enum(callMarks), reason: text(500) }),
  streams: ({ body }) => [callStream(body.callId)],
  refuses: ["CallUnknown"],
  decide: (states, { body }) => {
    const call = callOf(states, body.callId);
    if (isRefusal(call)) return call;
    const { mark, reason } = body;
    return [CallMarked.draft([callStream(call.id)], { mark, reason })];
  },
});
