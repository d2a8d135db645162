import type { Sentence } from "./sentence.ts";

/** Words of a room by their code, which a district can have in its own way. */
export interface WordList {
  /** Tells the list apart from all others: `unitKind`. */
  readonly name: string;
  /** What the list is called. */
  readonly title: Sentence;
  /** Where people meet its words. */
  readonly shown: Sentence;
  readonly words: Readonly<Record<string, Sentence>>;
}

/** A word of a list by its key: `unitKind.patrol`. */
export interface ListedWord {
  readonly key: string;
  readonly code: string;
  readonly list: WordList;
  /** What the program calls it. */
  readonly name: Sentence;
}

/** All words that a district can change, list by list. */
export function listedWords(rooms: readonly { readonly words?: readonly WordList[] }[]): readonly ListedWord[] {
  return rooms.flatMap(({ words = [] }) =>
    words.flatMap((list) =>
      Object.entries(list.words).map(([code, name]) => ({ key: `${list.name}.${code}`, code, list, name })),
    ),
  );
}
