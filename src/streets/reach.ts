import { unitsPerDegree } from "./geometry.ts";
import { type Roads, waysOff } from "./journeys.ts";
import { impassable, type RoadGraph } from "./road-graph.ts";
import type { RoadPosition } from "./snap.ts";
import { stretch } from "./stretch.ts";

/** Stretches of edges, by shares of their length from their start: edge[i] from from[i] to to[i]. */
export interface Stretches {
  readonly edge: Uint32Array;
  readonly from: Float32Array;
  readonly to: Float32Array;
}

export interface Reach {
  readonly millis: number;
  /** Where, when that is asked: most questions are only of how much. */
  stretches(): Stretches;
  readonly metres: number;
  /** Of all the metres of road there are. */
  readonly share: number;
}

/**
 * What can be reached from the nearest of the origins within each of the times, as stretches of road: one search for all
 * origins and the longest time. A stretch counts when a driver going along it, either way, is there in time.
 */
export function reachFrom(roads: Roads, origins: readonly RoadPosition[], times: readonly number[]): readonly Reach[] {
  const { graph, millis, search } = roads;
  const seeds = origins
    .flatMap((origin) => waysOff(graph, millis, origin))
    .map(({ node, offset }) => ({ node, millis: offset }));
  // When each direction can be begun at its start: the earliest over its arcs' tails.
  const started = new Uint32Array(graph.directionArc.length).fill(impassable);
  const onEdge = new Map<number, number[]>();
  for (const { edge, along } of origins) onEdge.set(edge, [...(onEdge.get(edge) ?? []), along]);
  search.run(millis, seeds, {
    limitMillis: Math.max(0, ...times),
    settle: (node, time) => {
      const end = graph.firstArc[node + 1] ?? 0;
      for (let arc = graph.firstArc[node] ?? 0; arc < end; arc++) {
        const direction = graph.arcDirection[arc] ?? 0;
        if (time < (started[direction] ?? 0)) started[direction] = time;
      }
      return false;
    },
  });
  let whole = 0;
  for (let edge = 0; edge < graph.edgeCount; edge++) whole += graph.edgeMetres[edge] ?? 0;

  // All edges in their order: on what lies side by side in memory that is quicker than going only to those reached.
  const each = (limit: number, add: (edge: number, from: number, to: number) => void) => {
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      const here = onEdge.get(edge);
      const begun = started[2 * edge] ?? 0;
      const begunBack = started[2 * edge + 1] ?? 0;
      if (begun === impassable && begunBack === impassable && here === undefined) continue;
      const forward = driven(limit, begun, millis[2 * edge] ?? 0);
      const backward = driven(limit, begunBack, millis[2 * edge + 1] ?? 0);
      if (here !== undefined) {
        for (const [from, to] of withThoseOn(millis, edge, limit, forward, backward, here)) add(edge, from, to);
      } else if (forward + backward >= 1) add(edge, 0, 1);
      else {
        if (forward > 0) add(edge, 0, forward);
        if (backward > 0) add(edge, 1 - backward, 1);
      }
    }
  };
  return times.map((limit) => {
    let metres = 0;
    each(limit, (edge, from, to) => {
      metres += (to - from) * (graph.edgeMetres[edge] ?? 0);
    });
    return { millis: limit, metres, share: whole === 0 ? 0 : metres / whole, stretches: () => collected(limit, each) };
  });
}

function collected(
  limit: number,
  each: (limit: number, add: (edge: number, from: number, to: number) => void) => void,
): Stretches {
  const edges: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  each(limit, (edge, from, to) => {
    edges.push(edge);
    starts.push(from);
    ends.push(to);
  });
  return { edge: Uint32Array.from(edges), from: Float32Array.from(starts), to: Float32Array.from(ends) };
}

/** The share of an edge reached along it within the limit by who began at its start so late. */
export function driven(limit: number, started: number, millis: number): number {
  if (started >= limit || millis === impassable) return 0;
  return Math.min(1, (limit - started) / millis);
}

/**
 * The part of an edge reached from origins on the edge itself, at these shares of its length, in addition to what is
 * reached over its two ends.
 */
export function withThoseOn(
  millis: Uint32Array,
  edge: number,
  limit: number,
  forward: number,
  backward: number,
  here: readonly number[],
): readonly (readonly [number, number])[] {
  const on = driven(limit, 0, millis[2 * edge] ?? 0);
  const back = driven(limit, 0, millis[2 * edge + 1] ?? 0);
  const around = here.map((along): readonly [number, number] => [Math.max(0, along - back), Math.min(1, along + on)]);
  return joined([[0, forward], ...around, [1 - backward, 1]]).filter(([from, to]) => to > from);
}

/** The same stretches, overlapping ones made one. */
function joined(parts: readonly (readonly [number, number])[]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of parts.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** The stretches as lines: their points flat [lon, lat, …] in degrees, and where each line's first point is. */
export function linesOf(
  graph: RoadGraph,
  { edge, from, to }: Stretches,
): { points: Float64Array; starts: Uint32Array } {
  const points: number[] = [];
  const starts = new Uint32Array(edge.length + 1);
  for (let index = 0; index < edge.length; index++) {
    const at = edge[index] ?? 0;
    if (from[index] === 0 && to[index] === 1) {
      const end = graph.edgeFirstPoint[at + 1] ?? 0;
      for (let point = graph.edgeFirstPoint[at] ?? 0; point < end; point++) {
        points.push((graph.pointLon[point] ?? 0) / unitsPerDegree, (graph.pointLat[point] ?? 0) / unitsPerDegree);
      }
    } else for (const point of stretch(graph, at, from[index] ?? 0, to[index] ?? 0)) points.push(...point);
    starts[index + 1] = points.length / 2;
  }
  return { points: Float64Array.from(points), starts };
}
