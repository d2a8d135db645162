import type { Concern, Rule } from "../../src/ground/rule.ts";
import { judge, needsPost } from "../../src/access/authority.ts";
import { type Role, roles } from "../../src/ground/role.ts";
import { tagsOf } from "../../src/access/sight.ts";
import type { Giver } from "../../src/ground/fact.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import { type RuledRoute, ruleOf } from "./route-rules.ts";

/** How far somebody may: everywhere, what is their own, or not. */
export type Reach = "all" | "own" | "none";

/** One row of the table of authority: an order, or a route, with what each role may. */
export interface AuthorityRow {
  /** The order's name, or `GET /api/v1/incidents`. */
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly reach: Readonly<Record<Role, Reach>>;
  /** People of the post roles may while they are off post. */
  readonly offPost: boolean;
  readonly purpose: NonNullable<Rule["purpose"]> | undefined;
  readonly second: boolean;
  /** It may be done in a role taken by breaking the glass. */
  readonly underGlass: boolean;
  /** What a route belongs to; nothing of an order. */
  readonly scope: Rule["scope"];
}

/** Everybody who acts, `system` last. */
export const tableRoles: readonly Role[] = [...roles, "system"];

/** Somebody in a role, at a place of its own where it has one. */
export function somebody(role: Role, offPost = false): Giver {
  return {
    officer: "P1",
    role,
    ...(role === "station" ? { station: "S1" } : {}),
    ...(role === "unit" ? { unit: "U1" } : {}),
    ...(role === "department" ? { department: "D1" } : {}),
    ...(offPost ? { offPost: true as const } : {}),
  };
}

/** Nobody has a part in it; where it is a person's, it is somebody else's. */
const nobodys: Concern = {};

function reachOf(rule: Rule, by: Giver, isNarrow: boolean): Reach {
  // A purpose is its own column: here it is taken as stated.
  if (judge(rule, by, { purpose: "stated" }) !== undefined) return "none";
  const concern = rule.over === undefined ? nobodys : { persons: ["somebody else"] };
  return isNarrow && judge(rule, by, { purpose: "stated", concern }) !== undefined ? "own" : "all";
}

function rowOf(name: string, title: AuthorityRow["title"], rule: Rule, narrow: (by: Giver) => boolean): AuthorityRow {
  const reach = Object.fromEntries(
    tableRoles.map((role) => {
      const by = somebody(role);
      return [role, reachOf(rule, by, narrow(by))];
    }),
  ) as Record<Role, Reach>;
  const offPost = tableRoles.some(
    (role) => needsPost(role) && judge(rule, somebody(role, true), { purpose: "stated" }) === undefined,
  );
  const underGlass = tableRoles.some(
    (role) => judge(rule, { ...somebody(role), glass: "G1" }, { purpose: "stated" }) === undefined && needsPost(role),
  );
  return {
    name,
    title,
    reach,
    offPost,
    purpose: rule.purpose,
    second: rule.second === true,
    underGlass,
    scope: rule.scope,
  };
}

/** Every order with what each role may, as the authority function answers it. */
export function orderRows(book: Rulebook): readonly AuthorityRow[] {
  return [...book.orders.values()].map((kind) => rowOf(kind.name, kind.title, kind, () => kind.concerns !== undefined));
}

/**
 * Every route that is not open. A route marked `sighted` answers only streams within the reader's sight, so for a role
 * that does not see the whole hall it counts as own records.
 */
export function routeRows(routes: readonly RuledRoute[]): readonly AuthorityRow[] {
  return routes.flatMap(({ method, url, config }) => {
    const { title = { zh: url, en: url } } = config;
    const rule = ruleOf(config);
    if (rule === undefined) return [];
    const isNarrow = (by: Giver) =>
      config.sighted === true && !["hall", "reader"].some((tag) => tagsOf(by).includes(tag));
    return [rowOf(`${method} ${url}`, title, rule, isNarrow)];
  });
}
