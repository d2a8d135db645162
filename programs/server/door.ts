import type { ApiTokens } from "../../src/duty/server/api-tokens.ts";
import type { Credentials } from "../../src/duty/server/credentials.ts";
import type { Door } from "../../src/duty/server/door.ts";
import type { Sessions } from "../../src/duty/server/sessions.ts";
import { standingOf } from "../../src/duty/standing.ts";
import { instantOf, millis } from "../../src/ground/instant.ts";
import type { Sealed } from "../../src/ground/sealed.ts";
import type { Submit } from "../../src/journal/server/submit.ts";
import { missingFactor } from "../../src/duty/missing-factor.ts";
import type { dutyNow } from "./duty-now.ts";
import type { Seats } from "./live/seats.ts";
import { addressOf, isFromHere, isSecure, requireOwnOrigin } from "./origin.ts";
import { sessionAnswerOf, setSessionCookie } from "./session-routes.ts";
import { passOf } from "./sign-in.ts";

interface Parts {
  readonly now: () => number;
  readonly demo: boolean;
  readonly isDrill: () => boolean;
  readonly state: ReturnType<typeof dutyNow>;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly submit: Submit;
  readonly seats: Seats;
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
    isFromHere,
    requireOwnOrigin,
    isMachine: (request) => passOf(request).kind === "machine",
    setCookie: (request, reply, secret, expires) =>
      setSessionCookie(request, reply, secret, (millis(expires) - now()) / 1000),
    clearCookie: (request, reply) => setSessionCookie(request, reply, "", 0),
    siteOf: (request) => {
      const host = request.headers.host ?? "localhost";
      const origin = `${isSecure(request) ? "https" : "http"}://${host}`;
      return { rpID: new URL(origin).hostname, origin };
    },
    sessionAnswer: (session) => {
      const person = state.person(session.person);
      const at = instantOf(now());
      const giver = person === undefined ? undefined : standingOf(person, at, state.zone());
      const isByClick = state.session(session.id)?.by.includes("drill") === true;
      const missing =
        person === undefined || isByClick ? undefined : missingFactor(person, state.security().policy, at);
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
