import type { OsmExtract, TurnRestriction } from "./osm-extract.ts";
import { type CutRoads, positionOf } from "./cut-roads.ts";

/**
 * A row of directions (2 × piece along it, + 1 against it) that may not be driven one after another: the last is
 * forbidden.
 */
export type Forbidden = readonly number[];

/** Longest chain of pieces followed for a restriction over ways; longer ones are mistakes of the map. */
const mostVia = 40;

export interface Turns {
  readonly forbidden: readonly Forbidden[];
  /** Restrictions that name no drivable turn here. */
  readonly ignored: number;
}

/**
 * The map's turn restrictions as forbidden runs of directions. `only` forbids every other way on; an `only` whose own turn
 * cannot be driven is ignored, for it would close the junction.
 */
export function forbiddenTurns(
  extract: OsmExtract,
  roads: CutRoads,
  isDrivable: (direction: number) => boolean,
): Turns {
  const leaving = directionsByTail(roads, isDrivable);
  const byWay = new Map<number, number[]>();
  for (const [piece, { way }] of roads.pieces.entries()) {
    const list = byWay.get(way.id);
    if (list === undefined) byWay.set(way.id, [piece]);
    else list.push(piece);
  }
  const directionsOf = (way: number) =>
    (byWay.get(way) ?? []).flatMap((piece) => [2 * piece, 2 * piece + 1]).filter(isDrivable);
  const ends = endsOf(roads);

  const forbidden: number[][] = [];
  let ignored = 0;
  for (const restriction of extract.restrictions) {
    const found = runsOf(restriction);
    if (found.length === 0) ignored += 1;
    forbidden.push(...found);
  }
  return { forbidden, ignored };

  function runsOf(restriction: TurnRestriction): number[][] {
    const approaches = approachesOf(restriction);
    const found: number[][] = [];
    for (const run of approaches) {
      const last = run.at(-1) ?? 0;
      const onward = leaving.get(ends.head(last)) ?? [];
      const meant = onward.filter(
        (direction) =>
          roads.pieces[direction >> 1]?.way.id === restriction.to &&
          // Back along the piece one came from is meant only by a restriction from a way into itself.
          (direction === (last ^ 1)) === (restriction.from === restriction.to && run.length === 1),
      );
      if (meant.length === 0) continue;
      const banned = restriction.kind === "no" ? meant : onward.filter((direction) => !meant.includes(direction));
      found.push(...banned.map((direction) => [...run, direction]));
    }
    return found;
  }

  /** Runs of directions from the first way up to the junction where the turn is made. */
  function approachesOf({ from, via }: TurnRestriction): number[][] {
    const starts = directionsOf(from);
    if ("node" in via) {
      const at = roads.junctionsAt.get(positionOf(extract.nodes, via.node)) ?? [];
      return starts.filter((direction) => at.includes(ends.head(direction))).map((direction) => [direction]);
    }
    let runs = starts.map((direction) => [direction]);
    for (const way of via.ways) {
      const along = new Set(directionsOf(way));
      runs = runs.flatMap((run) => walks(run, along));
    }
    return runs;
  }

  /** The run continued over one or more pieces of the next way, never back. */
  function walks(run: readonly number[], along: ReadonlySet<number>): number[][] {
    const found: number[][] = [];
    let at = [...run];
    for (let count = 0; count < mostVia; count++) {
      const last = at.at(-1) ?? 0;
      const next = (leaving.get(ends.head(last)) ?? []).find(
        (direction) => along.has(direction) && direction !== (last ^ 1) && !at.includes(direction),
      );
      if (next === undefined) break;
      at = [...at, next];
      found.push(at);
    }
    return found;
  }
}

export interface Ends {
  tail(direction: number): number;
  head(direction: number): number;
}

export function endsOf({ pieces }: CutRoads): Ends {
  const end = (direction: number, wantsHead: boolean) => {
    const piece = pieces[direction >> 1];
    if (piece === undefined) throw new Error("a direction of no piece");
    return (direction & 1) === (wantsHead ? 0 : 1) ? piece.head : piece.tail;
  };
  return { tail: (direction) => end(direction, false), head: (direction) => end(direction, true) };
}

function directionsByTail(roads: CutRoads, isDrivable: (direction: number) => boolean): Map<number, number[]> {
  const ends = endsOf(roads);
  const leaving = new Map<number, number[]>();
  for (let direction = 0; direction < 2 * roads.pieces.length; direction++) {
    if (!isDrivable(direction)) continue;
    const tail = ends.tail(direction);
    const list = leaving.get(tail);
    if (list === undefined) leaving.set(tail, [direction]);
    else list.push(direction);
  }
  return leaving;
}

export interface StateArc {
  readonly tail: number;
  readonly head: number;
  readonly direction: number;
}

/**
 * Junctions and, behind them, their copies for drivers who may not take every turn: a copy is a junction together with the
 * forbidden runs its driver is in the midst of. From a copy go only the arcs that complete none of them. Exact for any
 * mixture of restrictions, over nodes and over ways.
 */
export function turnStates(roads: CutRoads, turns: readonly Forbidden[], isDrivable: (direction: number) => boolean) {
  const ends = endsOf(roads);
  const leaving = directionsByTail(roads, isDrivable);
  const begin = new Map<number, number[]>();
  for (const [index, run] of turns.entries()) {
    const first = run[0] ?? -1;
    begin.set(first, [...(begin.get(first) ?? []), index]);
  }
  const junctions = roads.junctionNode.length;
  const copies: { junction: number; within: readonly (readonly [run: number, length: number])[] }[] = [];
  const known = new Map<string, number>();
  const arcs: StateArc[] = [];

  const stateOf = (junction: number, within: readonly (readonly [number, number])[]): number => {
    if (within.length === 0) return junction;
    const sorted = within.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    const key = `${junction}:${sorted.join(";")}`;
    let state = known.get(key);
    if (state === undefined) {
      copies.push({ junction, within: sorted });
      state = junctions + copies.length - 1;
      known.set(key, state);
    }
    return state;
  };
  const leave = (state: number, junction: number, within: readonly (readonly [number, number])[]) => {
    for (const direction of leaving.get(junction) ?? []) {
      const going = within.filter(([run, length]) => turns[run]?.[length] === direction);
      if (going.some(([run, length]) => length === (turns[run]?.length ?? 0) - 1)) continue;
      const next = [
        ...going.map(([run, length]) => [run, length + 1] as const),
        ...(begin.get(direction) ?? []).map((run) => [run, 1] as const),
      ];
      arcs.push({ tail: state, head: stateOf(ends.head(direction), next), direction });
    }
  };
  for (let junction = 0; junction < junctions; junction++) leave(junction, junction, []);
  // Copies found on the way are appended and come to their turn here.
  for (let index = 0; index < copies.length; index++) {
    const copy = copies[index];
    if (copy !== undefined) leave(junctions + index, copy.junction, copy.within);
  }
  return { arcs, stateJunction: copies.map(({ junction }) => junction) };
}
