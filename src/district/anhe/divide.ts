import type { Draw } from "./draws.ts";
import type { Place } from "./town.ts";
import type { Network, WayKind } from "./network.ts";
import { apart, areaOf, between, crossing, frameOf, isWithin, middleOf } from "./plane.ts";

/** What a piece of land is to become: how large its blocks are, and what kind of streets part them. */
export interface Plan {
  /** Square kilometres of a block. */
  readonly block: number;
  readonly isRural: boolean;
}

export interface Block {
  readonly nodes: readonly number[];
  readonly ring: readonly Place[];
}

/** Blocks narrower than this, in kilometres, are not parted further. */
const narrowest = 0.075;
/** Square kilometres of what a street parts, from which on it is one for through traffic, or a named street. */
const throughTraffic = 0.45;
const ordinary = 0.07;

/**
 * Parts a face into blocks by streets across it, the larger parts first, until they have the size that the plan gives for
 * the land there. Streets go to a junction that is near instead of making a new one; longer ones bend a little.
 */
export function divide(network: Network, face: readonly number[], plan: (at: Place) => Plan, draw: Draw): Block[] {
  const done: Block[] = [];
  const open: (readonly number[])[] = [face];
  for (let nodes = open.pop(); nodes !== undefined; nodes = open.pop()) {
    const ring = network.expanded(nodes, true);
    const places = ring.map(network.at);
    const parts = part(network, ring, places, plan, draw);
    if (parts === undefined) done.push({ nodes: ring, ring: places });
    else open.push(...parts);
  }
  return done;
}

function part(
  network: Network,
  ring: readonly number[],
  places: readonly Place[],
  plan: (at: Place) => Plan,
  draw: Draw,
): readonly (readonly number[])[] | undefined {
  const area = areaOf(places);
  const { block, isRural } = plan(middleOf(places));
  const frame = frameOf(places);
  if (area < block * (1.1 + 0.9 * draw()) || frame.long < 2 * narrowest || frame.short < narrowest) return undefined;
  for (let attempt = 0; attempt < 4; attempt++) {
    const shift = (0.5 + (draw() - 0.5) * 0.24) * frame.long - frame.long / 2;
    const turn = (draw() - 0.5) * 0.2;
    const [axisX, axisY] = frame.axis;
    const middle: Place = [frame.middle[0] + axisX * shift, frame.middle[1] + axisY * shift];
    const way: Place = [
      -axisY * Math.cos(turn) - axisX * Math.sin(turn),
      axisX * Math.cos(turn) - axisY * Math.sin(turn),
    ];
    const reach = frame.short + frame.long;
    const ends = endsOf(network, ring, places, middle, way, reach, Math.min(0.045, 0.22 * frame.short));
    if (ends === undefined) continue;
    const line = bent(network, places, ends, draw);
    if (line === undefined) continue;
    const kind: WayKind = isRural ? "rural" : area > ordinary ? "street" : "lane";
    const highway = isRural
      ? area > 1
        ? "tertiary"
        : "unclassified"
      : area > throughTraffic
        ? "tertiary"
        : area > ordinary
          ? "residential"
          : "living_street";
    const [from, to] = ends;
    network.add({ nodes: line, tags: { highway }, kind });
    const now = network.expanded(ring, true);
    const [start, end] = [now.indexOf(from), now.indexOf(to)];
    const [low, high] = [Math.min(start, end), Math.max(start, end)];
    const across = start < end ? line : line.toReversed();
    return [
      [...now.slice(0, low), ...across, ...now.slice(high + 1)],
      [...now.slice(low, high), ...across.toReversed().slice(0, -1)],
    ];
  }
  return undefined;
}

/** The two nodes on the ring that a line through the middle ends at. */
function endsOf(
  network: Network,
  ring: readonly number[],
  places: readonly Place[],
  middle: Place,
  [wayX, wayY]: Place,
  reach: number,
  snap: number,
): readonly [number, number] | undefined {
  const from: Place = [middle[0] - wayX * reach, middle[1] - wayY * reach];
  const to: Place = [middle[0] + wayX * reach, middle[1] + wayY * reach];
  const hits = places
    .flatMap((a, index) => {
      const shares = crossing(from, to, a, places[(index + 1) % places.length] ?? a);
      return shares === undefined ? [] : [{ along: shares[0], index, share: shares[1] }];
    })
    .toSorted((a, b) => a.along - b.along);
  let best: readonly [(typeof hits)[number], (typeof hits)[number]] | undefined;
  for (const [index, last] of hits.slice(1).entries()) {
    const first = hits[index];
    if (first === undefined || !isWithin(between(from, to, (first.along + last.along) / 2), places)) continue;
    if (best === undefined || last.along - first.along > best[1].along - best[0].along) best = [first, last];
  }
  if (best === undefined) return undefined;
  const nodes = best.map(({ index, share }) => {
    const [a, b] = [ring[index] ?? 0, ring[(index + 1) % ring.length] ?? 0];
    const place = between(network.at(a), network.at(b), share);
    const near = [a, b, ring[(index - 1 + ring.length) % ring.length] ?? a, ring[(index + 2) % ring.length] ?? b]
      .map((node) => [node, apart(network.at(node), place)] as const)
      .toSorted((one, other) => one[1] - other[1])[0];
    return near !== undefined && near[1] < snap ? near[0] : network.insert(a, b, share);
  });
  const [a = 0, b = 0] = nodes;
  return a === b || apart(network.at(a), network.at(b)) < 0.03 ? undefined : [a, b];
}

/** The street between the two nodes: bent if it is long and there is room, straight otherwise; undefined without room. */
function bent(
  network: Network,
  places: readonly Place[],
  [from, to]: readonly [number, number],
  draw: Draw,
): number[] | undefined {
  const [a, b] = [network.at(from), network.at(to)];
  const length = apart(a, b);
  const isFree = (line: readonly Place[]) =>
    line.slice(1).every((end, index) => {
      const start = line[index] ?? end;
      if (!isWithin(between(start, end, 0.5), places)) return false;
      return places.every((c, at) => {
        const d = places[(at + 1) % places.length] ?? c;
        const hit = crossing(start, end, c, d);
        if (hit === undefined) return true;
        const place = between(start, end, hit[0]);
        return apart(place, a) < 0.006 || apart(place, b) < 0.006;
      });
    });
  const bend = (draw() - 0.5) * 0.22 * length;
  const [acrossX, acrossY] = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
  const corners = length > 0.7 ? 5 : length > 0.22 ? 2 : 0;
  if (corners > 0) {
    const curve = Array.from({ length: corners }, (_, index): Place => {
      const share = (index + 1) / (corners + 1);
      const [x, y] = between(a, b, share);
      const off = bend * 4 * share * (1 - share);
      return [x + acrossX * off, y + acrossY * off];
    });
    if (isFree([a, ...curve, b])) return [from, ...curve.map(network.node), to];
  }
  return isFree([a, b]) ? [from, to] : undefined;
}
