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
