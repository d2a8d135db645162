import { createHash, randomBytes } from "node:crypto";
import { type MissingFactor, missingFactor, policyFor } from "../../src/access/missing-factor.ts";
import { theMachine } from "../../src/access/let-in.ts";
import { approversBesides } from "../../src/access/security.ts";
import { apiTokenPrefix, type ApiTokens } from "../../src/access/server/api-tokens.ts";
import type { Session } from "../../src/access/server/session-limits.ts";
import type { Sessions } from "../../src/access/server/sessions.ts";
import { readToken, type TokenFault } from "../../src/access/server/token.ts";
import { standingOf, standingOfToken } from "../../src/access/standing.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import { derivedUlid, ulidOf } from "../../src/ground/ulid.ts";
import { JournalUnavailable } from "../../src/journal/journal.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import type { Belonging } from "./belonging.ts";
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
  /**
   * Who the giver is now; undefined once the session, the person, the power or the token has ended, or the screen is
   * locked.
   */
  again(): Giver | undefined;
}

export type PassFault = TokenFault | "revoked" | "unknown";

/** Reads what a request shows: a token made at the machine, a program's token, or the secret of a session. */
export interface Passes {
  /** `fromMemory`: what memory does not know is not looked for in the database. */
  read(shown: string, by: "bearer" | "cookie", fromMemory?: boolean): Pass | PassFault | Promise<Pass | PassFault>;
}

/** What reading passes needs besides the machine's key. An API made for tests alone has none of it. */
export interface PassParts {
  readonly state: ReturnType<typeof dutyNow>;
  readonly belonging: Pick<Belonging, "withTies">;
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
  const withTies: Belonging["withTies"] = parts?.belonging.withTies ?? ((giver) => giver);
  /** Machine tokens read before: an HMAC for every request was a sixth of the time of an order over HTTP. */
  let known = new Map<string, Pass & { readonly id: string }>();

  function ofMachine(text: string): Pass | PassFault {
    let pass = known.get(text);
    if (pass === undefined) {
      const read = readToken(key, text, now());
      if (typeof read === "string") return read;
      const id = derivedUlid(read.expires, createHash("sha256").update(text).digest("hex"));
      const isRevoked = () => parts?.state.token(id)?.revoked !== undefined;
      // In a drill a token is one click; elsewhere what its bearer does is marked as done at the machine.
      const letIn = parts?.notesMachineTokens === true ? { letIn: [theMachine] } : {};
      const again = () => {
        if (isRevoked()) return undefined;
        const unattended = isAnybodyElse(read.giver) ? { unattended: true as const } : {};
        return { ...withTies(read.giver), ...letIn, ...unattended };
      };
      pass = { ...read, id, kind: "machine", again };
      if (known.size >= mostRemembered) known = new Map();
      known.set(text, pass);
      noteMachineToken(id, read.giver, read.expires);
    }
    if (pass.expires <= now()) return "expired";
    const giver = pass.again();
    return giver === undefined ? "revoked" : { ...pass, giver };
  }

  /**
   * Whether somebody could be the second person by signing in: holds an approving power and has something to sign in with.
   * Where nobody has, as in a new house or once everybody has lost theirs, the machine is all that is left. In a drill one
   * person plays everybody.
   */
  function isAnybodyElse({ officer }: Giver): boolean {
    if (parts === undefined || !parts.notesMachineTokens) return false;
    const { state } = parts;
    return approversBesides(state.security(), officer).some((id) => (state.person(id)?.factors.length ?? 0) > 0);
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

  async function ofProgram(text: string, fromMemory: boolean): Promise<Pass | PassFault> {
    if (parts === undefined) return "unknown";
    const found = await parts.tokens.find(text, fromMemory);
    if (typeof found === "string") return found;
    const again = () => {
      const token = parts.state.token(found.id);
      if (token === undefined || token.revoked !== undefined) return undefined;
      return { ...withTies(standingOfToken(token.label, token.power), [token.by]), unattended: true as const };
    };
    const giver = again();
    return giver === undefined ? "revoked" : { giver, expires: Date.parse(found.expiresAt), kind: "program", again };
  }

  async function ofSession(secret: string, fromMemory: boolean): Promise<Pass | PassFault> {
    if (parts === undefined) return "unknown";
    const { state, sessions } = parts;
    const demo = !parts.notesMachineTokens;
    const session = await sessions.find(secret, fromMemory);
    if (session === undefined) return "unknown";
    const standing = () => {
      const person = state.person(session.person);
      const isOpen = state.isSessionOpen(session.id) && sessions.byId(session.id) !== undefined;
      if (person === undefined || !isOpen) return undefined;
      const found = standingOf(person, instantOf(now()), state.zone());
      const letIn = state.session(session.id)?.letIn;
      return found === undefined ? undefined : { ...withTies(found), ...(letIn === undefined ? {} : { letIn }) };
    };
    const giver = standing();
    if (giver === undefined) return "revoked";
    const person = state.person(session.person);
    const by = state.session(session.id)?.by ?? [];
    const isByClick = by.includes("drill");
    // What a provider vouched for was judged when it did.
    const missing =
      person === undefined || isByClick || by.includes("provider")
        ? undefined
        : missingFactor(person, policyFor(state.security(), { demo, ...session }), instantOf(now()));
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
    read: (shown, by, fromMemory = false) => {
      if (shown.startsWith("cs1.")) return ofMachine(shown);
      if (by === "bearer") return shown.startsWith(apiTokenPrefix) ? ofProgram(shown, fromMemory) : "malformed";
      return ofSession(shown, fromMemory);
    },
  };
}
