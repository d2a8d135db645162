import type { Point } from "../../ground/point.ts";

/** Somewhere that is not a real district; everything of Anhe is placed around it. */
export const centre: Point = [110.41, 31.27];

const metresPerDegree = 111_320;
const narrow = Math.cos((centre[1] * Math.PI) / 180);

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

/** The same to seven decimals, for the corners of houses. */
export function toDegrees([east, north]: readonly [number, number]): Point {
  const [longitude, latitude] = centre;
  return [longitude + (east * 1000) / (metresPerDegree * narrow), latitude + (north * 1000) / metresPerDegree];
}

/** Kilometres east and north of the centre. */
export function fromDegrees([longitude, latitude]: Point): readonly [number, number] {
  return [
    ((longitude - centre[0]) * metresPerDegree * narrow) / 1000,
    ((latitude - centre[1]) * metresPerDegree) / 1000,
  ];
}
