import type { Owned, StreamView } from "../../ground/room.ts";
import type { Client } from "../../journal/web/client.ts";
import { isSeen, tagsOf } from "../sight.ts";
import { giverOf } from "../own-session.ts";

/** Whether this session sees streams of a kind that are of `owned` (of nobody, when absent), as their owner's view says. */
export function seesKind(
  { session }: Pick<Client, "session">,
  { kindSeenBy }: Pick<StreamView<never>, "kindSeenBy">,
  owned: Owned = {},
): boolean {
  return isSeen(tagsOf(giverOf(session)), kindSeenBy?.(owned) ?? []);
}
