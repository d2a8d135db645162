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
  /** Words of other rooms for the codes that facts name, by the name of the blank. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/**
 * A fact in words: the sentence of its type with what it names. `{person}` is a name, `{power.role}` the role with its
 * place, codes have their words, moments the district's time. Of a title in pieces, parted by ` · `, a piece whose blank the
 * fact says nothing of is left out. A reason that the sentence has no blank for comes after it. A fact of an unknown type,
 * from a newer server, says its type.
 */
export function sayFact(fact: Pick<Fact, "type" | "data"> & Partial<Pick<Fact, "by">>, names: FactNames): Sentence {
  const title = names.book.facts.get(fact.type)?.title ?? { zh: fact.type, en: fact.type };
  // Before a link named who made it, whoever gave the order had.
  const data: Readonly<Record<string, unknown>> = { maker: fact.by?.officer, ...(fact.data as object) };
  const why = ["reason", "words"].find((name) => typeof data[name] === "string" && !title.en.includes(`{${name}}`));
  const filled = (language: "zh" | "en") =>
    title[language]
      .split(between)
      .filter((piece, at) => at === 0 || blanksOf(piece).every((path) => valueAt(data, path) !== undefined))
      .map((piece) => piece.replace(blank, (_, path: string) => wordsAt(data, path, names)[language]))
      .join(between);
  const after = (language: "zh" | "en") => (why === undefined ? "" : `${colon[language]}${String(data[why])}`);
  return { zh: filled("zh") + after("zh"), en: filled("en") + after("en") };
}

const between = " · ";
const blank = /\{([\w.]+)\}/g;

function blanksOf(piece: string): readonly string[] {
  return [...piece.matchAll(blank)].map(([, path = ""]) => path);
}

function valueAt(data: Readonly<Record<string, unknown>>, path: string): unknown {
  return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], data);
}

const colon: Sentence = { zh: "：", en: ": " };

const same = (text: string): Sentence => ({ zh: text, en: text });

function wordsAt(data: Readonly<Record<string, unknown>>, path: string, names: FactNames): Sentence {
  if (path === "power.role") return powerWords(data["power"] as Worded, names.district);
  const value = valueAt(data, path);
  if (isSentence(value)) return value;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return same("—");
  const text = String(value);
  if (instantPattern.test(text)) return same(moment(text, names.district));
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
    case "department":
    case "station":
    case "id":
      return partName(names.district, text);
    case "post":
      return names.posts[text]?.name ?? same(text);
    default:
      return codeNames[path]?.[text] ?? names.words?.[path]?.[text] ?? same(text);
  }
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}

function moment(instant: string, { zone }: District): string {
  return shownAt(instant, zone).slice(0, 19).replace("T", " ");
}
