import type { OsmExtract, OsmNodes, RoadWay } from "./osm-extract.ts";

/** A piece of a way between two junctions. */
export interface RoadPiece {
  readonly way: RoadWay;
  readonly tail: number;
  readonly head: number;
  /** Positions in the extract's nodes, both ends included. */
  readonly path: readonly number[];
}

export interface CutRoads {
  readonly pieces: readonly RoadPiece[];
  /** Position in the extract's nodes of each junction. */
  readonly junctionNode: readonly number[];
  /** Junctions at a node of the extract; several where a barrier keeps the roads that meet there apart. */
  readonly junctionsAt: ReadonlyMap<number, readonly number[]>;
}

/** Position of an OpenStreetMap node in the extract, or -1. */
export function positionOf(nodes: OsmNodes, id: number): number {
  let low = 0;
  let high = nodes.ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = nodes.ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Cuts ways where roads meet, end or cross themselves, and where somebody may not turn or pass. The two sides of a
 * barrier are not joined. Nodes outside the extract are left out (the reader has cut such ways already). A piece of a
 * single node is dropped.
 */
export function cutRoads({ nodes, roads, restrictions, barriers }: OsmExtract): CutRoads {
  const runs = roads.map((way) => ({ way, run: runOf(nodes, way) }));
  const uses = new Uint8Array(nodes.ids.length);
  for (const { run } of runs) {
    for (const [index, node] of run.entries()) {
      const isEnd = index === 0 || index === run.length - 1;
      uses[node] = Math.min(2, (uses[node] ?? 0) + (isEnd ? 2 : 1));
    }
  }
  for (const { via } of restrictions) {
    const node = "node" in via ? positionOf(nodes, via.node) : -1;
    if (node >= 0) uses[node] = 2;
  }
  const blocked = new Set<number>();
  for (const id of barriers) {
    const node = positionOf(nodes, id);
    if (node < 0) continue;
    blocked.add(node);
    uses[node] = 2;
  }

  const pieces: RoadPiece[] = [];
  const junctionNode: number[] = [];
  const junctionsAt = new Map<number, number[]>();
  const junction = (node: number): number => {
    const there = junctionsAt.get(node);
    if (there !== undefined && !blocked.has(node)) return there[0] ?? 0;
    junctionNode.push(node);
    const made = junctionNode.length - 1;
    if (there === undefined) junctionsAt.set(node, [made]);
    else there.push(made);
    return made;
  };
  for (const { way, run } of runs) {
    let from = 0;
    for (let at = 1; at < run.length; at++) {
      if ((uses[run[at] ?? 0] ?? 0) < 2) continue;
      const path = run.slice(from, at + 1);
      pieces.push({ way, tail: junction(path[0] ?? 0), head: junction(path.at(-1) ?? 0), path });
      from = at;
    }
  }
  return { pieces, junctionNode, junctionsAt };
}

/** The way's nodes that are there, none twice in a row. */
function runOf(nodes: OsmNodes, way: RoadWay): number[] {
  const run: number[] = [];
  for (const id of way.nodes) {
    const node = positionOf(nodes, id);
    if (node >= 0 && node !== run.at(-1)) run.push(node);
  }
  return run;
}
