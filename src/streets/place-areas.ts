import type { Sentence } from "../ground/sentence.ts";
import type { Names } from "./names.ts";
import { metresOf, type Spot } from "./street-groups.ts";

/** Metres around the middle of a place in which things are said to lie there; a village's name says nothing of the town. */
const reach: Readonly<Record<string, number>> = {
  borough: 5000,
  city: 8000,
  hamlet: 1000,
  neighbourhood: 1000,
  quarter: 1500,
  suburb: 3000,
  town: 4000,
  village: 2000,
};

export interface Settlement extends Spot {
  readonly name?: Names;
  readonly kind: string;
}

export function isSettlement({ name, kind }: Pick<Settlement, "name" | "kind">): boolean {
  return name !== undefined && reach[kind] !== undefined;
}

/** Words for where on the map something lies; `finer` adds how it lies to the settlement or the map's middle. */
export type AreaOf = (spot: Spot, finer: boolean) => Sentence;

/** `middle`, and how far from it half of what is on the map lies, for things in no settlement. */
export function areasOf(settlements: readonly Settlement[], middle: Spot, halfMetres: number): AreaOf {
  return (spot, finer) => {
    let best: { readonly metres: number; readonly place: Settlement } | undefined;
    for (const place of settlements) {
      const metres = metresOf(place, spot);
      // At no distance it is the settlement itself, which lies in another one or on the map.
      if (metres > 0 && metres <= (reach[place.kind] ?? 0) && (best === undefined || metres < best.metres)) {
        best = { metres, place };
      }
    }
    const name = best?.place.name;
    const from = best?.place ?? middle;
    const metres = metresOf(from, spot);
    if (name === undefined && !finer) return mapPart(from, spot, metres < halfMetres / 2);
    const where = { zh: name?.zh ?? name?.local ?? "地图中心", en: name?.en ?? name?.local ?? "the middle of the map" };
    if (!finer) return where;
    const side = directions[directionOf(from, spot)] ?? north;
    const kilometres = (metres / 1000).toFixed(1);
    return { zh: `${where.zh}以${side.zh} ${kilometres} 公里`, en: `${kilometres} km ${side.en} of ${where.en}` };
  };
}

const north: Sentence = { zh: "北", en: "north" };
/** From north, clockwise. */
const directions: readonly Sentence[] = [
  north,
  { zh: "东北", en: "north-east" },
  { zh: "东", en: "east" },
  { zh: "东南", en: "south-east" },
  { zh: "南", en: "south" },
  { zh: "西南", en: "south-west" },
  { zh: "西", en: "west" },
  { zh: "西北", en: "north-west" },
];

function directionOf(from: Spot, to: Spot): number {
  const up = to.lat - from.lat;
  const east = (to.lon - from.lon) * Math.cos((((from.lat + to.lat) / 2e7) * Math.PI) / 180);
  return (Math.round(Math.atan2(east, up) / (Math.PI / 4)) + 8) % 8;
}

/** Whether an area is told by the map alone, because no settlement of the map is near. */
export function isOfMap({ zh }: Sentence): boolean {
  return zh.startsWith("地图");
}

function mapPart(middle: Spot, spot: Spot, isMiddle: boolean): Sentence {
  const part = isMiddle ? undefined : directions[directionOf(middle, spot)];
  if (part === undefined) return { zh: "地图中部", en: "middle of the map" };
  return { zh: `地图${part.zh}部`, en: `${part.en} of the map` };
}
