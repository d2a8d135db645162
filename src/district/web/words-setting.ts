import { same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import type { OwnWord } from "../words.ts";
import { wordsStream } from "../words-facts.ts";
import { line } from "./setting-words.ts";
import { wordsTexts as texts } from "./words-texts.ts";

export const wordSetting: Setting<OwnWord> = {
  order: "SetWord",
  stream: wordsStream,
  facts: ["WordSet"],
  valueOf: ({ data }) => data as OwnWord,
  keyOf: ({ data }) => (data as OwnWord).word,
  lines: ({ word, zh, en, zhTW }, names) => {
    const own = names.word(word);
    return [
      ...line("word", texts.word, own),
      ...line("zh", texts.zh, same(zh ?? own.zh)),
      ...line("zhTW", texts.zhTW, zhTW === undefined ? texts.converted : same(zhTW)),
      ...line("en", texts.en, same(en ?? own.en)),
    ];
  },
};

/** A word while somebody types it: what is empty is said as the program says it. */
export interface WordDraft {
  readonly word: string;
  readonly zh: string;
  readonly en: string;
  readonly zhTW: string;
}

export function wordDraft({ word, zh = "", en = "", zhTW = "" }: OwnWord = { word: "" }): WordDraft {
  return { word, zh, en, zhTW };
}

/** What the form says. What is typed as the program says it anyway is none of the district's own. */
export function wordOf({ word, ...typed }: WordDraft, program: Sentence): OwnWord {
  const said = (text: string, usual?: string) =>
    text.trim() === "" || text.trim() === usual ? undefined : text.trim();
  const [zh, en, zhTW] = [said(typed.zh, program.zh), said(typed.en, program.en), said(typed.zhTW)];
  return {
    word,
    ...(zh === undefined ? {} : { zh }),
    ...(en === undefined ? {} : { en }),
    ...(zhTW === undefined ? {} : { zhTW }),
  };
}
