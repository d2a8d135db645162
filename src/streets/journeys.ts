import type { Point } from "../ground/point.ts";
import type { Names } from "./names.ts";
import { roadClasses } from "./road-class.ts";
import { impassable, none, type RoadGraph } from "./road-graph.ts";
import type { Search, Seed } from "./search.ts";
import type { RoadPosition } from "./snap.ts";
import { stretch } from "./stretch.ts";

/** A graph with what is known of it now, and a search to work with: what every question of travel needs. */
export interface Roads {
  readonly graph: RoadGraph;
  readonly search: Search;
  /** As `travelMillis` gives it. */
  readonly millis: Uint32Array;
}

/** Milliseconds by road for each start, in the starts' order; undefined where none is known (or, with `best`, was not needed). */
export type Arrivals = readonly (number | undefined)[];

export interface ArrivalOptions {
  /** How many of the soonest must be certain before the search ends; equally soon ones are included. */
  readonly best?: number;
  /** A start beyond this is not looked for. */
  readonly limitMillis?: number;
  /**
   * Milliseconds added to each start's time when the soonest are picked. A start with Infinity is found on the way and
   * never picked.
   */
  readonly handicaps?: ArrayLike<number>;
}

/** How long each start needs to the one goal: one search backward from the goal. */
export function arrivals(
  roads: Roads,
  starts: readonly RoadPosition[],
  goal: RoadPosition,
  { best = starts.length, limitMillis, handicaps }: ArrivalOptions = {},
): Arrivals {
  const { graph, millis } = roads;
  const soonest = starts.map((): number | undefined => undefined);
  // By the node at the end of a start's edge: the start, and how long it needs up to there.
  const waiting = new Map<number, { start: number; offset: number }[]>();
  for (const [start, position] of starts.entries()) {
    for (const { node, offset } of waysOff(graph, millis, position)) {
      const there = waiting.get(node);
      if (there === undefined) waiting.set(node, [{ start, offset }]);
      else there.push({ start, offset });
    }
    const direct = alongSameEdge(millis, position, goal);
    if (direct !== undefined && direct.millis <= (limitMillis ?? impassable)) soonest[start] = direct.millis;
  }
  const picked = (start: number, time: number) => time + (handicaps?.[start] ?? 0);
  const nearest = soonestOf(
    Math.min(best, starts.length),
    soonest.flatMap((time, start) => (time === undefined ? [] : picked(start, time))),
  );
  roads.search.run(millis, waysOnto(graph, millis, goal), {
    backward: true,
    ...(limitMillis === undefined ? {} : { limitMillis }),
    settle: (node, time) => {
      if (time > nearest.worst()) return true;
      for (const { start, offset } of waiting.get(node) ?? []) {
        const whole = time + offset;
        if (limitMillis !== undefined && whole > limitMillis) continue;
        const before = soonest[start];
        if (before !== undefined && before <= whole) continue;
        soonest[start] = whole;
        nearest.changed(before === undefined ? undefined : picked(start, before), picked(start, whole));
      }
      return false;
    },
  });
  return soonest;
}

