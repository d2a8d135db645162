import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { edgeProblem, sendProblem } from "./problems.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Every route's path as a pattern, with its methods: to tell 405 from 404. */
    known: Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>;
  }
}

/** Must be called before the routes are added. */
export function installNotFound(app: FastifyInstance): void {
  app.decorate("known", new Map());
  app.addHook("onRoute", (route) => {
    // The console's wildcard takes every path, so it says nothing about whether one is known.
    if (route.url === "/*") return;
    const known = app.known.get(route.url) ?? { pattern: patternOf(route.url), methods: new Set<string>() };
    for (const method of [route.method].flat()) known.methods.add(method);
    app.known.set(route.url, known);
  });
  app.setNotFoundHandler((request, reply) => notFound(app, request, reply));
}

/** 405 with `Allow` for a path that exists under other methods, else 404. */
export function notFound(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split("?", 1)[0] ?? "/";
  const allowed = [...app.known.values()]
    .filter((known) => known.pattern.test(path))
    .flatMap((known) => [...known.methods]);
  if (allowed.length > 0 && !allowed.includes(request.method)) {
    reply.header("allow", [...new Set(allowed)].sort().join(", "));
    return sendProblem(reply, edgeProblem("MethodNotAllowed", { method: request.method }));
  }
  return sendProblem(reply, edgeProblem("RouteUnknown", { path: path.slice(0, 200) }));
}

function patternOf(url: string): RegExp {
  const escaped = url
    .split("/")
    .map((part) => (part.startsWith(":") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  return new RegExp(`^${escaped.join("/")}/?$`);
}
