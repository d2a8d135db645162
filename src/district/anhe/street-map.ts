import type { Point } from "../../ground/point.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { metresPerNumber } from "./addresses.ts";
import { drawsFrom } from "./draws.ts";
import { joinStreets, type JoinedStreet } from "./join-streets.ts";
import { premisesOfAnhe } from "./premises.ts";
import { drawStations } from "./stations.ts";
import { drawStreets } from "./streets.ts";
import { anheSeed } from "./anhe.ts";

/** One in this many house numbers is on the map, as in a town surveyed in part. */
const numbersApart = 4;
/** Metres between the middle of the street and its houses. */
const houseMetres = 14;
const metresPerDegree = 111_320;

/**
 * The streets of 安和区 as an OpenStreetMap file for the ordinary import: names in Chinese and English, a river with
 * its bridges, one-way lanes, villages at the end of a single road, house numbers, stations.
 */
export function anheStreetMap(seed = anheSeed): string {
  const draw = drawsFrom(seed);
  const streets = drawStreets(draw);
  const stations = drawStations(draw);
  const { points, ways } = joinStreets(streets);
  const nodes = [...points];
  const extra: string[] = [];
  const add = (point: Point, tags: Readonly<Record<string, string>>) => {
    extra.push(element("node", nodes.push(point), [lonLat(point)], tagLines(tags)));
  };
  for (const { name, point } of stations) add(point, { amenity: "police", ...nameTags(name) });
  const homes: Point[] = [];
  for (const street of ways) {
    if (street.kind === "river" || street.name.zh.endsWith("公路")) continue;
    for (const { point, number } of houses(street, points)) {
      add(point, { "addr:street": street.name.zh, "addr:housenumber": String(number) });
      if (!/(?:村路|组)$/.test(street.name.zh)) homes.push(point);
    }
    const last = points[street.nodes.at(-1) ?? 0];
    if (street.name.zh.endsWith("村路") && last !== undefined) {
      const village = { zh: street.name.zh.slice(0, -1), en: street.name.en.replace(/ Road$/, "") };
      add(last, { place: "village", ...nameTags(village) });
    }
  }
  for (const [index, { name, tag }] of premisesOfAnhe.entries()) {
    const home = homes[Math.floor(((index + 0.5) * homes.length) / premisesOfAnhe.length)];
    if (home !== undefined) add(home, { [tag[0]]: tag[1], ...nameTags(name) });
  }
  const plain = points.map((point, index) => element("node", index + 1, [lonLat(point)], []));
  const lines = ways.map((street, index) =>
    element(
      "way",
      index + 1,
      [],
      [...street.nodes.map((node) => `<nd ref="${node + 1}"/>`), ...tagLines(wayTags(street))],
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="callsign-anhe">\n${[...plain, ...extra, ...lines].join("\n")}\n</osm>\n`;
}

function wayTags(street: JoinedStreet): Readonly<Record<string, string>> {
  const { name, kind, isBridge } = street;
  if (kind === "river") return { waterway: "river", ...nameTags(name) };
  return {
    highway: classOf(street),
    ...nameTags(name),
    ...(isBridge ? { bridge: "yes", layer: "1" } : {}),
    // Of the old town's lanes each second is one-way, in turns this way and that.
    ...(/[二五]巷$/.test(name.zh) ? { oneway: "yes" } : {}),
    ...(/[四]巷$/.test(name.zh) ? { oneway: "-1" } : {}),
  };
}

function classOf({ name, kind }: JoinedStreet): string {
  if (name.zh.endsWith("公路")) return "primary";
  if (name.zh.endsWith("环路") || name.zh.endsWith("大道")) return "primary";
  if (kind === "main") return "secondary";
  if (name.zh.endsWith("巷")) return "living_street";
  if (name.zh.endsWith("村路")) return "unclassified";
  return name.zh.endsWith("组") ? "residential" : "tertiary";
}

function* houses({ nodes, startMetres }: JoinedStreet, points: readonly Point[]) {
  let before = startMetres;
  for (const [index, node] of nodes.slice(1).entries()) {
    const from = points[nodes[index] ?? 0];
    const to = points[node];
    if (from === undefined || to === undefined) continue;
    const narrow = Math.cos((from[1] * Math.PI) / 180);
    const east = (to[0] - from[0]) * narrow * metresPerDegree;
    const north = (to[1] - from[1]) * metresPerDegree;
    const length = Math.hypot(east, north);
    const first = Math.ceil(before / metresPerNumber / numbersApart) * numbersApart;
    for (let number = first; number * metresPerNumber < before + length; number += numbersApart) {
      const share = (number * metresPerNumber - before) / length;
      // Even on one side, odd on the other.
      const side = (number / numbersApart) % 2 === 0 ? houseMetres : -houseMetres;
      yield {
        number: number + 1,
        point: [
          round(from[0] + (to[0] - from[0]) * share + (-north / length) * (side / (metresPerDegree * narrow))),
          round(from[1] + (to[1] - from[1]) * share + (east / length) * (side / metresPerDegree)),
        ] as Point,
      };
    }
    before += length;
  }
}

function nameTags({ zh, en }: Sentence): Readonly<Record<string, string>> {
  return { name: zh, "name:zh": zh, "name:en": en };
}

function element(kind: "node" | "way", id: number, attributes: readonly string[], inside: readonly string[]): string {
  const head = [`<${kind} id="${id}"`, 'version="1"', ...attributes].join(" ");
  return inside.length === 0 ? `${head}/>` : `${head}>${inside.join("")}</${kind}>`;
}

function tagLines(tags: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(tags).map(([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>`);
}

function lonLat([lon, lat]: Point): string {
  return `lon="${lon.toFixed(7)}" lat="${lat.toFixed(7)}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
