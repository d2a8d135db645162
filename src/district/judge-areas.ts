import type { Point } from "../ground/point.ts";
import { type Area, hectaresOf, type Land, type LandKind, landKinds, type Part } from "./areas.ts";

/** The arithmetic of shapes; `server/shapes.ts` has it from a library that rules do not import. */
export interface Shapes {
  intersection(one: readonly Part[], other: readonly Part[]): readonly Part[];
  union(all: readonly (readonly Part[])[]): readonly Part[];
  difference(from: readonly Part[], taken: readonly Part[]): readonly Part[];
}

/** Two areas of a kind on the same land, which is `parts`; `point` lies on it. */
export interface Overlap {
  readonly kind: LandKind;
  readonly one: string;
  readonly other: string;
  readonly hectares: number;
  readonly point: Point;
  readonly parts: readonly Part[];
}

/** A piece of the district that no area of the kind covers, which is `parts`; `point` lies on it. */
export interface Gap {
  readonly kind: LandKind;
  readonly hectares: number;
  readonly point: Point;
  readonly parts: readonly Part[];
}

export interface Findings {
  readonly overlaps: readonly Overlap[];
  readonly gaps: readonly Gap[];
}

/** Borders drawn twice by hand differ by less; a house and its yard are more. */
export const toleranceHectares = 0.1;

/**
 * What is amiss between areas, each piece above the tolerance: overlaps of two of a kind among the kinds `judged`, and
 * gaps. The district is all stations' areas together; its grids must cover it, and where it has none, its
 * quick-response circles. Land that stations enclose and none of them has is a gap between stations.
 */
export function judgeAreas(
  areas: readonly Area[],
  judged: ReadonlySet<string>,
  shapes: Shapes,
  progress: (done: number, of: number) => void = () => undefined,
): Findings {
  const of = (kind: LandKind) => areas.filter((area): area is Land => area.kind === kind);
  const pairs = landKinds.filter((kind) => judged.has(kind)).flatMap((kind) => neighbours(of(kind)));
  const overlaps: Overlap[] = [];
  for (const [index, [one, other]] of pairs.entries()) {
    progress(index, pairs.length);
    const common = shapes.intersection(one.parts, other.parts);
    const hectares = hectaresOf(common);
    if (hectares > toleranceHectares) {
      overlaps.push({
        kind: one.kind,
        one: one.id,
        other: other.id,
        hectares,
        point: pointWithin(common),
        parts: common,
      });
    }
  }
  return { overlaps: overlaps.toSorted(largestFirst), gaps: gapsIn(of, judged, shapes).toSorted(largestFirst) };
}

function gapsIn(of: (kind: LandKind) => readonly Land[], judged: ReadonlySet<string>, shapes: Shapes): readonly Gap[] {
  const stations = of("station");
  const cover = of("grid").length > 0 ? "grid" : "circle";
  const isCoverJudged = of(cover).length > 0 && (judged.has(cover) || judged.has("station"));
  if (stations.length === 0 || (!isCoverJudged && !judged.has("station"))) return [];
  const district = shapes.union(stations.map(({ parts }) => parts));
  const enclosed = judged.has("station") ? district.flatMap(([, ...holes]) => holes.map((hole): Part => [hole])) : [];
  const uncovered = isCoverJudged ? shapes.difference(district, shapes.union(of(cover).map(({ parts }) => parts))) : [];
  return [...pieces("station", enclosed), ...pieces(cover, uncovered)];
}

function pieces(kind: LandKind, parts: readonly Part[]): readonly Gap[] {
  return parts
    .map((part) => ({ kind, hectares: hectaresOf([part]), point: pointWithin([part]), parts: [part] }))
    .filter(({ hectares }) => hectares > toleranceHectares);
}

function largestFirst(one: { readonly hectares: number }, other: { readonly hectares: number }): number {
  return other.hectares - one.hectares;
}

/** Pairs whose boxes meet, found from west to east. */
function neighbours(areas: readonly Land[]): readonly (readonly [Land, Land])[] {
  const boxed = areas.map((area) => ({ area, box: boxOf(area.parts) })).toSorted((a, b) => a.box.west - b.box.west);
  return boxed.flatMap(({ area, box }, index) => {
    const pairs: (readonly [Land, Land])[] = [];
    for (let next = index + 1; next < boxed.length; next++) {
      const other = boxed[next];
      if (other === undefined || other.box.west >= box.east) break;
      if (other.box.south < box.north && box.south < other.box.north) pairs.push([area, other.area]);
    }
    return pairs;
  });
}

function boxOf(parts: readonly Part[]) {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of parts.flat().flat()) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
}

/**
 * A point inside the largest part: half-way between the two latitudes of corners that lie in the middle, in the widest
 * stretch of land there.
 */
export function pointWithin(parts: readonly Part[]): Point {
  const part = parts.toSorted((one, other) => hectaresOf([other]) - hectaresOf([one]))[0] ?? [];
  const latitudes = [...new Set(part.flat().map(([, y]) => y))].sort((one, other) => one - other);
  const middle = Math.max(1, latitudes.length >> 1);
  const y = ((latitudes[middle - 1] ?? 0) + (latitudes[middle] ?? latitudes[0] ?? 0)) / 2;
  const across = part
    .flatMap((ring) =>
      ring.flatMap(([ax, ay], index) => {
        const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
        return ay > y === by > y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)];
      }),
    )
    .sort((one, other) => one - other);
  let [west, east] = [across[0] ?? 0, across[0] ?? 0];
  for (let index = 0; index + 1 < across.length; index += 2) {
    const [from, to] = [across[index] ?? 0, across[index + 1] ?? 0];
    if (to - from > east - west) [west, east] = [from, to];
  }
  return [(west + east) / 2, y];
}
