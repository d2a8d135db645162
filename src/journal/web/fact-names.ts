import { createContext, useContext, useMemo } from "react";
import type { Fact } from "../../ground/fact.ts";
import type { FactNames } from "../../ground/fact-names.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { sayFact } from "../say-fact.ts";
import { useClient } from "./client.ts";

/** What ids are called, as the program knows it: persons, posts and parts are other rooms' than the journal's. */
export const FactNamesContext = createContext<FactNames | null>(null);

export function useFactNames(): FactNames {
  const names = useContext(FactNamesContext);
  if (names === null) throw new Error("nobody is signed in here");
  return names;
}

/** Says facts with the names this program knows. */
export function useSayFact(): (fact: Fact) => Sentence {
  const { book } = useClient();
  const names = useFactNames();
  return useMemo(() => (fact: Fact) => sayFact(book, fact, names), [book, names]);
}
