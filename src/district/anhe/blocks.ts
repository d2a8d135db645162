import { areaOf, between, frameOf, isWithin, middleOf, toSide } from "./plane.ts";
import { type Draw, pick } from "./draws.ts";
import type { Place } from "./town.ts";
import type { Block } from "./divide.ts";
import { countryside } from "./countryside.ts";
import { houses, housesIn } from "./houses.ts";
import type { Shape } from "./landscape.ts";
import { type Filled, type Filling, inset, namesOf, type Premises } from "./filling.ts";
import { type Zone, zoneOf } from "./zones.ts";

const estateEndings = [
  ["小区", "Estate"],
  ["花园", "Gardens"],
  ["家园", "Homes"],
  ["雅苑", "Court"],
  ["公寓", "Apartments"],
] as const;

/** What stands in a block of the town, and how often beside the others. */
const uses: Readonly<Partial<Record<Zone, readonly (readonly [use: Use, weight: number])[]>>> = {
  old: [
    ["old", 70],
    ["flats", 14],
    ["shops", 6],
    ["park", 4],
    ["school", 3],
    ["market", 1],
    ["clinic", 1],
  ],
  inner: [
    ["flats", 62],
    ["old", 12],
    ["towers", 8],
    ["shops", 6],
    ["park", 5],
    ["school", 4],
    ["office", 3],
    ["clinic", 1],
  ],
  outer: [
    ["flats", 42],
    ["towers", 20],
    ["old", 8],
    ["empty", 12],
    ["park", 6],
    ["school", 4],
    ["shops", 4],
    ["halls", 3],
    ["office", 1],
  ],
  industry: [
    ["halls", 74],
    ["empty", 16],
    ["flats", 10],
  ],
  newTown: [
    ["towers", 62],
    ["park", 12],
    ["school", 6],
    ["office", 8],
    ["shops", 6],
    ["empty", 6],
  ],
  countryTown: [
    ["old", 58],
    ["flats", 18],
    ["empty", 10],
    ["school", 5],
    ["market", 3],
    ["clinic", 3],
    ["park", 3],
  ],
};
type Use =
  | "old"
  | "flats"
  | "towers"
  | "shops"
  | "halls"
  | "park"
  | "school"
  | "market"
  | "clinic"
  | "office"
  | "empty";

/** Fills the blocks: estates with their houses and ways, schools, parks, workshops, fields and villages. */
export function fillBlocks(blocks: readonly Block[], filling: Filling): Filled {
  const shapes: Shape[] = [];
  const premises: Premises[] = [];
  for (const block of blocks) {
    const zone = zoneOf(middleOf(block.ring));
    const made = zone === "fringe" ? countryside(block, filling) : fillBlock(block, useOf(zone, filling.draw), filling);
    shapes.push(...made.shapes);
    premises.push(...made.premises);
  }
  return { shapes, premises };
}

function useOf(zone: Zone, draw: Draw): Use {
  const list = uses[zone] ?? [];
  let left = draw() * list.reduce((sum, [, weight]) => sum + weight, 0);
  return list.find(([, weight]) => (left -= weight) < 0)?.[0] ?? "empty";
}

function fillBlock(block: Block, use: Use, filling: Filling): Filled {
  const { draw, nextName } = filling;
  const { ring } = block;
  const middle = middleOf(ring);
  const named = (tags: Readonly<Record<string, string>>, zhEnd: string, enEnd: string): Premises => {
    const { zh, en } = nextName();
    return { place: middle, tags: { ...tags, ...namesOf(`${zh}${zhEnd}`, `${en} ${enEnd}`) } };
  };
  switch (use) {
    case "empty":
      return { shapes: draw() < 0.4 ? [inset(ring, 0.12, { landuse: "meadow" })] : [], premises: [] };
    case "park": {
      paths(block, filling, "footway");
      const park = named({ leisure: "park" }, "公园", "Park");
      return { shapes: [inset(ring, 0.08, { leisure: "park" })], premises: [park] };
    }
    case "school": {
      const pitch = inset(
        ring.map((corner) => between(corner, middle, 0.55)),
        0,
        { leisure: "pitch" },
      );
      const [zh, en] = pick(draw, [
        ["小学", "Primary School"],
        ["中学", "Middle School"],
        ["幼儿园", "Kindergarten"],
      ] as const);
      const amenity = zh === "幼儿园" ? "kindergarten" : "school";
      return {
        shapes: [...housesIn(ring, houses.school, filling, pitch.path), pitch],
        premises: [named({ amenity }, zh, en)],
      };
    }
    case "market":
      return {
        shapes: housesIn(ring, houses.shops, filling),
        premises: [named({ amenity: "marketplace" }, "农贸市场", "Market")],
      };
    case "clinic":
      return {
        shapes: housesIn(ring, houses.school, filling),
        premises: [named({ amenity: "hospital" }, "医院", "Hospital")],
      };
    case "office":
      return {
        shapes: housesIn(ring, houses.towers, filling),
        premises: [named({ office: "company" }, "大厦", "Tower")],
      };
    case "shops":
      return {
        shapes: housesIn(ring, houses.shops, filling),
        premises: [named({ shop: "mall" }, "商场", "Shopping Centre")],
      };
    case "halls": {
      paths(block, filling, "service");
      const works = draw() < 0.5 ? [named({ building: "industrial" }, "工厂", "Works")] : [];
      return { shapes: housesIn(ring, houses.halls, filling), premises: works };
    }
    case "flats":
    case "towers": {
      if (areaOf(ring) > 0.012) paths(block, filling, "service");
      const [zh, en] = pick(draw, estateEndings);
      const estate = draw() < 0.3 ? [named({ building: "apartments" }, zh, en)] : [];
      return { shapes: housesIn(ring, houses[use], filling), premises: estate };
    }
    case "old":
      return { shapes: housesIn(ring, houses.old, filling), premises: [] };
  }
}

/** A way into the block and through it, from one of its sides to the other. */
function paths({ ring, nodes }: Block, { network, draw }: Filling, highway: "service" | "footway"): void {
  const { axis, middle, long } = frameOf(ring);
  const sides = nodes.map((node, index) => [node, nodes[(index + 1) % nodes.length] ?? node] as const);
  const gate = (sign: 1 | -1): number | undefined => {
    const goal: Place = [middle[0] + axis[0] * sign * long, middle[1] + axis[1] * sign * long];
    const hit = sides
      .map(([a, b]) => ({ a, b, near: toSide(goal, network.at(a), network.at(b)) }))
      .toSorted((one, other) => one.near[0] - other.near[0])[0];
    return hit === undefined ? undefined : network.insert(hit.a, hit.b, 0.25 + 0.5 * draw());
  };
  const [from, to] = [gate(1), gate(-1)];
  if (from === undefined || to === undefined || from === to) return;
  const bend: Place = [middle[0] + (draw() - 0.5) * 0.02, middle[1] + (draw() - 0.5) * 0.02];
  if (!isWithin(bend, ring)) return;
  const kind = highway === "service" ? "service" : "path";
  network.add({ nodes: [from, network.node(bend), to], tags: { highway }, kind });
}
