import type { Point } from "../../ground/point.ts";
import { type Area, areasAt, type Part } from "../areas.ts";
import type { Station } from "../district.ts";
import { type AreaFile, writeAreas } from "../write-areas.ts";
import { at } from "./land.ts";

/** Kilometres from the centre: where the old town ends, the town, and the land before its gates. */
const [oldTown, town, gates] = [0.9, 2.6, 3.9];

const quarters = [
  ["E", "东城", "East town", "东门", "East gate"],
  ["N", "北城", "North town", "北门", "North gate"],
  ["W", "西城", "West town", "西门", "West gate"],
  ["S", "南城", "South town", "南门", "South gate"],
] as const;

/** Corners of a quarter of a circle. */
const cornersPerQuarter = 8;

/**
 * The areas of Anhe as a GeoJSON file: nine grids for each station; five quick-response circles over the town, none
 * over the villages; three control rings, each inside the next; posts at the gates and in the centre.
 */
export function anheAreaFile(stations: readonly Station[]): AreaFile {
  const land = stations.map(({ id, name, area = [] }): Area => ({ kind: "station", id, name, parts: [[area]] }));
  return writeAreas([...land, ...stations.flatMap(gridsOf), ...circles(), ...rings(stations), ...posts(land)]);
}

/**
 * A station's area has four borders of three sides each, from its north-western corner on. Their corners and four
 * places within make nine grids that share every border.
 */
function gridsOf({ id, name, area = [] }: Station): readonly Area[] {
  const border = (index: number): Point => area[index % 12] ?? [0, 0];
  const mesh = (row: number, column: number): Point => {
    if (row === 0) return border(column);
    if (column === 3) return border(3 + row);
    if (row === 3) return border(9 - column);
    if (column === 0) return border(12 - row);
    const [west, east, north, south] = [border(12 - row), border(3 + row), border(column), border(9 - column)];
    return between(between(west, east, column / 3), between(north, south, row / 3), 1 / 2);
  };
  return Array.from({ length: 9 }, (_, index) => {
    const [row, column] = [Math.floor(index / 3), index % 3];
    const outline = [mesh(row, column), mesh(row, column + 1), mesh(row + 1, column + 1), mesh(row + 1, column)];
    const number = index + 1;
    return {
      kind: "grid",
      id: `${id}-G${number}`,
      name: {
        zh: `${name.zh.replace("派出所", "")}第${number}网格`,
        en: `${name.en.replace(" Station", "")} grid ${number}`,
      },
      station: id,
      parts: [[outline]],
    };
  });
}

function between([ax, ay]: Point, [bx, by]: Point, share: number): Point {
  const round = (degrees: number) => Math.round(degrees * 100_000) / 100_000;
  return [round(ax + (bx - ax) * share), round(ay + (by - ay) * share)];
}

function circles(): readonly Area[] {
  const around = quarters.map(([id, zh, en], quarter): Area => {
    const outline = [...arc(town, quarter), ...arc(oldTown, quarter).toReversed()];
    return { kind: "circle", id: `KF-${id}`, name: { zh: `${zh}快反圈`, en: `${en} circle` }, parts: [[outline]] };
  });
  return [
    { kind: "circle", id: "KF-C", name: { zh: "老城快反圈", en: "Old town circle" }, parts: [[whole(oldTown)]] },
    ...around,
  ];
}

function rings(stations: readonly Station[]): readonly Area[] {
  const ring = (id: string, zh: string, en: string, part: Part): Area => ({
    kind: "ring",
    id,
    name: { zh, en },
    parts: [part],
  });
  return [
    ring("FK-1", "城区防控圈", "Urban ring", [whole(town)]),
    ring("FK-2", "城门防控圈", "City gates ring", [whole(gates), whole(town)]),
    ring("FK-3", "乡镇防控圈", "Township ring", [outlineOf(stations), whole(gates)]),
  ];
}

/** The outer borders of the nine areas, three by three, walked once round. */
function outlineOf(stations: readonly Station[]): readonly Point[] {
  const side = (index: number, from: number) => (stations[index]?.area ?? []).slice(from, from + 3);
  return [
    ...[0, 1, 2].flatMap((index) => side(index, 0)),
    ...[2, 5, 8].flatMap((index) => side(index, 3)),
    ...[8, 7, 6].flatMap((index) => side(index, 6)),
    ...[6, 3, 0].flatMap((index) => side(index, 9)),
  ];
}

function posts(land: readonly Area[]): readonly Area[] {
  const post = (id: string, zh: string, en: string, point: Point): Area => {
    const { station } = areasAt(land, point);
    return { kind: "post", id, name: { zh, en }, ...(station === undefined ? {} : { station }), point };
  };
  return [
    post("ZS-C", "中心广场值守点", "Central square post", at(0, 0)),
    ...quarters.map(([id, , , zh, en], quarter) => {
      const turn = (quarter * Math.PI) / 2;
      return post(`ZS-${id}`, `${zh}值守点`, `${en} post`, at(town * Math.cos(turn), town * Math.sin(turn)));
    }),
  ];
}

/** A quarter of a circle about the centre, its middle due east, north, west or south; both ends included. */
function arc(radius: number, quarter: number): readonly Point[] {
  return Array.from({ length: cornersPerQuarter + 1 }, (_, corner) => {
    const turn = ((quarter - 1 / 2 + corner / cornersPerQuarter) * Math.PI) / 2;
    return at(radius * Math.cos(turn), radius * Math.sin(turn));
  });
}

function whole(radius: number): readonly Point[] {
  return [0, 1, 2, 3].flatMap((quarter) => arc(radius, quarter).slice(0, -1));
}
