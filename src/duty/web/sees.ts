import type { StreamView } from "../../journal/room.ts";
import type { Desk } from "../../journal/web/desk.ts";
import { isSeen, tagsOf } from "../sight.ts";
import { giverOf } from "./session.ts";

/**
 * Whether this session sees streams of a kind, asked of the view that owns the kind as the server asks it. `state` holds
 * as much of a stream's state as the view looks at.
 */
export function sees(
  { session }: Pick<Desk, "session">,
  view: Pick<StreamView<never>, "seenBy">,
  state: unknown,
): boolean {
  return isSeen(tagsOf(giverOf(session)), view.seenBy?.(state as never, "") ?? []);
}
