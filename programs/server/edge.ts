import type { FastifyReply, FastifyRequest } from "fastify";
import type { Edge } from "../../src/access/server/door.ts";
import type { SessionEdge } from "../../src/access/server/session-routes.ts";
import type { Passes } from "../../src/access/server/passes.ts";
import { millis } from "../../src/ground/instant.ts";
import { limitedAs } from "./address-limit.ts";
import { cookieFor, cookieIn } from "./cookies.ts";
import type { Devices } from "./devices.ts";
import { addressOf, isFromHere, isSecure, requireOwnOrigin } from "./origin.ts";
import { sessionCookie } from "./session-cookie.ts";
import { passIfAny, passOf } from "./sign-in.ts";

/** Binds the way to a provider and back to one browser; it outlives nothing else. */
const flowCookieName = "callsign-sign-in";
const flowSeconds = 600;

/** What the routes of signing in are lent of the HTTP edge. */
export function edgeOf({ now, devices }: { readonly now: () => number; readonly devices: Devices }): Edge {
  return {
    giverOf: (request) => passOf(request).giver,
    sessionOf: (request) => request.pass?.session,
    addressOf,
    guesserOf: (request) => {
      const session = request.pass?.session;
      const address = limitedAs(addressOf(request));
      return session === undefined ? { address, device: devices.of(request) } : { session: session.id };
    },
    markDevice: (request, reply) => ({
      address: limitedAs(addressOf(request)),
      device: devices.of(request) ?? devices.mark(request, reply),
    }),
    isFromHere,
    requireOwnOrigin,
    isMachine: (request) => passOf(request).kind === "machine",
    setCookie: (request, reply, secret, expires) =>
      setSessionCookie(request, reply, secret, (millis(expires) - now()) / 1000),
    clearCookie: (request, reply) => setSessionCookie(request, reply, "", 0),
    setFlowCookie: (request, reply, flow) => {
      reply.header("set-cookie", cookieFor(request, flowCookieName, flow, flowSeconds, "Lax"));
    },
    flowCookie: (request) => cookieIn(request, flowCookieName),
    clearFlowCookie: (request, reply) => {
      reply.header("set-cookie", cookieFor(request, flowCookieName, "", 0, "Lax"));
    },
    siteOf: (request) => {
      const host = request.headers.host ?? "localhost";
      const origin = `${isSecure(request) ? "https" : "http"}://${host}`;
      return { rpID: new URL(origin).hostname, origin };
    },
  };
}

function setSessionCookie(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  reply.header("set-cookie", cookieFor(request, sessionCookie, value, seconds));
}

/** The same for the routes of sessions, which are there without people too. */
export function sessionEdgeOf(passes: Passes): SessionEdge {
  return {
    ...{ isFromHere, isSecure, requireOwnOrigin, setSessionCookie },
    passIfAny: (request) => passIfAny(request, passes),
  };
}
