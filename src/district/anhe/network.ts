import type { Place } from "./town.ts";
import { apart, between } from "./plane.ts";

/** A line of the map through numbered nodes. */
export interface Way {
  nodes: number[];
  tags: Record<string, string>;
  /** How a street came about; names go by it. */
  readonly kind: WayKind;
}

export type WayKind = "planned" | "street" | "lane" | "rural" | "service" | "path" | "fast" | "rail";

/** Nodes within this many kilometres of each other are one. */
const sameKilometres = 0.004;

/** Streets that share their nodes. A node put into a side is in every way, and every block, that has this side. */
export interface Network {
  readonly places: Place[];
  readonly ways: Way[];
  readonly nodeTags: Map<number, Record<string, string>>;
  add(way: Way): Way;
  node(place: Place): number;
  at(node: number): Place;
  /** Puts a node into the side between two neighbours; answers the nearer end where that is as good. */
  insert(from: number, to: number, share: number): number;
  /** The list with all nodes that were put between its members since. */
  expanded(nodes: readonly number[], isClosed: boolean): number[];
  pathOf(way: Way): readonly Place[];
}

export function networkOf(places: Place[]): Network {
  const ways: Way[] = [];
  const splits = new Map<string, number>();
  const key = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const at = (node: number): Place => places[node] ?? [0, 0];
  const node = (place: Place) => places.push(place) - 1;

  function* leaves(from: number, to: number): Generator<number> {
    const middle = splits.get(key(from, to));
    if (middle === undefined) yield from;
    else {
      yield* leaves(from, middle);
      yield* leaves(middle, to);
    }
  }

  const expanded = (nodes: readonly number[], isClosed: boolean): number[] => {
    const all: number[] = [];
    const count = isClosed ? nodes.length : nodes.length - 1;
    for (let index = 0; index < count; index++) {
      all.push(...leaves(nodes[index] ?? 0, nodes[(index + 1) % nodes.length] ?? 0));
    }
    if (!isClosed && nodes.length > 0) all.push(nodes.at(-1) ?? 0);
    return all;
  };

  const network: Network = {
    places,
    ways,
    nodeTags: new Map(),
    add: (way) => {
      ways.push(way);
      return way;
    },
    ...{ node, at, expanded },
    insert: (from, to, share) => {
      const [a, b] = [at(from), at(to)];
      const place = between(a, b, share);
      if (apart(a, place) < sameKilometres) return from;
      if (apart(b, place) < sameKilometres) return to;
      const known = splits.get(key(from, to));
      if (known !== undefined) {
        const split = at(known);
        const isBefore = apart(a, place) < apart(a, split);
        const [first, last] = isBefore ? [from, known] : [known, to];
        const length = apart(at(first), at(last));
        return network.insert(first, last, length === 0 ? 0 : apart(at(first), place) / length);
      }
      const made = node(place);
      splits.set(key(from, to), made);
      return made;
    },
    pathOf: (way) => expanded(way.nodes, false).map(at),
  };
  return network;
}
