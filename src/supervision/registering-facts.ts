import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { because, type CodeNames, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { clockSchema, tellingNames, tellings } from "./complaint-facts.ts";

/* 如实受立案: whether what people report is registered. Nothing in these facts names anybody but the service's own. */

/** How far an incident is registered as a case; by the incident's id. */
export function registeringStream(incident: string): string {
  return streamOf("registering", incident);
}

/** By which procedure it is looked at: each has limits of its own. */
export const caseTracks = ["administrative", "criminal"] as const;

export const caseTrackNames: CodeNames<typeof caseTracks> = {
  administrative: { zh: "行政案件", en: "administrative case" },
  criminal: { zh: "刑事案件", en: "criminal case" },
};

/** How somebody got the receipt. */
export const receiptWays = ["printed", "sent"] as const;

export const receiptWayNames: CodeNames<typeof receiptWays> = {
  printed: { zh: "当场打印", en: "printed on the spot" },
  sent: { zh: "电子送达", en: "sent to them" },
};

/** What is said with each fact, since every one can be the first of its stream. */
const known = {
  incident: ulidSchema,
  /** The incident's number in full. */
  number: codeSchema,
  /** When it was reported: what the limits count from. */
  reportedAt: instantSchema,
  /** The parts of the house that had it then. */
  stations: z.array(codeSchema).max(100).readonly(),
  departments: z.array(codeSchema).max(100).readonly(),
  units: z.array(codeSchema).max(200).readonly(),
};

export const ReceiptGiven = defineFact({
  type: "ReceiptGiven",
  version: 1,
  shape: z.strictObject({
    ...known,
    receipt: codeSchema,
    how: z.enum(receiptWays),
    track: z.enum(caseTracks),
    /** By when it is to be decided whether there is a case. */
    decideBy: clockSchema.optional(),
  }),
  say: ({ receipt, how }) =>
    phrase(
      { zh: "出具受案回执 {receipt}（{how}）", en: "Receipt {receipt} given ({how})" },
      { receipt, how: receiptWayNames[how] },
    ),
});

export const ReviewExtended = defineFact({
  type: "ReviewExtended",
  version: 1,
  shape: z.strictObject({
    ...known,
    track: z.enum(caseTracks),
    rung: codeSchema,
    office: codeSchema,
    reason: text(500),
    decideBy: clockSchema,
  }),
  say: ({ decideBy, reason }, names) =>
    phrase(
      { zh: "延长审查至 {due}：{reason}", en: "Time to decide extended to {due} – {reason}" },
      { due: momentAt(decideBy.due, names), reason },
    ),
});

export const CaseDecided = defineFact({
  type: "CaseDecided",
  version: 1,
  shape: z.strictObject({
    ...known,
    track: z.enum(caseTracks),
    accepted: z.boolean(),
    reason: text(500).optional(),
    /** By when whoever reported it is told. */
    tellBy: clockSchema.optional(),
  }),
  say: ({ accepted, track, reason }) =>
    because(
      phrase(
        accepted
          ? { zh: "决定受（立）案：{track}", en: "Accepted as a case: {track}" }
          : { zh: "决定不予受（立）案：{track}", en: "Not accepted as a case: {track}" },
        { track: caseTrackNames[track] },
      ),
      reason,
    ),
});

export const DecisionTold = defineFact({
  type: "DecisionTold",
  version: 1,
  shape: z.strictObject({ incident: ulidSchema, told: z.enum(tellings) }),
  say: ({ told }) =>
    phrase({ zh: "告知报案人：{told}", en: "Whoever reported it was told: {told}" }, { told: tellingNames[told] }),
});

/** By the clock: whoever has it should have given a receipt, and nobody has done anything. */
export const ReceiptExpected = defineFact({
  type: "ReceiptExpected",
  version: 1,
  shape: z.strictObject({
    ...known,
    /** When the receipt was due: with the crew's report. */
    receiptBy: instantSchema,
    decideBy: clockSchema.optional(),
  }),
  say: always({ zh: "未出具受案回执", en: "No receipt was given" }),
});

/** By the clock: nobody is asked for what is missing any more. */
export const RegisteringLapsed = defineFact({
  type: "RegisteringLapsed",
  version: 1,
  shape: z.strictObject({ incident: ulidSchema }),
  say: always({ zh: "缺项超过 30 天，移出待办", en: "Missing for 30 days: taken off the work lists" }),
});

export const registeringFacts = [
  ...[ReceiptGiven, ReviewExtended, CaseDecided, DecisionTold, ReceiptExpected, RegisteringLapsed],
] as const;

export type RegisteringFact = FactOf<(typeof registeringFacts)[number]>;
