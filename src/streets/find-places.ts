import type { Point } from "../ground/point.ts";
import type { Sentence } from "../ground/sentence.ts";
import { metresAcross } from "./geometry.ts";
import type { BookStreet, Findable, PlaceBook } from "./place-book.ts";
import { folded, hasHan, plain, readings, reads } from "./place-text.ts";
import { pointIn } from "./place-point.ts";

export interface FoundPlace extends Sentence {
  /** A `street` with a house number is one whose number the map does not have: the point is the street's. */
  readonly kind: "street" | "crossing" | "address" | "place" | "coordinates";
  /** Tells places of one name apart. */
  readonly area?: Sentence;
  readonly point: Point;
  readonly street?: string;
  readonly houseNumber?: string;
}

/** How well a text fits, best first. */
const exact = 0;
const prefix = 1;
const wordPrefix = 2;
const pinyinWhole = 3;
const pinyinStart = 4;
const contains = 5;

interface Candidate {
  readonly rank: number;
  readonly found: FoundPlace;
}

/** Streets that a part of the typed text may mean, with how well. */
interface Meant {
  readonly street: BookStreet;
  readonly rank: number;
}

/**
 * What a typed text may mean, best first: as it fits (exact, prefix, word, pinyin, somewhere), then nearer to `near`, then
 * by name. Several of one name all stand there, each with its area. Nothing for an empty text.
 */
