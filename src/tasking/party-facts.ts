import { z } from "zod";
import type { FactNames } from "../ground/fact-names.ts";
import type { Sentence } from "../ground/sentence.ts";
import { codeSchema } from "../ground/text.ts";

/** Who gives work to others or gets it: a seat of the house, never a person by name. */
export const partyKinds = ["hall", "department", "station", "unit", "supervision", "group"] as const;

/** The hall and supervision are one each and have no id. `post`: the post of the roster that is meant within it. */
export const partySchema = z.strictObject({
  kind: z.enum(partyKinds),
  id: codeSchema.optional(),
  post: codeSchema.optional(),
});

export type Party = z.output<typeof partySchema>;

/** What a party is called. Groups are named by whoever shows them: their names are in no table of names. */
export function partyName({ kind, id = "", post }: Party, names: Pick<FactNames, "part" | "post">): Sentence {
  if (post !== undefined) return names.post(post);
  switch (kind) {
    case "hall":
      return { zh: "指挥大厅", en: "the hall" };
    case "supervision":
      return { zh: "法制监督", en: "supervision" };
    case "group":
      return { zh: `专班 ${id.slice(-6)}`, en: `task group ${id.slice(-6)}` };
    case "unit":
      return { zh: id, en: id };
    default:
      return names.part(id);
  }
}
