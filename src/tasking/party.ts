import { z } from "zod";
import type { FactNames } from "../ground/fact-names.ts";
import type { Giver } from "../ground/fact.ts";
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

const hallRoles = ["dispatcher", "shiftLeader", "dutyCommander"];

/** The seat somebody speaks for; undefined of roles that neither give nor get work (readers, administrators, guests). */
export function partyOf({ role, department, station, unit }: Giver): Party | undefined {
  if (hallRoles.includes(role)) return { kind: "hall" };
  if (role === "supervisor") return { kind: "supervision" };
  if (role === "department" && department !== undefined) return { kind: "department", id: department };
  if (role === "station" && station !== undefined) return { kind: "station", id: station };
  if (role === "unit" && unit !== undefined) return { kind: "unit", id: unit };
  return undefined;
}

export function isSameParty(one: Party | undefined, other: Party | undefined): boolean {
  return one !== undefined && other !== undefined && one.kind === other.kind && one.id === other.id;
}

/** The tag of sight that the people of a party bear; a group's people are told apart by `members`. */
export function tagOf({ kind, id }: Party): string {
  return kind === "hall" ? "hall" : kind === "supervision" ? "supervisor" : `${kind}:${id ?? ""}`;
}

/** The key of a party among others. */
export function partyKey({ kind, id }: Party): string {
  return id === undefined ? kind : `${kind}/${id}`;
}

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
