import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Pass, readToken } from "../../src/duty/server/token.ts";
import { judge } from "../../src/duty/authority.ts";
import { dutyRefusals } from "../../src/duty/refusals.ts";
import { problemOf, Stopped } from "./problems.ts";
import type { RateLimit } from "./rate-limit.ts";

declare module "fastify" {
  interface FastifyRequest {
    pass: Pass | null;
  }
}

export const sessionCookie = "callsign-session";

/** Who asks; the sign-in hook has let the request through, so there is a pass. */
export function passOf(request: FastifyRequest): Pass {
  if (request.pass === null) throw new Stopped("SignInNeeded");
  return request.pass;
}

function cookieOf(request: FastifyRequest): string | undefined {
  const header = request.headers.cookie;
  if (header === undefined) return undefined;
  for (const part of header.split(";")) {
    const cut = part.indexOf("=");
    if (part.slice(0, cut).trim() === sessionCookie) return part.slice(cut + 1).trim();
  }
  return undefined;
}

function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  // Only where a route says so: a browser that was told a password by somebody sends it along with every request.
  if (request.routeOptions.config.basic === true && /^basic /i.test(header)) return passwordOf(header);
  const found = /^bearer +(\S+)$/i.exec(header);
  if (found?.[1] === undefined) throw new Stopped("TokenRefused", {}, challenge);
  return found[1];
}

/** The password of a Basic header, whatever the name before the first colon. */
function passwordOf(header: string): string {
  const text = Buffer.from(header.slice("basic ".length).trim(), "base64").toString("utf8");
  const cut = text.indexOf(":");
  if (cut < 0 || cut === text.length - 1) throw new Stopped("TokenRefused", {}, challenge);
  return text.slice(cut + 1);
}

const challenge = { "www-authenticate": 'Bearer realm="callsign"' };

/**
 * Another site's page can make a browser send our cookie nowhere (SameSite=Strict), and even a browser that did would
 * name that site here: whatever changes something by cookie must come from this very host.
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const origin = request.headers.origin;
  if (origin === undefined || hostOf(origin) !== request.headers.host?.toLowerCase())
    throw new Stopped("OriginNotAllowed");
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host;
}

/** Signs every request in, or lets it pass unsigned where the route is open, before its body is read. */
export function installSignIn(app: FastifyInstance, key: Buffer, now: () => number, limit: RateLimit): void {
  const read = remembering(key);
  app.decorateRequest("pass", null);
  app.addHook("onRequest", async (request, reply) => {
    const { open, roles, offPost } = request.routeOptions.config;
    if (open === true || request.is404) return;
    const bearer = bearerOf(request);
    const token = bearer ?? cookieOf(request);
    if (token === undefined) throw new Stopped("SignInNeeded", {}, challenge);
    const pass = read(token, now());
    if (pass === "expired") throw new Stopped("TokenExpired", {}, challenge);
    if (typeof pass === "string") throw new Stopped("TokenRefused", {}, challenge);
    if (bearer === undefined && request.method !== "GET" && request.method !== "HEAD") requireSameOrigin(request);
    const wait = limit.take(token, now());
    if (wait > 0) throw new Stopped("TooManyRequests", {}, { "retry-after": String(wait) });
    // What a purpose or the thing itself decides, the route asks when it knows them.
    const standing = judge({ roles: roles ?? [], ...(offPost === undefined ? {} : { offPost }) }, pass.giver);
    if (standing !== undefined) throw new Stopped(problemOf(dutyRefusals, standing));
    request.pass = pass;
    reply.header("cache-control", "no-store");
  });
}

/** More than a district has devices: 2,000 handsets that take turns would push each other out of a smaller memory. */
const mostRemembered = 20_000;

/**
 * Reads tokens and remembers the good ones by their whole text: an HMAC for every request was a sixth of the time of an
 * order over HTTP. A token not seen before is checked in full.
 */
function remembering(key: Buffer): (token: string, now: number) => ReturnType<typeof readToken> {
  let known = new Map<string, Pass>();
  return (token, now) => {
    const before = known.get(token);
    if (before !== undefined) return before.expires <= now ? "expired" : before;
    const pass = readToken(key, token, now);
    if (typeof pass !== "string") {
      if (known.size >= mostRemembered) known = new Map();
      known.set(token, pass);
    }
    return pass;
  };
}

/** The pass of a session cookie, if there is a good one: for open routes that only want to know. */
export function passIfAny(request: FastifyRequest, key: Buffer, now: number): Pass | null {
  const header = request.headers.authorization;
  const token = header === undefined ? cookieOf(request) : bearerOf(request);
  if (token === undefined) return null;
  const pass = readToken(key, token, now);
  return typeof pass === "string" ? null : pass;
}
