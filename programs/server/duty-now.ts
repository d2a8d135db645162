import { districtStream } from "../../src/district/facts.ts";
import { districtView, unnamedDistrict } from "../../src/district/district.ts";
import { securityStream, sessionStream, tokenStream } from "../../src/access/facts.ts";
import { personStream } from "../../src/access/people-facts.ts";
import type { Person } from "../../src/access/person.ts";
import { personView } from "../../src/access/person-view.ts";
import { noSecurity, securityView } from "../../src/access/security.ts";
import { sessionView } from "../../src/access/sessions.ts";
import type { DutyNow } from "../../src/access/server/door.ts";
import { tokenView } from "../../src/access/tokens.ts";
import { stateIn } from "../../src/ground/fold.ts";
import type { Board } from "./live/board.ts";

/** Duty's state as of the last commit, from the board: asked with every request, so it never waits. */
export function dutyNow(board: Board): DutyNow {
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
