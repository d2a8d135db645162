import type { FastifyInstance, FastifyRequest } from "fastify";
import { judge } from "../../src/access/authority.ts";
import { accessRefusals } from "../../src/access/refusals.ts";
import { giverHeader } from "../../src/ground/giver-header.ts";
import { limitedAs } from "./address-limit.ts";
import { cookieIn } from "./cookies.ts";
import type { FailedCredentials } from "../../src/access/server/failed-credentials.ts";
import { addressOf, requireOwnOrigin } from "./origin.ts";
import type { Pass, PassFault, Passes } from "../../src/access/server/passes.ts";
import { problemOf, Stopped } from "./problems.ts";
import type { Places } from "./places.ts";
import type { RateLimit } from "./rate-limit.ts";
import { ruleOf } from "../../src/access/server/route-rules.ts";
import { sessionCookie } from "./session-cookie.ts";

declare module "fastify" {
  interface FastifyRequest {
    pass: Pass | null;
    /** Whose credential was shown and is good, also where the request is refused for what they may not do. */
    asking: Pass | null;
  }
}

/** Who asks; the sign-in hook has let the request through, so there is a pass. */
export function passOf(request: FastifyRequest): Pass {
  if (request.pass === null) throw new Stopped("SignInNeeded");
  return request.pass;
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

function stopFor(fault: PassFault, by: "bearer" | "cookie"): Stopped {
  if (fault === "expired") return new Stopped("TokenExpired", {}, challenge);
  // A browser's session that is no more is simply not signed in; a program is told that its token is not taken.
  return new Stopped(by === "cookie" && fault !== "forged" ? "SignInNeeded" : "TokenRefused", {}, challenge);
}

/** A browser has one cookie for all its windows: what somebody gave is not sent in the name of who signed in since. */
function requireGiver(request: FastifyRequest, { giver }: Pass): void {
  const said = request.headers[giverHeader];
  if (said !== undefined && said !== giver.officer) throw new Stopped("GiverChanged", { officer: String(said) });
}

/** What a request shows of itself, if anything. */
function shownBy(request: FastifyRequest): { readonly text: string; readonly by: "bearer" | "cookie" } | undefined {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return { text: bearer, by: "bearer" };
  if (request.routeOptions.config.tokenOnly === true) return undefined;
  const cookie = cookieIn(request, sessionCookie);
  return cookie === undefined || cookie === "" ? undefined : { text: cookie, by: "cookie" };
}

export interface SignInParts {
  readonly passes: Passes;
  readonly now: () => number;
  /** Of each session and token. */
  readonly limit: RateLimit;
  /** Of each address, for what is not valid. */
  readonly failed: FailedCredentials;
  readonly places: Pick<Places, "showed">;
}

/** Signs every request in, or lets it pass unsigned where the route is open, before its body is read. */
export function installSignIn(app: FastifyInstance, o: SignInParts): void {
  const { passes, now, limit, failed, places } = o;
  app.decorateRequest("pass", null);
  app.decorateRequest("asking", null);
  app.addHook("onRequest", async (request, reply) => {
    const { open, whenLocked, whenIncomplete } = request.routeOptions.config;
    if (open === true || request.is404) return;
    const shown = shownBy(request);
    if (shown === undefined) throw new Stopped("SignInNeeded", {}, challenge);
    const address = limitedAs(addressOf(request));
    const pass = await passes.read(shown.text, shown.by, failed.waits(address, now()) > 0);
    places.showed(request.raw.socket, typeof pass !== "string");
    if (typeof pass === "string") {
      const wait = failed.failed(address, now());
      throw wait > 0 ? new Stopped("TooManyRequests", {}, { "retry-after": String(wait) }) : stopFor(pass, shown.by);
    }
    request.asking = pass;
    if (shown.by === "cookie" && request.method !== "GET" && request.method !== "HEAD") requireOwnOrigin(request);
    const wait = limit.take(shown.text, now());
    if (wait > 0) throw new Stopped("TooManyRequests", {}, { "retry-after": String(wait) });
    if (pass.session?.lockedAt !== undefined && whenLocked !== true) throw new Stopped("ScreenLocked");
    if (pass.missing !== undefined && whenIncomplete !== true)
      throw new Stopped("FactorsMissing", { missing: pass.missing });
    requireGiver(request, pass);
    // What a purpose or the thing itself decides, the route asks when it knows them.
    const { purpose: _, ...rule } = ruleOf(request.routeOptions.config) ?? { roles: [] };
    const standing = judge(rule, pass.giver);
    if (standing !== undefined) throw new Stopped(problemOf(accessRefusals, standing));
    request.pass = pass;
    reply.header("cache-control", "no-store");
  });
}

/** The pass a request shows, if it is a good one: for open routes that only want to know. */
export async function passIfAny(request: FastifyRequest, passes: Passes): Promise<Pass | undefined> {
  const shown = shownBy(request);
  if (shown === undefined) return undefined;
  const pass = await passes.read(shown.text, shown.by);
  return typeof pass === "string" ? undefined : pass;
}
