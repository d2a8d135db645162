import type { Point } from "../ground/point.ts";

interface Side {
  readonly from: Point;
  readonly to: Point;
  readonly west: number;
  readonly east: number;
}

/** Whether the outline of a ring (corners in order, not closed) crosses itself. Sides that meet at a corner do not. */
export function crossesItself(ring: readonly Point[]): boolean {
  return crossing([ring]) !== undefined;
}

/**
 * Where rings cross themselves or each other, as the beginning of a side that crosses; undefined where none does. Sides
 * that touch do not cross. Sides are compared from west to east, each with those that begin before it ends, so that an
 * outline of thousands of corners takes milliseconds.
 */
export function crossing(rings: readonly (readonly Point[])[]): Point | undefined {
  const sides = rings.flatMap(sidesOf).toSorted((one, other) => one.west - other.west);
  for (const [index, one] of sides.entries()) {
    for (let next = index + 1; next < sides.length; next++) {
      const other = sides[next];
      if (other === undefined || other.west > one.east) break;
      if (cross(one.from, one.to, other.from, other.to)) return one.from;
    }
  }
  return undefined;
}

function sidesOf(ring: readonly Point[]): readonly Side[] {
  return ring.map((from, index) => {
    const to = ring[(index + 1) % ring.length] ?? from;
    return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
  });
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Which way one turns from a over b to c: positive to the left, negative to the right, zero straight on. */
function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Whether a point lies in a ring; a point on the outline may count either way. */
export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
