import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { z } from "zod";
import type { ReviewKind } from "./check-facts.ts";
import type { checklistItems, selections, sharesSchema } from "./review-facts.ts";

export type Shares = z.output<typeof sharesSchema>;

/** A published sample. */
export interface Sample {
  readonly month: string;
  readonly seed: string;
  readonly shares: Shares;
  readonly by: string;
  readonly at: string;
}

/**
 * The number an incident draws, below a hundred: the first 48 bits of SHA-256 of the seed, a space and the incident's id,
 * as a share of all such numbers. Whoever has the seed computes the same (docs/guide/supervision.md).
 */
export function drawnNumber(seed: string, incident: string): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = sha256(utf8ToBytes(`${seed} ${incident}`));
  return ((((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f) / 2 ** 48) * 100;
}

/** Whether an incident of this kind is in the sample. */
export function isDrawn(
  { seed, shares }: Pick<Sample, "seed" | "shares">,
  incident: string,
  kind: ReviewKind,
): boolean {
  return drawnNumber(seed, incident) < shares[kind];
}

/**
 * Why an incident is looked at a second time; undefined: it is not. In a month for which no sample was published each that
 * was reclassified, merged, voided or diverted is: leaving the seed away hides nothing.
 */
export function selectionOf(
  sample: Sample | undefined,
  incident: string,
  kind: ReviewKind,
): Exclude<(typeof selections)[number], "chosen"> | undefined {
  if (sample === undefined) return kind === "ordinary" ? undefined : "always";
  if (sample.shares[kind] === 100) return "always";
  return isDrawn(sample, incident, kind) ? "drawn" : undefined;
}

type Item = (typeof checklistItems)[number];

const always: readonly Item[] = ["registeredAtOnce", "typeFits", "placeFits"];

/** What is asked of an incident of this kind. */
export const checklists: Readonly<Record<ReviewKind, readonly Item[]>> = {
  void: [...always, "reasonStands", "wasTold"],
  merged: [...always, "sameEvent", "wasTold"],
  diverted: [...always, "reasonStands", "whoGoesOn", "wasTold"],
  reclassified: [...always, "reasonStands", "reportFits", "receiptGiven", "recordingThere", "wasTold"],
  ordinary: [...always, "timesFit", "reportFits", "receiptGiven", "recordingThere", "wasTold"],
};
