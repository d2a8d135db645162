import { inSimplified } from "./traditional.ts";

/**
 * A text as places are looked up by it: width, case, marks over letters, punctuation, and traditional or simplified
 * characters make no difference.
 */
export function folded(text: string): string {
  return plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(betweenHan, "")
    .trim();
}

/** As `folded`, with punctuation left in: what is typed is taken apart at it. */
export function plain(text: string): string {
  return inSimplified(
    text
      .replace(/(\d)\s*(?=[¼-¾⅓⅔])/gu, "$1 ")
      .normalize("NFKD")
      .replaceAll("\u2044", "/")
      .replace(/\p{M}/gu, "")
      .normalize("NFC"),
  )
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/\s+/g, " ")
    .trim();
}

/** White space beside a Chinese character says nothing. */
const betweenHan = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu;

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Ends of street names as people shorten them. */
const shortened: Readonly<Record<string, string>> = {
  ave: "avenue",
  av: "avenue",
  blvd: "boulevard",
  dr: "drive",
  hwy: "highway",
  ln: "lane",
  rd: "road",
  st: "street",
};

/** "renmin rd" → "renmin road"; the same text when its last word is no such end, or its only word. */
export function lengthened(text: string): string {
  return text.replace(/(?<= )[a-z]+$/, (word) => shortened[word] ?? word);
}

const directions: Readonly<Record<string, string>> = {
  ...{ n: "north", s: "south", e: "east", w: "west" },
  ...{ ne: "northeast", nw: "northwest", se: "southeast", sw: "southwest" },
};

/** "w 42nd street" → "west 42nd street". */
export function directed(text: string): string {
  return text.replace(/(?<![^ ])[nsew]{1,2}(?= )/g, (word) => directions[word] ?? word);
}

/** As `lengthened`, for every word: "corner of renmin rd and jiefang rd"; German "hauptstr" too. */
export function allLengthened(text: string): string {
  return text.replace(/(?<= )[a-z]+(?![a-z])/g, (word) => shortened[word] ?? word).replace(/str(?![a-z])/g, "strasse");
}

/** The texts a typed one may stand for: as it is, with its end written out, with umlauts written as two letters. */
export function readings(typed: string): readonly string[] {
  const text = folded(typed);
  const long = lengthened(text);
  return [...new Set([text, long, directed(long), long.replace(/([aou])e/g, "$1"), withDigits(text)])];
}

const digits = "零一二三四五六七八九";
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** 幺 is how one is said on the radio; alone it begins names. */
const numeral =
  /[〇零一二两三四五六七八九十百千廿幺]*[〇零一二两三四五六七八九十百千廿][〇零一二两三四五六七八九十百千廿幺]*/gu;

/** "十二号" → "12号", "一百零五" → "105", "二〇三" → "203"; a street of a number too, on the map as in what is typed. */
export function withDigits(text: string): string {
  return text.replace(numeral, (written) => numberOf(written.replaceAll("廿", "二十")));
}

function numberOf(written: string): string {
  const each = Array.from(written.replaceAll("〇", "零").replaceAll("两", "二").replaceAll("幺", "一"));
  if (!each.some((character) => character in places)) {
    return each.map((character) => digits.indexOf(character)).join("");
  }
  let sum = 0;
  let last = 0;
  for (const character of each) {
    const place = places[character];
    if (place === undefined) last = digits.indexOf(character);
    else {
      sum += Math.max(last, 1) * place;
      last = 0;
    }
  }
  return String(sum + last);
}

/**
 * How far `typed` (letters and digits, no spaces) spells a name's syllables ("ren min lu"), counted from syllable
 * `from`. Each syllable may be typed by its first letter, its initial (zh, ch, sh) or in full; the last also in part.
 * 0: not at all; 1: its beginning; 2: to its end.
 */
export function reads(syllables: string, typed: string, from = 0, at = 0): 0 | 1 | 2 {
  if (at === typed.length) return from > syllables.length ? 2 : 1;
  if (from >= syllables.length) return 0;
  const space = syllables.indexOf(" ", from);
  const end = space < 0 ? syllables.length : space;
  let run = 0;
  while (from + run < end && at + run < typed.length && syllables[from + run] === typed[at + run]) run += 1;
  if (run === 0) return 0;
  const next = end + 1;
  let best: 0 | 1 | 2 = 0;
  if (at + run === typed.length) best = next > syllables.length ? 2 : 1;
  for (const taken of new Set([end - from, 1, syllables[from + 1] === "h" ? 2 : 1])) {
    if (best === 2) break;
    if (taken > run) continue;
    const rest = reads(syllables, typed, next, at + taken);
    if (rest > best) best = rest;
  }
  return best;
}
