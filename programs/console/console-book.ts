import { rulebookOf } from "../../src/journal/rulebook.ts";
import type { Client } from "../../src/journal/web/client.ts";
import type { LiveStore } from "../../src/journal/web/live-store.ts";
import type { WordsOfCodes } from "../../src/journal/web/room-web.ts";
import { rooms } from "./rooms.ts";

/** The rules a console works by: the same functions as the server's. */
export const consoleBook = rulebookOf(rooms.map(({ rules }) => rules));

/** What people call the fields of the rooms' orders. */
export const fieldNames: WordsOfCodes = Object.assign({}, ...rooms.map((room) => room.words?.fields));

/** Words for what refusals name: codes of the rules, and the district's own names as they are at that moment. */
export function codeWords(live: Pick<LiveStore, "state">): Client["words"] {
  const words: Record<string, Client["words"][string]> = {};
  for (const { codes = {}, named = {} } of rooms.map((room) => room.words ?? {})) {
    Object.assign(words, codes);
    for (const [detail, names] of Object.entries(named)) {
      Object.defineProperty(words, detail, { enumerable: true, get: () => names(live) });
    }
  }
  return words;
}
