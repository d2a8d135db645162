import { useCallback } from "react";
import { type Details, fill, type Sentence } from "../sentence.ts";
import { makeRememberedStore, useStore } from "./store.ts";

export type Language = "zh" | "en";

export const languageStore = makeRememberedStore<Language>("callsign.language", ["zh", "en"], preferred());

function preferred(): Language {
  return typeof navigator === "undefined" || /^zh\b/i.test(navigator.language) ? "zh" : "en";
}

export function useLanguage(): Language {
  return useStore(languageStore);
}

/** Says a sentence in the language of the screen. */
export type Say = (sentence: Sentence, details?: Details) => string;

export function useSay(): Say {
  const language = useLanguage();
  return useCallback((sentence, details) => fill(sentence, details)[language], [language]);
}
