import type { Point } from "../src/ground/point.ts";
import type { OsmExtract, RoadWay } from "../src/streets/osm-extract.ts";

/** A town of streets 100 m apart, some faster, some one-way, drawn from a seed: for measuring on graphs of any size. */
export function townGrid(side: number, seed = 1): OsmExtract {
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  const id = (east: number, north: number) => 1 + east + north * side;
  const count = side * side;
  const lon = new Int32Array(count);
  const lat = new Int32Array(count);
  for (let north = 0; north < side; north++) {
    for (let east = 0; east < side; east++) {
      lon[id(east, north) - 1] = 1_100_000_000 + Math.round(east * 10_500 + draw() * 3000);
      lat[id(east, north) - 1] = 310_000_000 + Math.round(north * 9000 + draw() * 3000);
    }
  }
  const roads: RoadWay[] = [];
  const street = (nodes: number[], line: number) => {
    const isMain = line % 8 === 0;
    const kmh = isMain ? 50 : 25 + Math.floor(draw() * 10);
    const isOneWay = !isMain && draw() < 0.2;
    roads.push({
      id: roads.length + 1,
      nodes,
      class: isMain ? "primary" : "residential",
      forward: kmh,
      backward: isOneWay ? 0 : kmh,
    });
  };
  const line = Array.from({ length: side }, (_, step) => step);
  for (const north of line)
    street(
      line.map((east) => id(east, north)),
      north,
    );
  for (const east of line)
    street(
      line.map((north) => id(east, north)),
      east,
    );
  return {
    nodes: { ids: Float64Array.from({ length: count }, (_, index) => index + 1), lon, lat },
    roads,
    restrictions: [],
    barriers: new Set(),
    places: [],
    land: [],
    left: {},
  };
}

/** With this many streets a side, the town has a hundred thousand junctions. */
export const townSide = 316;
const corner: Point = [110.001, 31.001];
const [wide, high] = [0.33, 0.283];

/** Places anywhere in that town, the same in every run. */
export function placeInTown(): () => Point {
  let state = 7;
  const draw = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  return () => [corner[0] + draw() * wide, corner[1] + draw() * high];
}
