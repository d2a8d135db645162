import type { FastifyContextConfig } from "fastify";
import type { Concern, Rule } from "../../ground/rule.ts";
import { hasRole, judge, needsPost } from "../authority.ts";
import type { Giver } from "../../ground/fact.ts";
import { type AnyOrderCode, anyOrderRefusals } from "../../journal/refusals.ts";
import type { OrderKind } from "../../ground/order-kind.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import { ruleOf } from "./route-rules.ts";
import { somebody, tableRoles } from "./authority-table.ts";

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

export function refusalsOf(kind: OrderKind): OrderRefusals {
  const standing = judgedBy(kind, everybody(), (by) => foreignConcern(kind, by));
  if (kind.waitsForClock === true) standing.add("ClockNotConfirmed");
  // A token that is limited; the program's own orders follow from a route, which has been judged.
  if (kind.internal !== true) standing.add("TokenScope");
  return { own: sorted([...kind.refuses, ...(kind.checked ?? [])]), standing: sorted(standing) };
}

/** Why a request to a route may be refused, by whom it is said. */
export interface RouteRefusals {
  /** By the route, as it declares, and by what its schemas take. */
  readonly own: readonly string[];
  /** By the orders it gives. */
  readonly orders: readonly string[];
  /** By authority. */
  readonly standing: readonly string[];
}

export function refusalsOfRoute(book: Rulebook, config: FastifyContextConfig): RouteRefusals {
  const { refuses = [], gives = [], query, body } = config;
  const rule = ruleOf(config);
  const own = new Set<string>([
    ...refuses,
    ...(query === undefined ? [] : ["QueryInvalid"]),
    ...(body === undefined ? [] : ["BodyInvalid"]),
  ]);
  const givers = rule === undefined ? [] : outsiders().filter((by) => isLetIn(rule, by));
  return {
    own: sorted(own),
    orders: sorted(gives.flatMap((name) => ofGiven(orderIn(book, name), givers))),
    standing: rule === undefined ? [] : sorted([...judgedBy(rule, outsiders()), "TokenScope"]),
  };
}

/** Whoever may ask; nobody signs in as the program itself. */
function outsiders(): readonly Giver[] {
  return [...everybody()].filter(({ role }) => role !== "system");
}

/** What it is for is asked when the thing itself is known. */
function isLetIn(rule: Rule, by: Giver): boolean {
  return judge(rule, by, { atWork: true, purpose: "stated" }) === undefined;
}

/** What an order may refuse that a route gives: in the program's name, or in that of whoever asks. */
function ofGiven(kind: OrderKind, givers: readonly Giver[]): readonly string[] {
  const clock: readonly AnyOrderCode[] = kind.waitsForClock === true ? ["ClockNotConfirmed"] : [];
  const standing = givers.filter((by) => hasRole(kind, by.role));
  const unseen: readonly AnyOrderCode[] = standing.length === 0 ? [] : ["NothingOfThatId"];
  return [...refusalsOf(kind).own, ...clock, ...unseen, ...judgedBy(kind, standing, (by) => foreignConcern(kind, by))];
}

/** Throws (a defect of the route) where nobody defines the order. */
export function orderIn(book: Rulebook, name: string): OrderKind {
  const kind = book.orders.get(name);
  if (kind === undefined) throw new Error(`a route gives the order ${name}, which nobody defines`);
  return kind;
}

/** Why authority refuses some of these. */
function judgedBy(
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
