import { areaOf } from "./plane.ts";
import type { Network } from "./network.ts";

/** The closed blocks between streets, as rings of nodes against the clock; dead ends within them are left out. */
export function facesOf({ at, expanded, ways }: Network): readonly (readonly number[])[] {
  const neighbours = new Map<number, Set<number>>();
  const link = (from: number, to: number) => {
    const known = neighbours.get(from) ?? new Set();
    neighbours.set(from, known.add(to));
  };
  for (const way of ways) {
    const nodes = expanded(way.nodes, false);
    for (const [index, to] of nodes.slice(1).entries()) {
      const from = nodes[index] ?? to;
      if (from === to) continue;
      link(from, to);
      link(to, from);
    }
  }
  prune(neighbours);
  const around = new Map<number, readonly number[]>();
  for (const [node, others] of neighbours) {
    const [x, y] = at(node);
    const turn = (other: number) => Math.atan2(at(other)[1] - y, at(other)[0] - x);
    around.set(
      node,
      [...others].toSorted((a, b) => turn(a) - turn(b)),
    );
  }
  const walked = new Set<string>();
  const faces: number[][] = [];
  for (const [start, others] of around) {
    for (const first of others) {
      if (walked.has(`${start} ${first}`)) continue;
      const ring: number[] = [];
      let [from, to] = [start, first];
      while (!walked.has(`${from} ${to}`)) {
        walked.add(`${from} ${to}`);
        ring.push(from);
        const there = around.get(to) ?? [];
        const next = there[(there.indexOf(from) - 1 + there.length) % there.length] ?? from;
        [from, to] = [to, next];
      }
      if (ring.length >= 3 && new Set(ring).size === ring.length && areaOf(ring.map(at)) > 0) faces.push(ring);
    }
  }
  return faces;
}

/** Takes away dead ends, from their ends on. */
function prune(neighbours: Map<number, Set<number>>): void {
  const ends = [...neighbours.keys()].filter((node) => neighbours.get(node)?.size === 1);
  for (let node = ends.pop(); node !== undefined; node = ends.pop()) {
    const [other] = neighbours.get(node) ?? [];
    neighbours.delete(node);
    if (other === undefined) continue;
    const left = neighbours.get(other);
    left?.delete(node);
    if (left?.size === 1) ends.push(other);
    else if (left?.size === 0) neighbours.delete(other);
  }
}
