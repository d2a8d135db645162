import { z } from "zod";
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

export const keyFacts = [KeysFound, KeysRotated, OldKeyDestroyed, KeyRotationSet] as const;

export type KeyFact = FactOf<(typeof keyFacts)[number]>;
