import type { Concern, Rule } from "../../src/ground/rule.ts";
import { judge, needsPost } from "../../src/access/authority.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { type AnyOrderCode, anyOrderRefusals } from "../../src/journal/refusals.ts";
import type { OrderKind } from "../../src/ground/order-kind.ts";
import { somebody, tableRoles } from "../../src/access/server/authority-table.ts";
import { type EdgeCode, edgeOfAny, edgeOfBodies, edgeOfJournal, edgeOfSignIn } from "./edge-refusals.ts";

/** Why an order may be refused, by whom it is said. */
export interface OrderRefusals {
  /** By its own rule, and by what is looked at outside the journal before. */
  readonly own: readonly string[];
  /** By authority and the clock, as its definition asks for them. */
  readonly standing: readonly string[];
}

/** Of these only orders that ask for it: an order that exists is not unknown, and few wait for the clock. */
const ofSome: readonly AnyOrderCode[] = ["OrderUnknown", "ClockNotConfirmed"];

/** What any order may be refused for, whatever it is. */
export const ofAnyOrder: readonly AnyOrderCode[] = (Object.keys(anyOrderRefusals) as AnyOrderCode[]).filter(
  (code) => !ofSome.includes(code),
);

/** What the edge may answer to any order instead of handing it on. */
export const edgeOfOrders: readonly EdgeCode[] = [
  ...edgeOfAny,
  ...edgeOfBodies,
  ...edgeOfSignIn,
  "ScreenLocked",
  "FactorsMissing",
  ...edgeOfJournal,
];

export function refusalsOf(kind: OrderKind): OrderRefusals {
  const standing = judgedBy(kind, everybody(), (by) => foreignConcern(kind, by));
  if (kind.waitsForClock === true) standing.add("ClockNotConfirmed");
  // A token that is limited; the program's own orders follow from a route, which has been judged.
  if (kind.internal !== true) standing.add("TokenScope");
  return { own: sorted([...kind.refuses, ...(kind.checked ?? [])]), standing: sorted(standing) };
}

/** Why authority refuses some of these. */
export function judgedBy(
  rule: Rule,
  givers: Iterable<Giver>,
  concernOf: (by: Giver) => Concern | undefined = () => undefined,
): Set<string> {
  const codes = new Set<string>();
  for (const by of givers) {
    const refused = judge(rule, by, { concern: concernOf(by) });
    if (refused !== undefined) codes.add(refused.refused);
  }
  return codes;
}

/** Each role as whoever may have it: on post and off, under a broken glass, as a program. */
export function* everybody(): Generator<Giver> {
  for (const role of tableRoles) {
    yield somebody(role);
    yield { ...somebody(role), unattended: true };
    if (!needsPost(role)) continue;
    yield somebody(role, true);
    yield { ...somebody(role), glass: "G1" };
  }
}

/** Somebody else's, where the order is anybody's own. Asked about nothing, it says whether it is a person's. */
export function foreignConcern(kind: OrderKind, by: Giver): Concern | undefined {
  if (kind.concerns === undefined) return undefined;
  const order = { id: "", name: kind.name, by, receivedAt: "", occurredAt: "", body: {} };
  const persons = kind.concerns(() => null, order)?.persons;
  if (persons?.includes(by.officer) === true) return { persons };
  return persons === undefined && kind.over === undefined ? {} : { persons: ["somebody else"] };
}

export function sorted(codes: Iterable<string>): readonly string[] {
  return [...new Set(codes)].sort();
}
