import type { Station } from "../district.ts";
import { readAreas } from "../read-areas.ts";
import { standardTypes } from "../standard-types.ts";
import { type Address, drawAddresses } from "./addresses.ts";
import { anheAreaFile } from "./areas.ts";
import { drawsFrom } from "./draws.ts";
import { centre } from "./land.ts";
import { anhePromises, anheRunCards } from "./response.ts";
import { drawStations } from "./stations.ts";
import { drawStreets } from "./streets.ts";
import { type CrewOrder, drawUnits } from "./units.ts";

/** A public order without its id. */
export interface OrderBody {
  readonly name: string;
  readonly body: unknown;
}

const departments = [
  ["command", "指挥中心", "Command centre"],
  ["legal", "法制大队", "Legal affairs"],
  ["inspectorate", "督察大队", "Inspectorate"],
  ["criminal", "刑侦大队", "Criminal investigation"],
  ["order", "治安大队", "Public order"],
  ["traffic", "交警大队", "Traffic police"],
  ["special", "特巡警大队", "Special patrol"],
  ["intelligence", "情报指挥中心", "Analysis"],
  ["casework", "执法办案中心", "Case-handling centre"],
  ["community", "人口与社区警务大队", "Community policing"],
] as const;

/** What departments are divided into; each stands under one of them. */
const squadrons = [
  ["traffic-town", "traffic", "城区交警中队", "Town traffic squadron"],
  ["traffic-villages", "traffic", "乡镇交警中队", "Village traffic squadron"],
  ["special-air", "special", "警航中队", "Air squadron"],
] as const;

export const anheSeed = 20_261_123;

/**
 * The orders that make 安和区, a district that does not exist. The same seed gives the same orders. The first order
 * says that it is a drill; the last, the street plan, shows that all orders were taken.
 */
export function anheOrders(seed = anheSeed): readonly OrderBody[] {
  const { streets, stations, units } = drawAnhe(seed);
  return [
    {
      name: "NameDistrict",
      body: { name: { zh: "安和区", en: "Anhe" }, code: "990100", zone: "Asia/Shanghai", centre, drill: true },
    },
    ...departments.map(([id, zh, en]) => ({ name: "RegisterDepartment", body: { id, name: { zh, en } } })),
    ...squadrons.map(([id, parent, zh, en]) => ({
      name: "RegisterDepartment",
      body: { id, name: { zh, en }, parent },
    })),
    ...stations.map((body) => ({ name: "RegisterStation", body })),
    ...standardTypes.map((body) => ({ name: "DefineIncidentType", body })),
    ...units.map((body) => ({ name: "RegisterUnit", body })),
    { name: "AdoptAreas", body: adoptionOf(stations) },
    { name: "SetPromises", body: anhePromises },
    ...anheRunCards.map((body) => ({ name: "DefineRunCard", body })),
    { name: "DrawStreetPlan", body: { lines: streets } },
  ];
}

/** Everything that one seed draws, in the order it is drawn. */
function drawAnhe(seed: number) {
  const draw = drawsFrom(seed);
  const streets = drawStreets(draw);
  const stations = drawStations(draw);
  return { streets, stations, units: drawUnits(draw, stations, centre) };
}

/** The stations and the units of Anhe, for whoever draws its people. */
export function anheForce(seed = anheSeed): {
  readonly stations: readonly Station[];
  readonly units: readonly CrewOrder[];
} {
  const { stations, units } = drawAnhe(seed);
  return { stations, units };
}

/** Anhe's areas, read as any district's are. */
function adoptionOf(stations: readonly Station[]): object {
  const known = { stations: Object.fromEntries(stations.map((station) => [station.id, station])), centre };
  const areas = readAreas(anheAreaFile(stations), known);
  if ("problems" in areas) throw new Error(`the areas of Anhe are wrong: ${JSON.stringify(areas.problems[0])}`);
  return { source: "anhe.geojson", areas, accepted: {} };
}

/** Places to call from. */
export function anheAddresses(seed = anheSeed, count = 2000): readonly Address[] {
  const draw = drawsFrom(seed);
  const streets = drawStreets(draw);
  return drawAddresses(drawsFrom(seed + 1), streets, count);
}

/** The orders that make a new district for real work usable: a code table to begin with. */
export function emptyOrders(): readonly OrderBody[] {
  return standardTypes.map((body) => ({ name: "DefineIncidentType", body }));
}