export function findPlaces(
  book: PlaceBook,
  text: string,
  { near, most = 10 }: { readonly near?: Point; readonly most?: number } = {},
): readonly FoundPlace[] {
  const typed = plain(text);
  if (folded(typed) === "") return [];
  const point = pointIn(typed, book.box);
  if (point !== undefined) return [coordinates(point)];
  const found = [...named(book, typed), ...numbered(book, typed), ...crossed(book, typed)];
  const distance = (at: Point) => (near === undefined ? 0 : metresAcross(near, at));
  const sorted = found
    .map((each) => ({ ...each, metres: distance(each.found.point) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.metres - b.metres ||
        order(a.found.zh, b.found.zh) ||
        order(a.found.area?.zh ?? "", b.found.area?.zh ?? "") ||
        order(a.found.kind, b.found.kind) ||
        a.found.point[0] - b.found.point[0] ||
        a.found.point[1] - b.found.point[1],
    );
  const shown = new Set<string>();
  const places: FoundPlace[] = [];
  for (const { found: place } of sorted) {
    const key = `${place.kind} ${place.zh} ${place.point.join()}`;
    if (places.length === most) break;
    if (!shown.has(key)) places.push(place);
    shown.add(key);
  }
  return places;
}

function coordinates(point: Point): FoundPlace {
  const words = point.map((part) => part.toFixed(5)).join(", ");
  return { kind: "coordinates", zh: words, en: words, point };
}

function* named(book: PlaceBook, typed: string): Iterable<Candidate> {
  const asked = question(typed);
  for (const street of book.streets) {
    const rank = rankOf(street, asked);
    if (rank !== undefined) yield { rank, found: { kind: "street", ...words(street), ...where(book, street) } };
  }
  for (const place of book.places) {
    const rank = rankOf(place, asked);
    if (rank === undefined) continue;
    const { street, houseNumber } = place;
    const address = street === undefined || houseNumber === undefined ? {} : { street, houseNumber };
    yield { rank, found: { kind: "place", ...words(place), ...where(book, place), ...address } };
  }
}

/** A number after or before a street's name, as people write either. */
const numberLast = /^(?<street>.*[^\d\s,])[\s,]*?(?<number>\d+ ?[a-z]?(?: ?[-/] ?\d+[a-z]?)?) ?(?<ended>号|號|hao)?$/u;
const numberFirst = /^(?<number>\d+ ?[a-z]?(?:[-/]\d+[a-z]?)?)[ ,]+(?<street>\D.*)$/u;

function* numbered(book: PlaceBook, typed: string): Iterable<Candidate> {
  for (const pattern of [numberLast, numberFirst]) {
    const { street: name = "", number = "", ended } = pattern.exec(typed)?.groups ?? {};
    if (name === "") continue;
    const wanted = plainNumber(number);
    for (const { street, rank } of meant(book, name)) {
      const there = street.numbers.filter((each) => plainNumber(each.number) === wanted);
      for (const { number: houseNumber, point } of there) {
        yield { rank, found: address(book, street, houseNumber, point) };
      }
      if (there.length > 0) continue;
      // The number may be typed in part; where the map does not have it, the street itself is offered, last.
      const begun = ended === undefined ? street.numbers : [];
      for (const { number: houseNumber, point } of begun) {
        if (!plainNumber(houseNumber).startsWith(wanted)) continue;
        yield { rank: Math.max(rank, prefix), found: address(book, street, houseNumber, point) };
      }
      const written = address(book, street, number.replaceAll(" ", ""), street.point);
      yield { rank: contains, found: { ...written, kind: "street" } };
    }
  }
}

function address(book: PlaceBook, street: BookStreet, houseNumber: string, point: Point): FoundPlace {
  const { zh, en } = words(street);
  const chinese = `${houseNumber}${/[号號]$/.test(houseNumber) ? "" : "号"}`;
  const inEnglish = street.name.en !== undefined && street.name.en !== street.name.local;
  return {
    kind: "address",
    zh: hasHan(zh) ? zh + chinese : `${zh} ${houseNumber}`,
    en: hasHan(en) ? en + chinese : inEnglish ? `${houseNumber} ${en}` : `${en} ${houseNumber}`,
    ...where(book, street),
    point,
    street: street.name.local,
    houseNumber,
  };
}

function plainNumber(number: string): string {
  return plain(number).replace(/[\s号號]/g, "");
}

/** What stands between two streets that cross; "和" may also begin a name, so every split is tried. */
const between = /\s*(?:[与與和及/&@×+、]| and | und | at |交)\s*/gu;

function* crossed(book: PlaceBook, typed: string): Iterable<Candidate> {
  for (const match of typed.matchAll(between)) {
    const [first, second] = [typed.slice(0, match.index), typed.slice(match.index + match[0].length)];
    if (folded(first) === "") continue;
    for (const left of meant(book, first)) yield* crossingsWith(book, left, second);
  }
  const text = folded(typed);
  if (!hasHan(text)) return;
  for (const street of book.streets) {
    const key = street.keys.find((each) => text.length > each.length && text.startsWith(each));
    if (key !== undefined) yield* crossingsWith(book, { street, rank: exact }, text.slice(key.length));
  }
}

/** The crossings of a street with those the other part may mean; all of them while there is no other part. */
function* crossingsWith(book: PlaceBook, { street, rank }: Meant, other: string): Iterable<Candidate> {
  const name = folded(other).replace(/(?:的?(?:交叉|交汇|交界)(?:路口|口|处)?|路口|口)$/u, (end) =>
    end === "路口" ? "路" : "",
  );
  const asked = name === "" ? undefined : question(name);
  for (const { with: position, area, point } of street.crossings) {
    const second = book.streets[position];
    if (second === undefined) continue;
    const fits = asked === undefined ? prefix : rankOf(second, asked);
    if (fits === undefined) continue;
    const [a, b] = [words(street), words(second)];
    yield {
      rank: Math.max(rank, fits),
      found: {
        kind: "crossing",
        zh: hasHan(a.zh + b.zh) ? `${a.zh}与${b.zh}口` : `${a.zh} / ${b.zh}`,
        en: `${a.en} & ${b.en}`,
        ...where(book, { area, point }),
      },
    };
  }
}

/** The streets a part of a text may mean: by the beginning of a name or by pinyin, not by something in the middle of it. */
function meant(book: PlaceBook, part: string): readonly Meant[] {
  const asked = question(part);
  return book.streets.flatMap((street) => {
    const rank = rankOf(street, asked);
    return rank === undefined || rank === contains ? [] : { street, rank };
  });
}

interface Question {
  readonly readings: readonly string[];
  /** Letters and digits only, where the text can be pinyin. */
  readonly letters: string | undefined;
}

function question(typed: string): Question {
  const text = folded(typed);
  return { readings: readings(typed), letters: /^[a-z][a-z0-9 ]*$/.test(text) ? text.replaceAll(" ", "") : undefined };
}

function rankOf({ keys, syllables }: Findable, { readings: texts, letters }: Question): number | undefined {
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

/** One letter stands in nearly every name; one Chinese character says something. */
function isLong(text: string): boolean {
  return text.length > 1 || hasHan(text);
}

function words({ name: { local, zh, en } }: Findable): Sentence {
  return { zh: zh ?? local, en: en ?? local };
}

function where(book: PlaceBook, { area, point }: { area: number; point: Point }) {
  const named = book.areas[area];
  return { ...(named === undefined ? {} : { area: named }), point };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
