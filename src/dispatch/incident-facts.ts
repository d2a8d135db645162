import { z } from "zod";
import { always, defineFact } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { placeSchema, placeWords } from "../ground/place-words.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/* What is known of an incident, from its registration on; how it ends is in ending-facts.ts. */

const reason = text(500);
const priority = z.number().int().min(1).max(4);

/** Which area of each kind a place lies in, as the land was divided when the place was said. */
export const liesInSchema = z.strictObject({
  station: codeSchema.optional(),
  grid: codeSchema.optional(),
  /** 快反圈. */
  circle: codeSchema.optional(),
  /** 防控圈. */
  ring: codeSchema.optional(),
});

export const IncidentOpened = defineFact({
  type: "IncidentOpened",
  version: 1,
  shape: z.strictObject({
    /** Short, for the voice: the day's count. */
    number: z.string(),
    /** 接警单编号. */
    fullNumber: z.string(),
    call: ulidSchema.optional(),
    /** When it first rang, or else when it was opened: what intervals count from. */
    receivedAt: instantSchema,
    channel: z.string().optional(),
    type: codeSchema,
    enforcement: z.boolean(),
    priority,
    /** The bounds of waiting as they were then; absent when back-entered, for then nobody is alerted. */
    waitingSeconds: z.array(z.number().int().min(1)).length(4).readonly().optional(),
    place: placeSchema,
    liesIn: liesInSchema.optional(),
    narrative: sealedSchema.optional(),
    /** Still being completed by the call-taker; not waiting for a dispatcher yet. */
    held: z.boolean(),
  }),
  say: ({ number, type, priority }, names) =>
    phrase(
      {
        zh: "登记警情 {number}：{type}，{priority} 级",
        en: "Incident {number} registered: {type}, priority {priority}",
      },
      { number, type: names.type(type), priority },
    ),
});

export const IncidentReleased = defineFact({
  type: "IncidentReleased",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "提交派警", en: "Passed to dispatch" }),
});

/** A department that was called in sees the incident and may add to it. */
export const DepartmentJoined = defineFact({
  type: "DepartmentJoined",
  version: 1,
  shape: z.strictObject({ department: codeSchema, reason: reason.optional() }),
  say: ({ department }, names) =>
    phrase({ zh: "通知{department}协同", en: "{department} called in" }, { department: names.part(department) }),
});

/** A further call about the same event; streams: incident, call. */
export const CallJoined = defineFact({
  type: "CallJoined",
  version: 1,
  shape: z.strictObject({ call: ulidSchema }),
  say: always({ zh: "又一来电并入", en: "A further call joined" }),
});

export const NarrativeAdded = defineFact({
  type: "NarrativeAdded",
  version: 1,
  shape: z.strictObject({ text: sealedSchema }),
  say: always({ zh: "补充简要警情", en: "Added to the narrative" }),
});

export const ReportedTypeChanged = defineFact({
  type: "ReportedTypeChanged",
  version: 1,
  shape: z.strictObject({ type: codeSchema, enforcement: z.boolean(), reason }),
  say: ({ type, reason }, names) =>
    phrase(
      { zh: "报警类别改为{type}：{reason}", en: "Reported type changed to {type} – {reason}" },
      { type: names.type(type), reason },
    ),
});

export const HandledTypeSet = defineFact({
  type: "HandledTypeSet",
  version: 1,
  shape: z.strictObject({ type: codeSchema, reason: reason.optional() }),
  say: ({ type }, names) =>
    phrase({ zh: "处警类别认定为{type}", en: "Handled type set to {type}" }, { type: names.type(type) }),
});

export const PriorityChanged = defineFact({
  type: "PriorityChanged",
  version: 1,
  shape: z.strictObject({ priority, reason }),
  say: ({ priority, reason }) =>
    phrase(
      { zh: "等级改为 {priority} 级：{reason}", en: "Priority changed to {priority} – {reason}" },
      { priority, reason },
    ),
});

export const PlaceCorrected = defineFact({
  type: "PlaceCorrected",
  version: 1,
  shape: z.strictObject({ place: placeSchema, liesIn: liesInSchema.optional(), reason: reason.optional() }),
  say: ({ place }) => {
    const words = placeWords(place);
    return words === undefined
      ? { zh: "更正地点", en: "Place corrected" }
      : phrase({ zh: "更正地点：{words}", en: "Place corrected: {words}" }, { words });
  },
});

export const incidentFacts = [
  IncidentOpened,
  IncidentReleased,
  CallJoined,
  DepartmentJoined,
  NarrativeAdded,
  ReportedTypeChanged,
  HandledTypeSet,
  PriorityChanged,
  PlaceCorrected,
] as const;
