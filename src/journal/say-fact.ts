import type { Fact } from "../ground/fact.ts";
import type { FactNames } from "../ground/fact-names.ts";
import type { Sentence } from "../ground/sentence.ts";
import { type Rulebook, upcast } from "./rulebook.ts";

/**
 * A fact in words, as its kind says it. One that is not known here, from a newer server, says its type: its type or version
 * is unknown, or it holds a code without words, by which a list of many facts must not fail.
 */
export function sayFact(book: Pick<Rulebook, "facts">, told: Fact, names: FactNames): Sentence {
  const fact = upcast(book, told);
  const kind = book.facts.get(fact.type);
  const type = { zh: fact.type, en: fact.type };
  if (kind === undefined || fact.version > kind.version) return type;
  try {
    return kind.say(fact.data, names, fact.by);
  } catch {
    return type;
  }
}
