import { z } from "zod";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { incidentStream, unitStream } from "../dispatch/facts.ts";
import { callStream } from "../intake/facts.ts";
import type { States } from "../ground/fold.ts";
import { instantSchema } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import type { Role } from "../ground/role.ts";
import { codeSchema, sealedText } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { clockStreams, lawIn, runningOf } from "./complaint-clock.ts";
import { type ComplainedOf, complaintNumber, type Complaint, isComplaintOpen, tiesComplainedOf } from "./complaint.ts";
import {
  ComplainedOfNamed,
  complaintChannels,
  ComplaintReceived,
  complaintStream,
  complainedOfShape,
} from "./complaint-facts.ts";
import { handlerLeaves, handlerStreams } from "./complaint-handler.ts";
import { callRead, incidentRead, unitRead } from "./complaint-seen.ts";
import { complaintView } from "./complaint-view.ts";

/** Who takes complaints: supervision, and every desk people come to. */
export const complaintTakers: readonly Role[] = ["supervisor", "dutyCommander", "station", "department"];

const { aboutCrew: _, ...aboutBody } = complainedOfShape;

/** The streams that say whether there is what a complaint names. */
function namedStreams({ aboutUnit }: ComplainedOf): readonly string[] {
  return [districtStream, ...(aboutUnit === undefined ? [] : [unitStream(aboutUnit)])];
}

/**
 * Whom a body names, with the crew of the unit. `ComplainedOfUnknown` where there is no such unit or part: the complaint
 * would be hidden from nobody. An officer is not looked up: nobody tries out badge numbers with it.
 */
function namedIn(states: States, named: ComplainedOf): ComplainedOf | Refusal<"ComplainedOfUnknown"> {
  const { aboutUnit, aboutStation, aboutDepartment, aboutOfficer } = named;
  const { stations, departments } = states(districtView, districtStream) ?? unnamedDistrict;
  const unit = aboutUnit === undefined ? undefined : states(unitRead, unitStream(aboutUnit));
  const unknown = (field: string, what: string) => refuse("ComplainedOfUnknown", { field, what });
  if (aboutUnit !== undefined && unit === null) return unknown("aboutUnit", aboutUnit);
  if (aboutStation !== undefined && !Object.hasOwn(stations, aboutStation))
    return unknown("aboutStation", aboutStation);
  if (aboutDepartment !== undefined && !Object.hasOwn(departments, aboutDepartment))
    return unknown("aboutDepartment", aboutDepartment);
  return {
    ...(aboutUnit === undefined ? {} : { aboutUnit }),
    ...(aboutStation === undefined ? {} : { aboutStation }),
    ...(aboutDepartment === undefined ? {} : { aboutDepartment }),
    ...(aboutOfficer === undefined ? {} : { aboutOfficer }),
    ...(unit === null || unit === undefined ? {} : { aboutCrew: unit.crew.map(({ badge }) => badge) }),
  };
}

/** The complaint while it is open; `ComplaintUnknown`, `ComplaintOver`. */
export function openComplaintOf(states: States, id: string): Complaint | Refusal<"ComplaintOver" | "ComplaintUnknown"> {
  const complaint = states(complaintView, complaintStream(id));
  if (complaint === null) return refuse("ComplaintUnknown");
  return complaint.answered === undefined ? complaint : refuse("ComplaintOver");
}

/** The complaint while it, or the review of its answer, is open; `ComplaintUnknown`, `ComplaintOver`. */
export function runningComplaintOf(
  states: States,
  id: string,
): Complaint | Refusal<"ComplaintOver" | "ComplaintUnknown"> {
  const complaint = states(complaintView, complaintStream(id));
  if (complaint === null) return refuse("ComplaintUnknown");
  return isComplaintOpen(complaint) ? complaint : refuse("ComplaintOver");
}

/**
 * Somebody complains of the service: in a call that was noted as a complaint, at a counter, by letter, mail or web. It is
 * hidden from whom it names, and from those its call is hidden from. Its limits are those in force when it came. Refused:
 * `CallUnknown`, `CallNoComplaint`, `CallHasComplaint`, `ComplaintSaysNothing`, `ComplainedOfUnknown`, `IncidentUnknown`,
 * `HappensLater`.
 */
