import type { ApiTokens } from "../../src/access/server/api-tokens.ts";
import type { Credentials } from "../../src/access/server/credentials.ts";
import type { Door } from "../../src/access/server/door.ts";
import type { SecurityWatch } from "../../src/access/server/security-watch.ts";
import type { OwnAttempts } from "../../src/access/server/own-attempts.ts";
import type { SignInProvider } from "../../src/access/server/sign-in-provider.ts";
import type { Sessions } from "../../src/access/server/sessions.ts";
import { standingOf } from "../../src/access/standing.ts";
import { instantOf, millis } from "../../src/ground/instant.ts";
import type { Sealed } from "../../src/ground/sealed.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import { limitedAs } from "./address-limit.ts";
import type { Devices } from "./devices.ts";
import { missingFactor, policyFor } from "../../src/access/missing-factor.ts";
import { cookieFor, cookieIn } from "./cookies.ts";
import type { dutyNow } from "./duty-now.ts";
import type { Seats } from "./live/seats.ts";
import { addressOf, isFromHere, isSecure, requireOwnOrigin } from "./origin.ts";
import { sessionAnswerOf, setSessionCookie } from "./session-routes.ts";
import { passOf } from "./sign-in.ts";

/** Binds the way to a provider and back to one browser; it outlives nothing else. */
const flowCookieName = "callsign-sign-in";
const flowSeconds = 600;

interface Parts {
  readonly now: () => number;
  readonly demo: boolean;
  readonly isDrill: () => boolean;
  readonly state: ReturnType<typeof dutyNow>;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly watch: SecurityWatch;
  readonly devices: Devices;
  readonly attempts: OwnAttempts;
  readonly submit: Submit;
  readonly seats: Seats;
  readonly provider?: SignInProvider | undefined;
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
}

/** What duty's routes of signing in are lent of the HTTP edge. */
export function doorOf(parts: Parts): Door {
  const { now, state, seats } = parts;
  return {
    ...parts,
    giverOf: (request) => passOf(request).giver,
    sessionOf: (request) => request.pass?.session,
    addressOf,
    guesserOf: (request) => {
      const session = request.pass?.session;
      const address = limitedAs(addressOf(request));
      return session === undefined ? { address, device: parts.devices.of(request) } : { session: session.id };
    },
    markDevice: (request, reply) => ({
      address: limitedAs(addressOf(request)),
      device: parts.devices.of(request) ?? parts.devices.mark(request, reply),
    }),
    isFromHere,
    requireOwnOrigin,
    isMachine: (request) => passOf(request).kind === "machine",
    setCookie: (request, reply, secret, expires) =>
      setSessionCookie(request, reply, secret, (millis(expires) - now()) / 1000),
    clearCookie: (request, reply) => setSessionCookie(request, reply, "", 0),
    idTokens: new Map(),
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
    sessionAnswer: (session) => {
      const person = state.person(session.person);
      const at = instantOf(now());
      const standing = person === undefined ? undefined : standingOf(person, at, state.zone());
      const letIn = state.session(session.id)?.letIn;
      const giver = standing === undefined || letIn === undefined ? standing : { ...standing, letIn };
      const by = state.session(session.id)?.by ?? [];
      const isByClick = by.includes("drill");
      const missing =
        person === undefined || isByClick || by.includes("provider")
          ? undefined
          : missingFactor(person, policyFor(state.security(), { demo: parts.demo, ...session }), at);
      return sessionAnswerOf(
        { demo: parts.demo, isDrill: parts.isDrill, security: state.security },
        {
          giver: giver ?? { officer: session.person, role: "reader", offPost: true },
          expires: millis(session.expiresAt),
          kind: "session",
          session,
          isByClick,
          ...(missing === undefined ? {} : { missing }),
          again: () => giver,
        },
      );
    },
    lookAgain: (person) => seats.look(new Set([person])),
  };
}
