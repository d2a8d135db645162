import type { Point } from "../ground/point.ts";

/** Whether the outline of a ring (corners in order, not closed) crosses itself. Sides that meet at a corner do not. */
export function crossesItself(ring: readonly Point[]): boolean {
  const sides = ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from] as const);
  return sides.some(([a, b], first) =>
    sides.some(([c, d], second) => {
      const apart = Math.abs(first - second);
      return apart > 1 && apart < ring.length - 1 && cross(a, b, c, d);
    }),
  );
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
