import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";

/** The words that a district has in its own way. */
export const wordsStream = "words/home";

const word = text(40).refine((value) => value.trim() === value, { error: "must not begin or end with white space" });

/** A word of the program is called so from now on; without any of the three it is called as the program calls it. */
export const WordSet = defineFact({
  type: "WordSet",
  version: 1,
  shape: z.strictObject({
    /** Its list and its code: `unitKind.patrol`. */
    word: codeSchema,
    zh: word.optional(),
    en: word.optional(),
    /** Traditional Chinese; the Chinese word is converted where it is absent. */
    zhTW: word.optional(),
  }),
  say: ({ word: key, zh, en, zhTW }, names) => {
    const said = [zh, zhTW, en].filter((each) => each !== undefined);
    return said.length === 0
      ? phrase({ zh: "用语“{word}”恢复原样", en: "The word “{word}” is as it was" }, { word: names.word(key) })
      : phrase(
          { zh: "用语“{word}”改为“{said}”", en: "The word “{word}” is now “{said}”" },
          { word: names.word(key), said: said.join(" / ") },
        );
  },
});

export type WordsFact = FactOf<typeof WordSet>;
