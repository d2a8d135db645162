import { districtStream } from "../../district/facts.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { securityStream, sessionStream, tokenStream } from "../facts.ts";
import { personStream } from "../people-facts.ts";
import type { Person } from "../person.ts";
import { personView } from "../person-view.ts";
import { noSecurity, type Security, securityView } from "../security.ts";
import { type SessionRecord, sessionView } from "../sessions.ts";
import { type Token, tokenView } from "../tokens.ts";
import { type Read, stateIn, type StreamStates } from "../../ground/fold.ts";

/** What access's state says now, from memory. */
export interface AccessNow {
  person(id: string): Person | undefined;
  people(): readonly Person[];
  token(id: string): Token | undefined;
  session(id: string): SessionRecord | undefined;
  /** Whether the journal knows the session and that it has not ended. */
  isSessionOpen(id: string): boolean;
  security(): Security;
  zone(): string;
}

/** Every current stream with all rooms' states of it. */
export interface StreamsNow {
  readonly state: Read;
  entries(): Iterable<{ readonly stream: string; readonly states: StreamStates }>;
}

/** Reads that state from the board, as of the last commit: asked with every request, so it never waits. */
export function accessNow(board: StreamsNow): AccessNow {
  const { state } = board;
  const session = (id: string) => state(sessionView, sessionStream(id));
  return {
    person: (id) => state(personView, personStream(id)),
    people: () => {
      const found: Person[] = [];
      for (const { stream, states } of board.entries()) {
        const person = stream.startsWith("person/") ? stateIn(personView, states) : undefined;
        if (person !== undefined) found.push(person);
      }
      return found;
    },
    token: (id) => state(tokenView, tokenStream(id)),
    session,
    isSessionOpen: (id) => session(id) !== undefined && session(id)?.ended === undefined,
    security: () => state(securityView, securityStream) ?? noSecurity,
    zone: () => (state(districtView, districtStream) ?? unnamedDistrict).zone,
  };
}
