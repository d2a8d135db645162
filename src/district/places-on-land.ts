import type { Point } from "../ground/point.ts";
import { type Area, areasAt, type Land, landKinds, type Place } from "./areas.ts";
import { pointWithin } from "./judge-areas.ts";

/** Lines of the lattice each way: in a district of 20 km one every 125 m. */
const lines = 160;
/** Where in its cell a lattice point lies: off the round coordinates that borders are drawn on. */
const [acrossCell, alongCell] = [0.4142, 0.7321];

/**
 * Every combination of areas that a place on the land can lie in (station × grid × circle × ring). They are found at
 * the points of a lattice, and at one point within each part of each area. Missed are only slivers between borders
 * drawn twice, narrower than a lattice step and without any area's inner point. The land is everything inside some
 * area; without areas it is `[{}]`, one place.
 */
export function placesOnLand(areas: readonly Area[]): readonly Place[] {
  const land = areas.filter((area): area is Land => area.kind !== "post").map((area) => ({ area, box: boxOf(area) }));
  const found = new Map<string, Place>();
  const look = (near: readonly Area[], point: Point) => {
    const place = areasAt(near, point);
    const key = keyOf(place);
    if (key !== keyOf({})) found.set(key, place);
  };
  for (const { area } of land) {
    for (const part of area.parts) {
      const point = pointWithin([part]);
      look(
        land.filter(({ box }) => holds(box, point)).map((one) => one.area),
        point,
      );
    }
  }
  const [west, south, east, north] = land.reduce((all, { box }) => around(all, box), nothing);
  for (let row = 0; row < lines; row += 1) {
    const y = south + ((row + alongCell) / lines) * (north - south);
    const level = land.filter(({ box }) => box[1] <= y && y <= box[3]);
    for (let column = 0; column < lines; column += 1) {
      const x = west + ((column + acrossCell) / lines) * (east - west);
      look(
        level.filter(({ box }) => box[0] <= x && x <= box[2]).map(({ area }) => area),
        [x, y],
      );
    }
  }
  return found.size === 0
    ? [{}]
    : [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

function keyOf(place: Place): string {
  return landKinds.map((kind) => place[kind] ?? "").join("\n");
}

/** West, south, east, north. */
type Box = readonly [number, number, number, number];

const nothing: Box = [Infinity, Infinity, -Infinity, -Infinity];

function boxOf({ parts }: Land): Box {
  return parts.flat(2).reduce<Box>((box, [x, y]) => around(box, [x, y, x, y]), nothing);
}

function around(one: Box, other: Box): Box {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

function holds([west, south, east, north]: Box, [x, y]: Point): boolean {
  return west <= x && x <= east && south <= y && y <= north;
}
