import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { codeSchema } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/* Later quality calls (回访): somebody who was helped is asked three questions by somebody who did not handle it. */

/** By which rule incidents are drawn. */
export const qualityRuleStream = "qualityrule/home";

/** The call that is owed for a drawn incident. */
export function qualityStream(incident: string): string {
  return streamOf("quality", incident);
}

/** What was answered in a month (`2026-11`), of all calls together. */
export function qualityTotalsStream(month: string): string {
  return streamOf("qualitytotals", month);
}

/** The three questions, in the order they are asked. */
export const qualityQuestions = ["soon", "manner", "told"] as const;

export const qualityQuestionNames: CodeNames<typeof qualityQuestions> = {
  soon: { zh: "民警来得及时吗？", en: "Did somebody come soon enough?" },
  manner: { zh: "态度和做法规范吗？", en: "Were they proper in manner and conduct?" },
  told: { zh: "结果告诉您了吗？", en: "Were you told what came of it?" },
};

export const qualityAnswers = ["yes", "partly", "no"] as const;

export const qualityAnswerNames: CodeNames<typeof qualityAnswers> = {
  yes: { zh: "是", en: "Yes" },
  partly: { zh: "部分", en: "In part" },
  no: { zh: "否", en: "No" },
};

/** How a call ended. Nobody is asked who declines. */
export const qualityOutcomes = ["asked", "declined", "notReached", "lapsed"] as const;

export const qualityOutcomeNames: CodeNames<typeof qualityOutcomes> = {
  asked: { zh: "已回访", en: "Asked" },
  declined: { zh: "不愿受访", en: "Declined" },
  notReached: { zh: "未接通", en: "Not reached" },
  lapsed: { zh: "逾期未回访", en: "Lapsed" },
};

export const QualityRuleSet = defineFact({
  type: "QualityRuleSet",
  version: 1,
  shape: z.strictObject({
    /** How many of a hundred filed incidents are drawn. */
    share: z.number().int().min(0).max(100),
    /** What the draw is made with: published, so that anybody can draw again. */
    seed: codeSchema,
    /** Within how many days after filing the call is made. */
    days: z.number().int().min(1).max(30),
  }),
  say: ({ share, days, seed }) =>
    phrase(
      {
        zh: "回访抽取 {share}%，归档后 {days} 天内，种子 {seed}",
        en: "Quality calls: {share} %, within {days|day|days} of filing, seed {seed}",
      },
      { share, days, seed },
    ),
});

export const QualityCallDrawn = defineFact({
  type: "QualityCallDrawn",
  version: 1,
  shape: z.strictObject({
    incident: ulidSchema,
    number: codeSchema,
    until: instantSchema,
    /** Badges of those who acted on the incident: none of them asks. */
    handledBy: z.array(codeSchema),
  }),
  say: ({ number }) =>
    phrase({ zh: "警情 {number} 被抽取回访", en: "Incident {number} was drawn for a quality call" }, { number }),
});

export const QualityCallEnded = defineFact({
  type: "QualityCallEnded",
  version: 1,
  shape: z.strictObject({ outcome: z.enum(qualityOutcomes) }),
  say: ({ outcome }) => qualityOutcomeNames[outcome],
});

/** Stands with its month only, never with its incident. */
export const QualityAnswersGiven = defineFact({
  type: "QualityAnswersGiven",
  version: 1,
  shape: z.strictObject({
    answers: z.tuple([z.enum(qualityAnswers), z.enum(qualityAnswers), z.enum(qualityAnswers)]),
  }),
  say: always({ zh: "回访三问已答", en: "The three questions were answered" }),
});

export const qualityFacts = [QualityRuleSet, QualityCallDrawn, QualityCallEnded, QualityAnswersGiven] as const;

export type QualityFact = FactOf<(typeof qualityFacts)[number]>;
