import { fill } from "../../../ground/sentence.ts";
import type { Details, Sentence } from "../../../ground/sentence.ts";

/**
 * Something outside the program stands in the way (a port, a folder, a database, a version). Its sentence is all a
 * person needs to put it right, so the command line prints it without a stack trace and ends with exit code 2.
 */
export class Environment extends Error {
  readonly sentence: Sentence;
  constructor(words: Sentence | string, details: Details = {}, options?: ErrorOptions) {
    const sentence = fill(typeof words === "string" ? { zh: words, en: words } : words, details);
    super(sentence.en, options);
    this.name = "Environment";
    this.sentence = sentence;
  }
}
