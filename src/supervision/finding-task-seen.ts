import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";

/** Whether there is such a task of supervision. */
export const taskSeenView: StreamView<{ readonly isCorrective: boolean }> = {
  room: "checks",
  kind: "task",
  owner: false,
  evolve: (state: { readonly isCorrective: boolean } | null, told: Fact) =>
    state ??
    (["DirectiveIssued", "ServiceAsked"].includes(told.type) ? { isCorrective: told.by.role === "supervisor" } : null),
};
