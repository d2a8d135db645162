import type { Draw } from "./draws.ts";
import { bank, type Place, riverNorth, stepsBetween } from "./town.ts";
import type { Block } from "./divide.ts";
import type { Network } from "./network.ts";
import { smooth } from "./outskirts.ts";
import { areaOf, between, blob, crossing, frameOf, isWithin, middleOf, toRing } from "./plane.ts";

/** A closed or open shape of the map that is no street. */
export interface Shape {
  readonly path: readonly Place[];
  readonly isClosed: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Half of the river's width at some kilometres east, in kilometres. */
export function riverHalf(east: number): number {
  return 0.075 + 0.022 * Math.sin(east * 1.1 + 0.6) + 0.012 * Math.sin(east * 3.3);
}

/** The river as water between its banks, and the brooks that come down to it. */
export function waters(): readonly Shape[] {
  const steps = stepsBetween(-9, 9, 0.15);
  const shore = (side: 1 | -1) => steps.map((east): Place => [east, riverNorth(east) + side * riverHalf(east)]);
  const brooks: readonly (readonly [zh: string, en: string, ...path: Place[]])[] = [
    ["青溪", "Qing Brook", [-4.7, 5.6], [-5.3, 4.2], [-5.1, 2.9], [-5.6, 1.4], [-5.3, riverNorth(-5.3)]],
    ["茶溪", "Cha Brook", [6.6, 4.9], [6.1, 3.8], [6.6, 2.6], [6.2, 1.7], [6.7, riverNorth(6.7)]],
    ["东溪", "Dong Brook", [5.1, -5.6], [5.9, -4.1], [5.4, -2.7], [6.1, -1.3], [5.9, riverNorth(5.9)]],
  ];
  return [
    { path: [...shore(1), ...shore(-1).toReversed()], isClosed: true, tags: { natural: "water", water: "river" } },
    ...greens(),
    ...brooks.map(([zh, en, ...path]) => ({
      path: smooth(path, 6),
      isClosed: false,
      tags: { waterway: "stream", name: zh, "name:zh": zh, "name:en": en },
    })),
  ];
}

/** Where along the river, in kilometres east, its banks are parks. */
const bankParks: readonly (readonly [zh: string, en: string, from: number, to: number, side: 1 | -1])[] = [
  ["滨河公园", "Riverside Park", -0.65, 1.35, 1],
  ["安河湿地公园", "Anhe Wetland Park", 1.7, 4, -1],
  ["望河园", "Wanghe Garden", -4, -1, 1],
  ["沙洲公园", "Sandbank Park", -3, -0.95, -1],
  ["桥头公园", "Qiaotou Park", 1.7, 3.6, 1],
  ["临河绿地", "Linhe Green", -0.6, 1.3, -1],
];

/** Parks between the water and the streets on its banks. */
function greens(): readonly Shape[] {
  return bankParks.map(([zh, en, from, to, side]) => {
    const steps = stepsBetween(from, to, 0.15);
    const line = (away: (east: number) => number) =>
      steps.map((east): Place => [east, riverNorth(east) + side * away(east)]);
    const outer = line((east) => bank - 0.05 - 0.02 * Math.sin(east * 4));
    const path = [...line((east) => riverHalf(east) + 0.012), ...outer.toReversed()];
    return { path, isClosed: true, tags: { leisure: "park", name: zh, "name:zh": zh, "name:en": en } };
  });
}

/** A lake in the widest block at its place, and woods over the blocks of the hills. */
export function lakeAndWoods(lake: readonly Block[], hills: readonly Block[], draw: Draw): readonly Shape[] {
  const widest = lake.toSorted((a, b) => areaOf(b.ring) - areaOf(a.ring))[0];
  const shapes: Shape[] = [];
  if (widest !== undefined) {
    const [middle, room] = roomiest(widest.ring);
    const turn = draw() * 6;
    const path = blob(
      middle,
      [(room - 0.08) * 0.9, (room - 0.08) * 0.75],
      (at) => 0.1 * Math.sin(3 * at + turn) + 0.06 * Math.sin(5 * at),
    );
    const name = { name: "镜湖", "name:zh": "镜湖", "name:en": "Mirror Lake" };
    shapes.push({ path, isClosed: true, tags: { natural: "water", water: "lake", ...name } });
  }
  for (const { ring } of hills) {
    const middle = middleOf(ring);
    const path = ring.map((corner) => between(corner, middle, 0.04 + 0.1 * draw()));
    shapes.push({ path, isClosed: true, tags: { natural: "wood" } });
  }
  return shapes;
}

/** The place within the ring that is furthest from its sides, and how far that is. */
function roomiest(ring: readonly Place[]): readonly [place: Place, kilometres: number] {
  const { middle, long } = frameOf(ring);
  const steps = stepsBetween(-long / 2, long / 2, 0.1);
  let best: readonly [Place, number] = [middle, 0];
  for (const east of steps) {
    for (const north of steps) {
      const place: Place = [middle[0] + east, middle[1] + north];
      const room = isWithin(place, ring) ? toRing(place, ring) : 0;
      if (room > best[1]) best = [place, room];
    }
  }
  return best;
}

const railPlaces: readonly Place[] = [
  [-9, -4.9],
  [-7, -4.05],
  [-4.6, -3.75],
  [-2, -3.72],
  [-0.8, -3.7],
  [0.6, -3.72],
  [3.2, -3.62],
  [5.6, -3.1],
  [7.3, -2.2],
  [9, -1.9],
];

export const stationPlace: Place = [-0.8, -3.7];

/** The railway, which crosses streets on the level: the node of a crossing is in both. */
export function layRailway(network: Network): readonly Place[] {
  const path = smooth(railPlaces, 6);
  const nodes: number[] = [];
  const streets = network.ways.filter(({ kind }) => kind !== "path" && kind !== "fast");
  for (const [index, to] of path.slice(1).entries()) {
    const from = path[index] ?? to;
    if (index === 0) nodes.push(network.node(from));
    const crossings: { readonly share: number; readonly node: number }[] = [];
    for (const way of streets) {
      const line = network.expanded(way.nodes, false);
      for (const [at, next] of line.slice(1).entries()) {
        const before = line[at] ?? next;
        const shares = crossing(from, to, network.at(before), network.at(next));
        if (shares !== undefined) crossings.push({ share: shares[0], node: network.insert(before, next, shares[1]) });
      }
    }
    for (const { node } of crossings.toSorted((a, b) => a.share - b.share)) {
      if (node === nodes.at(-1)) continue;
      network.nodeTags.set(node, { railway: "level_crossing" });
      nodes.push(node);
    }
    nodes.push(network.node(to));
  }
  const name = { name: "安云铁路", "name:zh": "安云铁路", "name:en": "Anyun Railway" };
  network.add({ nodes, tags: { railway: "rail", ...name }, kind: "rail" });
  const siding = path
    .filter(([east]) => east > -1.7 && east < 0.2)
    .map(([east, north]): Place => [east, north - 0.035]);
  network.add({ nodes: siding.map(network.node), tags: { railway: "rail", service: "siding" }, kind: "rail" });
  return path;
}
