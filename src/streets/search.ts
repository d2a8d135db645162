import { impassable, type RoadGraph } from "./road-graph.ts";

/** Where a search begins: a node, already this late. */
export interface Seed {
  readonly node: number;
  readonly millis: number;
}

export interface SearchOptions {
  /** From where one ends to where one began: arcs are followed from head to tail. */
  readonly backward?: boolean;
  /** Nodes further than this are not reached. */
  readonly limitMillis?: number;
  /** Called once for each node in order of time; true ends the search. */
  settle?(node: number, millis: number): boolean;
  /** Whether the search goes on from a node; absent: from all. */
  goesOn?(node: number, millis: number): boolean;
}

/**
 * Dijkstra's search over a graph. Its arrays are made once and marked by round, so the cost of a search depends on what
 * it reaches and not on the size of the graph. The binary heap of (time, node) takes a node again when a shorter way to
 * it is found, and drops the older entry when it comes up; on road networks that is faster than moving entries. Not for
 * two searches at a time.
 */
export class Search {
  readonly #graph: RoadGraph;
  readonly #millis: Uint32Array;
  readonly #marked: Uint32Array;
  readonly #settled: Uint32Array;
  /** The arc by which each node was reached; a seed's is its own number below 0. */
  readonly #by: Int32Array;
  #round = 0;
  #times = new Uint32Array(1024);
  #nodes = new Uint32Array(1024);
  #size = 0;

  constructor(graph: RoadGraph) {
    this.#graph = graph;
    this.#millis = new Uint32Array(graph.nodeCount);
    this.#marked = new Uint32Array(graph.nodeCount);
    this.#settled = new Uint32Array(graph.nodeCount);
    this.#by = new Int32Array(graph.nodeCount);
  }

  /** Runs until everything within the limit is settled or `settle` ends it. `directionMillis` as `travelMillis` gives it. */
  run(directionMillis: Uint32Array, seeds: readonly Seed[], options: SearchOptions = {}): void {
    const { backward = false, limitMillis = impassable - 1, settle, goesOn } = options;
    const { firstArc, arcHead, arcDirection, firstIn, inArc, inTail } = this.#graph;
    const [first, other] = backward ? [firstIn, inTail] : [firstArc, arcHead];
    this.#begin();
    const round = this.#round;
    const millis = this.#millis;
    const marked = this.#marked;
    const settled = this.#settled;
    for (const [index, seed] of seeds.entries()) this.#reach(seed.node, seed.millis, -1 - index, limitMillis);
    while (this.#size > 0) {
      const now = this.#times[0] ?? 0;
      const node = this.#nodes[0] ?? 0;
      this.#pop();
      if (settled[node] === round) continue;
      settled[node] = round;
      if (settle?.(node, now) === true) return;
      if (goesOn?.(node, now) === false) continue;
      const end = first[node + 1] ?? 0;
      for (let at = first[node] ?? 0; at < end; at++) {
        const arc = backward ? (inArc[at] ?? 0) : at;
        const cost = directionMillis[arcDirection[arc] ?? 0] ?? 0;
        if (cost === impassable) continue;
        const next = other[at] ?? 0;
        const then = now + cost;
        if (then > limitMillis || (marked[next] === round && (millis[next] ?? 0) <= then)) continue;
        marked[next] = round;
        millis[next] = then;
        this.#by[next] = arc;
        this.#push(then, next);
      }
    }
  }

  /** Milliseconds to a settled node; undefined when the last search did not come there. */
  millisTo(node: number): number | undefined {
    return this.#settled[node] === this.#round ? this.#millis[node] : undefined;
  }

  /** Arcs from the seed to a settled node in the order of the search, and which seed it was. */
  pathTo(node: number, backward = false): { readonly seed: number; readonly arcs: readonly number[] } {
    const arcs: number[] = [];
    let at = node;
    for (let by = this.#by[at] ?? 0; by >= 0; by = this.#by[at] ?? 0) {
      arcs.push(by);
      at = (backward ? this.#graph.arcHead[by] : this.#graph.arcTail[by]) ?? 0;
    }
    return { seed: -1 - (this.#by[at] ?? 0), arcs: arcs.reverse() };
  }

  #begin(): void {
    this.#size = 0;
    this.#round += 1;
    if (this.#round < 0xffff_ffff) return;
    this.#marked.fill(0);
    this.#settled.fill(0);
    this.#round = 1;
  }

  #reach(node: number, millis: number, by: number, limit: number): void {
    if (millis > limit || (this.#marked[node] === this.#round && (this.#millis[node] ?? 0) <= millis)) return;
    this.#marked[node] = this.#round;
    this.#millis[node] = millis;
    this.#by[node] = by;
    this.#push(millis, node);
  }

  #push(time: number, node: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    const nodes = this.#nodes;
    let at = this.#size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((times[above] ?? 0) <= time) break;
      times[at] = times[above] ?? 0;
      nodes[at] = nodes[above] ?? 0;
      at = above;
    }
    times[at] = time;
    nodes[at] = node;
  }

  #pop(): void {
    const times = this.#times;
    const nodes = this.#nodes;
    const size = --this.#size;
    const time = times[size] ?? 0;
    const node = nodes[size] ?? 0;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && (times[below + 1] ?? 0) < (times[below] ?? 0)) below += 1;
      if ((times[below] ?? 0) >= time) break;
      times[at] = times[below] ?? 0;
      nodes[at] = nodes[below] ?? 0;
      at = below;
    }
    times[at] = time;
    nodes[at] = node;
  }

  #grow(): void {
    const times = new Uint32Array(2 * this.#times.length);
    const nodes = new Uint32Array(2 * this.#nodes.length);
    times.set(this.#times);
    nodes.set(this.#nodes);
    this.#times = times;
    this.#nodes = nodes;
  }
}
