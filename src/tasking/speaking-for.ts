import type { Giver } from "../ground/fact.ts";
import { isSameParty, partyOf } from "./party.ts";
import type { Party } from "./party-facts.ts";
import type { Task } from "./task.ts";

type Parties = Pick<Task, "from" | "to" | "with" | "members">;

/** Whether somebody speaks for a party; for a task group, whose people the task names, each of them does. */
function speaksFor(by: Giver, party: Party, members: readonly string[] = []): boolean {
  return party.kind === "group" ? members.includes(by.officer) : isSameParty(partyOf(by), party);
}

/** For whoever gave the work: it is theirs to withdraw, to check, to reopen. */
export function isAsker(by: Giver, { from }: Parties): boolean {
  return speaksFor(by, from);
}

/** For whoever has it: it is theirs to sign, to return, to answer. */
export function isAnswerer(by: Giver, { to, members }: Parties): boolean {
  return speaksFor(by, to, members);
}

/** For one of those that answer along with the lead. */
export function isHelper(by: Giver, { with: along }: Parties): boolean {
  return along.some((party) => speaksFor(by, party));
}

/** The leaders of the shift may move work between the parts of the house. */
export function isLeader({ role }: Pick<Giver, "role">): boolean {
  return role === "shiftLeader" || role === "dutyCommander";
}
