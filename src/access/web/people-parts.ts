import type { Client } from "../../journal/web/client.ts";
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
export function partsFor(client: Pick<Client, "book" | "session">): readonly PeoplePart[] {
  const shown: Readonly<Record<PeoplePart, boolean>> = {
    staff: true,
    waiting: seesKind(client, proposalView),
    onPost: true,
    sessions: seesKind(client, sessionView),
    tokens: seesKind(client, tokenView),
    rules: seesKind(client, securityView),
    import: mayGive(client, "RegisterPerson") && mayGive(client, "GrantPowers"),
  };
  return peopleParts.filter((part) => shown[part]);
}
