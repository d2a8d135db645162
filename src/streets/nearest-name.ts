import type { PlaceBook } from "./place-book.ts";
import { hasHan, withDigits } from "./place-text.ts";

/** How many letters may be wrong in a name of `length` letters. */
function mostWrong(length: number, han: boolean): number {
  if (han) return length < 3 ? 0 : length < 6 ? 1 : 2;
  return length < 4 ? 0 : length < 7 ? 1 : 2;
}

/** The names of the map (folded, or their pinyin) that differ least from the text: by a letter or two. The best alone. */
export function nearestNames(book: PlaceBook, text: string, most = 3): readonly string[] {
  const han = hasHan(text);
  const allowed = mostWrong(text.length, han);
  if (allowed === 0) return [];
  const found = new Map<string, number>();
  for (const { keys, syllables } of [...book.streets, ...book.places]) {
    const spelt = han || syllables === undefined ? [] : [syllables.replaceAll(" ", "")];
    for (const key of [...keys, ...spelt]) {
      const name = key === withDigits(key) || han ? key : withDigits(key);
      if (found.has(name)) continue;
      const wrong = lettersApart(text, name, allowed);
      if (wrong !== undefined) found.set(name, wrong);
    }
  }
  const least = Math.min(...found.values());
  return [...found]
    .filter(([, wrong]) => wrong === least)
    .map(([name]) => name)
    .toSorted()
    .slice(0, most);
}

/** How many letters must be changed, added, left out or exchanged with the next; undefined when more than `most`. */
export function lettersApart(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      let least = Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        least = Math.min(least, (before[at - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return undefined;
    [before, last] = [last, next];
  }
  const apart = last[other.length] ?? 0;
  return apart > most ? undefined : apart;
}
