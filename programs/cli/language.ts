import type { Sentence } from "../../src/ground/sentence.ts";

/** The sentence in the language of the terminal's locale: Chinese for `zh…`, English for every other. */
export function spoken(sentence: Sentence): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== "") ?? "";
  return /^zh/i.test(locale) ? sentence.zh : sentence.en;
}

/** A line for the person at the terminal; answers go to stdout and never through here. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
