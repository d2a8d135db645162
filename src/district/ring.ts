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

/**
 * Where the outlines of one part run back over themselves or each other for a stretch: two sides on one line that share
 * more than a corner. Such a stretch belongs to the inside twice, or to neither side. Undefined where none does.
 */
export function runsBack(rings: readonly (readonly Point[])[]): Point | undefined {
  const sides = rings.flatMap(sidesOf).toSorted((one, other) => one.west - other.west);
  for (const [index, one] of sides.entries()) {
    for (let next = index + 1; next < sides.length; next++) {
      const other = sides[next];
      if (other === undefined || other.west > one.east) break;
      if (overlap(one, other)) return one.from;
    }
  }
  return undefined;
}

function overlap({ from: a, to: b }: Side, { from: c, to: d }: Side): boolean {
  if (turn(a, b, c) !== 0 || turn(a, b, d) !== 0) return false;
  // On one line: compared along whichever axis it is longer.
  const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1;
  const shared =
    Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis])) -
    Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]));
  return shared > 0;
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
