import type { FastifyInstance, FastifyRequest } from "fastify";
import type { OrderKind } from "../../src/ground/order-kind.ts";
import { ofAnyOrder, orderIn, refusalsOf, refusalsOfRoute } from "../../src/access/server/declared-refusals.ts";
import type { RuledRoute } from "../../src/access/server/route-rules.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import {
  type EdgeCode,
  edgeOfAny,
  edgeOfBodies,
  edgeOfJournal,
  edgeOfOrders,
  edgeOfSignIn,
  edgeRefusals,
} from "./edge-refusals.ts";

/** What the edge may answer to a request of such a route. */
export function edgeOf({ method, config }: Omit<RuledRoute, "url">): readonly EdgeCode[] {
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
  const { own, orders, standing } = refusalsOfRoute(book, route.config);
  return new Set([...own, ...orders, ...standing, ...edgeOf(route)]);
}
