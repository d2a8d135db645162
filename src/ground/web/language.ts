import { useMemo } from "react";
import type { Language as ChosenLanguage } from "../preferences.ts";
import { type Details, fill, readAs, type Say, type Sentence } from "../sentence.ts";
import { type OwnWord, ownWordsStore } from "./own-words.ts";
import { preferencesStore, usePreference } from "./preferences.ts";
import { useStore } from "./store.ts";
import { traditionalStore } from "./traditional.ts";

export type { Say } from "../sentence.ts";

/** A language that texts and names are written in; who reads traditional Chinese has names as they were given in Chinese. */
export type Language = keyof Sentence;

export function useLanguage(): Language {
  return writtenFor(usePreference("language"));
}

function writtenFor(chosen: ChosenLanguage): Language {
  return chosen === "en" ? "en" : "zh";
}

export function useSay(): Say {
  const chosen = usePreference("language");
  const convert = useStore(traditionalStore);
  const own = useStore(ownWordsStore);
  return useMemo(() => sayer(chosen, own, convert ?? undefined), [chosen, own, convert]);
}

/** The same outside of components: what the browser itself shows. */
export function sayNow(sentence: Sentence, details?: Details): string {
  const convert = traditionalStore.get() ?? undefined;
  return sayer(preferencesStore.get().language, ownWordsStore.get(), convert)(sentence, details);
}

/** The one place where a text of the program becomes words on a screen. Without `convert` Chinese stays simplified. */
export function sayer(
  chosen: ChosenLanguage,
  own: ReadonlyMap<Sentence, OwnWord>,
  convert: (zh: string) => string = (zh) => zh,
): Say {
  const language = writtenFor(chosen);
  const isTraditional = chosen === "zh-TW";
  const filled = (sentence: Sentence, details?: Details) =>
    details === undefined ? sentence : fill(sentence, details);
  // Nothing differs from what the sentence says itself.
  if (!isTraditional && own.size === 0) return (sentence, details) => filled(sentence, details)[language];
  const read = (text: Sentence) => {
    const word = own.get(text);
    if (!isTraditional) return word?.[language] ?? text[language];
    return word?.zhTW ?? convert(word?.zh ?? text.zh);
  };
  return (sentence, details) => readAs(filled(sentence, details), language, read);
}
