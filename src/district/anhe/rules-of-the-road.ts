import type { Draw } from "./draws.ts";
import type { Network, Way } from "./network.ts";

/** Roads where a turn to the left is now and then forbidden. */
const large: ReadonlySet<string> = new Set(["trunk", "primary", "secondary", "tertiary"]);

interface ForbiddenTurn {
  readonly from: Way;
  readonly via: number;
  readonly to: Way;
  readonly restriction: string;
}

/** Makes some short streets one-way: those that begin and end on streets for both directions, so that nobody is cut off. */
export function makeOneWays(network: Network, draw: Draw): void {
  const open = new Map<number, number>();
  const count = (way: Way, by: number) => {
    for (const node of network.expanded(way.nodes, false)) open.set(node, (open.get(node) ?? 0) + by);
  };
  const roads = network.ways.filter(
    ({ tags, kind }) => tags["highway"] !== undefined && kind !== "path" && kind !== "fast",
  );
  for (const way of roads) if (way.tags["oneway"] === undefined) count(way, 1);
  for (const way of roads) {
    const { kind, tags, nodes } = way;
    if (kind !== "lane" || tags["oneway"] !== undefined || draw() > 0.3) continue;
    const own = network.expanded(nodes, false);
    const [first, last] = [own[0] ?? 0, own.at(-1) ?? 0];
    // A street of both directions must be left at every node, also where others begin along the way.
    if (own.some((node, at) => at > 0 && at < own.length - 1 && (open.get(node) ?? 0) > 1)) continue;
    if ((open.get(first) ?? 0) < 2 || (open.get(last) ?? 0) < 2) continue;
    count(way, -1);
    tags["oneway"] = draw() < 0.5 ? "yes" : "-1";
  }
}

/**
 * Turns that are forbidden where large roads meet, each between two pieces that end there: large roads are cut at their
 * junctions before, so that a piece has one end at each.
 */
export function forbiddenTurns(network: Network, draw: Draw): readonly ForbiddenTurn[] {
  const ends = new Map<number, Way[]>();
  for (const way of network.ways) {
    if (!large.has(way.tags["highway"] ?? "") || way.kind === "fast" || way.tags["oneway"] !== undefined) continue;
    for (const node of [way.nodes[0] ?? 0, way.nodes.at(-1) ?? 0]) ends.set(node, [...(ends.get(node) ?? []), way]);
  }
  const turns: ForbiddenTurn[] = [];
  for (const [via, meeting] of ends) {
    if (meeting.length !== 4 || new Set(meeting).size !== 4) continue;
    for (const from of meeting) {
      if (draw() > 0.12) continue;
      const to = meeting.find((way) => way !== from && isLeft(network, from, way, via));
      if (to !== undefined) turns.push({ from, via, to, restriction: "no_left_turn" });
    }
  }
  return turns;
}

function isLeft(network: Network, from: Way, to: Way, via: number): boolean {
  const away = (way: Way) => {
    const nodes = network.expanded(way.nodes, false);
    const next = nodes[0] === via ? nodes[1] : nodes.at(-2);
    const [[ax, ay], [bx, by]] = [network.at(via), network.at(next ?? via)];
    return Math.atan2(by - ay, bx - ax);
  };
  // Coming from `from`, one looks the opposite way; left is a quarter of a turn against the clock.
  const turn = away(to) - (away(from) + Math.PI);
  return Math.sin(turn) > 0.7;
}

/** Cuts large roads where they meet each other. */
export function cutAtJunctions(network: Network): void {
  const seen = new Map<number, Set<string>>();
  const isLarge = ({ tags, kind }: Way) => large.has(tags["highway"] ?? "") && kind !== "fast";
  for (const way of network.ways.filter(isLarge)) {
    for (const node of network.expanded(way.nodes, false)) {
      seen.set(node, (seen.get(node) ?? new Set()).add(way.tags["name"] ?? ""));
    }
  }
  for (const way of network.ways.filter(isLarge)) {
    const nodes = network.expanded(way.nodes, false);
    const cuts = nodes.flatMap((node, at) =>
      at > 0 && at < nodes.length - 1 && (seen.get(node)?.size ?? 0) > 1 ? [at] : [],
    );
    const bounds = [0, ...cuts, nodes.length - 1];
    way.nodes = nodes.slice(0, (bounds[1] ?? 0) + 1);
    for (const [index, end] of bounds.slice(2).entries()) {
      network.add({ nodes: nodes.slice(bounds[index + 1], end + 1), tags: { ...way.tags }, kind: way.kind });
    }
  }
}
