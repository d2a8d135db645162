import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { text } from "../ground/text.ts";

/** One decision to destroy a record's key, until the program has done it. */
export function erasureStream(erasure: string): string {
  return streamOf("erasure", erasure);
}

/** Why a record's key goes: two people decided it, or its time was over. */
export const erasureReasons = ["early", "schedule"] as const;

/**
 * A record's sealed values go. Streams: the record, the erasure. Version 1 knew only what two people decided before its
 * time.
 */
export const SealedErased = defineFact(
  "SealedErased",
  2,
  { zh: "销毁密封内容", en: "Sealed values erased" },
  z.strictObject({
    stream: text(120),
    why: z.enum(erasureReasons),
    /** In words, where people decided it. */
    reason: text(500).optional(),
    /** When it fell due, by which kind's days. */
    due: instantSchema.optional(),
    days: z.number().int().optional(),
    /** The schedule that was followed, by its beginning; absent: the usual one. */
    schedule: instantSchema.optional(),
    /** Until then the key is set aside and two people can have it back; absent in facts from before there was a grace. */
    recallUntil: instantSchema.optional(),
  }),
  { 1: (data) => ({ ...(data as object), why: "early" }) },
);

export const ErasureDone = defineFact(
  "ErasureDone",
  1,
  { zh: "密钥已销毁", en: "The key is destroyed" },
  z.strictObject({}),
);

/** Nobody has it back any more: the key that was set aside goes. Stream: the erasure. */
export const GraceEnded = defineFact(
  "GraceEnded",
  1,
  { zh: "宽限期满，不再可撤回", en: "The grace of an erasure is over" },
  z.strictObject({}),
);

/** Two people take an erasure back in its grace. Streams: the record, the erasure. */
export const ErasureRecalled = defineFact(
  "ErasureRecalled",
  1,
  { zh: "撤回销毁：{reason}", en: "Erasure recalled: {reason}" },
  z.strictObject({ stream: text(120), reason: text(500) }),
);

/** How many keys open the record again; none where the one set aside was lost, as by a restore. Stream: the erasure. */
export const KeyReturned = defineFact(
  "KeyReturned",
  1,
  { zh: "密钥已恢复 {keys} 把", en: "Keys returned: {keys}" },
  z.strictObject({ keys: z.number().int().min(0) }),
);

/** What was recorded stays; this stands beside it. Streams: the record, the request. */
export const RecordCorrected = defineFact(
  "RecordCorrected",
  1,
  { zh: "依本人请求更正补充", en: "Corrected at the person's request" },
  z.strictObject({ request: z.string(), text: sealedSchema }),
);

export const privacyFacts = [
  SealedErased,
  GraceEnded,
  ErasureDone,
  ErasureRecalled,
  KeyReturned,
  RecordCorrected,
] as const;

export type PrivacyFact = FactOf<(typeof privacyFacts)[number]>;
