import { rulebookOf } from "../../src/journal/rulebook.ts";
import type { Desk } from "../../src/journal/web/desk.ts";
import type { LiveStore } from "../../src/journal/web/live-store.ts";
import { rooms } from "./rooms.ts";

/** The rules a console works by: the same functions as the server's. */
export const consoleBook = rulebookOf(rooms.map(({ rules }) => rules));

/** Words for what refusals name: codes of the rules, and the district's own names as they are at that moment. */
export function deskWords(live: Pick<LiveStore, "state">): Desk["words"] {
  const words: Record<string, Desk["words"][string]> = {};
  for (const { codes = {}, named = {} } of rooms.map((room) => room.words ?? {})) {
    Object.assign(words, codes);
    for (const [detail, names] of Object.entries(named)) {
      Object.defineProperty(words, detail, { enumerable: true, get: () => names(live) });
    }
  }
  return words;
}
