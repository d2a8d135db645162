import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { text } from "../ground/text.ts";

/** One decision to destroy a record's key, until the program has done it. */
export function erasureStream(erasure: string): string {
  return streamOf("erasure", erasure);
}

/** Somebody decided, and a second person agreed, that a record's sealed values go before their time. */
export const SealedErased = defineFact(
  "SealedErased",
  1,
  { zh: "提前销毁密封内容：{reason}", en: "Sealed values erased before their time: {reason}" },
  z.strictObject({ stream: text(120), reason: text(500) }),
);

export const ErasureDone = defineFact(
  "ErasureDone",
  1,
  { zh: "密钥已销毁", en: "The key is destroyed" },
  z.strictObject({}),
);

export const privacyFacts = [SealedErased, ErasureDone] as const;

export type PrivacyFact = FactOf<(typeof privacyFacts)[number]>;
