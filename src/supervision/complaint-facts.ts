import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { momentAt } from "../ground/fact-names.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/* Complaints about the service: what somebody said of it, and what became of that. */

/** A complaint about the service. */
export function complaintStream(id: string): string {
  return streamOf("complaint", id);
}

/** By which way it came. */
export const complaintChannels = ["call", "counter", "letter", "mail", "web"] as const;

export const complaintChannelNames: CodeNames<typeof complaintChannels> = {
  call: { zh: "来电", en: "Call" },
  counter: { zh: "来访", en: "At the counter" },
  letter: { zh: "来信", en: "Letter" },
  mail: { zh: "电子邮件", en: "E-mail" },
  web: { zh: "网上", en: "Web" },
};

/**
 * What it came to. Of one that is passed on to another way of the law, which way that is stands in the sealed answer alone:
 * nothing records who petitions (SCOPE.md, boundary 5).
 */
export const complaintOutcomes = ["upheld", "partly", "notUpheld", "withdrawn", "passedOn"] as const;

export const complaintOutcomeNames: CodeNames<typeof complaintOutcomes> = {
  upheld: { zh: "属实", en: "Upheld" },
  partly: { zh: "部分属实", en: "Partly upheld" },
  notUpheld: { zh: "不属实", en: "Not upheld" },
  withdrawn: { zh: "投诉人撤回", en: "Withdrawn" },
  passedOn: { zh: "转入法定途径", en: "Passed on" },
};

/** How somebody was told. */
export const tellings = ["written", "spoken", "noContact"] as const;

export const tellingNames: CodeNames<typeof tellings> = {
  written: { zh: "书面", en: "in writing" },
  spoken: { zh: "口头", en: "by word of mouth" },
  noContact: { zh: "无联系方式，未能告知", en: "left no contact, could not be told" },
};

/** What there is a time for. */
export const complaintSteps = ["notice", "answer", "review"] as const;

export const complaintStepNames: CodeNames<typeof complaintSteps> = {
  notice: { zh: "受理告知", en: "notice" },
  answer: { zh: "办结答复", en: "answer" },
  review: { zh: "复查答复", en: "review" },
};

/** When a limit ends and how many minutes before somebody is reminded, by the law that was in force when it began. */
export const clockSchema = z.strictObject({
  due: instantSchema,
  warnings: z.array(z.number().int().min(0)).max(6).readonly(),
});

/** Whom it is about: they never see it. Names of fields as on a call. */
export const complainedOfShape = {
  aboutUnit: codeSchema.optional(),
  aboutStation: codeSchema.optional(),
  aboutDepartment: codeSchema.optional(),
  /** A badge number. */
  aboutOfficer: codeSchema.optional(),
  /** Badges of the unit's crew when it was named. */
  aboutCrew: z.array(codeSchema).max(40).readonly().optional(),
} as const;

/** A complaint was taken. Streams: complaint, and the call it was made by. */
export const ComplaintReceived = defineFact({
  type: "ComplaintReceived",
  version: 1,
  shape: z.strictObject({
    /** What the complainant asks by. */
    number: codeSchema,
    channel: z.enum(complaintChannels),
    /** When it came: what its limits count from. */
    receivedAt: instantSchema,
    call: ulidSchema.optional(),
    /** The incident it is about. */
    incident: ulidSchema.optional(),
    happenedAt: instantSchema.optional(),
    /** It is about what is happening now: somebody goes out at once. */
    isNow: z.boolean(),
    words: sealedSchema.optional(),
    name: sealedSchema.optional(),
    contact: sealedSchema.optional(),
    ...complainedOfShape,
    /** The ties of those its call is hidden from. */
    ties: z.array(text(80)).max(200).readonly(),
    notice: clockSchema.optional(),
    answer: clockSchema.optional(),
  }),
  say: ({ number, channel, isNow }) =>
    phrase(
      isNow
        ? {
            zh: "收到投诉 {number}（{channel}），事情正在发生",
            en: "Complaint {number} taken ({channel}), of what happens now",
          }
        : { zh: "收到投诉 {number}（{channel}）", en: "Complaint {number} taken ({channel})" },
      { number, channel: complaintChannelNames[channel] },
    ),
});

/** Others whom it is about became known. Streams: complaint, and its call. */
export const ComplainedOfNamed = defineFact({
  type: "ComplainedOfNamed",
  version: 1,
  shape: z.strictObject({
    ...complainedOfShape,
    /** Whoever had it is among them. */
    handlerLeaves: z.boolean(),
  }),
  say: ({ handlerLeaves }) =>
    handlerLeaves
      ? { zh: "补记投诉对象，承办人回避", en: "Named further whom it is about; its handler withdraws" }
      : { zh: "补记投诉对象", en: "Named further whom it is about" },
});

