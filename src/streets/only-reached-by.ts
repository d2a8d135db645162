import { lonUnitsPerMetre, unitsPerMetre } from "./geometry.ts";
import { type Roads, waysOff } from "./journeys.ts";
import { driven, withThoseOn } from "./reach.ts";
import { impassable, type RoadGraph } from "./road-graph.ts";
import type { RoadPosition } from "./snap.ts";

/**
 * For each origin in `asked` (an index into `origins`), the metres of road that only this origin reaches within
 * `limitMillis`. One search runs for each asked origin, and one for all the others together. The latter begins with the
 * origins near enough to matter and ends when no road is left that only an asked origin reaches. So the cost depends on
 * what the asked origins reach, not on the number of origins.
 */
export function onlyReachedBy(
  roads: Roads,
  origins: readonly RoadPosition[],
  asked: readonly number[],
  limitMillis: number,
): readonly number[] {
  const { graph, millis } = roads;
  const begun = new Begun(2 * graph.edgeCount);
  const touchedBy = new Uint32Array(graph.edgeCount);
  const edges = asked.map((origin, owner) => {
    const touched: number[] = [];
    const touch = (edge: number) => {
      if (touchedBy[edge] !== owner + 1) touched.push(edge);
      touchedBy[edge] = owner + 1;
    };
    touch(origins[origin]?.edge ?? 0);
    eachBegun(roads, origins.slice(origin, origin + 1), limitMillis, (direction, left) => {
      begun.by(owner, direction, left);
      touch(direction >> 1);
      return false;
    });
    return touched;
  });
  const near = nearby(roads, edges, limitMillis);
  const others = origins.filter((_, origin) => !asked.includes(origin));
  // What comes in over an edge's other end counts too.
  const open = new Uint8Array(2 * graph.edgeCount);
  let left = 0;
  for (const touched of edges) {
    for (const edge of touched) {
      for (let direction = 2 * edge; direction <= 2 * edge + 1; direction++) {
        if (millis[direction] === impassable || open[direction] === 1) continue;
        open[direction] = 1;
        left += 1;
      }
    }
  }
  eachBegun(
    roads,
    others,
    limitMillis,
    (direction, time) => {
      if (open[direction] !== 1) return false;
      open[direction] = 0;
      begun.by(asked.length, direction, time);
      return --left === 0;
    },
    near,
  );
  const standing = new Map<number, number[]>();
  for (const [origin, { edge }] of origins.entries()) {
    const there = standing.get(edge);
    if (there === undefined) standing.set(edge, [origin]);
    else there.push(origin);
  }

  const share = (edge: number, without: number | undefined) => {
    const forward = driven(limitMillis, limitMillis - begun.left(2 * edge, without), millis[2 * edge] ?? 0);
    const backward = driven(limitMillis, limitMillis - begun.left(2 * edge + 1, without), millis[2 * edge + 1] ?? 0);
    const away = without === undefined ? undefined : asked[without];
    const here = (standing.get(edge) ?? []).filter((origin) => origin !== away);
    if (here.length === 0) return Math.min(1, forward + backward);
    return withThoseOn(
      millis,
      edge,
      limitMillis,
      forward,
      backward,
      here.map((origin) => origins[origin]?.along ?? 0),
    ).reduce((sum, [from, to]) => sum + to - from, 0);
  };
  return asked.map((origin, owner) => {
    let metres = 0;
    for (const edge of edges[owner] ?? []) {
      if (!begun.isFirst(owner, 2 * edge) && !begun.isFirst(owner, 2 * edge + 1) && origins[origin]?.edge !== edge)
        continue;
      metres += (share(edge, undefined) - share(edge, owner)) * (graph.edgeMetres[edge] ?? 0);
    }
    return metres;
  });
}

/** For each direction the most time that is left to drive it, whose that is, and the most that anybody else has. */
class Begun {
  readonly #most: Uint32Array;
  readonly #owner: Uint32Array;
  readonly #next: Uint32Array;

  constructor(directions: number) {
    this.#most = new Uint32Array(directions);
    this.#owner = new Uint32Array(directions);
    this.#next = new Uint32Array(directions);
  }

  by(owner: number, direction: number, left: number): void {
    const most = this.#most[direction] ?? 0;
    if (left > most) {
      if (most > 0 && this.#owner[direction] !== owner) this.#next[direction] = most;
      this.#most[direction] = left;
      this.#owner[direction] = owner;
    } else if (this.#owner[direction] !== owner && left > (this.#next[direction] ?? 0)) this.#next[direction] = left;
  }

  isFirst(owner: number, direction: number): boolean {
    return (this.#most[direction] ?? 0) > 0 && this.#owner[direction] === owner;
  }

  left(direction: number, without: number | undefined): number {
    return (this.#owner[direction] === without ? this.#next[direction] : this.#most[direction]) ?? 0;
  }
}

/** Says of each direction that can be begun in time how much is left then; true ends it. The first word on each is its most. */
function eachBegun(
  { graph, millis, search }: Roads,
  origins: readonly RoadPosition[],
  limitMillis: number,
  visit: (direction: number, left: number) => boolean,
  near: (node: number, millis: number) => boolean = () => true,
): void {
  const seeds = origins
    .flatMap((origin) => waysOff(graph, millis, origin))
    .map(({ node, offset }) => ({ node, millis: offset }))
    .filter(({ node, millis: late }) => near(node, late));
  search.run(millis, seeds, {
    limitMillis: limitMillis - 1,
    settle: (node, time) => {
      const end = graph.firstArc[node + 1] ?? 0;
      for (let arc = graph.firstArc[node] ?? 0; arc < end; arc++) {
        if (visit(graph.arcDirection[arc] ?? 0, limitMillis - time)) return true;
      }
      return false;
    },
    goesOn: near,
  });
}

/** Whether somebody at a node so late might come to an end of any of these in time, by straight line and the fastest road. */
function nearby({ graph, millis }: Roads, edges: readonly (readonly number[])[], limitMillis: number) {
  const { nodeLon, nodeLat, edgeTail, edgeHead } = graph;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (junction: number) => {
    const lon = nodeLon[junction] ?? 0;
    const lat = nodeLat[junction] ?? 0;
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  };
  for (const touched of edges) {
    for (const edge of touched) {
      take(edgeTail[edge] ?? 0);
      take(edgeHead[edge] ?? 0);
    }
  }
  const speed = fastest(graph, millis);
  const wide = lonUnitsPerMetre(Math.max(Math.abs(south), Math.abs(north)));
  return (node: number, late: number) => {
    const lon = nodeLon[node] ?? 0;
    const lat = nodeLat[node] ?? 0;
    const aside = Math.max(0, west - lon, lon - east) / wide;
    const along = Math.max(0, south - lat, lat - north) / unitsPerMetre;
    const metres = (limitMillis - late) * speed;
    return aside * aside + along * along <= metres * metres;
  };
}

const fastestOf = new WeakMap<Uint32Array, number>();

/** Metres in a millisecond on the fastest road as the roads are now, and a little more for rounding. */
function fastest(graph: RoadGraph, millis: Uint32Array): number {
  const known = fastestOf.get(millis);
  if (known !== undefined) return known;
  let most = 0;
  for (const [direction, time] of millis.entries()) {
    if (time !== impassable) most = Math.max(most, (graph.edgeMetres[direction >> 1] ?? 0) / Math.max(1, time));
  }
  fastestOf.set(millis, most * 1.01);
  return most * 1.01;
}
