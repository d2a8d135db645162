import type { Point } from "../ground/point.ts";
import type { Area } from "./areas.ts";

/*
 * Official outlines have tens of thousands of corners, a metre apart. They are thinned border by border: a border is the
 * line between two places where three areas meet, or a whole outline nobody shares. Neighbours that share a border corner
 * for corner share it afterwards too, because each border is thinned once, whichever area asks first.
 */
type Line = readonly Point[];

/** The areas with every border thinned so that no corner taken out lay further than `metres` from what is left. */
export function simplifyBorders(areas: readonly Area[], metres: number): readonly Area[] {
  const rings = areas.flatMap((area) => (area.kind === "post" ? [] : area.parts.flat()));
  const meets = meetingPoints(rings);
  const thinned = new Map<string, Line>();
  const border = (line: Line): Line => {
    const isTurned = isAfter(line);
    const one = isTurned ? line.toReversed() : line;
    const key = `${keyOf(one[0])} ${keyOf(one[1])} ${keyOf(one.at(-1))}`;
    const thin = thinned.get(key) ?? thinLine(one, metres);
    thinned.set(key, thin);
    return isTurned ? thin.toReversed() : thin;
  };
  return areas.map((area) =>
    area.kind === "post"
      ? area
      : { ...area, parts: area.parts.map((part) => part.map((ring) => thinRing(ring, meets, border))) },
  );
}

function keyOf(point: Point | undefined): string {
  return point === undefined ? "" : `${point[0]},${point[1]}`;
}

/** A line in one of its two directions; the same one whichever direction is given. */
function isAfter(line: Line): boolean {
  const [first, last] = [keyOf(line[0]), keyOf(line.at(-1))];
  return first === last ? keyOf(line[1]) > keyOf(line.at(-2)) : first > last;
}

/** Corners with more or fewer than two different neighbours: where borders begin and end. */
function meetingPoints(rings: readonly Line[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    for (const [at, point] of ring.entries()) {
      const key = keyOf(point);
      const known = neighbours.get(key) ?? new Set();
      neighbours.set(key, known);
      known.add(keyOf(ring.at(at - 1)));
      known.add(keyOf(ring[(at + 1) % ring.length]));
    }
  }
  return new Set([...neighbours].filter(([, known]) => known.size !== 2).map(([key]) => key));
}

function thinRing(ring: Line, meets: ReadonlySet<string>, border: (line: Line) => Line): Line {
  const starts = ring.flatMap((point, at) => (meets.has(keyOf(point)) ? [at] : []));
  // An outline nobody shares begins at its least corner, whichever area has it.
  if (starts.length === 0) starts.push(ring.reduce((least, point, at) => (before(point, ring[least]) ? at : least), 0));
  const found = starts.flatMap((from, index) => {
    const to = (starts[index + 1] ?? (starts[0] ?? 0) + ring.length) + 1;
    const line = Array.from({ length: to - from }, (_, step): Point => ring[(from + step) % ring.length] ?? [0, 0]);
    return border(line).slice(0, -1);
  });
  return found.length < 3 ? ring : found;
}

function before([x, y]: Point, other: Point | undefined): boolean {
  return other === undefined || x < other[0] || (x === other[0] && y < other[1]);
}

/**
 * Ramer, Douglas and Peucker's algorithm, without recursion. The farthest corner of a border always stays, so that two
 * borders between the same two places do not become one. A closed line keeps two corners more, so that it keeps an
 * area.
 */
function thinLine(line: Line, metres: number): Line {
  const kept = new Set([0, line.length - 1]);
  const isClosed = keyOf(line[0]) === keyOf(line.at(-1));
  const spans: (readonly [from: number, to: number, forced: number])[] = [[0, line.length - 1, isClosed ? 2 : 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to, forced] = span;
    let furthest = from;
    let most = -1;
    for (let at = from + 1; at < to; at++) {
      const distance = metresFrom(line[at], line[from], line[to]);
      if (distance > most) [furthest, most] = [at, distance];
    }
    if (furthest === from || (most <= metres && forced <= 0)) continue;
    kept.add(furthest);
    spans.push([from, furthest, forced - 1], [furthest, to, forced - 1]);
  }
  return line.filter((_, at) => kept.has(at));
}

const metresPerDegree = 111_195;

/** How far a point lies from a side, on a plane that fits at the point. */
function metresFrom(point: Point = [0, 0], from: Point = [0, 0], to: Point = [0, 0]): number {
  const scale = Math.cos((point[1] * Math.PI) / 180);
  const plane = ([x, y]: Point) =>
    [(x - point[0]) * scale * metresPerDegree, (y - point[1]) * metresPerDegree] as const;
  const [ax, ay] = plane(from);
  const [bx, by] = plane(to);
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length));
  return Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
}
