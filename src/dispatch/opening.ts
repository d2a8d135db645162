import { z } from "zod";
import { placeSchema } from "../ground/place-words.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { CallJoined, DepartmentJoined, IncidentOpened, IncidentReleased } from "./incident-facts.ts";
import { areasStream, districtStream } from "../district/facts.ts";
import { callStream } from "../intake/facts.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import type { States } from "../ground/fold.ts";
import { districtOf, concernOfIncident, isBackEntered, openIncidentOf, placeIn } from "./asking.ts";
import { callSeenView } from "./call-seen.ts";
import { incidentStream, registerStream } from "./facts.ts";
import { numbersOf, registerView } from "./register-view.ts";
import { dayOf } from "../ground/zone.ts";

const openBody = z.strictObject({
  callId: ulidSchema.optional(),
  type: codeSchema,
  priority: z.number().int().min(1).max(4).optional(),
  place: placeSchema,
  narrative: sealedText(4000).optional(),
  held: z.boolean().optional(),
});

function registerFor(states: States, order: Order<unknown>): string {
  return registerStream(dayOf(order.occurredAt, districtOf(states).zone));
}

/**
 * Registers an incident, from a call or from what a crew or a desk met itself, and gives it the day's next number.
 * Refused: `CallToJoinUnknown`, `CallAlreadyAttached`, `ComplaintIsNotIncident`, `TypeUnknown`, `PlaceMissing`.
 */
export const OpenIncident = defineOrder("OpenIncident", {
  title: { zh: "登记警情", en: "Register an incident" },
  roles: ["importer", "calltaker", "dispatcher", "station", "unit"],
  body: openBody,
  sealed: ["narrative"],
  record: (order) => incidentStream(order.id),
  streams: (order, states) => [
    districtStream,
    areasStream,
    incidentStream(order.id),
    registerFor(states, order),
    ...(order.body.callId === undefined ? [] : [callStream(order.body.callId)]),
  ],
  refuses: ["CallAlreadyAttached", "CallToJoinUnknown", "ComplaintIsNotIncident", "PlaceMissing", "TypeUnknown"],
  decide: (states, order) => {
    const { callId, type, priority, place, narrative, held } = order.body;
    const call = callId === undefined ? undefined : states(callSeenView, callStream(callId));
    if (call === null) return refuse("CallToJoinUnknown");
    if (call?.incident !== undefined) return refuse("CallAlreadyAttached", { incident: call.incident });
    if (call?.isComplaint === true) return refuse("ComplaintIsNotIncident");
    const district = districtOf(states);
    const defined = district.types[type];
    if (defined === undefined) return refuse("TypeUnknown", { type });
    if (place.words === undefined && place.point === undefined) return refuse("PlaceMissing");
    const day = dayOf(order.occurredAt, district.zone);
    const count = (states(registerView, registerStream(day))?.count ?? 0) + 1;
    const streams = [
      incidentStream(order.id),
      registerStream(day),
      ...(callId === undefined ? [] : [callStream(callId)]),
    ];
    return [
      IncidentOpened.draft(streams, {
        ...numbersOf(district.code, day, count),
        ...(callId === undefined ? {} : { call: callId }),
        receivedAt: call?.rangAt ?? order.occurredAt,
        ...(call === undefined ? {} : { channel: call.channel }),
        type,
        enforcement: defined.enforcement,
        priority: priority ?? defined.priority,
        ...(isBackEntered(order) ? {} : { waitingSeconds: district.settings.waitingSeconds }),
        place,
        ...placeIn(states, place.point),
        ...(narrative === undefined ? {} : { narrative }),
        held: held ?? false,
      }),
    ];
  },
});

/** A further call about an event that has its incident. Refused: as above, and `IncidentEnded`. */
export const JoinCall = defineOrder("JoinCall", {
  title: { zh: "来电并入警情", en: "Join a call to an incident" },
  roles: ["importer", "calltaker", "dispatcher"],
  body: z.strictObject({ callId: ulidSchema, incidentId: ulidSchema }),
  streams: ({ body }) => [incidentStream(body.incidentId), callStream(body.callId)],
  refuses: ["CallAlreadyAttached", "CallToJoinUnknown", "ComplaintIsNotIncident", "IncidentEnded", "IncidentUnknown"],
  decide: (states, { body: { callId, incidentId } }) => {
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const call = states(callSeenView, callStream(callId));
    if (call === null) return refuse("CallToJoinUnknown");
    if (call.incident !== undefined) return refuse("CallAlreadyAttached", { incident: call.incident });
    if (call.isComplaint) return refuse("ComplaintIsNotIncident");
    return [CallJoined.draft([incidentStream(incidentId), callStream(callId)], { call: callId })];
  },
});

/** A department that the work needs comes in: its seat sees the incident. Refused: `DepartmentUnknown`, `DepartmentAlreadyJoined`. */
export const JoinDepartment = defineOrder("JoinDepartment", {
  title: { zh: "通知部门协同", en: "Call a department in" },
  roles: ["importer", "calltaker", "dispatcher"],
  body: z.strictObject({ incidentId: ulidSchema, department: codeSchema, reason: text(500).optional() }),
  streams: ({ body }) => [districtStream, incidentStream(body.incidentId)],
  refuses: ["DepartmentAlreadyJoined", "DepartmentUnknown", "IncidentEnded", "IncidentUnknown"],
  decide: (states, { body: { incidentId, department, reason } }) => {
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    if (districtOf(states).departments[department] === undefined) return refuse("DepartmentUnknown", { department });
    if (incident.departments?.some((one) => one.department === department) === true) {
      return refuse("DepartmentAlreadyJoined", { department });
    }
    const data = { department, ...(reason === undefined ? {} : { reason }) };
    return [DepartmentJoined.draft([incidentStream(incidentId)], data)];
  },
});

/** The call-taker has what the dispatcher needs. Refused: `IncidentNotHeld`. */
export const ReleaseIncident = defineOrder("ReleaseIncident", {
  title: { zh: "提交派警", en: "Pass to dispatch" },
  roles: ["importer", "calltaker", "dispatcher", "station", "unit"],
  body: z.strictObject({ incidentId: ulidSchema }),
  concerns: concernOfIncident,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentNotHeld", "IncidentUnknown"],
  decide: (states, { body }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    return incident.held ? [IncidentReleased.draft([incidentStream(incident.id)], {})] : refuse("IncidentNotHeld");
  },
});
