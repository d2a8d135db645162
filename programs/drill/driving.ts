import type { Point } from "../../src/ground/point.ts";
import { metresAcross } from "../../src/streets/geometry.ts";

/** A way as the router gives it: its line, and its streets in order with how long each takes. */
export interface Way {
  readonly line: readonly Point[];
  readonly streets: readonly { readonly metres: number; readonly millis: number }[];
}

/** Where a car is on its way. */
export interface OnWay {
  readonly point: Point;
  /** Degrees clockwise from north. */
  readonly heading: number;
  /** Metres per second. */
  readonly speed: number;
  readonly isThere: boolean;
}

/** How long the whole way takes. */
export function millisOf({ streets }: Way): number {
  return streets.reduce((sum, { millis }) => sum + millis, 0);
}

/**
 * Where a car is `millis` after it left, if its drive takes `slowness` times as long as the router says. `slowness` is
 * 1 or more, so that the car never drives faster than the road allows. The speed is constant along each street. At the
 * end the car stays.
 */
export function whereAfter(way: Way, millis: number, slowness = 1): OnWay {
  const driven = Math.max(0, millis) / Math.max(1, slowness);
  const whole = way.streets.reduce((sum, { metres }) => sum + metres, 0);
  const length = lengthOf(way.line);
  let [metres, left, speed] = [0, driven, 0];
  for (const street of way.streets) {
    if (street.millis <= 0) continue;
    const share = Math.min(1, left / street.millis);
    metres += street.metres * share;
    left -= street.millis * share;
    speed = (street.metres / street.millis) * 1000;
    if (share < 1) break;
  }
  const isThere = driven >= millisOf(way);
  // The streets' metres are rounded; the line is what is drawn.
  const at = pointAt(way.line, isThere || whole === 0 ? length : (metres / whole) * length);
  return { ...at, speed: isThere ? 0 : speed / Math.max(1, slowness), isThere };
}

function lengthOf(line: readonly Point[]): number {
  let sum = 0;
  for (let at = 0; at + 1 < line.length; at++) sum += metresAcross(line[at] ?? [0, 0], line[at + 1] ?? [0, 0]);
  return sum;
}

function pointAt(line: readonly Point[], metres: number): { readonly point: Point; readonly heading: number } {
  let left = metres;
  let heading = 0;
  let last: Point = line[0] ?? [0, 0];
  for (let at = 0; at + 1 < line.length; at++) {
    const from: Point = line[at] ?? [0, 0];
    const to: Point = line[at + 1] ?? [0, 0];
    const long = metresAcross(from, to);
    if (long === 0) continue;
    heading = bearing(from, to);
    if (left <= long) {
      const share = left / long;
      return { point: [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], heading };
    }
    left -= long;
    last = to;
  }
  return { point: last, heading };
}

function bearing([lonA, latA]: Point, [lonB, latB]: Point): number {
  const east = (lonB - lonA) * Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return ((Math.atan2(east, latB - latA) * 180) / Math.PI + 360) % 360;
}
