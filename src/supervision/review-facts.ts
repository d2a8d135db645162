import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { reviewKindNames, reviewKinds } from "./check-facts.ts";

/** What is drawn in a month, published before it begins: `sample/2026-12`. */
export const sampleStream = (month: string) => streamOf("sample", month);
/** The second look at one incident, by the incident's id. */
export const reviewStream = (incident: string) => streamOf("review", incident);

export const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: "must be a month such as 2026-12" });

/** Of a hundred incidents of each kind how many are drawn. */
export const sharesSchema = z.strictObject({
  void: z.number().int().min(0).max(100),
  merged: z.number().int().min(0).max(100),
  diverted: z.number().int().min(0).max(100),
  reclassified: z.number().int().min(0).max(100),
  ordinary: z.number().int().min(0).max(100),
});

export const seedSchema = codeSchema.refine((seed) => seed.length >= 16, {
  error: "must have 16 characters at least, so that nobody guesses it",
});

export const SamplePublished = defineFact({
  type: "SamplePublished",
  version: 1,
  shape: z.strictObject({ month: monthSchema, seed: seedSchema, shares: sharesSchema }),
  say: ({ month, seed }) =>
    phrase(
      { zh: "公布 {month} 抽查种子：{seed}", en: "The seed of the sample of {month} published: {seed}" },
      { month, seed },
    ),
});

/** What a second look asks, by the kind of incident; each is answered with one of `answers`. */
export const checklistItems = [
  "registeredAtOnce",
  "typeFits",
  "placeFits",
  "timesFit",
  "reportFits",
  "recordingThere",
  "receiptGiven",
  "wasTold",
  "reasonStands",
  "sameEvent",
  "whoGoesOn",
] as const;

export const checklistItemNames: CodeNames<typeof checklistItems> = {
  registeredAtOnce: { zh: "接报即登记", en: "Registered when it was reported" },
  typeFits: { zh: "类别与实际相符", en: "The type fits what happened" },
  placeFits: { zh: "地点无误", en: "The place is right" },
  timesFit: { zh: "各步时间可信", en: "The times of the steps are believable" },
  reportFits: { zh: "反馈说明了处置经过", en: "The report says what was done" },
  recordingThere: { zh: "应录音录像的已录", en: "What had to be recorded was" },
  receiptGiven: { zh: "应出具回执的已出具", en: "A receipt was given where it had to be" },
  wasTold: { zh: "已告知报警人", en: "The caller was told" },
  reasonStands: { zh: "所填原因成立", en: "The stated reason stands" },
  sameEvent: { zh: "确为同一事件", en: "It was one and the same event" },
  whoGoesOn: { zh: "已有单位接办", en: "Somebody goes on with it" },
};

export const checklistAnswers = ["yes", "no", "notNeeded"] as const;

export const checklistAnswerNames: CodeNames<typeof checklistAnswers> = {
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  notNeeded: { zh: "不适用", en: "Not needed" },
};

/** Why it was looked at: the published sample drew it, all of its kind are, or somebody wanted it. */
export const selections = ["drawn", "always", "chosen"] as const;

export const selectionNames: CodeNames<typeof selections> = {
  drawn: { zh: "抽中", en: "Drawn" },
  always: { zh: "必查", en: "Each of its kind" },
  chosen: { zh: "指定", en: "Chosen" },
};

export const ReviewDone = defineFact({
  type: "ReviewDone",
  version: 1,
  shape: z.strictObject({
    incident: ulidSchema,
    number: codeSchema,
    month: monthSchema,
    kind: z.enum(reviewKinds),
    selection: z.enum(selections),
    /** Why, where it was chosen. */
    reason: text(500).optional(),
    answers: z
      .array(z.strictObject({ item: z.enum(checklistItems), answer: z.enum(checklistAnswers) }))
      .min(1)
      .max(checklistItems.length),
    /** Nothing was found. */
    isInOrder: z.boolean(),
  }),
  say: ({ number, kind, isInOrder }) =>
    phrase(
      isInOrder
        ? { zh: "二次审查警情 {number}（{kind}）：未发现问题", en: "Second look at {number} ({kind}): in order" }
        : { zh: "二次审查警情 {number}（{kind}）：发现问题", en: "Second look at {number} ({kind}): not in order" },
      { number, kind: reviewKindNames[kind] },
    ),
});

export const reviewFacts = [SamplePublished, ReviewDone] as const;

export type ReviewFact = FactOf<(typeof reviewFacts)[number]>;
