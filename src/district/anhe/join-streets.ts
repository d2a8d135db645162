import type { Point } from "../../ground/point.ts";
import type { Street } from "./streets.ts";

/** A street, or the part of it that is a bridge or lies before or after one, by the nodes it goes through. */
export interface JoinedStreet {
  readonly name: Street["name"];
  readonly kind: Street["kind"];
  readonly nodes: readonly number[];
  readonly isBridge: boolean;
  /** Metres of the street before this part: house numbers go on. */
  readonly startMetres: number;
}

const metresPerDegree = 111_320;
/** An end this near to another street was meant to meet it. */
const meetMetres = 60;
/** Places this near to each other are one junction. */
const sameMetres = 12;

function sidesOf(streets: readonly Street[]): Side[] {
  return streets.flatMap(({ points }, street) =>
    points.slice(1).map((to, index): Side => ({ street, from: points[index] ?? to, to })),
  );
}

/** The street with its ends moved onto the streets they were meant to meet. */
function met(street: Street, index: number, drawn: readonly Street[], sides: readonly Side[]): Street {
  if (street.kind === "river") return street;
  const onto = (end: Point): Point => {
    let best = end;
    let least = meetMetres;
    for (const side of sides) {
      if (side.street === index || drawn[side.street]?.kind === "river" || !isNear(side, end, end)) continue;
      const share = nearestShare(side.from, side.to, end);
      if (share === undefined) continue;
      const there = between(side.from, side.to, share);
      if (metres(there, end) >= least) continue;
      [best, least] = [there, metres(there, end)];
    }
    return best;
  };
  const last = street.points.length - 1;
  return { ...street, points: street.points.map((point, at) => (at === 0 || at === last ? onto(point) : point)) };
}

interface Side {
  readonly street: number;
  readonly from: Point;
  readonly to: Point;
}

/**
 * Streets drawn as lines, joined where they cross or end at each other, as a map has them: every junction one node of all
 * its streets. Streets do not join the river; where one crosses it, that part is a bridge.
 */
export function joinStreets(drawn: readonly Street[]) {
  const drawnSides = sidesOf(drawn);
  const streets = drawn.map((street, index) => met(street, index, drawn, drawnSides));
  const sides = sidesOf(streets);
  const points: Point[] = [];
  const cells = new Map<string, number[]>();
  const cellOf = (value: number) => Math.floor((value * metresPerDegree) / sameMetres);
  const node = (point: Point): number => {
    const [x, y] = [cellOf(point[0]), cellOf(point[1])];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const near = cells
          .get(`${x + dx},${y + dy}`)
          ?.find((known) => metres(points[known] ?? point, point) < sameMetres);
        if (near !== undefined) return near;
      }
    }
    points.push(point);
    cells.set(`${x},${y}`, [...(cells.get(`${x},${y}`) ?? []), points.length - 1]);
    return points.length - 1;
  };

  const ways: JoinedStreet[] = [];
  for (const [street, { name, kind, points: corners }] of streets.entries()) {
    if (kind === "river") {
      // Apart from the streets: a corner of the river is no junction.
      const nodes = corners.map((corner) => points.push(corner) - 1);
      ways.push({ name, kind, nodes, isBridge: false, startMetres: 0 });
      continue;
    }
    const nodes: number[] = [];
    const isOverWater: boolean[] = [];
    for (const [index, to] of corners.slice(1).entries()) {
      const from = corners[index] ?? to;
      const others = sides.filter((side) => side.street !== street && isNear(side, from, to));
      const stops = others
        .filter((side) => streets[side.street]?.kind !== "river")
        .flatMap((side) => [crossing({ from, to }, side), ...ends(side, from, to)])
        .filter((share) => share !== undefined)
        .toSorted((a, b) => a - b);
      const water = others
        .filter((side) => streets[side.street]?.kind === "river")
        .map((side) => crossing({ from, to }, side))
        .find((share) => share !== undefined);
      const shares = [0, ...stops, 1];
      for (const [at, share] of shares.entries()) {
        const next = node(pulled(between(from, to, share), others));
        if (next === nodes.at(-1)) continue;
        const before = shares[at - 1] ?? 0;
        if (nodes.length > 0) isOverWater.push(water !== undefined && before <= water && water < share);
        nodes.push(next);
      }
    }
    ways.push(...parts({ name, kind, nodes, isOverWater }, points));
  }
  return { points, ways };

  /** An end of the street that lies near another, moved onto it. */
  function pulled(point: Point, others: readonly Side[]): Point {
    for (const side of others) {
      if (streets[side.street]?.kind === "river") continue;
      for (const corner of [side.from, side.to]) if (metres(corner, point) < sameMetres) return corner;
    }
    return point;
  }

  /** Where another street's own end comes near to this side: it ends here. */
  function ends(side: Side, from: Point, to: Point): readonly (number | undefined)[] {
    const corners = streets[side.street]?.points ?? [];
    return [corners[0], corners.at(-1)]
      .filter((corner) => corner !== undefined && (corner === side.from || corner === side.to))
      .map((corner) => (corner === undefined ? undefined : nearestShare(from, to, corner)));
  }
}

