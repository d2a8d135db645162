import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { bodyOf } from "../../journal/server/body.ts";
import { Refused, type Refusing, refusing } from "../../journal/server/refused.ts";
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
  const beginning = refusing("ProviderNone", "ProviderRefused", "ProviderUnreachable");
  const returning = refusing(
    ...beginning.codes,
    ...(["NotLetIn", "ProviderFlowUnknown", "ProviderNobody", "ProviderOneFactor"] as const),
  );

  function provider(refused: Refusing<"ProviderNone">): SignInProvider {
    if (door.provider === undefined) throw refused("ProviderNone");
    return door.provider;
  }

  app.post(
    "/session/provider",
    {
      config: {
        ...open,
        title: { zh: "准备用统一认证登录", en: "Begin signing in at the provider of identities" },
        refuses: beginning.codes,
        body: nothing,
        answer: z.strictObject({ url: z.string() }),
      },
    },
    async (request, reply) => {
      if (request.headers.origin !== undefined) door.requireOwnOrigin(request);
      bodyOf(nothing, request.body);
      const begun = await provider(beginning).begin();
      if ("refused" in begun) throw beginning(begun);
      door.setFlowCookie(request, reply, begun.flow);
      reply.header("cache-control", "no-store");
      return { url: begun.url };
    },
  );

  app.get(
    "/session/provider/return",
    {
      config: {
        ...open,
        title: { zh: "统一认证返回", en: "Come back from the provider of identities" },
        redirects: true,
        refuses: returning.codes,
        gives: ["OpenSession"],
      },
    },
    async (request, reply) => {
      const query = request.raw.url?.split("?")[1] ?? "";
      const flow = door.flowCookie(request);
      door.clearFlowCookie(request, reply);
      reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");
      let said: string | undefined;
      try {
        await enter(query, flow);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        said = error.refusal.refused;
      }
      // A browser that comes by a redirect shows a page, not a problem document; the console says the code in words.
      return reply.redirect(said === undefined ? "/" : `/?signIn=${said}`, 303);

      async function enter(search: string, secret: string | undefined): Promise<void> {
        const vouched = await provider(returning).finish(secret, search);
        if ("refused" in vouched) throw returning(vouched);
        const person = enterable(door, vouched.person, returning);
        const policy = policyFor(door.state.security(), { demo: door.demo, asksTwo: true });
        if (needsSecondFactor(person, policy) && !vouched.twoFactors) throw returning("ProviderOneFactor");
        const session = await openSession(door, request, reply, { person, by: ["provider"] });
        if (vouched.idToken !== undefined) door.idTokens.set(session.id, vouched.idToken);
      }
    },
  );
}
