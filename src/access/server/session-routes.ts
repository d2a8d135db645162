import { hkdfSync } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { everyRole } from "../role.ts";
import { giverIn } from "./giver-in.ts";
import type { Session } from "./session-limits.ts";
import { mintToken } from "./token.ts";
import { roleSchema } from "../../ground/role.ts";
import { type Security, whenIdle } from "../security.ts";
import { codeSchema } from "../../ground/text.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { BodyRefused, bodyOf } from "../../journal/server/body.ts";
import { refusing } from "../../journal/server/refused.ts";
import type { Pass, Passes } from "./passes.ts";

/** Where an open route looks who asks: of a credential that is not written as one. */
const shown = ["TokenRefused"];

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
  department: z.string().optional(),
  part: z.string().optional(),
  offPost: z.literal(true).optional(),
  glass: z.string().optional(),
  orders: z.array(z.string()).optional(),
  /** Who may be behind this session besides its person. */
  letIn: z.array(z.string()).optional(),
  /** A member of the staff, not a token. */
  person: z.boolean(),
  missing: z.string().optional(),
  locked: z.boolean(),
  onIdle: z.enum(["lock", "end"]).nullable(),
  idleMinutes: z.number().nullable(),
  demo: z.boolean(),
  drill: z.boolean(),
});

