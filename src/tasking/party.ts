import type { Giver } from "../ground/fact.ts";
import type { Party } from "./party-facts.ts";

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
