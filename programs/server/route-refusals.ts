import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from "fastify";
import type { Giver } from "../../src/ground/fact.ts";
import type { OrderKind } from "../../src/ground/order-kind.ts";
import type { Rule } from "../../src/ground/rule.ts";
import { hasRole, judge } from "../../src/access/authority.ts";
import { type RuledRoute, ruleOf } from "../../src/access/server/route-rules.ts";
import type { AnyOrderCode } from "../../src/journal/refusals.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import { type EdgeCode, edgeOfAny, edgeOfBodies, edgeOfJournal, edgeOfSignIn, edgeRefusals } from "./edge-refusals.ts";
import { edgeOfOrders, everybody, foreignConcern, judgedBy, ofAnyOrder, refusalsOf, sorted } from "./order-refusals.ts";

/** Why a request to a route may be refused, by whom it is said. */
export interface RouteRefusals {
  /** By the route, as it declares, and by what its schemas take. */
  readonly own: readonly string[];
  /** By the orders it gives. */
  readonly orders: readonly string[];
  /** By authority. */
  readonly standing: readonly string[];
  /** By the edge, for what such a route is. */
  readonly edge: readonly EdgeCode[];
}

export function refusalsOfRoute(book: Rulebook, { method, config }: Omit<RuledRoute, "url">): RouteRefusals {
  const { refuses = [], gives = [], query, body } = config;
  const rule = ruleOf(config);
  const own = new Set<string>([
    ...refuses,
    ...(query === undefined ? [] : ["QueryInvalid" satisfies EdgeCode]),
    ...(body === undefined ? [] : ["BodyInvalid" satisfies AnyOrderCode]),
  ]);
  const givers = rule === undefined ? [] : outsiders().filter((by) => isLetIn(rule, by));
  return {
    own: sorted(own),
    orders: sorted(gives.flatMap((name) => ofGiven(orderIn(book, name), givers))),
    standing: rule === undefined ? [] : sorted([...judgedBy(rule, outsiders()), "TokenScope"]),
    edge: edgeOf(method, config),
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

function orderIn(book: Rulebook, name: string): OrderKind {
  const kind = book.orders.get(name);
  if (kind === undefined) throw new Error(`a route gives the order ${name}, which nobody defines`);
  return kind;
}

function edgeOf(method: string, config: FastifyContextConfig): readonly EdgeCode[] {
  const { open, whenLocked, whenIncomplete, gives = [] } = config;
  return [
    ...edgeOfAny,
    "ReadUnavailable",
    ...(method === "GET" ? [] : edgeOfBodies),
    ...(open === true ? [] : edgeOfSignIn),
    ...(open === true || whenLocked === true ? [] : (["ScreenLocked"] as const)),
    ...(open === true || whenIncomplete === true ? [] : (["FactorsMissing"] as const)),
    ...(gives.length === 0 ? [] : edgeOfJournal),
  ];
}

/**
 * Tells of an answer with a code that its route does not declare, also of orders: it is a defect of the program, and the
 * tests' servers fail of it. Throws at a route that declares a code without a sentence, or gives an order nobody defines.
 * Must be installed before the routes are made.
 */
export function watchDeclared(app: FastifyInstance, book: Rulebook, tell: (line: string) => void): void {
  app.addHook("onRoute", ({ url, config: { refuses = [], gives = [] } = {} }) => {
    const unknown = refuses.find((code) => !(code in book.refusals) && !(code in edgeRefusals));
    if (unknown !== undefined) throw new Error(`the route ${url} refuses with ${unknown}, which has no sentence`);
    for (const name of gives) orderIn(book, name);
  });
  const declared = new Map<string, ReadonlySet<string>>();
  app.decorate("noteRefused", (request: FastifyRequest, code: string) => {
    const { url } = request.routeOptions;
    if (url === undefined || request.is404) return;
    const kind = orderOf(book, request);
    const key = `${request.method} ${kind?.name ?? url}`;
    let codes = declared.get(key);
    if (codes === undefined) declared.set(key, (codes = declaredBy(book, request, kind)));
    if (!codes.has(code)) tell(`${key} ${undeclared} ${code}`);
  });
}

/** How a line begins to say what it is about. */
export const undeclared = "does not declare what it was answered with:";

/** The order a request gives; undefined of a name that nobody defines, or that is not for the wire. */
function orderOf(book: Rulebook, { routeOptions, params }: FastifyRequest): OrderKind | undefined {
  if (routeOptions.url !== "/api/v1/orders/:name") return undefined;
  const kind = book.orders.get((params as { name: string }).name);
  return kind?.internal === true ? undefined : kind;
}

function declaredBy(book: Rulebook, request: FastifyRequest, kind: OrderKind | undefined): ReadonlySet<string> {
  if (kind !== undefined) {
    const { own, standing } = refusalsOf(kind);
    return new Set([...own, ...standing, ...ofAnyOrder, ...edgeOfOrders]);
  }
  const route = { method: request.method, config: request.routeOptions.config };
  const { own, orders, standing, edge } = refusalsOfRoute(book, route);
  return new Set([...own, ...orders, ...standing, ...edge]);
}
