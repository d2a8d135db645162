import { isAtStart, nameAtStart, placeNameSchema } from "../../ground/place-words.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { FoundPlace } from "../found-place.ts";
import type { Language } from "../../ground/web/language.ts";
import type { Point } from "../../ground/point.ts";

/** Where an incident is, as far as it has been said. */
export interface PlaceSaid {
  readonly words: string;
  readonly point: Point | undefined;
  /** The map's name of what the words begin with. */
  readonly named: Sentence | undefined;
}

/** What was taken from the list: as long as the words begin with it, its point holds. */
export interface PlaceTaken extends PlaceSaid {
  readonly point: Point;
}

/**
 * A place that was said before the field was opened: other words than its own lose its point. Of a place of the map only
 * its name is its own; what was written after it may be written anew.
 */
export function takenBefore({ words, point, named }: PlaceSaid): PlaceTaken | null {
  if (point === undefined || words.trim() === "") return null;
  return { words: (named && nameAtStart(words, named)) ?? words, point, named };
}

/** Whether a place has words and no point: it is saved so only when a person says so. */
export function lacksPoint({ words, point }: PlaceSaid): boolean {
  return point === undefined && words.trim() !== "";
}

/**
 * What a found place is taken with: its name in both languages, the writer's as the words, with its area in both where one
 * of its names is also another's. A name that may not be kept (too long, or it looks like a personal detail) is left out.
 */
export function takenFrom(place: FoundPlace, all: readonly FoundPlace[], language: Language): PlaceTaken {
  const isOne = (["zh", "en"] as const).every((one) => all.filter((other) => other[one] === place[one]).length < 2);
  const area = isOne ? undefined : place.area;
  const name: Sentence = {
    zh: area === undefined ? place.zh.trim() : `${place.zh.trim()}（${area.zh}）`,
    en: area === undefined ? place.en.trim() : `${place.en.trim()} (${area.en})`,
  };
  const named = placeNameSchema.safeParse(name).success ? name : undefined;
  return { words: name[language], point: place.point, named };
}

/** The place as an order gives it: what was not said is left out. */
export function placeGiven({ words, point, named }: PlaceSaid) {
  const trimmed = words.trim();
  return {
    ...(trimmed === "" ? {} : { words: trimmed }),
    ...(named === undefined ? {} : { named }),
    ...(point === undefined ? {} : { point }),
  };
}

/**
 * The place after its words were changed by hand. Words added after a taken place (a floor, a flat) leave its point.
 * Other words are another place: the name and the point of the old words are removed. A point picked on the map stays,
 * because the person set it.
 */
export function changedTo(words: string, before: PlaceSaid, taken: PlaceTaken | null): PlaceSaid {
  const isOfTaken = taken !== null && before.point?.join() === taken.point.join();
  const named = before.named !== undefined && nameAtStart(words, before.named) !== undefined ? before.named : undefined;
  return { words, point: isOfTaken && !isAtStart(words, taken.words) ? undefined : before.point, named };
}
