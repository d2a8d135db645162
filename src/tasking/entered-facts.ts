import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { phrase, sentenceSchema } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { partyKinds, partyName, partySchema } from "./party-facts.ts";
import { aboutSchema, prioritySchema } from "./task-facts.ts";

/* Tasks of another system, entered afterwards as they stood there. */

/** Task groups are of this program alone. */
const enteredPartySchema = partySchema
  .omit({ post: true })
  .extend({ kind: z.enum(partyKinds).exclude(["group"]) })
  .strict();

export const enteredShape = {
  /** What the other system is called, and the task's number there. */
  source: codeSchema,
  ref: codeSchema,
  from: enteredPartySchema,
  to: enteredPartySchema,
  with: z.array(enteredPartySchema).max(8),
  priority: prioritySchema,
  about: aboutSchema.optional(),
  signBy: instantSchema,
  answerBy: instantSchema.optional(),
  signedAt: instantSchema.optional(),
  answeredAt: instantSchema.optional(),
  closedAt: instantSchema.optional(),
  withdrawnAt: instantSchema.optional(),
} as const;

/** A task as another system had it, up to when it was entered; it occurred when it was asked for there. */
export const TaskEntered = defineFact({
  type: "TaskEntered",
  version: 1,
  shape: z.strictObject({
    ...enteredShape,
    title: sentenceSchema,
    /** Of a request: the item of the menu, and whether another authority did it. */
    service: codeSchema.optional(),
    referral: z.boolean(),
    words: sealedSchema.optional(),
    answer: sealedSchema.optional(),
    /** Why it was withdrawn, where that was said. */
    reason: text(500).optional(),
  }),
  say: ({ title, source, ref, from, to }, names) =>
    phrase(
      {
        zh: "补录自{source}（{ref}）：{from}交{to}办理：{title}",
        en: "Entered from {source} ({ref}): {from} to {to}: {title}",
      },
      { title, source, ref, from: partyName(from, names), to: partyName(to, names) },
    ),
});

export const enteredFacts = [TaskEntered] as const;

export type EnteredFact = FactOf<(typeof enteredFacts)[number]>;
