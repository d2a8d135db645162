import type { Point } from "../../ground/point.ts";
import { at } from "./land.ts";

/** Kilometres east and north of the centre. */
export type Place = readonly [east: number, north: number];

/** Where the river Anhe runs at some kilometres east: two slow bends, through the south of the town. */
export function riverNorth(east: number): number {
  return -0.55 + 0.9 * Math.sin(east / 2.6) - 0.05 * east;
}

/** Kilometres from the river's middle to the streets on its banks. */
export const bank = 0.35;

/** How strongly a street some kilometres from the river still follows its bends; streets keep their order for it. */
function following(across: number): number {
  return 1 / (1 + (across / 1.4) ** 2);
}

/**
 * Places a point along the river through the old town: `along` kilometres east and `across` kilometres north of the
 * water. Near the river the grid bends with the water; farther away it is straight.
 */
export function inTown(along: number, across: number): Place {
  return [along + 0.1 * Math.sin(across * 1.3), across + riverNorth(along) * following(across)];
}

/** Places to go through from `from` to `to`, both included, none further than `most` from the next. */
export function stepsBetween(from: number, to: number, most: number): readonly number[] {
  const count = Math.max(1, Math.ceil(Math.abs(to - from) / most));
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}

export function onLand(path: readonly Place[]): readonly Point[] {
  return path.map(([east, north]) => at(east, north));
}