/** What the program's HTTP edge lends to these routes. */
export interface SessionEdge {
  isFromHere(request: FastifyRequest): boolean;
  isSecure(request: FastifyRequest): boolean;
  requireOwnOrigin(request: FastifyRequest): void;
  /** Sets or (0 seconds) takes back the cookie no script can read and no other site's request carries. */
  setSessionCookie(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void;
  /** The pass a request shows, if it is a good one. */
  passIfAny(request: FastifyRequest): Promise<Pass | undefined>;
}

export interface SessionParts {
  readonly edge: SessionEdge;
  readonly key: Buffer;
  readonly passes: Passes;
  readonly demo: boolean;
  readonly isDrill: () => boolean;
  readonly now: () => number;
  readonly security: () => Security;
  readonly zone: () => string;
  /** Ends somebody's session and records it; nothing to end where only tokens sign in. */
  readonly closeSession?: (session: Session, back: string) => Promise<string | undefined>;
  /** What the provider of identities is called, where there is one. */
  readonly provider?: Sentence | undefined;
}

/** What `GET /session` says of a pass: who it is, and how the console is to treat the seat. */
export function sessionAnswerOf(
  o: Pick<SessionParts, "demo" | "isDrill" | "security">,
  pass: Pick<Pass, "giver" | "session" | "missing" | "isByClick">,
): object {
  const { session, missing, isByClick } = pass;
  // What somebody belongs to is for hiding only, and concerns no screen.
  const { ties: _, ...giver } = pass.giver;
  const idle = session === undefined ? undefined : o.security().policy.idleMinutes[giver.role as "reader"];
  return {
    ...giver,
    person: session !== undefined,
    ...(missing === undefined ? {} : { missing }),
    locked: session?.lockedAt !== undefined,
    onIdle: session === undefined ? null : giver.offPost === true || isByClick === true ? "end" : whenIdle(giver.role),
    idleMinutes: idle ?? null,
    demo: o.demo,
    drill: o.isDrill(),
  };
}

/** Sign-in of browsers by token or, in a drill, one click; people's own ways in are `signInRoutes`. */
export function sessionRoutes(app: FastifyInstance, o: SessionParts): void {
  const { isFromHere, isSecure, requireOwnOrigin, setSessionCookie, passIfAny } = o.edge;
  const needing = refusing("SignInNeeded");
  const byToken = refusing("TokenExpired", "TokenRefused");
  const byClick = refusing("DemoOnly", "HostNotAllowed", "TokenRefused");
  const answer = (reply: FastifyReply, pass: Pass) =>
    reply.header("cache-control", "no-store").send(sessionAnswerOf(o, pass));

  app.get(
    "/session/draft-key",
    {
      config: {
        scope: "own",
        roles: everyRole,
        offPost: true,
        title: {
          zh: "本人草稿密钥：浏览器内未提交文字以此加密",
          en: "One's own draft key: what is typed and not yet given is kept in the browser under it",
        },
        refuses: needing.codes,
        answer: z.strictObject({ key: z.string() }),
      },
    },
    async (request, reply) => {
      const pass = await passIfAny(request);
      if (pass === undefined) throw needing("SignInNeeded");
      const key = hkdfSync("sha256", o.key, "", `callsign drafts of ${pass.giver.officer}`, 32);
      return reply.header("cache-control", "no-store").send({ key: Buffer.from(key).toString("base64") });
    },
  );

  app.get(
    "/session",
    {
      config: {
        open: true,
        title: { zh: "当前登录者", en: "Who is signed in" },
        refuses: [...needing.codes, ...shown],
        answer: sessionAnswer,
      },
    },
    async (request, reply) => {
      const pass = await passIfAny(request);
      if (pass !== undefined) return answer(reply, pass);
      reply.header("cache-control", "no-store");
      // The sign-in page must know what it may offer before anybody has signed in.
      throw needing("SignInNeeded", {
        demo: o.demo && isFromHere(request),
        drill: o.isDrill(),
        zone: o.zone(),
        ...(o.provider === undefined ? {} : { providerZh: o.provider.zh, providerEn: o.provider.en }),
      });
    },
  );

  app.post(
    "/session",
    {
      config: {
        open: true,
        title: { zh: "用令牌登录", en: "Sign in with a token" },
        refuses: byToken.codes,
        body: tokenBody,
        answer: sessionAnswer,
      },
    },
    async (request, reply) => {
      if (request.headers.origin !== undefined) requireOwnOrigin(request);
      const { token } = bodyOf(tokenBody, request.body);
      const pass = await o.passes.read(token, "bearer");
      if (pass === "expired") throw byToken("TokenExpired");
      // A program's token stays in its program: a browser's cookie holds sessions and what the machine's keeper made.
      if (typeof pass === "string" || pass.kind !== "machine") throw byToken("TokenRefused");
      setSessionCookie(request, reply, token, (pass.expires - o.now()) / 1000);
      return answer(reply, pass);
    },
  );

  app.post(
    "/session/demo",
    {
      config: {
        open: true,
        title: { zh: "演练一键登录（仅本机）", en: "One-click sign-in to a drill, from this machine only" },
        refuses: byClick.codes,
        body: demoBody,
        answer: sessionAnswer,
      },
    },
    async (request, reply) => {
      if (request.headers.origin !== undefined) requireOwnOrigin(request);
      if (!o.demo) throw byClick("DemoOnly");
      if (!isFromHere(request)) throw byClick("HostNotAllowed");
      const { role, station, unit, department } = bodyOf(demoBody, request.body);
      const place = station ?? unit ?? department;
      const officer = ["demo", role, place].filter((part) => part !== undefined).join("-");
      const giver = giverIn(officer, { role, station, unit, department });
      if ("field" in giver) {
        throw new BodyRefused(giver);
      }
      const token = mintToken(o.key, { giver, expires: o.now() + demoDays * dayMillis });
      const pass = await o.passes.read(token, "cookie");
      if (typeof pass === "string") throw byClick("TokenRefused");
      setSessionCookie(request, reply, token, demoDays * (dayMillis / 1000));
      return answer(reply, pass);
    },
  );

  app.delete(
    "/session",
    {
      config: {
        open: true,
        title: { zh: "退出登录", en: "Sign out" },
        refuses: shown,
        gives: o.closeSession === undefined ? [] : ["EndSession"],
      },
    },
    async (request, reply) => {
      if (request.headers.origin !== undefined) requireOwnOrigin(request);
      setSessionCookie(request, reply, "", 0);
      reply.header("cache-control", "no-store");
      const session = (await passIfAny(request))?.session;
      const scheme = isSecure(request) ? "https" : "http";
      const back = `${scheme}://${request.headers.host ?? "localhost"}/`;
      const leaving = session === undefined ? undefined : await o.closeSession?.(session, back);
      return leaving === undefined ? reply.code(204).send() : { leaving };
    },
  );
}
