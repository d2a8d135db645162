import { useCallback } from "react";
import type { Language } from "../preferences.ts";
import { type Details, fill, type Sentence } from "../sentence.ts";
import { usePreference } from "./preferences.ts";

export type { Language } from "../preferences.ts";

export function useLanguage(): Language {
  return usePreference("language");
}

/** Says a sentence in the language of the screen. */
export type Say = (sentence: Sentence, details?: Details) => string;

export function useSay(): Say {
  const language = useLanguage();
  return useCallback((sentence, details) => fill(sentence, details)[language], [language]);
}
