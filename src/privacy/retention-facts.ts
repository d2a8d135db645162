import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import { text } from "../ground/text.ts";

/** How long what is personal is kept, by kind. */
export const retentionStream = "retention/home";

/** One legal hold on one record. */
export function holdStream(hold: string): string {
  return streamOf("hold", hold);
}

export const retentionDaySchema = z.number().int().min(1).max(36_500);

/** Days by the code of their kind (`RoomRules.retentions`); one may be of a room this program does not have. */
export const retentionDaysSchema = z.record(text(40), retentionDaySchema).readonly();

export type RetentionDays = z.output<typeof retentionDaysSchema>;

/** For how long an erased record's key is set aside before it is destroyed: between an hour and thirty days. */
export const graceHoursSchema = z.number().int().min(1).max(720);

export const RetentionSet = defineFact({
  type: "RetentionSet",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ from: instantSchema, days: retentionDaysSchema, graceHours: graceHoursSchema.optional() }),
  say: ({ from }, names) =>
    phrase({ zh: "设定保存期限，自 {from} 起", en: "Retention set from {from}" }, { from: momentAt(from, names) }),
});

/** Streams: the record, the hold. */
export const HoldPlaced = defineFact({
  type: "HoldPlaced",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ hold: z.string(), stream: text(120), reason: text(500), until: instantSchema }),
  say: ({ reason }) => phrase({ zh: "依法保全：{reason}", en: "Legal hold: {reason}" }, { reason }),
});

export const HoldExtended = defineFact({
  type: "HoldExtended",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ hold: z.string(), until: instantSchema, reason: text(500) }),
  say: ({ reason }) => phrase({ zh: "延长保全：{reason}", en: "Legal hold extended: {reason}" }, { reason }),
});

export const HoldLifted = defineFact({
  type: "HoldLifted",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ hold: z.string(), reason: text(500) }),
  say: ({ reason }) => phrase({ zh: "提前解除保全：{reason}", en: "Legal hold lifted: {reason}" }, { reason }),
});

/** Its end came. Stream: the hold. */
export const HoldEnded = defineFact({
  type: "HoldEnded",
  version: 1,
  shape: z.strictObject({ hold: z.string() }),
  say: always({ zh: "保全期满", en: "The legal hold is over" }),
});

export const retentionFacts = [RetentionSet, HoldPlaced, HoldExtended, HoldLifted, HoldEnded] as const;

export type RetentionFact = FactOf<(typeof retentionFacts)[number]>;
