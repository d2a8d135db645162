import { z } from "zod";
import { informedPosts } from "../ground/force.ts";
import { placeSchema } from "../ground/place-words.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { AlarmLevelChanged, PostInformed } from "./alarm-facts.ts";
import { LeadChanged } from "./assignment-facts.ts";
import {
  HandledTypeSet,
  NarrativeAdded,
  PlaceCorrected,
  PriorityChanged,
  ReportedTypeChanged,
} from "./incident-facts.ts";
import { areasStream, districtStream } from "../district/facts.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { districtOf, incidentOf, concernOfIncident, openIncidentOf, placeIn } from "./asking.ts";
import { incidentStream } from "./facts.ts";
import { isActive } from "./stage.ts";

const hall = ["importer", "calltaker", "dispatcher"] as const;
const everyone = [...hall, "station", "unit", "department"] as const;
const reason = text(500);

/** Appends to the narrative; nothing in it is ever changed. Also after filing, for what came to light later. */
export const AddNarrative = defineOrder("AddNarrative", {
  title: { zh: "补充简要警情", en: "Add to the narrative" },
  roles: everyone,
  body: z.strictObject({ incidentId: ulidSchema, text: sealedText(4000) }),
  sealed: ["text"],
  record: ({ body }) => incidentStream(body.incidentId),
  concerns: concernOfIncident,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentUnknown"],
  decide: (states, { body }) => {
    const incident = incidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    return [NarrativeAdded.draft([incidentStream(incident.id)], { text: body.text })];
  },
});

/**
 * Corrects the type an incident was reported as. If the new type is enforcement work and an auxiliary crew has the
 * lead, the lead goes to the first crew on the incident with a sworn officer. Without such a crew the type is corrected
 * all the same, because it is true, and the card shows that a lead is missing. Refused: `TypeUnknown`.
 */
export const ChangeReportedType = defineOrder("ChangeReportedType", {
  title: { zh: "更改报警类别", en: "Change the reported type" },
  roles: hall,
  body: z.strictObject({ incidentId: ulidSchema, type: codeSchema, reason }),
  streams: ({ body }) => [districtStream, incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "TypeUnknown"],
  decide: (states, { body }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const defined = districtOf(states).types[body.type];
    if (defined === undefined) return refuse("TypeUnknown", { type: body.type });
    const streams = [incidentStream(incident.id)];
    const { enforcement } = defined;
    const changed = ReportedTypeChanged.draft(streams, { type: body.type, enforcement, reason: body.reason });
    const active = incident.assignments.filter(isActive);
    const lead = active.find(({ role }) => role === "lead");
    const sworn = active.find((assignment) => assignment.sworn);
    return enforcement && lead?.sworn === false && sworn !== undefined
      ? [changed, LeadChanged.draft(streams, { assignment: sworn.id })]
      : [changed];
  },
});

/** Sets the handled type of an incident; the reported type stays beside it. Refused: `TypeUnknown`. */
export const SetHandledType = defineOrder("SetHandledType", {
  title: { zh: "认定处警类别", en: "Set the handled type" },
  roles: ["importer", "dispatcher", "station", "unit"],
  body: z.strictObject({ incidentId: ulidSchema, type: codeSchema, reason: reason.optional() }),
  concerns: concernOfIncident,
  streams: ({ body }) => [districtStream, incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "TypeUnknown"],
  decide: (states, { body }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    if (districtOf(states).types[body.type] === undefined) return refuse("TypeUnknown", { type: body.type });
    const { incidentId, ...data } = body;
    return [HandledTypeSet.draft([incidentStream(incidentId)], data)];
  },
});

export const ChangePriority = defineOrder("ChangePriority", {
  title: { zh: "更改等级", en: "Change the priority" },
  roles: hall,
  body: z.strictObject({ incidentId: ulidSchema, priority: z.number().int().min(1).max(4), reason }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown"],
  decide: (states, { body }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const { priority } = body;
    return [PriorityChanged.draft([incidentStream(incident.id)], { priority, reason: body.reason })];
  },
});

/** The level itself changes nothing but which run card applies. Refused: `AlarmLevelSame`. */
export const ChangeAlarmLevel = defineOrder("ChangeAlarmLevel", {
  title: { zh: "更改响应级别", en: "Change the alarm level" },
  roles: ["importer", "dispatcher"],
  body: z.strictObject({ incidentId: ulidSchema, level: z.number().int().min(1).max(5), reason }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["AlarmLevelSame", "IncidentEnded", "IncidentUnknown"],
  decide: (states, { body: { incidentId, level, reason: why } }) => {
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    if ((incident.alarmLevel ?? 1) === level) return refuse("AlarmLevelSame", { level });
    return [AlarmLevelChanged.draft([incidentStream(incidentId)], { level, reason: why })];
  },
});

/** Somebody whom the run card names was told; saying so twice records nothing. */
export const InformPost = defineOrder("InformPost", {
  title: { zh: "已通知", en: "Record that a post was informed" },
  roles: ["importer", "dispatcher"],
  body: z.strictObject({ incidentId: ulidSchema, post: z.enum(informedPosts) }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown"],
  decide: (states, { body: { incidentId, post } }) => {
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const isTold = incident.informed?.some((one) => one.post === post) === true;
    return isTold ? [] : [PostInformed.draft([incidentStream(incidentId)], { post })];
  },
});

/** Refused: `PlaceMissing`. */
export const CorrectPlace = defineOrder("CorrectPlace", {
  title: { zh: "更正地点", en: "Correct the place" },
  roles: everyone,
  body: z.strictObject({ incidentId: ulidSchema, place: placeSchema, reason: reason.optional() }),
  concerns: concernOfIncident,
  streams: ({ body }) => [districtStream, areasStream, incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "PlaceMissing"],
  decide: (states, { body }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const { incidentId, ...data } = body;
    const { place } = data;
    if (place.words === undefined && place.point === undefined) return refuse("PlaceMissing");
    return [PlaceCorrected.draft([incidentStream(incidentId)], { ...data, ...placeIn(states, place.point) })];
  },
});
