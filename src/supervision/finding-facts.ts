import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import type { FactNames } from "../ground/fact-names.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { phrase, same, type Sentence } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { type Against, againstSchema, evidenceSchema, severities, severityNames } from "./check-facts.ts";

/* What supervision found, what the other side says of it, and what becomes of it. */

export const findingStream = (id: string) => streamOf("finding", id);

const reason = text(500);

/** What the part is called whose work it is about. */
export function againstName({ kind, id = "" }: Against, names: Pick<FactNames, "part">): Sentence {
  if (kind === "hall") return { zh: "指挥大厅", en: "the hall" };
  return kind === "unit" ? same(id) : names.part(id);
}

export const FindingOpened = defineFact({
  type: "FindingOpened",
  version: 1,
  shape: z.strictObject({
    /** A code of the rule catalogue. */
    rule: codeSchema,
    title: text(80),
    words: sealedSchema.optional(),
    against: againstSchema,
    severity: z.enum(severities),
    evidence: z.array(evidenceSchema).min(1).max(20),
    /** The incident that was looked at a second time. */
    review: ulidSchema.optional(),
    answerBy: instantSchema,
    /** Whose crew it is against: its station sees it too. Absent where a complaint names more than that crew. */
    station: codeSchema.optional(),
  }),
  say: ({ title, against, severity }, names) =>
    phrase(
      { zh: "对{part}提出{severity}问题：{title}", en: "Finding against {part} ({severity}): {title}" },
      { title, part: againstName(against, names), severity: severityNames[severity] },
    ),
});

export const FindingAnswered = defineFact({
  type: "FindingAnswered",
  version: 1,
  shape: z.strictObject({ accepts: z.boolean(), words: sealedSchema.optional() }),
  say: ({ accepts }) =>
    accepts
      ? { zh: "对方答复：认可", en: "The other side accepts it" }
      : { zh: "对方答复：不认可", en: "The other side does not accept it" },
});

const decided = { upheld: z.boolean(), reason, mendBy: instantSchema.optional() };

export const FindingDecided = defineFact({
  type: "FindingDecided",
  version: 1,
  shape: z.strictObject({
    ...decided,
    /** Until when the part may appeal. */
    appealBy: instantSchema.optional(),
  }),
  say: ({ upheld, reason: why }) =>
    phrase(
      upheld ? { zh: "认定问题：{why}", en: "Upheld – {why}" } : { zh: "撤销问题：{why}", en: "Dropped – {why}" },
      {
        why,
      },
    ),
});

export const FindingAppealed = defineFact({
  type: "FindingAppealed",
  version: 1,
  shape: z.strictObject({ words: sealedSchema }),
  say: always({ zh: "对方申请复核", en: "The other side appeals" }),
});

export const AppealDecided = defineFact({
  type: "AppealDecided",
  version: 1,
  shape: z.strictObject(decided),
  say: ({ upheld, reason: why }) =>
    phrase(
      upheld
        ? { zh: "复核维持：{why}", en: "Upheld on appeal – {why}" }
        : { zh: "复核撤销：{why}", en: "Dropped on appeal – {why}" },
      { why },
    ),
});

/** The corrective task of tasking that mends it. */
export const MendingOrdered = defineFact({
  type: "MendingOrdered",
  version: 1,
  shape: z.strictObject({ task: ulidSchema }),
  say: ({ task }) => phrase({ zh: "整改任务 {number}", en: "Corrective task {number}" }, { number: task.slice(-6) }),
});

export const FindingMended = defineFact({
  type: "FindingMended",
  version: 1,
  shape: z.strictObject({ words: sealedSchema }),
  say: always({ zh: "对方报告已整改", en: "The other side says that it is mended" }),
});

export const FindingVerified = defineFact({
  type: "FindingVerified",
  version: 1,
  shape: z.strictObject({ isMended: z.boolean(), reason }),
  say: ({ isMended, reason: why }) =>
    phrase(
      isMended
        ? { zh: "复查通过：{why}", en: "Verified – {why}" }
        : { zh: "复查未通过：{why}", en: "Not mended yet – {why}" },
      { why },
    ),
});

export const findingSteps = ["answer", "mend"] as const;

/** By the clock. */
export const FindingLate = defineFact({
  type: "FindingLate",
  version: 1,
  shape: z.strictObject({ step: z.enum(findingSteps) }),
  say: ({ step }) =>
    step === "answer" ? { zh: "逾期未答复", en: "Late: not answered" } : { zh: "逾期未整改", en: "Late: not mended" },
});

export const findingFacts = [
  ...[FindingOpened, FindingAnswered, FindingDecided, FindingAppealed, AppealDecided],
  ...[MendingOrdered, FindingMended, FindingVerified, FindingLate],
] as const;

export type FindingFact = FactOf<(typeof findingFacts)[number]>;
