import type { FastifyReply, FastifyRequest } from "fastify";
import { randomBytes } from "node:crypto";
import type { Giver } from "../../ground/fact.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import type { Sealed } from "../../ground/sealed.ts";
import { ulidOf } from "../../ground/ulid.ts";
import { Refused } from "../../journal/server/refused.ts";
import type { Submit } from "../../journal/server/submit.ts";
import { JournalUnavailable } from "../../journal/journal.ts";
import type { Person } from "../person.ts";
import type { Security } from "../security.ts";
import type { Token } from "../tokens.ts";
import type { ApiTokens } from "./api-tokens.ts";
import type { Credentials } from "./credentials.ts";
import type { Site } from "./passkeys.ts";
import type { Session } from "./session-limits.ts";
import type { Sessions } from "./sessions.ts";

/** What duty's state says now, from memory. */
export interface DutyNow {
  person(id: string): Person | undefined;
  people(): readonly Person[];
  token(id: string): Token | undefined;
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
  readonly submit: Submit;
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
  giverOf(request: FastifyRequest): Giver;
  /** The session the request came in, when it did; refused with 401 by `ownSession` otherwise. */
  sessionOf(request: FastifyRequest): Session | undefined;
  addressOf(request: FastifyRequest): string;
  isFromHere(request: FastifyRequest): boolean;
  /** Whether a token made with the machine's own key asks. */
  isMachine(request: FastifyRequest): boolean;
  requireOwnOrigin(request: FastifyRequest): void;
  setCookie(request: FastifyRequest, reply: FastifyReply, secret: string, expires: Instant): void;
  clearCookie(request: FastifyRequest, reply: FastifyReply): void;
  siteOf(request: FastifyRequest): Site;
  /** What `GET /session` answers for a session. */
  sessionAnswer(session: Session): object;
  /** Live connections of a person are looked at again. */
  lookAgain(person: string): void;
}

const program: Giver = { officer: "system", role: "system" };

/** Gives an order of the program's own; throws `Refused` when the rule says no. Answers the order's id. */
export async function note(door: Pick<Door, "submit" | "now">, name: string, body: object): Promise<string> {
  const id = ulidOf(door.now(), randomBytes(10));
  const answer = await door.submit({ id, name, body, giver: program });
  if (!answer.accepted) throw new Refused(answer.refusal);
  return id;
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
