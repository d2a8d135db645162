import type { Sentence } from "../../ground/sentence.ts";
import type { Network, Way } from "./network.ts";
import { lengthOf } from "./plane.ts";
import { numeral } from "./words-of-names.ts";

/** How far two pieces may turn from each other, as the cosine, and still be one street. */
const straightOn = Math.cos((28 * Math.PI) / 180);
/** Kilometres from which on a street has a name of its own and is no lane of another. */
const ownName = 0.24;

/** Pieces of street that follow each other, as one. */
interface Chain {
  readonly ways: Way[];
  kilometres: number;
}

/**
 * Names what the division of the land has drawn. Pieces that go on across a junction are one street; long ones get a
 * name, short ones are numbered lanes of the street they leave, country roads have numbers.
 */
export function nameStreets(network: Network, nextName: () => Sentence): void {
  const lanes = new Map<string, number>();
  let roads = 0;
  const named = new Map<number, Sentence>();
  for (const way of network.ways) noteNames(network, way, named);
  const chains = chainsOf(
    network,
    network.ways.filter(({ kind, tags }) => isDrawn(kind) && tags["name"] === undefined),
  );
  for (const { ways, kilometres } of chains.toSorted((a, b) => b.kilometres - a.kilometres)) {
    const [first] = ways;
    if (first === undefined) continue;
    const name = first.kind === "rural" ? countryRoad() : kilometres >= ownName ? ownNameOf(first) : laneOf(first);
    for (const way of ways) {
      Object.assign(way.tags, { name: name.zh, "name:zh": name.zh, "name:en": name.en });
      noteNames(network, way, named);
    }
  }

  function countryRoad(): Sentence {
    roads += 1;
    const number = `Y${String(roads).padStart(3, "0")}`;
    return { zh: `${number}乡道`, en: `Township Road ${number}` };
  }

  function ownNameOf({ tags }: Way): Sentence {
    const { zh, en } = nextName();
    const isRoad = tags["highway"] === "tertiary" || tags["highway"] === "unclassified";
    return isRoad ? { zh: `${zh}路`, en: `${en} Road` } : { zh: `${zh}街`, en: `${en} Street` };
  }

  /** Named after the street it leaves; where it leaves none with a name that can bear a number, it gets one of its own. */
  function laneOf(way: Way): Sentence {
    const ends = [way.nodes[0] ?? 0, way.nodes.at(-1) ?? 0];
    const parents = ends.flatMap((node) => named.get(node) ?? []);
    const parent = parents.find(
      ({ zh }) => /[路街道]$/u.test(zh) && !/公路$|乡道$/u.test(zh) && (lanes.get(zh) ?? 0) < 60,
    );
    if (parent === undefined) {
      const { zh, en } = nextName();
      return { zh: `${zh}巷`, en: `${en} Lane` };
    }
    const number = (lanes.get(parent.zh) ?? 0) + 1;
    lanes.set(parent.zh, number);
    return { zh: `${parent.zh}${numeral(number)}巷`, en: `${parent.en} Lane ${number}` };
  }
}

function isDrawn(kind: Way["kind"]): boolean {
  return kind === "street" || kind === "lane" || kind === "rural";
}

function noteNames(network: Network, { nodes, tags, kind }: Way, named: Map<number, Sentence>): void {
  const [zh, en] = [tags["name"], tags["name:en"]];
  if (zh === undefined || en === undefined || kind === "fast" || kind === "rail" || zh.endsWith("巷")) return;
  for (const node of network.expanded(nodes, false)) if (!named.has(node)) named.set(node, { zh, en });
}

function chainsOf(network: Network, ways: readonly Way[]): readonly Chain[] {
  const ends = new Map<number, { readonly way: Way; readonly isStart: boolean }[]>();
  for (const way of ways) {
    for (const isStart of [true, false]) {
      const node = (isStart ? way.nodes[0] : way.nodes.at(-1)) ?? 0;
      ends.set(node, [...(ends.get(node) ?? []), { way, isStart }]);
    }
  }
  const chains = new Map<Way, Chain>(
    ways.map((way) => [way, { ways: [way], kilometres: lengthOf(way.nodes.map(network.at)) }]),
  );
  for (const meeting of ends.values()) {
    const free = [...meeting];
    for (let one = free.pop(); one !== undefined; one = free.pop()) {
      const { way, isStart } = one;
      const [x, y] = headingOf(network, way, isStart);
      const at = free.findIndex((other) => {
        const [otherX, otherY] = headingOf(network, other.way, other.isStart);
        return other.way.kind === way.kind && -(x * otherX + y * otherY) > straightOn;
      });
      const [other] = at < 0 ? [] : free.splice(at, 1);
      if (other !== undefined) join(chains, way, other.way);
    }
  }
  return [...new Set(chains.values())];
}

/** The direction in which the way leaves its end. */
function headingOf(network: Network, { nodes }: Way, isStart: boolean): readonly [number, number] {
  const [from = 0, to = 0] = isStart ? nodes : nodes.slice(-2).toReversed();
  const [[ax, ay], [bx, by]] = [network.at(from), network.at(to)];
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0 ? [0, 0] : [(bx - ax) / length, (by - ay) / length];
}

function join(chains: Map<Way, Chain>, one: Way, other: Way): void {
  const [kept, added] = [chains.get(one), chains.get(other)];
  if (kept === undefined || added === undefined || kept === added) return;
  kept.ways.push(...added.ways);
  kept.kilometres += added.kilometres;
  for (const way of added.ways) chains.set(way, kept);
}
