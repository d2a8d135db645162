import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { phrase } from "../ground/sentence.ts";
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
export const SealedErased = defineFact({
  type: "SealedErased",
  version: 2,
  group: "erasing",
  shape: z.strictObject({
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
  say: ({ why, reason }, names, by) => {
    if (why === "schedule")
      return { zh: "保存期满，销毁密封内容", en: "Its time was over: the sealed values were erased" };
    const officer = names.officer(by.officer);
    return reason === undefined
      ? phrase({ zh: "{by} 提前销毁密封内容", en: "{by} had the sealed values erased" }, { by: officer })
      : phrase(
          { zh: "{by} 提前销毁密封内容：{reason}", en: "{by} had the sealed values erased – {reason}" },
          { by: officer, reason },
        );
  },
  upcasts: { 1: (data) => ({ ...(data as object), why: "early" }) },
});

export const ErasureDone = defineFact({
  type: "ErasureDone",
  version: 1,
  group: "erasing",
  securityEvent: "erased",
  shape: z.strictObject({}),
  say: always({ zh: "密钥已销毁", en: "The key is destroyed" }),
});

/** Nobody has it back any more: the key that was set aside goes. Stream: the erasure. */
export const GraceEnded = defineFact({
  type: "GraceEnded",
  version: 1,
  group: "erasing",
  shape: z.strictObject({}),
  say: always({ zh: "宽限期满，不再可撤回", en: "The grace of an erasure is over" }),
});

/** Two people take an erasure back in its grace. Streams: the record, the erasure. */
export const ErasureRecalled = defineFact({
  type: "ErasureRecalled",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ stream: text(120), reason: text(500) }),
  say: ({ reason }) => phrase({ zh: "撤回销毁：{reason}", en: "Erasure recalled: {reason}" }, { reason }),
});

/** How many keys open the record again; none where the one set aside was lost, as by a restore. Stream: the erasure. */
export const KeyReturned = defineFact({
  type: "KeyReturned",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ keys: z.number().int().min(0) }),
  say: ({ keys }) => phrase({ zh: "密钥已恢复 {keys} 把", en: "Keys returned: {keys}" }, { keys }),
});

/** A correction, beside the record, which stays as it was. Streams: the record, the request. */
export const RecordCorrected = defineFact({
  type: "RecordCorrected",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ request: z.string(), text: sealedSchema }),
  say: always({ zh: "依本人请求更正补充", en: "Corrected at the person's request" }),
});

export const privacyFacts = [
  SealedErased,
  GraceEnded,
  ErasureDone,
  ErasureRecalled,
  KeyReturned,
  RecordCorrected,
] as const;

export type PrivacyFact = FactOf<(typeof privacyFacts)[number]>;
