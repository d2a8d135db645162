import type { Point } from "../ground/point.ts";

/** Mean radius of the earth in metres (IUGG). */
const earthRadius = 6_371_008.8;
const radians = Math.PI / 180;

/** OpenStreetMap's unit of position. */
export const unitsPerDegree = 1e7;
const metresPerUnit = (earthRadius * radians) / unitsPerDegree;

/** Metres between two points in 1e-7 degrees, on the sphere; under 1 cm wrong over a street's length. */
export function metresBetween(lonA: number, latA: number, lonB: number, latB: number): number {
  const middle = (((latA + latB) / 2) * radians) / unitsPerDegree;
  return Math.hypot((lonB - lonA) * Math.cos(middle), latB - latA) * metresPerUnit;
}

/** Great-circle metres between two points in degrees, for distances that are not a street's. */
export function metresAcross([lonA, latA]: Point, [lonB, latB]: Point): number {
  const north = Math.sin(((latB - latA) * radians) / 2);
  const east = Math.sin(((lonB - lonA) * radians) / 2);
  const chord = north * north + Math.cos(latA * radians) * Math.cos(latB * radians) * east * east;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Units of latitude in a metre; of longitude at this latitude (in 1e-7 degrees). */
export const unitsPerMetre = 1 / metresPerUnit;
export function lonUnitsPerMetre(lat: number): number {
  return unitsPerMetre / Math.max(0.01, Math.cos((lat * radians) / unitsPerDegree));
}

export function toUnits(degrees: number): number {
  return Math.round(degrees * unitsPerDegree);
}

export function toPoint(lon: number, lat: number): Point {
  return [lon / unitsPerDegree, lat / unitsPerDegree];
}
