import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { daySchema } from "../ground/zone.ts";
import { partySchema } from "./party-facts.ts";

/** A task group: people of several parts with one purpose and an end date. */
export function groupStream(id: string): string {
  return streamOf("group", id);
}

/** A group is made, or its people, purpose or last day change. It is told to the tasks that are given to it too. */
export const GroupSet = defineFact({
  type: "GroupSet",
  version: 1,
  shape: z.strictObject({
    name: text(80),
    purpose: text(500),
    by: partySchema,
    /** A badge. */
    lead: codeSchema,
    /** Badges, without the lead's. */
    members: z.array(codeSchema).max(100),
    /** The last day on which it works. */
    until: daySchema,
    /** The end of that day by the district's clock. */
    endsAt: instantSchema,
  }),
  say: ({ name, lead, members, until }, names) =>
    phrase(
      {
        zh: "专班“{name}”：负责人 {lead}，另 {count} 人，至 {until}",
        en: "Task group “{name}”: lead {lead}, {count|more person|more people}, until {until}",
      },
      { name, lead: names.officer(lead), count: members.length, until },
    ),
});

export const GroupEnded = defineFact({
  type: "GroupEnded",
  version: 1,
  shape: z.strictObject({ reason: text(500).optional() }),
  say: ({ reason }) =>
    reason === undefined
      ? { zh: "专班到期，自动结束", en: "The task group ended with its last day" }
      : phrase({ zh: "专班结束：{reason}", en: "The task group ended – {reason}" }, { reason }),
});

export const groupFacts = [GroupSet, GroupEnded] as const;

export type GroupFact = FactOf<(typeof groupFacts)[number]>;
