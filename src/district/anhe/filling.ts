import type { Sentence } from "../../ground/sentence.ts";
import type { Draw } from "./draws.ts";
import type { Shape } from "./landscape.ts";
import type { Network } from "./network.ts";
import { between, middleOf } from "./plane.ts";
import type { Place } from "./town.ts";

/** A place of the map that has a point: what people name it by. */
export interface Premises {
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Filled {
  readonly shapes: readonly Shape[];
  readonly premises: readonly Premises[];
}

export interface Filling {
  readonly network: Network;
  readonly draw: Draw;
  readonly nextName: () => Sentence;
  readonly nextVillage: () => Sentence;
  /** Nothing is built nearer than this to the railway's line. */
  readonly isFree: (place: Place) => boolean;
}

/** The ring, smaller by a share of the way to its middle. */
export function inset(ring: readonly Place[], share: number, tags: Readonly<Record<string, string>>): Shape {
  const middle = middleOf(ring);
  return { path: ring.map((corner) => between(corner, middle, share)), isClosed: true, tags };
}

export function namesOf(zh: string, en: string): Readonly<Record<string, string>> {
  return { name: zh, "name:zh": zh, "name:en": en };
}
