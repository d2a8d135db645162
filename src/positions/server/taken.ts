import { z } from "zod";
import type { Giver } from "../../ground/fact.ts";
import { refuse, type Refusal, type RefusalCatalogue } from "../../ground/refusal.ts";
import { fill } from "../../ground/sentence.ts";
import { type WrongField, wrongDetails } from "../../ground/wrong-field.ts";
import type { Fix } from "../fix.ts";
import { positionRefusals } from "../refusals.ts";
import type { Tracking } from "./tracking.ts";

/** What a sender is told: how many fixes are shown now, and why each other one is not. */
export const takenAnswer = z.strictObject({
  accepted: z.number(),
  refused: z.array(
    z.strictObject({
      /** Where it was in what was sent, from 0. */
      index: z.number(),
      code: z.enum(Object.keys(positionRefusals) as [keyof typeof positionRefusals]),
      detail: z.string(),
      zh: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
});

export type Read = Fix | Refusal;

export function unreadable(wrong: WrongField): Refusal<"FixInvalid"> {
  return refuse("FixInvalid", wrongDetails(wrong));
}

/** Takes what could be read of a sending and answers for all of it. */
export function taken(tracking: Tracking, by: Giver, sent: readonly Read[]): z.output<typeof takenAnswer> {
  const fixes: Fix[] = [];
  const places: number[] = [];
  const refused: { index: number; refusal: Refusal }[] = [];
  for (const [index, read] of sent.entries()) {
    if ("refused" in read) refused.push({ index, refusal: read });
    else {
      fixes.push(read);
      places.push(index);
    }
  }
  for (const [at, refusal] of tracking.take(by, fixes)) refused.push({ index: places[at] ?? at, refusal });
  refused.sort((a, b) => a.index - b.index);
  return { accepted: sent.length - refused.length, refused: refused.map(told) };
}

function told({ index, refusal: { refused: code, details } }: { index: number; refusal: Refusal }) {
  const entry = (positionRefusals as RefusalCatalogue)[code];
  const { zh, en } = fill(entry ?? { zh: code, en: code }, details);
  return { index, code: code as keyof typeof positionRefusals, detail: en, zh, details };
}
