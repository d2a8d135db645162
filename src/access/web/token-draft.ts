import type { OrderKind } from "../../ground/order-kind.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import { hasRole } from "../authority.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { RouteScope } from "../../ground/route-scopes.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { administrators } from "../role.ts";
import { type Role, roles } from "../../ground/role.ts";
import { type PowerDraft, powerFrom } from "./power-draft.ts";

/** What a program may be: never one of the three administrators. */
export const tokenRoles: readonly Role[] = roles.filter((role) => !(administrators as readonly Role[]).includes(role));

/** Orders a role may give, by name: what a token of it can be limited to. */
export function ordersOf(book: Pick<Rulebook, "orders">, role: string): readonly OrderKind[] {
  return [...book.orders.values()]
    .filter((kind) => kind.internal !== true && hasRole(kind, role))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The limits of a token. With both lists empty, its role is the only limit. */
export interface TokenLimits {
  readonly orders: readonly string[];
  readonly reads: readonly RouteScope[];
}

export const noLimits: TokenLimits = { orders: [], reads: [] };

interface Preset {
  readonly title: Sentence;
  readonly role: Role;
  readonly limits: TokenLimits;
}

/** Usual programs, as narrow as they can be. */
export const tokenPresets: Readonly<Record<string, Preset>> = {
  line: { title: texts.presetLine, role: "importer", limits: { orders: ["RingCall"], reads: [] } },
  tracker: { title: texts.presetTracker, role: "importer", limits: { orders: [], reads: ["tracking"] } },
  statistics: { title: texts.presetStatistics, role: "reader", limits: { orders: [], reads: ["statistics"] } },
  wall: { title: texts.presetWall, role: "reader", limits: { orders: [], reads: ["board", "map"] } },
};

/** The body of `MakeToken`, or null while something is missing; `endOf` tells the moment the last day ends. */
export function tokenBody(
  label: string,
  draft: PowerDraft<Role>,
  { orders, reads }: TokenLimits,
  endOf: (day: string) => string | null,
) {
  const power = powerFrom({ ...draft, until: "" });
  const until = endOf(draft.until);
  if (label.trim() === "" || power === null || until === null) return null;
  const limits = {
    ...(orders.length === 0 ? {} : { orders }),
    ...(reads.length === 0 ? {} : { reads }),
  };
  return { label: label.trim(), power: { ...power, ...limits }, until };
}
