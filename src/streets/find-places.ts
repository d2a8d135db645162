import type { Point } from "../ground/point.ts";
import { comparable, markedText, shownNumber, stripped } from "./address-text.ts";
import { address, type Candidate, crossing, type FoundPlace, streetFor, where, words } from "./found-place.ts";
import { metresAcross } from "./geometry.ts";
import { contains, exact, prefix, question, rankOf } from "./name-rank.ts";
import type { BookStreet, PlaceBook } from "./place-book.ts";
import { pointIn } from "./place-point.ts";
import { folded, hasHan, plain, withDigits } from "./place-text.ts";
import { housesOf, placesWithin } from "./places-within.ts";

/** Streets that a part of the typed text may mean, with how well. */
interface Meant {
  readonly street: BookStreet;
  readonly rank: number;
}

/**
 * Finds the places a typed text may mean, the best first: by how the text fits (whole name, beginning, word, pinyin,
 * anywhere), then by distance to `near`, then by name. Places of the same name are all listed, each with its area.
 * Empty for an empty text.
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
  const texts = [...new Set([typed, stripped(typed)])];
  const found = [
    ...texts.flatMap((one) => [...named(book, one), ...numbered(book, one), ...crossed(book, one)]),
    ...placesWithin(book, typed),
  ];
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
const numberLast =
  /^(?<street>.*[^\d\s,之ǀ]) ?(?<number>[甲乙丙丁]?\d+(?: ?[a-zƀƭɋ]|[甲乙丙丁])?(?:号?[之ǀ附] ?\d+[a-z]?)*(?:号[甲乙丙丁])?) ?(?<ended>号|hao)?$/u;
const numberFirst = /^(?<number>\d+ ?[a-zƀƭɋ]?(?:[之ǀ]\d+[a-z]?)*) (?<street>\D.*)$/u;

function* numbered(book: PlaceBook, typed: string): Iterable<Candidate> {
  const text = markedText(typed)
    .replace(/[零一二三四五六七八九十百幺]+(?=号)/u, withDigits)
    .replace(/第(?=\d+号)/u, "");
  for (const pattern of [numberLast, numberFirst]) {
    const { street: name = "", number = "", ended } = pattern.exec(text)?.groups ?? {};
    if (name === "") continue;
    const wanted = comparable(number);
    for (const { street, rank } of meant(book, name)) {
      const there = housesOf(book, street, wanted, rank);
      yield* there;
      if (there.length > 0) continue;
      // The number may be typed in part; where the map does not have it, the street itself is offered, last.
      const begun = ended === undefined ? street.numbers : [];
      for (const { number: houseNumber, point } of begun) {
        if (!comparable(houseNumber).startsWith(wanted)) continue;
        yield { rank: Math.max(rank, prefix), found: address(book, street, houseNumber, point) };
      }
      yield { rank: contains, found: streetFor(book, street, shownNumber(wanted)) };
    }
  }
}

/** What stands between two streets that cross; "和" may also begin a name, so every split is tried. */
const between = /\s*(?:[与與和及/&@×+、]| and | und | at | ecke | corner |交)\s*/gu;

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
    yield { rank: Math.max(rank, fits), found: crossing(book, street, second, { area, point }) };
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

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
