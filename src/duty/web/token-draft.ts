import type { OrderKind } from "../../journal/order-kind.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import { hasRole } from "../authority.ts";
import { administrators, type Role, roles } from "../role.ts";
import { type PowerDraft, powerFrom } from "./power-draft.ts";

/** What a program may be: never one of the three administrators. */
export const tokenRoles: readonly Role[] = roles.filter((role) => !(administrators as readonly Role[]).includes(role));

/** Orders a role may give, by name: what a token of it can be limited to. */
export function ordersOf(book: Pick<Rulebook, "orders">, role: string): readonly OrderKind[] {
  return [...book.orders.values()]
    .filter((kind) => kind.internal !== true && hasRole(kind, role))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The body of `MakeToken`, or null while something is missing; `endOf` tells the moment the last day ends. */
export function tokenBody(
  label: string,
  draft: PowerDraft<Role>,
  orders: readonly string[],
  endOf: (day: string) => string | null,
) {
  const power = powerFrom({ ...draft, until: "" });
  const until = endOf(draft.until);
  if (label.trim() === "" || power === null || until === null) return null;
  return { label: label.trim(), power: { ...power, ...(orders.length === 0 ? {} : { orders }) }, until };
}
