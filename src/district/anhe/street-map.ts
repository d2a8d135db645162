import { anheSeed } from "./anhe.ts";
import { type Draw, drawsFrom, pick } from "./draws.ts";
import { fromDegrees } from "./land.ts";
import { fillBlocks } from "./blocks.ts";
import { namesOf, type Premises } from "./filling.ts";
import { houseNumbers } from "./house-numbers.ts";
import { lakeAndWoods, type Shape, stationPlace, waters } from "./landscape.ts";
import type { Network, Way } from "./network.ts";
import { countryTowns } from "./outskirts.ts";
import { middleOf, toSide } from "./plane.ts";
import { drawNetwork } from "./street-network.ts";
import { quarters, shopsOf } from "./town-places.ts";
import { nameStock, villageStock } from "./words-of-names.ts";
import { type OsmDrawing, osmPen } from "./osm-drawing.ts";
import { zoneOf } from "./zones.ts";
import { cutAtJunctions, forbiddenTurns, makeOneWays } from "./rules-of-the-road.ts";
import { premisesOfAnhe } from "./premises.ts";
import { drawStations } from "./stations.ts";
import { drawStreets } from "./streets.ts";
import type { Place } from "./town.ts";

/** The whole map, or no more than what the street plan names: for tests, whose imports it spares. */
export type Extent = "whole" | "plan";

/**
 * The map of 安和区 as what an OpenStreetMap file holds, for the ordinary import: streets of every class, one-way streets and
 * forbidden turns, a river with its bridges, a lake, a railway with a station, blocks with their houses, parks, villages,
 * house numbers, names in Chinese and English. The same seed gives the same drawing.
 */
export function anheStreetMap(extent: Extent = "whole", seed = anheSeed): OsmDrawing {
  const plan = drawsFrom(seed);
  const streets = drawStreets(plan);
  const stations = drawStations(plan);
  const draw = drawsFrom(seed + 2);
  const nextName = nameStock(draw);
  const { network, blocks, railway } = drawNetwork(streets, draw, nextName, extent);
  const isFree = (place: Place) =>
    railway.slice(1).every((to, index) => toSide(place, railway[index] ?? to, to)[0] > 0.05);
  const inZone = (zone: string) => blocks.filter(({ ring }) => zoneOf(middleOf(ring)) === zone);
  const filled = fillBlocks(
    blocks.filter(({ ring }) => !["hill", "lake"].includes(zoneOf(middleOf(ring)))),
    { network, draw, nextName, nextVillage: villageStock(draw), isFree },
  );
  cutAtJunctions(network);
  makeOneWays(network, draw);
  const river = streets
    .filter(({ kind }) => kind === "river")
    .map(({ name, points }): Shape => ({
      path: points.map((point): Place => [...fromDegrees(point)]),
      isClosed: false,
      tags: { waterway: "river", ...namesOf(name.zh, name.en) },
    }));
  const isWhole = extent === "whole";
  const shapes = [
    ...(isWhole ? waters() : []),
    ...river,
    ...(isWhole ? lakeAndWoods(inZone("lake"), inZone("hill"), draw) : []),
    ...filled.shapes,
  ];
  const premises: Premises[] = [
    ...filled.premises,
    ...(isWhole ? [...quarters, ...townsAndStation] : []),
    ...stations.map(({ name, point }) => ({
      place: [...fromDegrees(point)] as Place,
      tags: { amenity: "police", ...namesOf(name.zh, name.en) },
    })),
    ...villagesOf(network),
  ];
  return written(
    { network, shapes, premises, shops: isWhole ? (way, place) => shopsOf(way, place, draw, nextName) : () => [] },
    draw,
  );
}

const townsAndStation: readonly Premises[] = [
  ...countryTowns.map(({ name, middle }) => ({ place: middle, tags: { place: "town", ...namesOf(name.zh, name.en) } })),
  { place: stationPlace, tags: { railway: "station", ...namesOf("安和站", "Anhe Railway Station") } },
];

/** The villages that the plan names stand at the end of their roads. */
function villagesOf({ ways, at }: Network): readonly Premises[] {
  return ways.flatMap(({ kind, tags, nodes }): Premises[] => {
    const [zh, en] = [tags["name"] ?? "", tags["name:en"] ?? ""];
    const end = nodes.at(-1);
    if (kind !== "planned" || !zh.endsWith("村路") || end === undefined) return [];
    return [{ place: at(end), tags: { place: "village", ...namesOf(zh.slice(0, -1), en.replace(/ Road$/, "")) } }];
  });
}

interface Gathered {
  readonly network: Network;
  readonly shapes: readonly Shape[];
  readonly premises: readonly Premises[];
  /** What of shops stands in a house. */
  readonly shops: (way: Way, place: Place) => readonly Premises[];
}

function written({ network, shapes, premises, shops }: Gathered, draw: Draw): OsmDrawing {
  const osm = osmPen();
  // A node of the network has its number, one more than its place in the list.
  for (const [node, place] of network.places.entries()) osm.node(place, network.nodeTags.get(node));
  const ids = new Map(
    network.ways.map((way) => [
      way,
      osm.way(
        network.expanded(way.nodes, false).map((node) => node + 1),
        way.tags,
      ),
    ]),
  );
  for (const { path, isClosed, tags } of shapes) {
    const nodes = path.map((place) => osm.node(place));
    osm.way(isClosed ? [...nodes, nodes[0] ?? 0] : nodes, tags);
  }
  const homes: Place[] = [];
  for (const { street, number, place, way } of houseNumbers(network)) {
    osm.node(place, { "addr:street": street, "addr:housenumber": String(number) });
    if (way.kind === "planned" && !/(?:村路|组)$/u.test(street)) homes.push(place);
    for (const shop of shops(way, place)) osm.node(shop.place, shop.tags);
  }
  for (const [index, { name, tag }] of premisesOfAnhe.entries()) {
    const home = homes[Math.floor(((index + 0.5) * homes.length) / premisesOfAnhe.length)] ?? pick(draw, homes);
    osm.node(home, { [tag[0]]: tag[1], ...namesOf(name.zh, name.en) });
  }
  for (const { place, tags } of premises) osm.node(place, tags);
  for (const { from, via, to, restriction } of forbiddenTurns(network, draw)) {
    const [first, last] = [ids.get(from) ?? 0, ids.get(to) ?? 0];
    const members = [
      [1, first, "from"],
      [0, via + 1, "via"],
      [1, last, "to"],
    ] as const;
    osm.relation(members, { type: "restriction", restriction });
  }
  return osm.drawing();
}
