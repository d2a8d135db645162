import type { FastifyContextConfig, FastifyInstance } from "fastify";
import type { Rule } from "../../src/ground/rule.ts";
import { isUnderGlass } from "../../src/ground/route-scopes.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Every route with what it says of who may use it. */
    rules: readonly RuledRoute[];
  }
}

export interface RuledRoute {
  readonly method: string;
  readonly url: string;
  readonly config: FastifyContextConfig;
}

/** What a route says of who may use it, as `judge` takes it; nothing of an open one. */
export function ruleOf({ roles, offPost = false, purpose, scope, second, underGlass }: RouteRule): Rule | undefined {
  if (roles === undefined || scope === undefined) return undefined;
  const isEmergency = isUnderGlass(scope) && underGlass !== false && second !== true;
  return { roles, offPost, scope, underGlass: isEmergency, ...(purpose === undefined ? {} : { purpose }) };
}

type RouteRule = Partial<Rule>;

/**
 * Checks the routes that are registered after this call. A route that is not open must name its roles and its scope;
 * the registration throws otherwise.
 */
export function watchRules(app: FastifyInstance): readonly RuledRoute[] {
  const routes: RuledRoute[] = [];
  app.addHook("onRoute", ({ method, url, config = {} }) => {
    if (config.open !== true && config.roles === undefined) throw new Error(`the route ${url} says not who may use it`);
    // A route that writes by GET would also write when some page makes a browser fetch its address.
    if (isBoth([method].flat()) && config.tokenOnly !== true)
      throw new Error(`the route ${url} writes by GET and takes sessions`);
    if (config.open !== true && config.scope === undefined) throw new Error(`the route ${url} says not its scope`);
    for (const each of [method].flat()) if (each !== "HEAD") routes.push({ method: each, url, config });
  });
  return routes;
}

const reading = ["GET", "HEAD", "OPTIONS"];

function isBoth(methods: readonly string[]): boolean {
  return methods.some((each) => reading.includes(each)) && methods.some((each) => !reading.includes(each));
}
