import type { FastifyReply, FastifyRequest } from "fastify";
import { randomBytes } from "node:crypto";
import type { Giver } from "../../ground/fact.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import type { Sealed } from "../../ground/sealed.ts";
import { ulidOf } from "../../ground/ulid.ts";
import { Refused } from "../../journal/server/refused.ts";
import type { Answer, OrderRequest, Submit } from "../../journal/server/order-request.ts";
import { JournalUnavailable, OutcomeUnknown } from "../../journal/journal.ts";
import type { Person } from "../person.ts";
import type { Security } from "../security.ts";
import type { SessionRecord } from "../sessions.ts";
import type { Token } from "../tokens.ts";
import type { ApiTokens } from "./api-tokens.ts";
import type { Credentials } from "./credentials.ts";
import type { GuessFrom } from "./known-places.ts";
import type { OwnAttempts } from "./own-attempts.ts";
import type { Site } from "./passkeys.ts";
import type { SignInProvider } from "./sign-in-provider.ts";
import type { Session } from "./session-limits.ts";
import type { SecurityWatch } from "./security-watch.ts";
import type { Sessions } from "./sessions.ts";

/** What duty's state says now, from memory. */
export interface DutyNow {
  person(id: string): Person | undefined;
  people(): readonly Person[];
  token(id: string): Token | undefined;
  session(id: string): SessionRecord | undefined;
  /** Whether the journal knows the session and that it has not ended. */
  isSessionOpen(id: string): boolean;
  security(): Security;
  zone(): string;
}

/** What the program lends to the routes of signing in: the HTTP edge is its own. */
export interface Door {
  readonly now: () => number;
  readonly demo: boolean;
  readonly isDrill: () => boolean;
  readonly state: DutyNow;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly attempts: OwnAttempts;
  /** Told what was refused: `door.watch.tell({ event: "proofFailed", person, address, session, why })`. */
  readonly watch: SecurityWatch;
  readonly submit: Submit;
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
  giverOf(request: FastifyRequest): Giver;
  /** The session the request came in, when it did; refused with 401 by `ownSession` otherwise. */
  sessionOf(request: FastifyRequest): Session | undefined;
  addressOf(request: FastifyRequest): string;
  /** Whose attempts they count as: of the session where there is one, else of the browser and the address. */
  guesserOf(request: FastifyRequest): GuessFrom;
  /** Marks the browser, if it is not marked yet, as one somebody has signed in with. Answers where that is. */
  markDevice(request: FastifyRequest, reply: FastifyReply): GuessFrom;
  isFromHere(request: FastifyRequest): boolean;
  /** Whether a token made with the machine's own key asks. */
  isMachine(request: FastifyRequest): boolean;
  requireOwnOrigin(request: FastifyRequest): void;
  setCookie(request: FastifyRequest, reply: FastifyReply, secret: string, expires: Instant): void;
  clearCookie(request: FastifyRequest, reply: FastifyReply): void;
  /** The bureau's provider of identities, where people may also sign in; absent: there is none. */
  readonly provider?: SignInProvider | undefined;
  /** What the provider is shown when its session is left, by ours; forgotten at a stop. */
  readonly idTokens: Map<string, string>;
  /** What a browser brings back from the provider, sent along when it comes from another site. */
  setFlowCookie(request: FastifyRequest, reply: FastifyReply, flow: string): void;
  flowCookie(request: FastifyRequest): string | undefined;
  clearFlowCookie(request: FastifyRequest, reply: FastifyReply): void;
  siteOf(request: FastifyRequest): Site;
  /** What `GET /session` answers for a session. */
  sessionAnswer(session: Session): object;
  /** Live connections of a person are looked at again. */
  lookAgain(person: string): void;
}

const program: Giver = { officer: "system", role: "system" };

const mostTries = 6;
const pauseMillis = 500;

/**
 * Gives an order of the program's own; throws `Refused` when the rule says no. Answers the order's id. Where it cannot be
 * told whether it was recorded it is given again under its id, for some seconds: whoever waits for it has no id to send.
 */
export async function note(door: Pick<Door, "submit" | "now">, name: string, body: object): Promise<string> {
  const id = ulidOf(door.now(), randomBytes(10));
  const answer = await giveUntilKnown(door.submit, { id, name, body, giver: program });
  if (!answer.accepted) throw new Refused(answer.refusal);
  return id;
}

async function giveUntilKnown(submit: Submit, request: OrderRequest): Promise<Answer> {
  let unknown: OutcomeUnknown | undefined;
  for (let tries = 1; ; tries++) {
    try {
      return await submit(request);
    } catch (error) {
      if (error instanceof OutcomeUnknown) unknown = error;
      // Once it is not known, that nothing was written by a later try says nothing of the first.
      if (unknown === undefined || !(error instanceof JournalUnavailable)) throw error;
      if (tries === mostTries) throw unknown;
      await new Promise((resolve) => setTimeout(resolve, pauseMillis));
    }
  }
}

/** Like `note`, where a record that cannot be made now must not hold up what it is about (a lock-out, an end). */
export async function noteIfPossible(door: Pick<Door, "submit" | "now">, name: string, body: object): Promise<void> {
  try {
    await note(door, name, body);
  } catch (error) {
    if (!(error instanceof JournalUnavailable) && !(error instanceof Refused)) throw error;
  }
}

export function instantNow(door: Pick<Door, "now">): Instant {
  return instantOf(door.now());
}
