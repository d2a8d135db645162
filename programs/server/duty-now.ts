import { districtStream } from "../../src/district/facts.ts";
import { type District, districtView, unnamedDistrict } from "../../src/district/district.ts";
import { securityStream, sessionStream, tokenStream } from "../../src/duty/access-facts.ts";
import { personStream } from "../../src/duty/facts.ts";
import type { Person } from "../../src/duty/person.ts";
import { personView } from "../../src/duty/person-view.ts";
import { noSecurity, type Security, securityView } from "../../src/duty/security.ts";
import { type SessionRecord, sessionView } from "../../src/duty/sessions.ts";
import type { DutyNow } from "../../src/duty/server/door.ts";
import { type Token, tokenView } from "../../src/duty/tokens.ts";
import type { Fold } from "../../src/journal/fold.ts";
import type { Board } from "./live/board.ts";

/** Duty's state as of the last commit, from the board: asked with every request, so it never waits. */
export function dutyNow(board: Board): DutyNow & { session(id: string): SessionRecord | undefined } {
  const state = <State>(fold: Fold<State>, stream: string) =>
    board.entry(stream)?.states[fold.room] as State | undefined;
  const session = (id: string) => state<SessionRecord>(sessionView, sessionStream(id));
  return {
    person: (id) => state<Person>(personView, personStream(id)),
    people: () => {
      const found: Person[] = [];
      for (const { stream, states } of board.entries()) {
        if (stream.startsWith("person/")) found.push(states[personView.room] as Person);
      }
      return found;
    },
    token: (id) => state<Token>(tokenView, tokenStream(id)),
    session,
    isSessionOpen: (id) => session(id) !== undefined && session(id)?.ended === undefined,
    security: () => state<Security>(securityView, securityStream) ?? noSecurity,
    zone: () => (state<District>(districtView, districtStream) ?? unnamedDistrict).zone,
  };
}
