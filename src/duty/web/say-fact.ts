import type { District } from "../../district/district.ts";
import type { Fact } from "../../ground/fact.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import type { Posts } from "../posts.ts";
import { codeNames } from "./code-names.ts";
import { partName, powerWords, type Worded } from "./power-words.ts";
import { calledBy, orderTitle } from "./proposal-words.ts";
import { shownAt } from "../../ground/zone.ts";

export interface FactNames {
  readonly book: Pick<Rulebook, "facts" | "orders">;
  readonly district: District;
  readonly posts: Posts["posts"];
  readonly nameOf: (badge: string) => string;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/**
 * A fact in words: the sentence of its type with what it names. `{person}` is a name, `{power.role}` the role with its
 * place, codes have their words, moments the district's time; a blank the fact says nothing of is `—`. A reason that the
 * sentence has no blank for comes after it. A fact of an unknown type says its type.
 */
export function sayFact(fact: Pick<Fact, "type" | "data">, names: FactNames): Sentence {
  const title = names.book.facts.get(fact.type)?.title ?? { zh: fact.type, en: fact.type };
  const data = fact.data as Readonly<Record<string, unknown>>;
  const why = ["reason", "words"].find((name) => typeof data[name] === "string" && !title.en.includes(`{${name}}`));
  const filled = (language: "zh" | "en") =>
    title[language].replace(/\{([\w.]+)\}/g, (_, path: string) => wordsAt(data, path, names)[language]);
  const after = (language: "zh" | "en") => (why === undefined ? "" : `${colon[language]}${String(data[why])}`);
  return { zh: filled("zh") + after("zh"), en: filled("en") + after("en") };
}

const colon: Sentence = { zh: "：", en: ": " };

const same = (text: string): Sentence => ({ zh: text, en: text });

function wordsAt(data: Readonly<Record<string, unknown>>, path: string, names: FactNames): Sentence {
  if (path === "power.role") return powerWords(data["power"] as Worded, names.district);
  const value = path
    .split(".")
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], data);
  if (isSentence(value)) return value;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return same("—");
  const text = String(value);
  switch (path) {
    case "person":
    case "from":
    case "to":
    case "officer":
    case "maker":
      return calledBy(names.nameOf, text);
    case "order":
      return orderTitle(names.book, text);
    case "part":
      return partName(names.district, text);
    case "post":
      return names.posts[text]?.name ?? same(text);
    default:
      return codeNames[path]?.[text] ?? same(instantPattern.test(text) ? moment(text, names.district) : text);
  }
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}

function moment(instant: string, { zone }: District): string {
  return shownAt(instant, zone).slice(0, 19).replace("T", " ");
}
