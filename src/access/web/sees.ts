import { ownerOf } from "../../journal/rulebook.ts";
import type { Desk } from "../../journal/web/desk.ts";
import { isSeen, tagsOf } from "../sight.ts";
import { giverOf } from "../own-session.ts";

/** Whether this session sees streams like this one; asked of the same view as the server's. */
export function sees({ book, session }: Pick<Desk, "book" | "session">, stream: string, state: unknown): boolean {
  const seenBy = ownerOf(book, stream)?.seenBy?.(state, stream);
  return seenBy !== undefined && isSeen(tagsOf(giverOf(session)), seenBy);
}
