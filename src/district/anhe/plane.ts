import type { Place } from "./town.ts";

/* Geometry on the flat land around the town, in kilometres. Rings are lists of corners, the first not repeated. */

export function apart(a: Place, b: Place): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

export function between(a: Place, b: Place, share: number): Place {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** Square kilometres; positive when the ring runs against the clock. */
export function areaOf(ring: readonly Place[]): number {
  let sum = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

/** The middle of the ring's corners. */
export function middleOf(ring: readonly Place[]): Place {
  const [x, y] = ring.reduce(([sumX, sumY], [atX, atY]) => [sumX + atX, sumY + atY], [0, 0]);
  return [x / ring.length, y / ring.length];
}

export function isWithin([x, y]: Place, ring: readonly Place[]): boolean {
  let within = false;
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
  }
  return within;
}

/** Shares of the two sides at which they cross; undefined when they do not. */
export function crossing(a: Place, b: Place, c: Place, d: Place): readonly [along: number, across: number] | undefined {
  const [abX, abY, cdX, cdY] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = abX * cdY - abY * cdX;
  if (turn === 0) return undefined;
  const along = ((c[0] - a[0]) * cdY - (c[1] - a[1]) * cdX) / turn;
  const across = ((c[0] - a[0]) * abY - (c[1] - a[1]) * abX) / turn;
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? [along, across] : undefined;
}

/** Kilometres from a place to the nearest point of a side, and where along the side that is. */
export function toSide(place: Place, a: Place, b: Place): readonly [kilometres: number, share: number] {
  const [east, north] = [b[0] - a[0], b[1] - a[1]];
  const squared = east * east + north * north;
  const raw = squared === 0 ? 0 : ((place[0] - a[0]) * east + (place[1] - a[1]) * north) / squared;
  const share = Math.max(0, Math.min(1, raw));
  return [apart(place, between(a, b, share)), share];
}

export function toRing(place: Place, ring: readonly Place[]): number {
  return Math.min(...ring.map((a, index) => toSide(place, a, ring[(index + 1) % ring.length] ?? a)[0]));
}

export interface Frame {
  readonly middle: Place;
  /** Direction of the longer axis, of length 1. */
  readonly axis: Place;
  readonly long: number;
  readonly short: number;
}

/** The smallest box around the ring that lies along one of its sides. */
export function frameOf(ring: readonly Place[]): Frame {
  let best: Frame | undefined;
  for (const [index, from] of ring.entries()) {
    const to = ring[(index + 1) % ring.length] ?? from;
    const length = apart(from, to);
    if (length === 0) continue;
    const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    let [lowU, highU, lowV, highV] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [px, py] of ring) {
      const [u, v] = [px * x + py * y, py * x - px * y];
      [lowU, highU, lowV, highV] = [Math.min(lowU, u), Math.max(highU, u), Math.min(lowV, v), Math.max(highV, v)];
    }
    const [wide, high] = [highU - lowU, highV - lowV];
    if (best !== undefined && wide * high >= best.long * best.short) continue;
    const [u, v] = [(lowU + highU) / 2, (lowV + highV) / 2];
    const middle: Place = [u * x - v * y, u * y + v * x];
    best = { middle, axis: wide >= high ? [x, y] : [-y, x], long: Math.max(wide, high), short: Math.min(wide, high) };
  }
  return best ?? { middle: middleOf(ring), axis: [1, 0], long: 0, short: 0 };
}

export function lengthOf(path: readonly Place[]): number {
  return path.slice(1).reduce((sum, to, index) => sum + apart(path[index] ?? to, to), 0);
}

/** The place so many kilometres along the path, and the direction there. */
export function alongPath(path: readonly Place[], kilometres: number): readonly [place: Place, direction: Place] {
  let left = kilometres;
  let direction: Place = [1, 0];
  for (const [index, to] of path.slice(1).entries()) {
    const from = path[index] ?? to;
    const length = apart(from, to);
    if (length === 0) continue;
    direction = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    if (left <= length) return [between(from, to, left / length), direction];
    left -= length;
  }
  return [path.at(-1) ?? [0, 0], direction];
}

/** A closed line round a middle, its radius swaying a little. */
export function blob(middle: Place, radii: Place, sway: (turn: number) => number, corners = 28): readonly Place[] {
  return Array.from({ length: corners }, (_, index): Place => {
    const turn = (index / corners) * 2 * Math.PI;
    const grown = 1 + sway(turn);
    return [middle[0] + radii[0] * grown * Math.cos(turn), middle[1] + radii[1] * grown * Math.sin(turn)];
  });
}
