import type { FastifyInstance, FastifyRequest } from "fastify";
import type { RefusedEvent } from "../../src/access/security-events.ts";
import type { SecurityWatch } from "../../src/access/server/security-watch.ts";
import { addressOf } from "./origin.ts";

/** What the edge refuses of itself. The routes of signing in tell what was tried there; they know whose name was given. */
const eventOfCode: Readonly<Record<string, RefusedEvent>> = {
  TokenRefused: "credentialRefused",
  TokenExpired: "credentialRefused",
  OriginNotAllowed: "originRefused",
  HostUnknown: "originRefused",
  HostNotAllowed: "originRefused",
  ProxyPassedBy: "originRefused",
  TooManyRequests: "rateLimited",
  DrillFromHere: "originRefused",
  MachineOnly: "originRefused",
  OpeningBudgetSpent: "openingRefused",
};

/** 403s that say what somebody has yet to do, and are no attempt at anything. */
const ownAffairs = new Set(["FactorsMissing", "SignInIsLocked", "SignInDelayed", "PasswordNotThis"]);

const isOpening = (route: string) => /\/openings?(\/|$)|\/open$/.test(route);

function eventOf(request: FastifyRequest, code: string, status: number): RefusedEvent | undefined {
  const known = eventOfCode[code];
  if (known !== undefined) return known;
  const { open, roles } = request.routeOptions.config;
  // A credential that was shown and is no more: ended, revoked or never ours. None shown is nobody's attempt.
  if (code === "SignInNeeded") {
    const { authorization, cookie } = request.headers;
    return authorization !== undefined || /callsign-session=\S/.test(cookie ?? "") ? "credentialRefused" : undefined;
  }
  if (open === true || roles === undefined || ownAffairs.has(code)) return undefined;
  if (status !== 403 && code !== "NothingThere") return undefined;
  if (isOpening(request.routeOptions.url ?? "")) return "openingRefused";
  return request.method === "GET" || request.method === "HEAD" ? "readRefused" : "actRefused";
}

/** Tells the security watch of every refusal that says something about an attempt, once it is answered. */
export function installRefusalWatch(app: FastifyInstance, watch: SecurityWatch): void {
  app.addHook("onResponse", async (request, reply) => {
    if (reply.problem === undefined || request.arrival === null) return;
    const { code, status } = reply.problem;
    const event = eventOf(request, code, status);
    if (event === undefined) return;
    const { kind, giver, session } = request.asking ?? {};
    watch.tell({
      event,
      why: code,
      address: addressOf(request).slice(0, 80) || undefined,
      ...(kind === "program" ? { by: giver?.officer } : { person: giver?.officer }),
      session: session?.id,
      route: request.routeOptions.url,
      agent: request.headers["user-agent"],
    });
  });
}
