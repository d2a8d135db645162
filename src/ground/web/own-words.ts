import type { Sentence } from "../sentence.ts";
import { makeStore } from "./store.ts";

/** What a district says in place of a word of the program; what is absent is said as the program says it. */
export interface OwnWord {
  readonly zh?: string | undefined;
  readonly en?: string | undefined;
  /** Traditional Chinese; absent: the Chinese word, converted. */
  readonly zhTW?: string | undefined;
}

/** The district's own words of this screen, by the text of the program that each takes the place of. */
export const ownWordsStore = makeStore<ReadonlyMap<Sentence, OwnWord>>(new Map());
