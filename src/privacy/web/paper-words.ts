import { personalPlaces } from "../../ground/personal-patterns.ts";

/** A piece of a text as it stands on the applicant's paper. */
export interface PaperPiece {
  readonly text: string;
  /** It is about somebody else and is printed as a bar; `text` is what must not be printed. */
  readonly isCovered: boolean;
}

/** Words that somebody typed to be covered, apart from each other by spaces or commas. One character covers nothing. */
export function wordsToCover(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/).filter((word) => word.length > 1))];
}

/** Numbers in a text that look personal by their form, each once. */
export function numbersIn(text: string): readonly string[] {
  return [...new Set(personalPlaces(text).map(({ start, end }) => text.slice(start, end)))];
}

/**
 * A text in pieces. Covered: each of `words`, whatever its case, and what looks like somebody's number unless it is one of
 * `shown`, the applicant's own.
 */
export function onPaper(text: string, words: readonly string[], shown: ReadonlySet<string>): readonly PaperPiece[] {
  const covered = [...placesOf(text, words), ...numberPlaces(text, shown)].toSorted((one, other) => one[0] - other[0]);
  const pieces: PaperPiece[] = [];
  let at = 0;
  for (const [start, end] of covered) {
    if (start > at) pieces.push({ text: text.slice(at, start), isCovered: false });
    // Two that overlap are one bar.
    if (end > at) pieces.push({ text: text.slice(Math.max(at, start), end), isCovered: true });
    at = Math.max(at, end);
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isCovered: false });
  return pieces;
}

type Span = readonly [start: number, end: number];

function placesOf(text: string, words: readonly string[]): readonly Span[] {
  return words.flatMap((word) => {
    const pattern = new RegExp(word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), "giu");
    return [...text.matchAll(pattern)].map((found): Span => [found.index, found.index + found[0].length]);
  });
}

function numberPlaces(text: string, shown: ReadonlySet<string>): readonly Span[] {
  return personalPlaces(text).flatMap(({ start, end }): readonly Span[] =>
    shown.has(text.slice(start, end)) ? [] : [[start, end]],
  );
}
