import type { Point } from "../ground/point.ts";
import type { Sentence } from "../ground/sentence.ts";
import { markedText, namesIn } from "./address-text.ts";
import { findPlaces } from "./find-places.ts";
import { type FoundPlace, where, words } from "./found-place.ts";
import { metresAcross } from "./geometry.ts";
import { kindIn, type KindMeant } from "./kind-words.ts";
import { nearestNames } from "./nearest-name.ts";
import type { PlaceBook } from "./place-book.ts";
import { folded } from "./place-text.ts";

/** What a typed text was taken for, where that is not plainly what was typed. */
export interface Understood extends Sentence {
  /** `kind`: places of a kind; `nearest`: the map has a similar name only; `nothing`: the map has neither. */
  readonly as: "kind" | "nearest" | "nothing";
}

export interface PlacesRead {
  readonly places: readonly FoundPlace[];
  readonly understood?: Understood;
}

interface Options {
  readonly near?: Point;
  readonly most?: number;
}

/**
 * Reads what a typed text means, and says how it was understood: places by name (`findPlaces`); else places of a kind
 * ("药店", "pharmacy", "yd"); else the places with the most similar name.
 */
export function readPlaces(book: PlaceBook, text: string, { near, most = 10 }: Options = {}): PlacesRead {
  const asked = { ...(near === undefined ? {} : { near }), most };
  const named = findPlaces(book, text, asked);
  if (folded(text) === "") return { places: named };
  const meant = kindIn(text);
  // "人民医院" is a name before it is "hospitals near 人民路".
  if (meant !== undefined && (meant.where === "" || !named.some((place) => isNamed(place, text, true)))) {
    const ofKind = placesOfKind(book, meant, asked);
    if (ofKind !== undefined && (ofKind.places.length > 0 || named.length === 0)) {
      const isFirst = named.length === 0 || !(meant.isGuess || named.some((place) => isNamed(place, text)));
      if (isFirst) return { ...ofKind, places: together(ofKind.places, named, most) };
      return {
        places: together(
          named.slice(0, Math.max(most - ofKind.places.length, Math.ceil(most / 2))),
          ofKind.places,
          most,
        ),
      };
    }
  }
  return named.length > 0 ? { places: named } : likeNames(book, text, asked);
}

/** Undefined when the rest of the text says where, and the map has no such place: it is no question for a kind. */
function placesOfKind(
  book: PlaceBook,
  { kind, where: at }: KindMeant,
  o: Options & { most: number },
): PlacesRead | undefined {
  const middle = at === "" ? undefined : findPlaces(book, at, { most: 1 })[0];
  if (at !== "" && middle === undefined) return undefined;
  const near = middle?.point ?? o.near ?? middleOf(book);
  const places = book.places
    .filter((place) => kind.kinds.includes(place.kind))
    .map((place) => ({ place, metres: near === undefined ? 0 : metresAcross(near, place.point) }))
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, o.most)
    .map(({ place }): FoundPlace => ({ kind: "place", ...words(place), ...where(book, place) }));
  if (places.length === 0) {
    const none = { zh: `地图上没有${kind.zh}`, en: `The map has no ${kind.en}` };
    return { places, understood: { as: "nothing", ...none } };
  }
  const understood =
    middle === undefined
      ? { zh: `按类别：${kind.zh}，由近及远`, en: `By kind: ${kind.en}, nearest first` }
      : { zh: `${middle.zh}附近的${kind.zh}`, en: `${kind.en} near ${middle.en}` };
  return { places, understood: { as: "kind", ...understood } };
}

function likeNames(book: PlaceBook, text: string, asked: Options): PlacesRead {
  const marked = markedText(text);
  for (const part of namesIn(text)) {
    const names = nearestNames(book, part);
    const places = names.flatMap((name) => findPlaces(book, marked.replace(part, name), asked));
    const [first] = places;
    if (first === undefined) continue;
    const understood = {
      zh: `地图上没有这个名称；最接近的：${first.zh}`,
      en: `Nothing of that name; nearest reading: ${first.en}`,
    };
    return { places: together(places, [], asked.most ?? 10), understood: { as: "nearest", ...understood } };
  }
  return {
    places: [],
    understood: { as: "nothing", zh: "地图上没有这个名称", en: "The map has nothing of that name" },
  };
}

/** Whether the name of what was found begins with the text, or has it anywhere. */
function isNamed({ zh, en }: FoundPlace, text: string, anywhere = false): boolean {
  return [zh, en].some((name) => {
    const at = folded(name).indexOf(folded(text));
    return at === 0 || (anywhere && at > 0);
  });
}

/** Both lists, what is in both once. */
function together(first: readonly FoundPlace[], second: readonly FoundPlace[], most: number): readonly FoundPlace[] {
  const keys = new Set<string>();
  return [...first, ...second]
    .filter((place) => {
      const key = `${place.kind} ${place.zh} ${place.point.join()}`;
      return !keys.has(key) && keys.add(key);
    })
    .slice(0, most);
}

function middleOf({ box }: PlaceBook): Point | undefined {
  return box === null ? undefined : [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}
