import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema } from "../ground/text.ts";

/** The epoch keys of this installation; the keys themselves are nowhere in the journal. */
export const keysStream = streamOf("keys", "home");

const epoch = z.number().int().min(1);

/** The keys at hand at a start are of another epoch than the log says: a new installation, or one restored. */
export const KeysFound = defineFact({
  type: "KeysFound",
  version: 1,
  shape: z.strictObject({ epoch }),
  say: ({ epoch }) => phrase({ zh: "启用第 {epoch} 期密钥", en: "Keys of epoch {epoch} are in use" }, { epoch }),
});

/** From now on records are sealed under a new epoch; those of the old ones are being moved. */
export const KeysRotated = defineFact({
  type: "KeysRotated",
  version: 1,
  shape: z.strictObject({ epoch, previous: epoch }),
  say: ({ epoch }) => phrase({ zh: "轮换密钥：第 {epoch} 期", en: "Keys rotated: epoch {epoch}" }, { epoch }),
});

/** `left`: how many old keys are still to go. */
export const OldKeyDestroyed = defineFact({
  type: "OldKeyDestroyed",
  version: 1,
  shape: z.strictObject({ epoch, left: z.number().int().min(0) }),
  say: ({ epoch }) => phrase({ zh: "第 {epoch} 期密钥已销毁", en: "The key of epoch {epoch} is destroyed" }, { epoch }),
});

export const KeyRotationSet = defineFact({
  type: "KeyRotationSet",
  version: 1,
  shape: z.strictObject({ days: z.number().int().min(1).max(366) }),
  say: ({ days }) => phrase({ zh: "密钥每 {days} 天轮换", en: "Keys rotate every {days|day|days}" }, { days }),
});

/** Somebody decided to go on without a secret that is lost; `records`: those whose sealed values nobody can read any more. */
export const KeyGivenUp = defineFact({
  type: "KeyGivenUp",
  version: 1,
  shape: z.strictObject({ key: codeSchema, records: z.number().int().min(0) }),
  say: ({ key, records }) =>
    phrase(
      {
        zh: "放弃密钥 {key}：{records} 条记录的密封内容永远无法读取",
        en: "The key {key} is given up: the sealed values of {records|record|records} can never be read again",
      },
      { key, records },
    ),
});

export const keyFacts = [KeysFound, KeysRotated, OldKeyDestroyed, KeyRotationSet, KeyGivenUp] as const;

export type KeyFact = FactOf<(typeof keyFacts)[number]>;
