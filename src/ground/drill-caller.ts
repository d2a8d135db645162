import type { Sentence } from "./sentence.ts";

/** By this name the callers of a drill say their words, which nobody on the staff noted. */
export const drillCaller = "drill-caller";

const between = "\n\n";

/** A caller's words as one text: in Chinese, then in English. */
export function callerWords({ zh, en }: Sentence): string {
  return `${zh}${between}${en}`;
}

/** The words in each language again; a text that has only one stands for both. */
export function wordsOfCaller(text: string): Sentence {
  const [zh = text, en = zh] = text.split(between);
  return { zh, en };
}
