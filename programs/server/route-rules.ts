import type { FastifyContextConfig, FastifyInstance } from "fastify";

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

/** Watches the routes that follow: one that neither names roles nor is open is refused at once, when it is made. */
export function watchRules(app: FastifyInstance): readonly RuledRoute[] {
  const routes: RuledRoute[] = [];
  app.addHook("onRoute", ({ method, url, config = {} }) => {
    if (config.open !== true && config.roles === undefined) throw new Error(`the route ${url} says not who may use it`);
    // One that writes by GET too would write for any page that has a browser fetch it.
    if (isBoth([method].flat()) && config.tokenOnly !== true)
      throw new Error(`the route ${url} writes by GET and takes sessions`);
    for (const each of [method].flat()) if (each !== "HEAD") routes.push({ method: each, url, config });
  });
  return routes;
}

const reading = ["GET", "HEAD", "OPTIONS"];

function isBoth(methods: readonly string[]): boolean {
  return methods.some((each) => reading.includes(each)) && methods.some((each) => !reading.includes(each));
}
