import type { Sentence } from "../../src/ground/sentence.ts";

/** Something that goes wrong in a house, tried on a running Callsign of its own. */
export interface Mishap {
  /** As reports name it. */
  readonly name: string;
  readonly title: Sentence;
  /** Answers what was seen, in a few words; throws what was wrong. */
  run(): Promise<string>;
}
