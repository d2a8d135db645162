import type { Fact } from "../ground/fact.ts";
import type { FactNames } from "../ground/fact-names.ts";
import { asGiven, type Sentence } from "../ground/sentence.ts";
import { type Rulebook, upcast } from "./rulebook.ts";

/**
 * A fact as a sentence, as its kind says it. A fact of a newer server, with an unknown type, version or code, is shown
 * as its type, so that a list of many facts never fails because of one.
 */
export function sayFact(book: Pick<Rulebook, "facts">, told: Fact, names: FactNames): Sentence {
  const fact = upcast(book, told);
  const kind = book.facts.get(fact.type);
  const type = { zh: fact.type, en: fact.type };
  if (kind === undefined || fact.version > kind.version) return type;
  try {
    return kind.say(asGiven(fact.data), names, fact.by);
  } catch {
    return type;
  }
}