function parts(
  street: { name: Street["name"]; kind: Street["kind"]; nodes: readonly number[]; isOverWater: readonly boolean[] },
  points: readonly Point[],
): JoinedStreet[] {
  const { name, kind, nodes, isOverWater } = street;
  const found: JoinedStreet[] = [];
  let begin = 0;
  let done = 0;
  for (let at = 0; at < isOverWater.length; at++) {
    if (at + 1 < isOverWater.length && isOverWater[at + 1] === isOverWater[at]) continue;
    const part = nodes.slice(begin, at + 2);
    found.push({ name, kind, nodes: part, isBridge: isOverWater[at] ?? false, startMetres: done });
    done += part
      .slice(1)
      .reduce((sum, to, index) => sum + metres(points[part[index] ?? 0] ?? [0, 0], points[to] ?? [0, 0]), 0);
    begin = at + 1;
  }
  return found;
}

function isNear(side: Side, from: Point, to: Point): boolean {
  const slack = meetMetres / metresPerDegree;
  return (
    Math.min(side.from[0], side.to[0]) <= Math.max(from[0], to[0]) + slack &&
    Math.max(side.from[0], side.to[0]) >= Math.min(from[0], to[0]) - slack &&
    Math.min(side.from[1], side.to[1]) <= Math.max(from[1], to[1]) + slack &&
    Math.max(side.from[1], side.to[1]) >= Math.min(from[1], to[1]) - slack
  );
}

/** Share of the first side at which the second crosses it. */
function crossing(a: { from: Point; to: Point }, b: Side): number | undefined {
  const ax = a.to[0] - a.from[0];
  const ay = a.to[1] - a.from[1];
  const bx = b.to[0] - b.from[0];
  const by = b.to[1] - b.from[1];
  const turn = ax * by - ay * bx;
  if (turn === 0) return undefined;
  const alongA = ((b.from[0] - a.from[0]) * by - (b.from[1] - a.from[1]) * bx) / turn;
  const alongB = ((b.from[0] - a.from[0]) * ay - (b.from[1] - a.from[1]) * ax) / turn;
  return alongA >= 0 && alongA <= 1 && alongB >= 0 && alongB <= 1 ? alongA : undefined;
}

function nearestShare(from: Point, to: Point, corner: Point): number | undefined {
  const narrow = Math.cos((from[1] * Math.PI) / 180);
  const east = (to[0] - from[0]) * narrow;
  const north = to[1] - from[1];
  const squared = east * east + north * north;
  if (squared === 0) return undefined;
  const share = Math.min(
    1,
    Math.max(0, ((corner[0] - from[0]) * narrow * east + (corner[1] - from[1]) * north) / squared),
  );
  return metres(between(from, to, share), corner) <= meetMetres ? share : undefined;
}

function between(from: Point, to: Point, share: number): Point {
  const at = (index: 0 | 1) => Math.round((from[index] + (to[index] - from[index]) * share) * 1e7) / 1e7;
  return [at(0), at(1)];
}

function metres(a: Point, b: Point): number {
  return Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * metresPerDegree;
}
