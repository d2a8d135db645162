import { z } from "zod";
import { codeSchema } from "../ground/text.ts";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";

/** The epoch keys of this installation; the keys themselves are nowhere in the journal. */
export const keysStream = streamOf("keys", "home");

const epoch = z.number().int().min(1);

/** The keys at hand at a start are of another epoch than the log says: a new installation, or one restored. */
export const KeysFound = defineFact(
  "KeysFound",
  1,
  { zh: "启用第 {epoch} 期密钥", en: "Keys of epoch {epoch} are in use" },
  z.strictObject({ epoch }),
);

/** From now on records are sealed under a new epoch; those of the old ones are being moved. */
export const KeysRotated = defineFact(
  "KeysRotated",
  1,
  { zh: "轮换密钥：第 {epoch} 期", en: "Keys rotated: epoch {epoch}" },
  z.strictObject({ epoch, previous: epoch }),
);

/** `left`: how many old keys are still to go. */
export const OldKeyDestroyed = defineFact(
  "OldKeyDestroyed",
  1,
  { zh: "第 {epoch} 期密钥已销毁", en: "The key of epoch {epoch} is destroyed" },
  z.strictObject({ epoch, left: z.number().int().min(0) }),
);

export const KeyRotationSet = defineFact(
  "KeyRotationSet",
  1,
  { zh: "密钥每 {days} 天轮换", en: "Keys rotate every {days} days" },
  z.strictObject({ days: z.number().int().min(1).max(366) }),
);

/** Somebody decided to go on without a secret that is lost; `records`: those whose sealed values nobody can read any more. */
export const KeyGivenUp = defineFact(
  "KeyGivenUp",
  1,
  {
    zh: "放弃密钥 {key}：{records} 条记录的密封内容永远无法读取",
    en: "The key {key} is given up: the sealed values of {records} records can never be read again",
  },
  z.strictObject({ key: codeSchema, records: z.number().int().min(0) }),
);

export const keyFacts = [KeysFound, KeysRotated, OldKeyDestroyed, KeyRotationSet, KeyGivenUp] as const;

export type KeyFact = FactOf<(typeof keyFacts)[number]>;
