import type { Fact } from "../ground/fact.ts";
import type { FactNames } from "../ground/fact-names.ts";
import type { Sentence } from "../ground/sentence.ts";
import { type Rulebook, upcast } from "./rulebook.ts";

/** A fact in words, as its kind says it. One whose type or version is not known, from a newer server, says its type. */
export function sayFact(book: Pick<Rulebook, "facts">, told: Fact, names: FactNames): Sentence {
  const fact = upcast(book, told);
  const kind = book.facts.get(fact.type);
  if (kind === undefined || fact.version > kind.version) return { zh: fact.type, en: fact.type };
  return kind.say(fact.data, names, fact.by);
}