export const ComplaintAcknowledged = defineFact({
  type: "ComplaintAcknowledged",
  version: 1,
  shape: z.strictObject({ told: z.enum(tellings) }),
  say: ({ told }) =>
    phrase({ zh: "受理告知：{told}", en: "Told that it was taken: {told}" }, { told: tellingNames[told] }),
});

export const ComplaintAssigned = defineFact({
  type: "ComplaintAssigned",
  version: 1,
  shape: z.strictObject({ handler: codeSchema }),
  say: ({ handler }, names) => phrase({ zh: "交由{who}承办", en: "Given to {who}" }, { who: names.officer(handler) }),
});

/** Supervision was there. */
export const ComplaintAttended = defineFact({
  type: "ComplaintAttended",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "督察已到现场", en: "Supervision went out" }),
});

export const ComplaintExtended = defineFact({
  type: "ComplaintExtended",
  version: 1,
  shape: z.strictObject({
    rung: codeSchema,
    /** In which office it was granted. */
    office: codeSchema,
    reason: text(500),
    answer: clockSchema,
  }),
  say: ({ reason, answer }, names) =>
    phrase(
      { zh: "延长办理至 {due}：{reason}", en: "Extended to {due} – {reason}" },
      { due: momentAt(answer.due, names), reason },
    ),
});

export const ComplaintAnswered = defineFact({
  type: "ComplaintAnswered",
  version: 1,
  shape: z.strictObject({
    outcome: z.enum(complaintOutcomes),
    words: sealedSchema.optional(),
    told: z.enum(tellings),
  }),
  say: ({ outcome, told }) =>
    phrase(
      { zh: "答复投诉：{outcome}，{told}", en: "Complaint answered: {outcome}, {told}" },
      { outcome: complaintOutcomeNames[outcome], told: tellingNames[told] },
    ),
});

export const ComplaintReminded = defineFact({
  type: "ComplaintReminded",
  version: 1,
  shape: z.strictObject({
    step: z.enum(complaintSteps),
    /** Before the end; 0 when it came. */
    minutes: z.number().int().min(0),
  }),
  say: ({ step, minutes }) =>
    phrase(
      minutes === 0
        ? { zh: "{step}期限已到", en: "The time for the {step} has come" }
        : { zh: "{step}期限还有 {hours} 小时", en: "{hours} h left for the {step}" },
      { step: complaintStepNames[step], hours: Math.round(minutes / 60) },
    ),
});

/** Whoever complained asks that somebody else looks at the answer. */
export const ComplaintReviewAsked = defineFact({
  type: "ComplaintReviewAsked",
  version: 1,
  shape: z.strictObject({
    channel: z.enum(complaintChannels),
    words: sealedSchema.optional(),
    /** By when it is answered. */
    review: clockSchema.optional(),
  }),
  say: ({ channel }) =>
    phrase(
      { zh: "投诉人请求复查（{channel}）", en: "The complainant asks for a review ({channel})" },
      { channel: complaintChannelNames[channel] },
    ),
});

/** What a review came to. */
export const complaintReviewOutcomes = ["stands", "changed", "withdrawn"] as const;

export const complaintReviewOutcomeNames: CodeNames<typeof complaintReviewOutcomes> = {
  stands: { zh: "维持原答复", en: "The answer stands" },
  changed: { zh: "改变原答复", en: "Another answer" },
  withdrawn: { zh: "投诉人撤回请求", en: "The request was withdrawn" },
};

export const ComplaintReviewAnswered = defineFact({
  type: "ComplaintReviewAnswered",
  version: 1,
  shape: z.strictObject({
    outcome: z.enum(complaintReviewOutcomes),
    words: sealedSchema.optional(),
    told: z.enum(tellings),
  }),
  say: ({ outcome, told }) =>
    phrase(
      { zh: "答复复查：{outcome}，{told}", en: "Review answered: {outcome}, {told}" },
      { outcome: complaintReviewOutcomeNames[outcome], told: tellingNames[told] },
    ),
});

export const complaintFacts = [
  ...[ComplaintReceived, ComplainedOfNamed, ComplaintAcknowledged, ComplaintAssigned, ComplaintAttended],
  ...[ComplaintExtended, ComplaintAnswered, ComplaintReminded, ComplaintReviewAsked, ComplaintReviewAnswered],
] as const;

export type ComplaintFact = FactOf<(typeof complaintFacts)[number]>;
