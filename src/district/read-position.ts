import type { Details } from "../ground/sentence.ts";
import type { Point } from "../ground/point.ts";
import type { District } from "./district.ts";

/** Degrees round the district within which a position is believed, and outside of which it may be turned about. */
const nearDegrees = 5;

/**
 * Reads a position of a GeoJSON file: longitude first, in degrees, rounded to seven decimals. Undefined, with a
 * sentence to `say`, when the value is not a pair of numbers, looks projected, looks turned about (latitude first), is
 * 0,0, or is far from the district. Without the district's centre the distance is not judged.
 */
export function readPosition(
  value: unknown,
  { centre }: Pick<District, "centre">,
  say: (zh: string, en: string, details: Details) => void,
): Point | undefined {
  const [x, y] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y)) {
    return void say("须为 [经度, 纬度] 两个数字", "must be two numbers, longitude and latitude", {});
  }
  const at = { at: `${x}, ${y}` };
  if (Math.abs(x) > 180 || Math.abs(y) > 180) {
    return void say("{at} 似为投影坐标，须为 WGS 84 经纬度", "{at} looks projected; degrees of WGS 84 are needed", at);
  }
  if (Math.abs(x) < 1e-6 && Math.abs(y) < 1e-6) return void say("{at} 不是地点", "{at} is no place", at);
  const isNear = ([lon, lat]: Point) => {
    const apart = Math.abs(lon - centre[0]);
    return Math.min(apart, 360 - apart) < nearDegrees && Math.abs(lat - centre[1]) < nearDegrees;
  };
  const isPlaced = centre[0] !== 0 || centre[1] !== 0;
  if ((Math.abs(y) > 90 && Math.abs(x) <= 90) || (isPlaced && !isNear([x, y]) && isNear([y, x]))) {
    return void say("{at} 似为纬度在前，须经度在前", "{at} looks turned about; longitude comes first", at);
  }
  if (Math.abs(y) > 90) return void say("{at} 纬度超出 ±90", "{at} has a latitude beyond ±90", at);
  if (isPlaced && !isNear([x, y])) return void say("{at} 远离本辖区", "{at} is far from the district", at);
  return [rounded(x), rounded(y)];
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
