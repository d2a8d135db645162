import { ownerOf } from "../../journal/rulebook.ts";
import type { Desk } from "../../journal/web/desk.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { isSeen, tagsOf } from "../sight.ts";
import { giverOf } from "./session.ts";

/** Instead of a count or a “none” about what the reader cannot see: an empty screen would say that there is nothing. */
export const notShown: Sentence = { zh: "不向您的角色显示", en: "Not shown to your role" };

/** Whether this session sees streams like this one; asked of the same view as the server's. */
export function sees({ book, session }: Pick<Desk, "book" | "session">, stream: string, state: unknown): boolean {
  const seenBy = ownerOf(book, stream)?.seenBy?.(state, stream);
  return seenBy !== undefined && isSeen(tagsOf(giverOf(session)), seenBy);
}
