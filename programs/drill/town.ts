import { anheForce, anheOrders, anheSeed, type OrderBody } from "../../src/district/anhe/anhe.ts";
import type { Address } from "../../src/district/anhe/addresses.ts";
import { centre } from "../../src/district/anhe/land.ts";
import { drawsFrom } from "../../src/district/anhe/draws.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Point } from "../../src/ground/point.ts";
import type { Gazetteer, GazetteerPlace } from "../../src/streets/gazetteer.ts";
import { metresAcross } from "../../src/streets/geometry.ts";

/** How the drill's district lies on a town: its orders are Anhe's, moved there. */
export interface Town {
  /** The order as it is given there: its points moved, its stations called by what lies there. */
  moved<Body>(body: Body): Body;
  readonly district: readonly OrderBody[];
}

/** Anhe where it was drawn. */
export const anhe: Town = { moved: (body) => body, district: anheOrders() };

/** Half of Anhe's land, east and north, in degrees. */
const [halfEast, halfNorth] = [0.0946, 0.0629];
/** The most that the district is stretched: a map of a whole province does not make stations a day's drive apart. */
const mostStretch = 3;

/**
 * The drill's district on the town of an imported map: over the middle of its land, its stations and crews at streets
 * that are there, called by the quarters and villages they lie in. Undefined where the map has no street.
 */
export function townOn({ box, places, streets }: Gazetteer, file: string): Town | undefined {
  if (box === null || streets.length === 0) return undefined;
  const doors = streets.map(({ point }) => point);
  const middle: Point = [median(doors.map(([lon]) => lon)), median(doors.map(([, lat]) => lat))];
  const spread = (axis: 0 | 1) =>
    quantile(
      doors.map((point) => Math.abs(point[axis] - middle[axis])),
      0.9,
    );
  const stretch: Point = [
    Math.max(0.1, Math.min(mostStretch, spread(0) / halfEast)),
    Math.max(0.1, Math.min(mostStretch, spread(1) / halfNorth)),
  ];
  const carried = ([lon, lat]: Point): Point => [
    round(middle[0] + (lon - centre[0]) * stretch[0]),
    round(middle[1] + (lat - centre[1]) * stretch[1]),
  ];
  const { stations } = anheForce();
  const settlements = places.filter(({ kind }) =>
    ["suburb", "quarter", "village", "town", "neighbourhood", "borough"].includes(kind),
  );
  const taken = new Set<string>();
  const renamed = stations.map(({ name, point }, index) => {
    const free = ({ name: { local } }: Pick<GazetteerPlace, "name">) => !taken.has(local);
    // Where the map has no quarters, a station is called after its street.
    const there =
      nearestOf(settlements.filter(free), carried(point)) ?? nearestOf(streets.filter(free), carried(point));
    if (there === undefined) return { from: name, to: { zh: `第${index + 1}`, en: `No. ${index + 1}` } };
    taken.add(there.name.local);
    return { from: name, to: { zh: there.name.zh ?? there.name.local, en: there.name.en ?? there.name.local } };
  });
  const said = (text: string) =>
    renamed.reduce(
      (words, { from, to }) =>
        words.replaceAll(from.zh.replace("派出所", ""), to.zh).replaceAll(from.en.replace(" Station", ""), to.en),
      text,
    );
  const town = nearestOf(
    places.filter(({ kind }) => kind === "city" || kind === "town"),
    middle,
  )?.name;
  const moved = <Body>(body: Body): Body =>
    movedValue(body, { carried, said, onStreet: (point) => nearest(doors, point) }) as Body;
  const district = anheOrders()
    .filter(({ name }) => name !== "DrawStreetPlan")
    .map(({ name, body }) => ({
      name,
      body: name === "NameDistrict" ? named(body, town ?? { local: file }, middle) : moved(body),
    }));
  // The last order shows that all were taken; Anhe's own streets are not there.
  return { moved, district: [...district, { name: "DrawStreetPlan", body: { lines: [] } }] };
}

/** The places that the drill's callers call from, of an imported map: houses with their numbers, and what people name. */
export function addressesOf({ streets, places }: Gazetteer, count = 3000): readonly Address[] {
  const named = (name: { local: string; zh?: string; en?: string }): Sentence => ({
    zh: name.zh ?? name.local,
    en: name.en ?? name.local,
  });
  const houses = streets.flatMap(({ name, numbers, point }) => {
    const { zh, en } = named(name);
    const all = numbers.map((one) => ({
      words: name.zh === undefined ? `${zh} ${one.number}` : `${zh}${one.number}号`,
      english: `${one.number} ${en}`,
      point: one.point,
    }));
    return all.length > 0 ? all : [{ words: zh, english: en, point }];
  });
  const known = places.map(({ name, point }) => ({ words: named(name).zh, english: named(name).en, point }));
  const draw = drawsFrom(anheSeed);
  // A third of the callers say what stands there, as far as the map has it.
  const some = (list: readonly Address[], most: number) =>
    list.length <= most ? list : list.filter(() => draw() < most / list.length);
  return [...some(houses, (count * 2) / 3), ...some(known, count / 3)];
}

interface Moving {
  readonly carried: (point: Point) => Point;
  readonly said: (text: string) => string;
  readonly onStreet: (point: Point) => Point;
}

function movedValue(value: unknown, moving: Moving): unknown {
  if (typeof value === "string") return moving.said(value);
  if (isAnhePoint(value)) return moving.carried(value);
  if (Array.isArray(value)) return value.map((one) => movedValue(one, moving));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => {
    const there = movedValue(one, moving);
    // Where somebody stands is by a street; a border goes where it goes.
    return [key, key === "point" && isAnhePoint(one) ? moving.onStreet(there as Point) : there];
  });
  return Object.fromEntries(entries) as unknown;
}

function isAnhePoint(value: unknown): value is Point {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [lon, lat] = value as unknown[];
  return (
    typeof lon === "number" && typeof lat === "number" && Math.abs(lon - centre[0]) < 1 && Math.abs(lat - centre[1]) < 1
  );
}

function named(body: unknown, { zh, en, local }: GazetteerPlace["name"], middle: Point): unknown {
  const name = { zh: `${zh ?? `${local} `}演练辖区`, en: `${en ?? local} drill district` };
  return { ...(body as object), name, centre: [round(middle[0]), round(middle[1])] };
}

function nearestOf<Thing extends { readonly point: Point }>(things: readonly Thing[], point: Point): Thing | undefined {
  let best: Thing | undefined;
  for (const thing of things) {
    if (best === undefined || metresAcross(thing.point, point) < metresAcross(best.point, point)) best = thing;
  }
  return best;
}

function nearest(points: readonly Point[], point: Point): Point {
  const found =
    nearestOf(
      points.map((one) => ({ point: one })),
      point,
    )?.point ?? point;
  return [round(found[0]), round(found[1])];
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
