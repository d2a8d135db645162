import type { Desk } from "../../journal/web/desk.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { securityView } from "../security.ts";
import { proposalView } from "../second-person.ts";
import { sessionView } from "../sessions.ts";
import { tokenView } from "../tokens.ts";
import { seesKind } from "./sees-kind.ts";

/** The parts of the screen of people and powers. */
export const peopleParts = ["staff", "waiting", "onPost", "sessions", "tokens", "rules", "import"] as const;

export type PeoplePart = (typeof peopleParts)[number];

/** The parts whose streams the session sees, asked of the same functions as the server; importing needs its orders. */
export function partsFor(desk: Pick<Desk, "book" | "session">): readonly PeoplePart[] {
  const shown: Readonly<Record<PeoplePart, boolean>> = {
    staff: true,
    waiting: seesKind(desk, proposalView),
    onPost: true,
    sessions: seesKind(desk, sessionView),
    tokens: seesKind(desk, tokenView),
    rules: seesKind(desk, securityView),
    import: mayGive(desk, "RegisterPerson") && mayGive(desk, "GrantPowers"),
  };
  return peopleParts.filter((part) => shown[part]);
}
