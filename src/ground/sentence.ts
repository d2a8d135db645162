import { z } from "zod";
import { text } from "./text.ts";

/** What people read, in both languages. A `{name}` in it is filled in from details. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type Details = Readonly<Record<string, string | number | boolean>>;

/** A name in both languages, as code tables and the district carry it. */
export const sentenceSchema = z.strictObject({ zh: text(200), en: text(200) }).readonly();

/** What each of some codes is called. */
export type CodeNames<Codes extends readonly string[]> = Readonly<Record<Codes[number], Sentence>>;

/** The sentence with each `{name}` replaced; a name without a detail stays as it is. */
export function fill(sentence: Sentence, details: Details = {}): Sentence {
  const replace = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(details, name) ? String(details[name] ?? whole) : whole,
    );
  return { zh: replace(sentence.zh), en: replace(sentence.en) };
}

/** What fills a blank: a text, or words that differ by language. */
export type Parts = Readonly<Record<string, string | number | Sentence | undefined>>;

/** The pattern with each `{name}` replaced by its part in the language; a part that is undefined reads “—”. */
export function phrase({ zh, en }: Sentence, parts: Parts): Sentence {
  const inLanguage = (language: "zh" | "en"): Details =>
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "object" ? part[language] : (part ?? "—")]),
    );
  return { zh: fill({ zh, en: "" }, inLanguage("zh")).zh, en: fill({ zh: "", en }, inLanguage("en")).en };
}

/** The sentence, with each setting that was changed after it: its phrase, with the `{value}` it has now. */
export function changedTo<Name extends string>(
  { zh, en }: Sentence,
  phrases: Readonly<Record<Name, Sentence>>,
  values: Readonly<Partial<Record<Name, string | number | undefined>>>,
): Sentence {
  const said = (Object.keys(phrases) as Name[])
    .filter((name) => values[name] !== undefined)
    .map((name) => phrase(phrases[name], { value: values[name] }));
  const inLanguage = (language: "zh" | "en", between: string) => said.map((each) => each[language]).join(between);
  return said.length === 0
    ? { zh, en }
    : { zh: `${zh}：${inLanguage("zh", "，")}`, en: `${en}: ${inLanguage("en", ", ")}` };
}

/** The sentence, with a reason after it where one was given. */
export function because({ zh, en }: Sentence, reason: string | undefined): Sentence {
  return reason === undefined ? { zh, en } : { zh: `${zh}：${reason}`, en: `${en}: ${reason}` };
}
