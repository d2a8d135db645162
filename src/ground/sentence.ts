import { z } from "zod";
import { text } from "./text.ts";

/** What people read, in both languages. A `{name}` in it is filled in from details. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type Details = Readonly<Record<string, string | number | boolean>>;

/** Says a sentence in the language of a screen and the district's own words. */
export type Say = (sentence: Sentence, details?: Details) => string;

/** A name in both languages, as code tables and the district carry it. */
export const sentenceSchema = z.strictObject({ zh: text(200), en: text(200) }).readonly();

/** What each of some codes is called. */
export type CodeNames<Codes extends readonly string[]> = Readonly<Record<Codes[number], Sentence>>;

/** What fills a blank: a text, or words that differ by language. */
export type Parts = Readonly<Record<string, string | number | boolean | Sentence | undefined>>;

/** A sentence that was put together: the text with blanks, and what fills them. */
interface Made {
  readonly text: Sentence;
  readonly parts: Parts;
}

/*
 * Of each sentence that was put together, what it was made of: so that a reader can have its texts in other words (in
 * traditional Chinese, in a district's own) and what somebody typed into it as it was typed. It is beside the sentence and
 * not in it: on the wire, in a file and in a comparison a sentence is its two texts.
 */
const made = new WeakMap<Sentence, Made>();
const given = new WeakSet<Sentence>();

/**
 * The sentence with each `{name}` replaced; a name without a detail stays as it is. `{count|row|rows}` is the number and
 * the word that goes with it: “1 row”, “2 rows”.
 */
export function fill(sentence: Sentence, details: Details = {}): Sentence {
  const filled = { zh: replaced(sentence.zh, details, "zh"), en: replaced(sentence.en, details, "en") };
  made.set(filled, { text: sentence, parts: details });
  return filled;
}

/** The pattern with each `{name}` replaced by its part in the language; a part that is undefined reads “—”. */
export function phrase(pattern: Sentence, parts: Parts): Sentence {
  const said = { zh: replaced(pattern.zh, parts, "zh"), en: replaced(pattern.en, parts, "en") };
  made.set(said, { text: pattern, parts });
  return said;
}

function replaced(pattern: string, parts: Parts, language: keyof Sentence): string {
  return withParts(pattern, parts, (part) => part[language]);
}

function withParts(pattern: string, parts: Parts, read: (part: Sentence) => string): string {
  return pattern.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      if (!Object.hasOwn(parts, name)) return whole;
      const part = parts[name];
      const said = typeof part === "object" && part !== null ? read(part) : String(part ?? "—");
      return one === undefined ? said : `${said} ${said === "1" ? one : many}`;
    },
  );
}

/** Sentences one after the other, with what each language has between them. */
export function listed(said: readonly Sentence[], { zh, en }: Sentence = { zh: "、", en: ", " }): Sentence {
  const [first, ...others] = said;
  if (first === undefined) return same("");
  const pattern = { zh: `{one}${zh}{other}`, en: `{one}${en}{other}` };
  return others.reduce((one, other) => phrase(pattern, { one, other }), first);
}

/** The sentence, with each setting that was changed after it: its phrase, with the `{value}` it has now. */
export function changedTo<Name extends string>(
  sentence: Sentence,
  phrases: Readonly<Record<Name, Sentence>>,
  values: Readonly<Partial<Record<Name, string | number | undefined>>>,
): Sentence {
  const said = (Object.keys(phrases) as Name[])
    .filter((name) => values[name] !== undefined)
    .map((name) => phrase(phrases[name], { value: values[name] }));
  return said.length === 0 ? sentence : withColon(sentence, listed(said, { zh: "，", en: ", " }));
}

/** The sentence, with a reason after it where one was given. */
export function because(sentence: Sentence, reason: string | undefined): Sentence {
  return reason === undefined ? sentence : withColon(sentence, reason);
}

/** What is said of something, after its name. */
export function withColon(what: Sentence, said: string | Sentence): Sentence {
  return phrase({ zh: "{what}：{said}", en: "{what}: {said}" }, { what, said });
}

/** Words that are the same in both languages: a number, an id, what somebody typed. */
export function same(text: string): Sentence {
  return { zh: text, en: text };
}

/**
 * Marks the names in what somebody gave (a state, a fact): a station is called what its district calls it, whoever reads.
 * What else is in there is left alone. Returns the value itself.
 */
export function asGiven<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (isSentence(value)) given.add(value);
  // A ring of an area holds numbers only.
  else if (!Array.isArray(value) || typeof value[0] === "object") for (const one of Object.values(value)) asGiven(one);
  return value;
}

function isSentence(value: object): value is Sentence {
  const { zh, en } = value as Partial<Record<string, unknown>>;
  return typeof zh === "string" && typeof en === "string";
}

/**
 * The sentence as a reader has it: `read` says each text of the program that it is made of. What somebody typed, what
 * somebody named and what is the same in both languages stays as it is, in `language`.
 */
export function readAs(sentence: Sentence, language: keyof Sentence, read: (text: Sentence) => string): string {
  const how = made.get(sentence);
  if (how !== undefined)
    return withParts(readAs(how.text, language, read), how.parts, (part) => readAs(part, language, read));
  return given.has(sentence) || sentence.zh === sentence.en ? sentence[language] : read(sentence);
}
