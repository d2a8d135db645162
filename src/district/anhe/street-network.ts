import { fromDegrees } from "./land.ts";
import type { Draw } from "./draws.ts";
import { type JoinedStreet, joinStreets } from "./join-streets.ts";
import type { Street } from "./streets.ts";
import { type Place, riverNorth, stepsBetween } from "./town.ts";
import { type Block, divide } from "./divide.ts";
import { facesOf } from "./faces.ts";
import { layRailway } from "./landscape.ts";
import { layMotorway } from "./motorway.ts";
import { nameStreets } from "./name-streets.ts";
import { type Network, networkOf } from "./network.ts";
import { drawOuterRoads } from "./outskirts.ts";
import { isWithin } from "./plane.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { planOf } from "./zones.ts";

export interface StreetNetwork {
  readonly network: Network;
  readonly blocks: readonly Block[];
  readonly railway: readonly Place[];
}

/**
 * All streets of the town and the land around it: those that the plan names and the roads outside, joined; then smaller
 * ones that part the land between them into blocks; then what crosses over, the railway and the motorway.
 */
export function drawNetwork(
  planned: readonly Street[],
  draw: Draw,
  nextName: () => Sentence,
  extent: "whole" | "plan",
): StreetNetwork {
  const outer = extent === "whole" ? drawOuterRoads() : [];
  const classes = new Map(outer.map(({ street, highway, ref }) => [street.name.zh, { highway, ref }]));
  const { points, ways } = joinStreets([...planned, ...outer.map(({ street }) => street)]);
  const network = networkOf(points.map((point): Place => [...fromDegrees(point)]));
  for (const way of ways) {
    if (way.kind === "river") continue;
    network.add({ nodes: [...way.nodes], tags: tagsOf(way, classes.get(way.name.zh)), kind: "planned" });
  }
  if (extent === "plan") return { network, blocks: [], railway: [] };
  const river = stepsBetween(-9, 9, 0.1).map((east): Place => [east, riverNorth(east)]);
  const blocks = facesOf(network).flatMap((face) => {
    const ring = face.map(network.at);
    if (river.some((place) => isWithin(place, ring))) return [];
    return divide(network, face, planOf, draw);
  });
  const railway = layRailway(network);
  layMotorway(network, "云岭公路");
  nameStreets(network, nextName);
  return { network, blocks, railway };
}

function tagsOf(
  { name, kind, isBridge }: JoinedStreet,
  outer: { readonly highway: string; readonly ref: string | undefined } | undefined,
): Record<string, string> {
  return {
    highway: outer?.highway ?? classOf(name.zh, kind),
    name: name.zh,
    "name:zh": name.zh,
    "name:en": name.en,
    ...(outer?.ref === undefined ? {} : { ref: outer.ref }),
    ...(isBridge ? { bridge: "yes", layer: "1" } : {}),
    // Of the old town's lanes each second is one-way, in turns this way and that.
    ...(/[二五]巷$/u.test(name.zh) ? { oneway: "yes" } : {}),
    ...(name.zh.endsWith("四巷") ? { oneway: "-1" } : {}),
  };
}

function classOf(zh: string, kind: Street["kind"]): string {
  if (["公路", "环路", "大道"].some((end) => zh.endsWith(end))) return "primary";
  if (kind === "main") return "secondary";
  if (zh.endsWith("巷")) return "living_street";
  if (zh.endsWith("村路")) return "unclassified";
  return zh.endsWith("组") ? "residential" : "tertiary";
}
