import type { Desk } from "../../journal/web/desk.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { StreamView } from "../../ground/room.ts";
import { securityView, noSecurity } from "../security.ts";
import { proposalView } from "../second-person.ts";
import { sessionView } from "../sessions.ts";
import { isSeen, tagsOf } from "../sight.ts";
import { tokenView } from "../tokens.ts";
import { giverOf } from "../own-session.ts";

/** The parts of the screen of people and powers. */
export const peopleParts = ["staff", "waiting", "onPost", "sessions", "tokens", "rules", "import"] as const;

export type PeoplePart = (typeof peopleParts)[number];

const somebody = { id: "", by: "", at: "" };

/** The parts whose streams the session sees, asked of the same functions as the server; importing needs its orders. */
export function partsFor(desk: Pick<Desk, "book" | "session">): readonly PeoplePart[] {
  const tags = tagsOf(giverOf(desk.session));
  const sees = <State>(view: StreamView<State>, state: State) => isSeen(tags, view.seenBy?.(state, "") ?? []);
  const shown: Readonly<Record<PeoplePart, boolean>> = {
    staff: true,
    waiting: sees(proposalView, { ...somebody, order: "", body: {} }),
    onPost: true,
    sessions: sees(sessionView, { ...somebody, by: [], person: "", from: "", until: "" }),
    tokens: sees(tokenView, { ...somebody, label: "", power: { role: "reader" }, until: "" }),
    rules: sees(securityView, noSecurity),
    import: mayGive(desk, "RegisterPerson") && mayGive(desk, "GrantPowers"),
  };
  return peopleParts.filter((part) => shown[part]);
}
