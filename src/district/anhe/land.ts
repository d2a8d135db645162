import type { Point } from "../../ground/point.ts";

/** Somewhere that is not a real district; everything of Anhe is placed around it. */
export const centre: Point = [110.41, 31.27];

const metresPerDegree = 111_320;

/** The point some kilometres east and north of the centre, to five decimals (about a metre). */
export function at(eastKilometres: number, northKilometres: number): Point {
  const [longitude, latitude] = centre;
  const east = (eastKilometres * 1000) / (metresPerDegree * Math.cos((latitude * Math.PI) / 180));
  const north = (northKilometres * 1000) / metresPerDegree;
  return [round(longitude + east), round(latitude + north)];
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
