import type { Concern } from "../../src/ground/rule.ts";
import { judge, needsPost } from "../../src/access/authority.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { type AnyOrderCode, anyOrderRefusals } from "../../src/journal/refusals.ts";
import type { OrderKind } from "../../src/ground/order-kind.ts";
import { somebody, tableRoles } from "./authority-table.ts";
import type { EdgeCode } from "./edge-refusals.ts";

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
export const edgeOfOrders = [
  ...(["BodyNotJson", "RequestMalformed", "HeaderTwice", "HeadersTooLarge", "RequestTooSlow", "BodyTooLarge"] as const),
  ...(["ContentTypeUnknown", "ContentEncodingUnknown", "HostUnknown", "ProxyPassedBy", "OriginNotAllowed"] as const),
  ...(["SignInNeeded", "ScreenLocked", "FactorsMissing", "TokenRefused", "TokenExpired"] as const),
  ...(["TooManyRequests", "Defect", "Unavailable", "OutcomeUnknown"] as const),
] satisfies readonly EdgeCode[];

export function refusalsOf(kind: OrderKind): OrderRefusals {
  const standing = new Set<string>(kind.waitsForClock === true ? ["ClockNotConfirmed"] : []);
  // A token that is limited; the program's own orders follow from a route, which has been judged.
  if (kind.internal !== true) standing.add("TokenScope");
  for (const by of everybody()) {
    const refused = judge(kind, by, { concern: foreignConcern(kind, by) });
    if (refused !== undefined) standing.add(refused.refused);
  }
  return { own: sorted([...kind.refuses, ...(kind.checked ?? [])]), standing: sorted(standing) };
}

/** Each role as whoever may have it: on post and off, under a broken glass, as a program. */
function* everybody(): Generator<Giver> {
  for (const role of tableRoles) {
    yield somebody(role);
    yield { ...somebody(role), unattended: true };
    if (!needsPost(role)) continue;
    yield somebody(role, true);
    yield { ...somebody(role), glass: "G1" };
  }
}

/** Somebody else's, where the order is anybody's own. Asked about nothing, it says whether it is a person's. */
function foreignConcern(kind: OrderKind, by: Giver): Concern | undefined {
  if (kind.concerns === undefined) return undefined;
  const order = { id: "", name: kind.name, by, receivedAt: "", occurredAt: "", body: {} };
  const persons = kind.concerns(() => null, order)?.persons;
  if (persons?.includes(by.officer) === true) return { persons };
  return persons === undefined && kind.over === undefined ? {} : { persons: ["somebody else"] };
}

function sorted(codes: Iterable<string>): readonly string[] {
  return [...new Set(codes)].sort();
}
