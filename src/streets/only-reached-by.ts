import { lonUnitsPerMetre, unitsPerMetre } from "./geometry.ts";
import { type Roads, waysOff } from "./journeys.ts";
import { driven, withThoseOn } from "./reach.ts";
import { impassable, type RoadGraph } from "./road-graph.ts";
import type { RoadPosition } from "./snap.ts";

/**
 * For each asked origin (by its place among the origins) the metres of road that within the time only it reaches. One small
 * search for each of them and one for all the others together, which begins with those near enough to matter and ends when
 * nothing is left that an asked one has to itself: the cost is that of what the asked ones reach, however many origins.
 */
export function onlyReachedBy(
  roads: Roads,
  origins: readonly RoadPosition[],
  asked: readonly number[],
  limitMillis: number,
): readonly number[] {
  const { graph, millis } = roads;
  const begun = new Begun(2 * graph.edgeCount);
  const edges = asked.map((origin, owner) => {
    const touched = new Set([origins[origin]?.edge ?? 0]);
    eachBegun(roads, origins.slice(origin, origin + 1), limitMillis, (direction, left) => {
      begun.by(owner, direction, left);
      touched.add(direction >> 1);
      return false;
    });
    return touched;
  });
  const near = nearby(roads, edges, limitMillis);
  const others = origins.filter(({ edge }, origin) => !asked.includes(origin) && near(edge));
  // What comes in over an edge's other end counts too.
  const open = new Uint8Array(2 * graph.edgeCount);
  let left = 0;
  for (const direction of edges.flatMap((each) => [...each].flatMap((edge) => [2 * edge, 2 * edge + 1]))) {
    if (millis[direction] === impassable || open[direction] === 1) continue;
    open[direction] = 1;
    left += 1;
  }
  eachBegun(roads, others, limitMillis, (direction, time) => {
    if (open[direction] !== 1) return false;
    open[direction] = 0;
    begun.by(asked.length, direction, time);
    return --left === 0;
  });
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
): void {
  const seeds = origins
    .flatMap((origin) => waysOff(graph, millis, origin))
    .map(({ node, offset }) => ({ node, millis: offset }));
  search.run(millis, seeds, {
    limitMillis: limitMillis - 1,
    settle: (node, time) => {
      const end = graph.firstArc[node + 1] ?? 0;
      for (let arc = graph.firstArc[node] ?? 0; arc < end; arc++) {
        if (visit(graph.arcDirection[arc] ?? 0, limitMillis - time)) return true;
      }
      return false;
    },
  });
}

/** Whether somebody on an edge might come to any of these in time, by straight line and the fastest road there is. */
function nearby({ graph, millis }: Roads, edges: readonly ReadonlySet<number>[], limitMillis: number) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const edge of edges.flatMap((each) => [...each])) {
    const end = graph.edgeFirstPoint[edge + 1] ?? 0;
    for (let point = graph.edgeFirstPoint[edge] ?? 0; point < end; point++) {
      west = Math.min(west, graph.pointLon[point] ?? 0);
      east = Math.max(east, graph.pointLon[point] ?? 0);
      south = Math.min(south, graph.pointLat[point] ?? 0);
      north = Math.max(north, graph.pointLat[point] ?? 0);
    }
  }
  const metres = limitMillis * fastest(graph, millis);
  const wide = lonUnitsPerMetre(Math.max(Math.abs(south), Math.abs(north)));
  return (edge: number) => {
    const junction = graph.edgeTail[edge] ?? 0;
    const [lon, lat] = [graph.nodeLon[junction] ?? 0, graph.nodeLat[junction] ?? 0];
    const margin = metres + (graph.edgeMetres[edge] ?? 0);
    return (
      Math.max(west - lon, lon - east) <= margin * wide && Math.max(south - lat, lat - north) <= margin * unitsPerMetre
    );
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
