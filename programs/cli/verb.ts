import { fill } from "../../src/ground/sentence.ts";
import type { Details, Sentence } from "../../src/ground/sentence.ts";

/** One option of a verb. `value` names what follows it in the help (`DIR`, `URL`); without it the option is a switch. */
export interface VerbOption {
  readonly value?: string;
  readonly short?: string;
  readonly says: Sentence;
  /** Understood, but left out of the help. */
  readonly hidden?: boolean;
}

/** What was given on the command line. */
export interface Given {
  /** The text after `--name`, or undefined when it was not given. */
  text(name: string): string | undefined;
  /** Whether the switch `--name` was given. */
  has(name: string): boolean;
  /** What came without a `--name`, in order; at most as many as the verb's `arguments`. */
  readonly rest: readonly string[];
}

/** One verb of `callsign`. Each lies in a file of its own and is imported when it is wanted (verbs.ts). */
export interface Verb {
  readonly name: string;
  readonly summary: Sentence;
  /** The line after `callsign `, such as `backup FILE [--data DIR]`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, VerbOption>>;
  /** The words it takes besides options, such as `["FILE"]`; none when absent. One in brackets, at the end, may be left out. */
  readonly arguments?: readonly string[];
  /**
   * Does the work and answers the exit code: 0 (or nothing) good, 1 a difference or refusal. Answers go to stdout,
   * all else to stderr. `Usage` and `Environment` errors become one sentence and exit code 2.
   */
  run(given: Given): Promise<number | void>;
}

/** The command line itself is wrong: one sentence and a hint at `--help`, exit code 2. */
export class Usage extends Error {
  readonly sentence: Sentence;
  constructor(words: Sentence | string, details: Details = {}) {
    const sentence = fill(typeof words === "string" ? { zh: words, en: words } : words, details);
    super(sentence.en);
    this.name = "Usage";
    this.sentence = sentence;
  }
}

/** The `--data DIR` every verb understands that looks into a data folder. */
export const dataOption: VerbOption = {
  value: "DIR",
  says: {
    zh: "数据目录，默认为当前目录下的 data",
    en: "the data folder, default ./data",
  },
};

/** The `--json` of every verb that reports. */
export const jsonOption: VerbOption = {
  says: { zh: "以 JSON 输出结果", en: "answer in JSON" },
};
