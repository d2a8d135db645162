import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { refuse } from "../../ground/refusal.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { Refused } from "../../journal/server/refused.ts";
import { needsSecondFactor, policyFor } from "../missing-factor.ts";
import type { Door } from "./door.ts";
import { enterable, openSession } from "./opening-sessions.ts";
import type { SignInProvider } from "./sign-in-provider.ts";

const nothing = z.strictObject({});

/** The way back from the provider; it is registered there as a whole address. */
export const returnPath = "/api/v1/session/provider/return";

const open = { open: true } as const;

/**
 * Signing in at a provider of identities. Who comes back must be of the staff already: no account is made, and no power
 * comes from outside. Without a provider the routes say so and everything else is as ever.
 */
export function providerRoutes(app: FastifyInstance, door: Door): void {
  function provider(): SignInProvider {
    if (door.provider === undefined) throw new Refused(refuse("ProviderNone"));
    return door.provider;
  }

  app.post(
    "/session/provider",
    {
      config: {
        ...open,
        title: { zh: "准备用统一认证登录", en: "Begin signing in at the provider of identities" },
        body: nothing,
        answer: z.strictObject({ url: z.string() }),
      },
    },
    async (request, reply) => {
      if (request.headers.origin !== undefined) door.requireOwnOrigin(request);
      bodyOf(nothing, request.body);
      const begun = await provider().begin();
      if ("refused" in begun) throw new Refused(begun);
      door.setFlowCookie(request, reply, begun.flow);
      reply.header("cache-control", "no-store");
      return { url: begun.url };
    },
  );

  app.get(
    "/session/provider/return",
    {
      config: { ...open, title: { zh: "统一认证返回", en: "Come back from the provider of identities" } },
    },
    async (request, reply) => {
      const query = request.raw.url?.split("?")[1] ?? "";
      const flow = door.flowCookie(request);
      door.clearFlowCookie(request, reply);
      reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");
      const said = await entered(query, flow).catch((error: unknown) => {
        if (error instanceof Refused) return error.refusal.refused;
        throw error;
      });
      // A browser that comes by a redirect shows a page, not a problem document; the console says the code in words.
      return reply.redirect(said === undefined ? "/" : `/?signIn=${said}`, 303);

      async function entered(search: string, secret: string | undefined): Promise<string | undefined> {
        const vouched = await provider().finish(secret, search);
        if ("refused" in vouched) return vouched.refused;
        const person = enterable(door, vouched.person);
        const policy = policyFor(door.state.security(), { demo: door.demo, asksTwo: true });
        if (needsSecondFactor(person, policy) && !vouched.twoFactors) return "ProviderOneFactor";
        const session = await openSession(door, request, reply, { person, by: ["provider"] });
        if (vouched.idToken !== undefined) door.idTokens.set(session.id, vouched.idToken);
        return undefined;
      }
    },
  );
}
