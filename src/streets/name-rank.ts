import type { Findable } from "./place-book.ts";
import { folded, hasHan, readings, reads } from "./place-text.ts";

/** How well a text fits a name, best first. A building found by its number goes before the street that is left without it. */
export const building = -1;
export const exact = 0;
export const prefix = 1;
export const wordPrefix = 2;
export const pinyinWhole = 3;
export const pinyinStart = 4;
export const contains = 5;

export interface Question {
  readonly readings: readonly string[];
  /** Letters and digits only, where the text can be pinyin. */
  readonly letters: string | undefined;
}

export function question(typed: string): Question {
  const text = folded(typed);
  return { readings: readings(typed), letters: /^[a-z][a-z0-9 ]*$/.test(text) ? text.replaceAll(" ", "") : undefined };
}

export function rankOf({ keys, syllables }: Findable, { readings: texts, letters }: Question): number | undefined {
  let best = contains + 1;
  for (const key of keys) {
    for (const text of texts) {
      const at = key.indexOf(text);
      if (at < 0) continue;
      if (at > 0) best = Math.min(best, key.includes(` ${text}`) ? wordPrefix : isLong(text) ? contains : best);
      else best = Math.min(best, key.length === text.length ? exact : prefix);
    }
  }
  if (best > pinyinWhole && syllables !== undefined && letters !== undefined) {
    best = Math.min(best, pinyinRank(syllables, letters));
  }
  return best > contains ? undefined : best;
}

function pinyinRank(syllables: string, letters: string): number {
  const read = reads(syllables, letters);
  if (read > 0) return read === 2 ? pinyinWhole : pinyinStart;
  if (letters.length < 2) return contains + 1;
  for (let at = syllables.indexOf(" "); at >= 0; at = syllables.indexOf(" ", at + 1)) {
    if (reads(syllables, letters, at + 1) > 0) return contains;
  }
  return contains + 1;
}

/** A single letter occurs in nearly every name; a single Chinese character narrows the search. */
function isLong(text: string): boolean {
  return text.length > 1 || hasHan(text);
}