/** The time of the `count`-th soonest so far: what is later than that cannot matter any more. */
function soonestOf(count: number, known: readonly number[]) {
  const times = known.toSorted((a, b) => a - b);
  const placeOf = (time: number) => {
    let low = 0;
    for (let high = times.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((times[middle] ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    worst: () => (count === 0 ? 0 : (times[count - 1] ?? Number.POSITIVE_INFINITY)),
    changed: (before: number | undefined, after: number) => {
      if (before !== undefined) times.splice(placeOf(before), 1);
      times.splice(placeOf(after), 0, after);
    },
  };
}

/** How long from the one start to each goal, in the goals' order; undefined where there is no way. */
export function departures(roads: Roads, start: RoadPosition, goals: readonly RoadPosition[]): Arrivals {
  const { graph, millis } = roads;
  const soonest = goals.map((goal) => alongSameEdge(millis, start, goal)?.millis);
  const waiting = new Map<number, { goal: number; offset: number }[]>();
  let open = 0;
  for (const [goal, position] of goals.entries()) {
    for (const { node, millis: offset } of waysOnto(graph, millis, position)) {
      waiting.set(node, [...(waiting.get(node) ?? []), { goal, offset }]);
      open += 1;
    }
  }
  const seeds = waysOff(graph, millis, start).map(({ node, offset }) => ({ node, millis: offset }));
  roads.search.run(millis, seeds, {
    settle: (node, time) => {
      for (const { goal, offset } of waiting.get(node) ?? []) {
        open -= 1;
        soonest[goal] = Math.min(soonest[goal] ?? Number.POSITIVE_INFINITY, time + offset);
      }
      return open === 0;
    },
  });
  return soonest;
}

/** A way by road with its line and the streets it takes, in order. */
export interface Route {
  readonly millis: number;
  readonly metres: number;
  readonly line: readonly Point[];
  readonly streets: readonly { readonly name?: Names; readonly metres: number; readonly millis: number }[];
  /** What it takes by the map alone on each class of road, by position in `roadClasses`. */
  readonly freeMillisByClass: readonly number[];
}

/** The quickest way; undefined when there is none. */
export function routeBetween(roads: Roads, start: RoadPosition, goal: RoadPosition): Route | undefined {
  const { graph, millis, search } = roads;
  const direct = alongSameEdge(millis, start, goal);
  const off = waysOff(graph, millis, start);
  const onto = waysOnto(graph, millis, goal);
  const goals = new Map<number, { offset: number; direction: number | undefined }>();
  for (const { node, millis: offset, direction } of onto) {
    const held = goals.get(node);
    if (held === undefined || offset < held.offset) goals.set(node, { offset, direction });
  }
  let best = direct?.millis ?? Number.POSITIVE_INFINITY;
  let last: number | undefined;
  search.run(
    millis,
    off.map(({ node, offset }) => ({ node, millis: offset })),
    {
      settle: (node, time) => {
        if (time >= best) return true;
        const found = goals.get(node);
        if (found !== undefined && time + found.offset < best) {
          best = time + found.offset;
          last = node;
        }
        return false;
      },
    },
  );
  if (best === Number.POSITIVE_INFINITY) return undefined;
  const parts: RoadPart[] = [];
  if (last === undefined) {
    if (direct !== undefined) parts.push({ direction: direct.direction, from: start.along, to: goal.along });
  } else {
    const { seed, arcs } = search.pathTo(last);
    const first = off[seed];
    const end = goals.get(last);
    if (first?.direction !== undefined)
      parts.push({ direction: first.direction, from: start.along, to: first.direction & 1 ? 0 : 1 });
    for (const arc of arcs) {
      const direction = graph.arcDirection[arc] ?? 0;
      parts.push({ direction, from: direction & 1, to: 1 - (direction & 1) });
    }
    if (end?.direction !== undefined) parts.push({ direction: end.direction, from: end.direction & 1, to: goal.along });
  }
  return described(graph, millis, parts, best);
}

/** A stretch of one edge, by shares of its length. */
interface RoadPart {
  readonly direction: number;
  readonly from: number;
  readonly to: number;
}

function described(graph: RoadGraph, millis: Uint32Array, parts: readonly RoadPart[], whole: number): Route {
  const line: Point[] = [];
  const streets: { name?: Names; metres: number; millis: number }[] = [];
  const freeMillisByClass = roadClasses.map(() => 0);
  let metres = 0;
  let lastName: number | undefined;
  for (const { direction, from, to } of parts) {
    const edge = direction >> 1;
    for (const point of stretch(graph, edge, from, to)) {
      const before = line.at(-1);
      if (before === undefined || before[0] !== point[0] || before[1] !== point[1]) line.push(point);
    }
    const share = Math.abs(to - from);
    const length = (graph.edgeMetres[edge] ?? 0) * share;
    const time = partMillis(millis, direction, share);
    metres += length;
    const roadClass = graph.edgeClass[edge] ?? 0;
    freeMillisByClass[roadClass] =
      (freeMillisByClass[roadClass] ?? 0) + partMillis(graph.directionMillis, direction, share);
    const name = graph.edgeName[edge] ?? 0;
    const street = streets.at(-1);
    if (street !== undefined && name === lastName) {
      street.metres += length;
      street.millis += time;
    } else {
      const named = name === none ? undefined : graph.names[name];
      streets.push({ ...(named === undefined ? {} : { name: named }), metres: length, millis: time });
    }
    lastName = name;
  }
  return { millis: whole, metres, line, streets, freeMillisByClass };
}

/** How somebody standing on an edge leaves it: to which node, in what time. Turning round on the spot is free. */
export function waysOff(graph: RoadGraph, millis: Uint32Array, { edge, along }: RoadPosition) {
  const found: { node: number; offset: number; direction: number | undefined }[] = [];
  const end = junctionAt(graph, edge, along);
  if (end !== undefined) found.push({ node: end, offset: 0, direction: undefined });
  for (const direction of [2 * edge, 2 * edge + 1]) {
    const arc = graph.directionArc[direction] ?? none;
    if (arc === none || millis[direction] === impassable) continue;
    found.push({
      node: graph.arcHead[arc] ?? 0,
      offset: partMillis(millis, direction, direction & 1 ? along : 1 - along),
      direction,
    });
  }
  return found;
}

/** How somebody comes to a place on an edge: from which nodes, in what time. */
export function waysOnto(graph: RoadGraph, millis: Uint32Array, { edge, along }: RoadPosition) {
  const found: (Seed & { direction: number | undefined })[] = [];
  const end = junctionAt(graph, edge, along);
  if (end !== undefined) {
    found.push({ node: end, millis: 0, direction: undefined });
    for (let node = graph.junctionCount; node < graph.nodeCount; node++) {
      if (graph.nodeJunction[node] === end) found.push({ node, millis: 0, direction: undefined });
    }
  }
  for (const direction of [2 * edge, 2 * edge + 1]) {
    if (millis[direction] === impassable) continue;
    const offset = partMillis(millis, direction, direction & 1 ? 1 - along : along);
    const last = graph.firstOfDirection[direction + 1] ?? 0;
    for (let at = graph.firstOfDirection[direction] ?? 0; at < last; at++) {
      const arc = graph.arcsOfDirection[at] ?? 0;
      found.push({ node: graph.arcTail[arc] ?? 0, millis: offset, direction });
    }
  }
  return found;
}

/** The junction somebody at the very start or end of an edge stands at, free to go on by any of its roads. */
function junctionAt(graph: RoadGraph, edge: number, along: number): number | undefined {
  if (along === 0) return graph.edgeTail[edge];
  return along === 1 ? graph.edgeHead[edge] : undefined;
}

/** Straight along one edge from one place on it to another, the quicker way where both may be driven. */
function alongSameEdge(millis: Uint32Array, start: RoadPosition, goal: RoadPosition) {
  if (start.edge !== goal.edge) return undefined;
  const share = Math.abs(goal.along - start.along);
  return [2 * start.edge, 2 * start.edge + 1]
    .filter((direction) => (direction & 1 ? goal.along <= start.along : goal.along >= start.along))
    .filter((direction) => millis[direction] !== impassable)
    .map((direction) => ({ direction, millis: partMillis(millis, direction, share) }))
    .toSorted((a, b) => a.millis - b.millis)[0];
}

function partMillis(millis: Uint32Array, direction: number, share: number): number {
  return Math.round((millis[direction] ?? 0) * share);
}
