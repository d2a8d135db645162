import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { bodyOf } from "../../journal/server/body.ts";
import { refusing } from "../../journal/server/refused.ts";
import { everyRole } from "../role.ts";
import type { Door } from "./door.ts";

const nothing = z.strictObject({});

/** Everybody of the staff, of their own account; also before they have set up what they sign in with. */
const rule = { scope: "own", roles: everyRole, offPost: true, whenIncomplete: true } as const;

/** What was tried under one's own name. */
export function attemptRoutes(app: FastifyInstance, door: Door): void {
  const refused = refusing("SessionNeeded");
  function own(request: FastifyRequest) {
    const session = door.sessionOf(request);
    if (session === undefined) throw refused("SessionNeeded");
    return session;
  }

  app.get(
    "/account/attempts",
    {
      config: {
        ...rule,
        refuses: refused.codes,
        title: { zh: "本人的登录与失败记录", en: "One's own sign-ins and failed attempts" },
        answer: z.looseObject({ signIns: z.array(z.object()), failures: z.array(z.object()) }),
      },
    },
    async (request) => {
      const session = own(request);
      return door.attempts.of(session.person, session);
    },
  );

  app.post(
    "/account/attempts/noted",
    {
      config: {
        ...rule,
        refuses: refused.codes,
        title: { zh: "已阅失败登录提示", en: "Note that one has read of failed attempts" },
        body: nothing,
      },
    },
    async (request, reply) => {
      bodyOf(nothing, request.body);
      door.attempts.noted(own(request).id);
      return reply.code(204).send();
    },
  );
}
