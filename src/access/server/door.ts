import type { FastifyReply, FastifyRequest } from "fastify";
import type { Giver } from "../../ground/fact.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import type { Sealed } from "../../ground/sealed.ts";
import type { Submit } from "../../journal/server/order-request.ts";
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

export function instantNow(door: Pick<Door, "now">): Instant {
  return instantOf(door.now());
}
