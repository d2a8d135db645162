import { z } from "zod";
import { pointSchema } from "./point.ts";
import { asGiven, type Sentence } from "./sentence.ts";
import { text } from "./text.ts";

/** The map's name of a place in both languages, as it is kept beside the words of an incident's place. */
export const placeNameSchema = z.strictObject({ zh: text(300), en: text(300) }).readonly();

/**
 * Where an incident is: in words, as a point, or both. `named` is the map's name of what the words begin with, given when
 * the place was taken from the map. Any other name is refused, so that nobody can show another reader another place.
 */
export const placeSchema = z
  .strictObject({ words: text(300).optional(), named: placeNameSchema.optional(), point: pointSchema.optional() })
  .refine(({ words = "", named }) => named === undefined || nameAtStart(words, named) !== undefined, {
    path: ["named"],
    error: "must be what the words begin with, in Chinese or in English",
  });

/** A place as somebody wrote it; `named` is what the map calls the part that its words begin with. */
export interface WrittenPlace {
  readonly words?: string | undefined;
  readonly named?: Sentence | undefined;
}

/** The name that words begin with, in the language in which they do; the longer one when both fit; undefined for other words. */
export function nameAtStart(words: string, { zh, en }: Sentence): string | undefined {
  return (zh.length > en.length ? [zh, en] : [en, zh]).find((name) => isAtStart(words, name));
}

/** Whether words begin with a name, which ends where a word ends: “Block 1” does not begin “Block 12”. Chinese has no gaps. */
export function isAtStart(words: string, name: string): boolean {
  if (!words.startsWith(name)) return false;
  const rest = words.slice(name.length);
  if (/^\p{M}/u.test(rest)) return false;
  if (/\p{N}$/u.test(name)) return !/^\p{N}/u.test(rest);
  return !(endsInLetter.test(name) && beginsWithLetter.test(rest));
}

const endsInLetter = /(?!\p{Script=Han})\p{L}\p{M}*$/u;
const beginsWithLetter = /^(?!\p{Script=Han})\p{L}/u;

/**
 * The words of a place for readers of each language: the map's name in the reader's language, then the words written
 * after it (a floor, a flat) unchanged. Words without a map's name are the same for everybody.
 */
export function placeWords({ words, named }: WrittenPlace): Sentence | undefined {
  if (words === undefined) return undefined;
  const written = named === undefined ? undefined : nameAtStart(words, named);
  if (named === undefined || written === undefined) return { zh: words, en: words };
  const rest = words.slice(written.length);
  const read = (name: string) => (name === written ? words : `${name}${gapBetween(name, rest)}${rest}`);
  return asGiven({ zh: read(named.zh), en: read(named.en) });
}

/** “1栋” + “2楼” is read “Block 1 2楼” and not “Block 12楼”. */
function gapBetween(name: string, rest: string): string {
  return /^[\p{L}\p{N}]/u.test(rest) && /(?!\p{Script=Han})[\p{L}\p{M}\p{N})]$/u.test(name) ? " " : "";
}
