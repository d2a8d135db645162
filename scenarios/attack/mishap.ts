import type { Sentence } from "../../src/ground/sentence.ts";

/** Something that goes wrong in operation, tried on a temporary Callsign. */
export interface Mishap {
  /** As reports name it. */
  readonly name: string;
  readonly title: Sentence;
  /** Answers what was seen, in a few words; throws what was wrong. */
  run(): Promise<string>;
}
