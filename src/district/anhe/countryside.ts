import { pick } from "./draws.ts";
import type { Block } from "./divide.ts";
import { type Filled, type Filling, inset, namesOf } from "./filling.ts";
import { houses, housesIn } from "./houses.ts";
import type { Shape } from "./landscape.ts";
import { areaOf, between, isWithin, middleOf, toRing } from "./plane.ts";
import type { Place } from "./town.ts";

/** Fields with a village in every third block. */
export function countryside(block: Block, filling: Filling): Filled {
  const { draw, nextVillage, network } = filling;
  const { ring, nodes } = block;
  const middle = middleOf(ring);
  const shapes: Shape[] = [];
  if (draw() < 0.3)
    shapes.push(inset(ring, 0.12 + 0.2 * draw(), { landuse: pick(draw, ["orchard", "meadow", "forest"]) }));
  if (draw() > 0.42 || areaOf(ring) < 0.05) return { shapes, premises: [] };
  const { zh, en } = nextVillage();
  const start = pick(draw, nodes);
  if (!isWithin(between(network.at(start), middle, 0.02), ring)) return { shapes, premises: [] };
  const lane: Place[] = [0.35, 0.7, 1].map((share) => {
    const [x, y] = between(network.at(start), middle, share);
    return [x + (draw() - 0.5) * 0.03, y + (draw() - 0.5) * 0.03];
  });
  const laneNodes = [start, ...lane.map(network.node)];
  network.add({
    nodes: laneNodes,
    tags: { highway: "unclassified", ...namesOf(`${zh}路`, `${en} Road`) },
    kind: "service",
  });
  const heart = laneNodes.at(-1) ?? start;
  const yard = ring.map((corner) =>
    between(middle, corner, Math.min(0.6, 0.16 / Math.max(0.05, toRing(middle, ring)))),
  );
  for (const [group, corner] of [
    yard[0],
    yard[Math.floor(yard.length / 3)],
    yard[Math.floor((2 * yard.length) / 3)],
  ].entries()) {
    if (corner === undefined) continue;
    const bend = between(network.at(heart), corner, 0.5);
    const ends: Place[] = [[bend[0] + (draw() - 0.5) * 0.03, bend[1] + (draw() - 0.5) * 0.03], corner];
    const tags = {
      highway: "residential",
      ...namesOf(`${zh}${["一", "二", "三"][group] ?? ""}组`, `${en} Group ${group + 1}`),
    };
    network.add({ nodes: [heart, ...ends.map(network.node)], tags, kind: "service" });
  }
  shapes.push(...housesIn(yard, { ...houses.farms, setBack: 0.004 }, filling));
  return { shapes, premises: [{ place: network.at(heart), tags: { place: "village", ...namesOf(zh, en) } }] };
}
