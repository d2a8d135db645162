import { useLayoutEffect } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { type OwnWord, ownWordsStore } from "../../ground/web/own-words.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import type { Words } from "../words.ts";
import { wordsStream } from "../words-facts.ts";

const none: ReadonlyMap<Sentence, OwnWord> = new Map();

/** Says the district's own words on this screen, from the moment they are known, and as they change. */
export function useOwnWords(): void {
  const { book } = useClient();
  const words = useStream<Words>(wordsStream)?.words;
  useLayoutEffect(() => {
    const own = Object.values(words ?? {}).flatMap((one) => {
      const listed = book.words.get(one.word);
      return listed === undefined ? [] : [[listed.name, one] as const];
    });
    ownWordsStore.set(own.length === 0 ? none : new Map(own));
  }, [book, words]);
  useLayoutEffect(() => () => ownWordsStore.set(none), []);
}
