import { createHash, randomBytes } from "node:crypto";
import { type MissingFactor, missingFactor } from "../../src/duty/missing-factor.ts";
import { apiTokenPrefix, type ApiTokens } from "../../src/duty/server/api-tokens.ts";
import type { Session } from "../../src/duty/server/session-limits.ts";
import type { Sessions } from "../../src/duty/server/sessions.ts";
import { readToken, type TokenFault } from "../../src/duty/server/token.ts";
import { standingOf, standingOfToken } from "../../src/duty/standing.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import { derivedUlid, ulidOf } from "../../src/ground/ulid.ts";
import { JournalUnavailable } from "../../src/journal/journal.ts";
import type { Submit } from "../../src/journal/server/submit.ts";
import type { dutyNow } from "./duty-now.ts";

/** Who asks, and what let them in. */
export interface Pass {
  readonly giver: Giver;
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly kind: "machine" | "program" | "session";
  /** Of a session: its row, whether its screen is locked, and what its person has yet to set up. */
  readonly session?: Session;
  readonly missing?: MissingFactor;
  /** One click in a drill signed in: nothing is to be set up, and a seat left alone is given back. */
  readonly isByClick?: boolean;
  /** Who it is now; nothing once the session, the person, the power or the token is no more, or the screen is locked. */
  again(): Giver | undefined;
}

export type PassFault = TokenFault | "revoked" | "unknown";

/** Reads what a request shows: a token made at the machine, a program's token, or the secret of a session. */
export interface Passes {
  read(shown: string, by: "bearer" | "cookie"): Pass | PassFault | Promise<Pass | PassFault>;
}

/** What lies behind passes besides the machine's key; a bare API of tests has none of it. */
export interface PassParts {
  readonly state: ReturnType<typeof dutyNow>;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly submit: Submit;
  /** False in a drill, whose tokens are one click. */
  readonly notesMachineTokens: boolean;
  readonly trouble: (error: unknown) => void;
}

/** More than a district has devices: 2,000 handsets that take turns would push each other out of a smaller memory. */
const mostRemembered = 20_000;

export function passesOf(key: Buffer, now: () => number, parts?: PassParts): Passes {
  /** Machine tokens read before: an HMAC for every request was a sixth of the time of an order over HTTP. */
  let known = new Map<string, Pass & { readonly id: string }>();

  function ofMachine(text: string): Pass | PassFault {
    let pass = known.get(text);
    if (pass === undefined) {
      const read = readToken(key, text, now());
      if (typeof read === "string") return read;
      const id = derivedUlid(read.expires, createHash("sha256").update(text).digest("hex"));
      const isRevoked = () => parts?.state.token(id)?.revoked !== undefined;
      pass = { ...read, id, kind: "machine", again: () => (isRevoked() ? undefined : read.giver) };
      if (known.size >= mostRemembered) known = new Map();
      known.set(text, pass);
      noteMachineToken(id, read.giver, read.expires);
    }
    if (pass.expires <= now()) return "expired";
    return pass.again() === undefined ? "revoked" : pass;
  }

  /** Leaves the mark of a token nobody in the house gave. Whatever becomes of that does not hold up the request. */
  function noteMachineToken(token: string, giver: Giver, expires: number): void {
    if (parts === undefined || !parts.notesMachineTokens || parts.state.token(token) !== undefined) return;
    const { officer, role, station, unit, department } = giver;
    const power = { role, station, unit, department };
    const body = { token, officer, power, until: instantOf(expires) };
    const id = ulidOf(now(), randomBytes(10));
    parts
      .submit({ id, name: "NoteMachineToken", body, giver: { officer: "system", role: "system" } })
      .catch((error: unknown) => (error instanceof JournalUnavailable ? undefined : parts.trouble(error)));
  }

  async function ofProgram(text: string): Promise<Pass | PassFault> {
    if (parts === undefined) return "unknown";
    const found = await parts.tokens.find(text);
    if (typeof found === "string") return found;
    const again = () => {
      const token = parts.state.token(found.id);
      return token === undefined || token.revoked !== undefined ? undefined : standingOfToken(token.label, token.power);
    };
    const giver = again();
    return giver === undefined ? "revoked" : { giver, expires: Date.parse(found.expiresAt), kind: "program", again };
  }

  async function ofSession(secret: string): Promise<Pass | PassFault> {
    if (parts === undefined) return "unknown";
    const { state, sessions } = parts;
    const session = await sessions.find(secret);
    if (session === undefined) return "unknown";
    const standing = () => {
      const person = state.person(session.person);
      const isOpen = state.isSessionOpen(session.id) && sessions.byId(session.id) !== undefined;
      return person === undefined || !isOpen ? undefined : standingOf(person, instantOf(now()), state.zone());
    };
    const giver = standing();
    if (giver === undefined) return "revoked";
    const person = state.person(session.person);
    const isByClick = state.session(session.id)?.by.includes("drill") === true;
    const missing =
      person === undefined || isByClick ? undefined : missingFactor(person, state.security().policy, instantOf(now()));
    return {
      giver,
      session,
      kind: "session",
      isByClick,
      expires: Date.parse(session.expiresAt),
      ...(missing === undefined ? {} : { missing }),
      again: () => (session.lockedAt === undefined ? standing() : undefined),
    };
  }

  return {
    read: (shown, by) => {
      if (shown.startsWith("cs1.")) return ofMachine(shown);
      if (by === "bearer") return shown.startsWith(apiTokenPrefix) ? ofProgram(shown) : "malformed";
      return ofSession(shown);
    },
  };
}
