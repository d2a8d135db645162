import type { Giver } from "../ground/fact.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { isInReads } from "../ground/route-scopes.ts";
import { postRoles, standsInFor } from "./role.ts";
import type { Role } from "../ground/role.ts";
import type { Concern, Rule } from "../ground/rule.ts";

/**
 * What an act adds to the rule: the person or part it concerns, its purpose, and whether the giver is at work on its
 * subject.
 */
export interface Act {
  readonly concern?: Concern | undefined;
  readonly purpose?: string | undefined;
  readonly atWork?: boolean;
}

/** All roles somebody in this role may act as. */
export function actsAs(role: string): readonly string[] {
  return [role, ...(standsInFor[role as Role] ?? [])];
}

/** True of roles that count only on post. */
export function needsPost(role: string): boolean {
  return (postRoles as readonly string[]).includes(role);
}

/** Whether somebody in this role may ever do what the rule is about, wherever and whenever. */
export function hasRole(rule: Rule, role: string): boolean {
  return actsAs(role).some((each) => (rule.roles as readonly string[]).includes(each));
}

/** Why authority forbids an act: who gives it, in which state, whose it is, what for. */
export type AuthorityCode =
  | "RoleNotAllowed"
  | "TokenScope"
  | "NotUnderGlass"
  | "PersonNeeded"
  | "OffPost"
  | ConcernCode
  | "PurposeMissing";

type ConcernCode = "NotYours" | "NotYourStation" | "NotYourUnit" | "NotYourDepartment";

/** Decides every order and every read: role, jurisdiction, duty state, purpose. Pure; nothing when allowed. */
export function judge(
  rule: Rule,
  by: Giver,
  { concern, purpose, atWork = false }: Act = {},
): Refusal<AuthorityCode> | undefined {
  if (!hasRole(rule, by.role)) return refuse("RoleNotAllowed", { role: by.role });
  if (by.glass !== undefined && rule.underGlass !== true) return refuse("NotUnderGlass", { role: by.role });
  if (rule.inPerson === true && by.unattended === true) return refuse("PersonNeeded");
  if (rule.scope !== undefined && isLimited(by) && !isInReads(by.reads ?? [], rule.scope)) {
    return refuse("TokenScope", { order: rule.scope });
  }
  if (by.offPost === true && needsPost(by.role) && rule.offPost !== true) return refuse("OffPost", { role: by.role });
  const foreign = concern === undefined ? undefined : judgeConcern(rule, by, concern);
  if (foreign !== undefined) return foreign;
  const demanded = rule.purpose === "always" || (rule.purpose === "unlessAtWork" && !atWork);
  return demanded && (purpose ?? "").trim() === "" ? refuse("PurposeMissing", { field: "purpose" }) : undefined;
}

/** A program's token that is limited: what it does not list it may not. */
export function isLimited({ orders, reads }: Giver): boolean {
  return orders !== undefined || reads !== undefined;
}

/** The hall and the administrators speak for the whole bureau; a station, a unit, a department and a guest for themselves. */
function judgeConcern(rule: Rule, by: Giver, concern: Concern): Refusal<ConcernCode> | undefined {
  const isAmong = (own: string | undefined, all: readonly string[] | undefined) =>
    own !== undefined && all !== undefined && all.includes(own);
  const isForOthers = rule.over?.some((role) => actsAs(by.role).includes(role)) === true;
  const isPersonal = concern.persons !== undefined || (by.offPost === true && needsPost(by.role));
  if (isPersonal && !isForOthers) return isAmong(by.officer, concern.persons) ? undefined : refuse("NotYours");
  switch (by.role) {
    case "station":
      return isAmong(by.station, concern.stations) ? undefined : refuse("NotYourStation");
    case "unit":
      return isAmong(by.unit, concern.units) ? undefined : refuse("NotYourUnit");
    case "department":
      return isAmong(by.department, concern.departments) ? undefined : refuse("NotYourDepartment");
    case "partner":
      return isAmong(by.officer, concern.persons) ? undefined : refuse("NotYours");
    default:
      return undefined;
  }
}