export const ReceiveComplaint = defineOrder("ReceiveComplaint", {
  title: { zh: "登记投诉", en: "Take a complaint" },
  roles: complaintTakers,
  underGlass: false,
  body: z.strictObject({
    channel: z.enum(complaintChannels),
    callId: ulidSchema.optional(),
    incidentId: ulidSchema.optional(),
    happenedAt: instantSchema.optional(),
    isNow: z.boolean().default(false),
    words: sealedText(4000).optional(),
    name: sealedText(200).optional(),
    contact: sealedText(200).optional(),
    ...aboutBody,
  }),
  sealed: ["words", "name", "contact"],
  record: ({ id }) => complaintStream(id),
  streams: ({ id, body }) => [
    ...[complaintStream(id), ...clockStreams, ...namedStreams(body)],
    ...(body.callId === undefined ? [] : [callStream(body.callId)]),
    ...(body.incidentId === undefined ? [] : [incidentStream(body.incidentId)]),
  ],
  refuses: [
    ...(["CallHasComplaint", "CallNoComplaint", "CallUnknown", "ComplainedOfUnknown"] as const),
    ...(["ComplaintSaysNothing", "HappensLater", "IncidentUnknown"] as const),
  ],
  decide: (states, { id, body, occurredAt }) => {
    const { callId, incidentId, channel, happenedAt, isNow, words, name, contact, ...about } = body;
    const call = callId === undefined ? undefined : states(callRead, callStream(callId));
    if (call === null) return refuse("CallUnknown");
    if (call !== undefined && call.complained !== true) return refuse("CallNoComplaint");
    if (call?.complaint !== undefined) return refuse("CallHasComplaint");
    if (call === undefined && words === undefined) return refuse("ComplaintSaysNothing", { field: "words" });
    if (incidentId !== undefined && states(incidentRead, incidentStream(incidentId)) === null)
      return refuse("IncidentUnknown", { field: "incidentId" });
    if (happenedAt !== undefined && happenedAt > occurredAt) return refuse("HappensLater", { field: "happenedAt" });
    const named = namedIn(states, about);
    if (isRefusal(named)) return named;
    const receivedAt = call?.rangAt ?? occurredAt;
    const law = lawIn(states);
    const notice = runningOf(law, "complaintNotice", receivedAt)?.clock;
    const answer = runningOf(law, "complaintDone", receivedAt)?.clock;
    const streams = [complaintStream(id), ...(callId === undefined ? [] : [callStream(callId)])];
    return [
      ComplaintReceived.draft(streams, {
        ...{ number: complaintNumber(id), channel: call === undefined ? channel : "call", receivedAt, isNow },
        ...(callId === undefined ? {} : { call: callId }),
        ...(incidentId === undefined ? {} : { incident: incidentId }),
        ...(happenedAt === undefined ? {} : { happenedAt }),
        ...(words === undefined ? {} : { words }),
        ...(name === undefined ? {} : { name }),
        ...(contact === undefined ? {} : { contact }),
        ...(notice === undefined ? {} : { notice }),
        ...(answer === undefined ? {} : { answer }),
        ...named,
        ties: call?.about ?? [],
      }),
    ];
  },
});

/**
 * It became known whom else it is about: they are shut out from then on, and whoever has it withdraws where they are among
 * them. Refused: `NobodyNamed`, `ComplainedOfUnknown`, `ComplaintUnknown`, `ComplaintOver`.
 */
export const NameComplainedOf = defineOrder("NameComplainedOf", {
  title: { zh: "补记投诉对象", en: "Name further whom a complaint is about" },
  roles: ["supervisor", "dutyCommander"],
  underGlass: false,
  body: z.strictObject({ complaintId: ulidSchema, ...aboutBody }),
  streams: ({ body }, states) => {
    const complaint = states(complaintView, complaintStream(body.complaintId));
    return [
      ...[complaintStream(body.complaintId), ...namedStreams(body)],
      ...(complaint?.call === undefined ? [] : [callStream(complaint.call)]),
      ...(complaint?.handler === undefined ? [] : handlerStreams(complaint, complaint.handler)),
    ];
  },
  refuses: ["ComplainedOfUnknown", "ComplaintOver", "ComplaintUnknown", "NobodyNamed"],
  decide: (states, { body: { complaintId, ...about } }) => {
    const complaint = runningComplaintOf(states, complaintId);
    if (isRefusal(complaint)) return complaint;
    if (Object.values(about).every((one) => one === undefined)) return refuse("NobodyNamed");
    const named = namedIn(states, about);
    if (isRefusal(named)) return named;
    const { call, handler } = complaint;
    const streams = [complaintStream(complaintId), ...(call === undefined ? [] : [callStream(call)])];
    const leaves = handler !== undefined && handlerLeaves(states, handler, tiesComplainedOf(named));
    return [ComplainedOfNamed.draft(streams, { ...named, handlerLeaves: leaves })];
  },
});

/** The id of a complaint in an order about it. */
export const complaintId = ulidSchema;

export const badgeSchema = codeSchema;
