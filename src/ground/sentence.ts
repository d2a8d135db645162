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

/** The sentence with each `{name}` replaced; a name without a detail stays as it is. */
export function fill(sentence: Sentence, details: Details = {}): Sentence {
  const replace = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(details, name) ? String(details[name] ?? whole) : whole,
    );
  return { zh: replace(sentence.zh), en: replace(sentence.en) };
}
