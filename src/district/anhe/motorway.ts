import { type Place } from "./town.ts";
import type { Network } from "./network.ts";
import { smooth } from "./outskirts.ts";
import { alongPath, apart, lengthOf } from "./plane.ts";

const course: readonly Place[] = [
  [-9, 4.3],
  [-6.6, 4.65],
  [-4, 5.05],
  [-1.4, 5.25],
  [1.2, 5.2],
  [3.6, 5.05],
  [6, 4.6],
  [9, 4.3],
];

/** Kilometres from the middle of the motorway to each carriageway. */
const half = 0.014;

/**
 * A motorway of two carriageways past the town, over or under the roads it meets, with a junction on the highway that is
 * named. Nothing but its ramps shares a node with it.
 */
export function layMotorway(network: Network, highway: string): void {
  const path = smooth(course, 5);
  const name = { name: "安岭高速", "name:zh": "安岭高速", "name:en": "Anling Expressway", ref: "S30" };
  const carriageway = (side: 1 | -1) => {
    const places = path.map((_, index): Place => {
      const [place, [x, y]] = alongPath(path, lengthOf(path.slice(0, index + 1)));
      return [place[0] - y * half * side, place[1] + x * half * side];
    });
    return (side === 1 ? places.toReversed() : places).map(network.node);
  };
  // Traffic keeps to the right: eastward south of the middle, westward north of it.
  const [westward, eastward] = [carriageway(1), carriageway(-1)];
  for (const nodes of [westward, eastward])
    network.add({ nodes, tags: { highway: "motorway", ...name, lanes: "2" }, kind: "fast" });
  const crossed = network.ways
    .filter(({ tags }) => tags["name"] === highway)
    .flatMap((way) => network.expanded(way.nodes, false));
  for (const nodes of [westward, eastward]) {
    const near = crossed.toSorted((a, b) => toAny(a) - toAny(b));
    const foot = near[0];
    if (foot === undefined) return;
    const order = nodes.toSorted(
      (a, b) => apart(network.at(a), network.at(foot)) - apart(network.at(b), network.at(foot)),
    );
    const middle = nodes.indexOf(order[0] ?? 0);
    const [off, on] = [nodes[Math.max(1, middle - 2)], nodes[Math.min(nodes.length - 2, middle + 2)]];
    if (off === undefined || on === undefined) return;
    const tags = { highway: "motorway_link", oneway: "yes" };
    network.add({ nodes: [off, ...ramp(off, foot), foot], tags, kind: "fast" });
    network.add({ nodes: [foot, ...ramp(foot, on), on], tags, kind: "fast" });

    function toAny(node: number): number {
      return Math.min(...nodes.map((one) => apart(network.at(one), network.at(node))));
    }
  }

  /** Corners of a ramp that swings out to the right. */
  function ramp(from: number, to: number): readonly number[] {
    const [a, b] = [network.at(from), network.at(to)];
    const length = apart(a, b);
    const [x, y] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    return [0.25, 0.5, 0.75].map((share) => {
      const off = 0.14 * Math.sin(share * Math.PI);
      return network.node([a[0] + (b[0] - a[0]) * share + y * off, a[1] + (b[1] - a[1]) * share - x * off]);
    });
  }
}
