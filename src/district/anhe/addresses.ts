import type { Point } from "../../ground/point.ts";
import { type Draw, pick } from "./draws.ts";
import type { Street } from "./streets.ts";

/** A place that people call from. */
export interface Address {
  readonly words: string;
  /** The same place as somebody says it in English. */
  readonly english: string;
  readonly point: Point;
}

const communities = [
  ["和顺小区", "Heshun Community"],
  ["安康家园", "Ankang Homes"],
  ["文昌苑", "Wenchang Court"],
  ["柳林新村", "Liulin New Village"],
  ["河畔花园", "Riverside Garden"],
  ["学府雅居", "Xuefu Residence"],
  ["工人新村", "Workers' New Village"],
  ["钟楼社区", "Bell Tower Community"],
] as const;
const premises = [
  ["农贸市场", "the farmers' market"],
  ["便民超市", "the convenience store"],
  ["小学门口", "the primary school gate"],
  ["公交站", "the bus stop"],
  ["快餐店", "the snack bar"],
  ["药店", "the pharmacy"],
  ["停车场", "the car park"],
  ["社区广场", "the community square"],
] as const;

/** Metres of street for each house number, and metres in a degree of latitude. */
export const metresPerNumber = 12;
const metresPerDegree = 111_320;

/** Fewer people live along a kilometre of highway than along one of street. */
const highwayShare = 0.25;

/** Numbered addresses along the streets, more of them on longer ones; on highways by kilometre. */
export function drawAddresses(draw: Draw, streets: readonly Street[], count: number): readonly Address[] {
  const walkable = streets
    .filter(({ kind }) => kind !== "river")
    .map((street) => ({ street, metres: sides(street.points).reduce((sum, side) => sum + side.metres, 0) }));
  const weights = walkable.map(({ street, metres }) => (isHighway(street) ? metres * highwayShare : metres));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, () => {
    let left = draw() * all;
    const { street, metres } = walkable[weights.findIndex((weight) => (left -= weight) < 0)] ?? pick(draw, walkable);
    const along = draw() * metres;
    return { ...wordsOf(draw, street, along), point: pointAlong(street.points, along) };
  });
}

function isHighway({ name }: Street): boolean {
  return name.zh.endsWith("公路");
}

function wordsOf(draw: Draw, street: Street, metres: number): Pick<Address, "words" | "english"> {
  const { zh, en } = street.name;
  if (isHighway(street)) {
    const mark = `K${Math.floor(metres / 1000)}+${Math.floor((metres % 1000) / 100)}00`;
    return { words: `${zh}${mark}`, english: `${en}, ${mark}` };
  }
  const number = 1 + Math.floor(metres / metresPerNumber);
  const [words, english] = [`${zh}${number}号`, `${number} ${en}`];
  if (zh.endsWith("组")) return { words, english };
  const kind = draw();
  if (kind < 0.4) {
    const [community, said] = pick(draw, communities);
    const block = 1 + Math.floor(draw() * 20);
    return { words: `${words}${community}${block}栋`, english: `${english}, ${said}, block ${block}` };
  }
  if (kind >= 0.7) return { words, english };
  const [place, said] = pick(draw, premises);
  return { words: `${words}${place}`, english: `${english}, at ${said}` };
}

function sides(points: readonly Point[]): readonly { from: Point; to: Point; metres: number }[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180);
    return { from, to, metres: Math.hypot(east, to[1] - from[1]) * metresPerDegree };
  });
}

function pointAlong(points: readonly Point[], metres: number): Point {
  let left = metres;
  for (const { from, to, metres: length } of sides(points)) {
    if (left <= length) {
      const share = length === 0 ? 0 : left / length;
      return [round(from[0] + (to[0] - from[0]) * share), round(from[1] + (to[1] - from[1]) * share)];
    }
    left -= length;
  }
  return points.at(-1) ?? [0, 0];
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
