import type { FoundPlace } from "../found-place.ts";
import type { Language } from "../../ground/web/language.ts";
import type { Point } from "../../ground/point.ts";

/** Where an incident is, as far as it has been said. */
export interface PlaceSaid {
  readonly words: string;
  readonly point: Point | undefined;
}

/** What was taken from the list: as long as the words begin with it, its point holds. */
export interface PlaceTaken {
  readonly words: string;
  readonly point: Point;
}

/** A place that was said before the field was opened: other words than its own lose its point. */
export function takenBefore({ words, point }: PlaceSaid): PlaceTaken | null {
  return point === undefined || words.trim() === "" ? null : { words, point };
}

/** Whether a place has words and no point: it is saved so only when a person says so. */
export function lacksPoint({ words, point }: PlaceSaid): boolean {
  return point === undefined && words.trim() !== "";
}

/** The words a found place is taken with: its name, and its area where that tells it from others of the name. */
export function takenFrom(place: FoundPlace, all: readonly FoundPlace[], language: Language): PlaceTaken {
  const isOne = all.filter((other) => other[language] === place[language]).length < 2;
  const name = place[language];
  const area = isOne ? undefined : place.area?.[language];
  return { words: area === undefined ? name : `${name}（${area}）`, point: place.point };
}

/**
 * The place after the words were changed by hand. What is added to a taken place (a floor, a flat) leaves its point; other
 * words are another place, and the point that came with the old ones goes. A point picked on the map is the person's own
 * and stays.
 */
export function changedTo(words: string, before: PlaceSaid, taken: PlaceTaken | null): PlaceSaid {
  const isOfTaken = taken !== null && before.point?.join() === taken.point.join();
  return { words, point: isOfTaken && !words.startsWith(taken.words) ? undefined : before.point };
}
