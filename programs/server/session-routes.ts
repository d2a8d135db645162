import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { mintToken, type Pass, readToken } from "../../src/duty/server/token.ts";
import { giverIn } from "../../src/duty/server/giver-in.ts";
import { roleSchema } from "../../src/duty/role.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { codeSchema } from "../../src/ground/text.ts";
import { refuse } from "../../src/ground/refusal.ts";
import { journalRefusals } from "../../src/journal/refusals.ts";
import { wrongDetails } from "../../src/journal/wrong-field.ts";
import { problemOf, Stopped } from "./problems.ts";
import { bodyOf } from "./request-body.ts";
import { passIfAny, requireSameOrigin, sessionCookie } from "./sign-in.ts";

const dayMillis = 86_400_000;
const demoDays = 1;

const tokenBody = z.strictObject({ token: z.string().min(1).max(2048) });
const demoBody = z.strictObject({
  role: roleSchema,
  station: codeSchema.optional(),
  unit: codeSchema.optional(),
  department: codeSchema.optional(),
});

export const sessionAnswer = z.strictObject({
  officer: z.string(),
  role: roleSchema,
  station: z.string().optional(),
  unit: z.string().optional(),
  demo: z.boolean(),
  drill: z.boolean(),
});

/** Whether the person at this connection sits at this machine: the address it comes from and the name it calls us by. */
function isLoopback(request: FastifyRequest): boolean {
  const address = request.raw.socket.remoteAddress ?? "";
  const near = address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
  // The name counts too, lest a page of the open web point its own name at 127.0.0.1 and sign in here.
  const host = (request.headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
  return near && ["localhost", "127.0.0.1", "[::1]"].includes(host) && !("x-forwarded-for" in request.headers);
}

/** Sign-in of browsers: a cookie no script can read, that no other site's request carries. */
export function sessionRoutes(
  app: FastifyInstance,
  o: { key: Buffer; demo: boolean; isDrill: () => boolean; now: () => number },
): void {
  const answer = (giver: Giver) => ({
    officer: giver.officer,
    role: giver.role,
    ...(giver.station === undefined ? {} : { station: giver.station }),
    ...(giver.unit === undefined ? {} : { unit: giver.unit }),
    demo: o.demo,
    drill: o.isDrill(),
  });

  function setCookie(request: FastifyRequest, reply: FastifyReply, token: string, expires: number): void {
    const seconds = Math.max(0, Math.floor((expires - o.now()) / 1000));
    const secure = request.headers.origin?.startsWith("https:") === true ? "; Secure" : "";
    reply.header(
      "set-cookie",
      `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`,
    );
  }

  app.get(
    "/session",
    { config: { open: true, title: { zh: "当前登录者", en: "Who is signed in" }, answer: sessionAnswer } },
    (request, reply) => {
      reply.header("cache-control", "no-store");
      const pass = passIfAny(request, o.key, o.now());
      if (pass !== null) return reply.send(answer(pass.giver));
      // The sign-in page must know what it may offer before anybody has signed in.
      throw new Stopped("SignInNeeded", { demo: o.demo && isLoopback(request), drill: o.isDrill() });
    },
  );

  app.post(
    "/session",
    {
      config: {
        open: true,
        title: { zh: "用令牌登录", en: "Sign in with a token" },
        body: tokenBody,
        answer: sessionAnswer,
      },
    },
    (request, reply) => {
      if (request.headers.origin !== undefined) requireSameOrigin(request);
      const { token } = bodyOf(tokenBody, request.body);
      const pass: Pass | string = readToken(o.key, token, o.now());
      if (pass === "expired") throw new Stopped("TokenExpired");
      if (typeof pass === "string") throw new Stopped("TokenRefused");
      setCookie(request, reply, token, pass.expires);
      reply.header("cache-control", "no-store");
      return reply.send(answer(pass.giver));
    },
  );

  app.post(
    "/session/demo",
    {
      config: {
        open: true,
        title: { zh: "演练一键登录（仅本机）", en: "One-click sign-in to a drill, from this machine only" },
        body: demoBody,
        answer: sessionAnswer,
      },
    },
    (request, reply) => {
      if (request.headers.origin !== undefined) requireSameOrigin(request);
      if (!o.demo) throw new Stopped("DemoOnly");
      if (!isLoopback(request)) throw new Stopped("HostNotAllowed");
      const { role, station, unit, department } = bodyOf(demoBody, request.body);
      const giver = giverIn(
        ["demo", role, station ?? unit ?? department].filter((part) => part !== undefined).join("-"),
        {
          role,
          station,
          unit,
          department,
        },
      );
      if ("field" in giver) {
        throw new Stopped(problemOf(journalRefusals, refuse("BodyInvalid", wrongDetails(giver))));
      }
      const expires = o.now() + demoDays * dayMillis;
      setCookie(request, reply, mintToken(o.key, { giver, expires }), expires);
      reply.header("cache-control", "no-store");
      return reply.send(answer(giver));
    },
  );

  app.delete("/session", { config: { open: true, title: { zh: "退出登录", en: "Sign out" } } }, (request, reply) => {
    if (request.headers.origin !== undefined) requireSameOrigin(request);
    reply.header("set-cookie", `${sessionCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
    reply.header("cache-control", "no-store");
    return reply.code(204).send();
  });
}
