import type { Point } from "../ground/point.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { Names } from "./names.ts";

/** What something is found by. */
export interface Findable {
  readonly name: Names;
  /** Its names in every language as `folded` writes them, each once. */
  readonly keys: readonly string[];
  /** The pinyin of its Chinese name, a space between syllables, without tones: "ren min lu". */
  readonly syllables?: string;
  /** Where it lies, as a position in the book's `areas`. */
  readonly area: number;
  readonly point: Point;
}

/** The ways of one name that are one street to people. */
export interface GazetteerStreet extends Findable {
  /** With other streets of the book, by position; each crossing stands with both its streets. */
  readonly crossings: readonly { readonly with: number; readonly area: number; readonly point: Point }[];
  /** House numbers as the map writes them. */
  readonly numbers: readonly { readonly number: string; readonly point: Point }[];
}

export interface GazetteerPlace extends Findable {
  /** What it is: "school", "hospital", "village" … (the map's tag). */
  readonly kind: string;
  readonly street?: string;
  readonly houseNumber?: string;
}

/** Everything people name on a map, for type-ahead; plain values, as `places.json` keeps them. */
export interface Gazetteer {
  /** Degrees: west, south, east, north; null when there is nothing. */
  readonly box: readonly [number, number, number, number] | null;
  readonly areas: readonly Sentence[];
  readonly streets: readonly GazetteerStreet[];
  readonly places: readonly GazetteerPlace[];
}

export const emptyGazetteer: Gazetteer = { box: null, areas: [], streets: [], places: [] };
