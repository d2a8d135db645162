import type { District } from "../district.ts";
import type { AreaFile } from "../write-areas.ts";
import type { Point } from "../../ground/point.ts";
import type { StreetLine } from "./map-land.ts";

/** Degrees: west, south, east, north. */
export type Frame = [west: number, south: number, east: number, north: number];

/**
 * The area the whole map shows: the district's areas. If there are none, or they lie apart from the imported streets,
 * the whole of the streets. Without streets, the stations; without stations, the street plan. Null without any of
 * these.
 */
export function frameOf(
  district: Pick<District, "stations">,
  areas: Pick<AreaFile, "features"> | null,
  plan: readonly Pick<StreetLine, "points">[],
  imported: readonly number[] | null,
): Frame | null {
  const stations = Object.values(district.stations);
  const land = (areas?.features ?? []).flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates.flat(2) : [],
  );
  const divided = around([...land, ...stations.flatMap((station) => station.area ?? [])]);
  const points = stations.map(({ point }) => point);
  const streets = asFrame(imported);
  if (streets !== null && (divided === null || !meet(divided, streets))) return streets;
  if (divided !== null) return around([...corners(divided), ...points]);
  return around(points) ?? around(plan.flatMap((line) => line.points));
}

export function asFrame(box: readonly number[] | null): Frame | null {
  const [west, south, east, north] = box ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  return [west, south, east, north];
}

/** Whether two frames have land in common. */
export function meet(one: Frame, other: Frame): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

/** Where a place without a name lies when nobody has said it: the middle of no district. */
const isNowhere = ([east, north]: Point) => east === 0 && north === 0;

/** About ten kilometres around a point; all of China where there is none yet. */
export function frameAbout(point: Point | undefined): Frame {
  if (point === undefined || isNowhere(point)) return [73, 18, 135, 54];
  const [east, north] = point;
  return [east - 0.05, Math.max(-85, north - 0.05), east + 0.05, Math.min(85, north + 0.05)];
}

function corners([west, south, east, north]: Frame): readonly Point[] {
  return [
    [west, south],
    [east, north],
  ];
}

/** The frame around some points; null where there are none. */
export function around(points: readonly (readonly number[])[]): Frame | null {
  if (points.length === 0) return null;
  const frame: Frame = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of points) {
    frame[0] = Math.min(frame[0], lon);
    frame[1] = Math.min(frame[1], lat);
    frame[2] = Math.max(frame[2], lon);
    frame[3] = Math.max(frame[3], lat);
  }
  return frame;
}
