import {
  buildingText,
  comparable,
  holds,
  loosely,
  withoutRooms,
  markedText,
  numberAfter,
  numberBefore,
  numbersOf,
  shownNumber,
} from "./address-text.ts";
import { address, type Candidate, crossing, streetFor, where, words } from "./found-place.ts";
import { building, contains, exact, prefix } from "./name-rank.ts";
import { isSettlement } from "./place-areas.ts";
import type { BookStreet, Findable, PlaceBook } from "./place-book.ts";
import { allLengthened, directed, hasHan, withDigits } from "./place-text.ts";

/** Where a name of the map stands whole in a typed text. */
interface Within<Named extends Findable> {
  readonly named: Named;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Finds streets named in full within a typed text, whatever is written around them. In this order: the house with the
 * number before or after a street's name; the crossing of two named streets; the street itself, marked when the typed
 * number is not on the map. A text that holds the whole name of a street always gets an answer.
 */
export function placesWithin(book: PlaceBook, typed: string): readonly Candidate[] {
  const marked = markedText(typed);
  const texts = [
    ...new Set([
      marked,
      allLengthened(marked),
      directed(allLengthened(marked)),
      withDigits(marked),
      allLengthened(marked).replace(/([aou])e/g, "$1"),
    ]),
  ];
  const streets = longest(texts.flatMap((text) => [...withinOf(book.streets, text)]));
  const places = longest(texts.flatMap((text) => [...withinOf(book.places, text)]));
  const crossings = streets.flatMap((first) => streets.flatMap((second) => crossingsOf(book, first, second)));
  if (crossings.length > 0) return crossings;
  const found = streets.flatMap((street) => ofStreet(book, street));
  const others = places
    .filter(({ named }) => streets.length === 0 || !isSettlement(named))
    .map(({ named, from }) => ({
      rank: from === 0 ? prefix : contains,
      found: { kind: "place" as const, ...words(named), ...where(book, named) },
    }));
  return [...found, ...others];
}

function crossingsOf(book: PlaceBook, first: Within<BookStreet>, second: Within<BookStreet>): readonly Candidate[] {
  // The text names one before the other, and so does the answer.
  if (first.text !== second.text || first.to > second.from) return [];
  return first.named.crossings
    .filter((each) => book.streets[each.with] === second.named)
    .map((each) => ({ rank: exact, found: crossing(book, first.named, second.named, each) }));
}

function ofStreet(book: PlaceBook, { named: street, text, from, to }: Within<BookStreet>): readonly Candidate[] {
  const numbered = buildingsOf(book, street, text.slice(to));
  if (numbered.length > 0) return numbered;
  const numbers = numbersAround(text.slice(0, from), text.slice(to));
  const [wanted] = numbers;
  if (wanted === undefined)
    return [{ rank: contains, found: { kind: "street", ...words(street), ...where(book, street) } }];
  for (const number of numbers) {
    const there = housesOf(book, street, number, exact);
    if (there.length > 0) return there;
  }
  return [{ rank: contains, found: streetFor(book, street, shownNumber(wanted)) }];
}

/**
 * The numbers that may be the house's, behind the street's name or before it ("12 Main Street"). Five digits behind are a
 * postal code where another stands before, and so may a letter before the name be a direction: "100 N Main Street".
 */
function numbersAround(head: string, tail: string): readonly string[] {
  const [after, before, undirected] = [
    numberAfter(tail),
    numberBefore(head),
    numberBefore(head.replace(/ (?:[nsew]|north|south|east|west) ?$/u, " ")),
  ];
  const isCode = before !== undefined && /^\d{5}$/.test(after ?? "");
  const found = isCode ? [before, undirected] : [after, before, undirected];
  return [...new Set(found.filter((number) => number !== undefined))];
}

/** The building, yard or lane that the text behind the street's name begins with: of several the one with the longest name. */
function buildingsOf(book: PlaceBook, street: BookStreet, tail: string): readonly Candidate[] {
  const typed = buildingText(tail);
  const fitting = street.numbers
    .map(({ number, point }) => ({ number, point, text: buildingText(number) }))
    .filter(({ text }) => /[栋弄院]/u.test(text) && typed.startsWith(text))
    .filter(({ text }) => !/\d$/.test(text) || !/^\d/.test(typed.slice(text.length)))
    .toSorted((one, other) => other.text.length - one.text.length);
  const [best] = fitting;
  // 3弄 alone is a lane; with a house behind it, the house is meant.
  if (best === undefined || (best.text.endsWith("弄") && /^\d/.test(typed.slice(best.text.length)))) return [];
  return [{ rank: building, found: address(book, street, best.number, best.point) }];
}

/** The houses of a street that a number means: just this one, else those whose entry on the map has it within. */
export function housesOf(book: PlaceBook, street: BookStreet, wanted: string, rank: number): readonly Candidate[] {
  const fitting = (fits: (number: string) => boolean, at: number) =>
    street.numbers
      .filter(({ number }) => numbersOf(number).some(fits))
      .map(({ number, point }) => ({ rank: at, found: address(book, street, number, point) }));
  const same = fitting((number) => number === wanted, rank);
  if (same.length > 0) return same;
  const like = fitting((number) => loosely(number) === loosely(comparable(wanted)), rank);
  if (like.length > 0) return like;
  const run = fitting((number) => holds(number, wanted), Math.max(rank, prefix));
  if (run.length > 0) return run;
  for (const whole of withoutRooms(wanted)) {
    const house = housesOf(book, street, whole, rank);
    if (house.length > 0) return house;
  }
  return [];
}

function* withinOf<Named extends Findable>(all: readonly Named[], text: string): Iterable<Within<Named>> {
  for (const named of all) {
    for (const key of named.keys) {
      for (let from = text.indexOf(key); from >= 0; from = text.indexOf(key, from + 1)) {
        const to = from + key.length;
        if (isWhole(text, key, from, to)) yield { named, text, from, to };
      }
    }
  }
}

/** Letters do not go on beyond a name in letters; one character alone says nothing in the middle of a text. */
function isWhole(text: string, key: string, from: number, to: number): boolean {
  if (from > 0 && key.length < (hasHan(key) ? 2 : 4)) return false;
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? "") && !hasHan(text[at] ?? "");
  if (isLetter(from) && from > 0 && isLetter(from - 1)) return false;
  return !isLetter(to - 1) || !/[\p{L}]/u.test(text[to] ?? "") || !isLetter(to);
}

/** Without names that stand inside a longer one: 人民路 in 人民路三巷. */
function longest<Named extends Findable>(all: readonly Within<Named>[]): readonly Within<Named>[] {
  return all.filter(
    ({ text, from, to }) =>
      !all.some(
        (other) => other.text === text && other.from <= from && other.to >= to && other.to - other.from > to - from,
      ),
  );
}
