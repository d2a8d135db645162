import { type Point, pointSchema } from "../ground/point.ts";

const pair = /^\(?\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)?$/;
const wellKnown = /^POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)$/i;

/** A point of a table, `(lat, lon)` or `POINT (lon lat)`; null when it is none, or not on the globe. */
export function tablePoint(text: string): Point | null {
  const known = wellKnown.exec(text.trim());
  if (known !== null) return pointOf(Number(known[1]), Number(known[2]));
  const match = pair.exec(text.trim());
  return match === null ? null : pointOf(Number(match[2]), Number(match[1]));
}

/** A point from two columns; null when either is no number, or the two are not on the globe. */
export function tableLatLon(latitude: string, longitude: string): Point | null {
  if (latitude.trim() === "" || longitude.trim() === "") return null;
  return pointOf(Number(longitude), Number(latitude));
}

function pointOf(longitude: number, latitude: number): Point | null {
  const read = pointSchema.safeParse([longitude, latitude]);
  return read.success ? read.data : null;
}

/** Metres on a sphere between two points. */
export function distanceMetres([lonA, latA]: Point, [lonB, latB]: Point): number {
  const radians = Math.PI / 180;
  const half =
    Math.sin(((latB - latA) * radians) / 2) ** 2 +
    Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** The middle of points, by longitude and by latitude apart; nothing of fewer than five. */
export function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length < 5) return undefined;
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return [median(points.map(([lon]) => lon)), median(points.map(([, lat]) => lat))];
}
