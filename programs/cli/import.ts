import { randomBytes } from "node:crypto";
import { mkdirSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { ulidOf } from "../../src/ground/ulid.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { importStreets, type StreetsImport } from "../../src/streets/server/import-streets.ts";
import { withOrders } from "./orders-for-verb.ts";
import { progressOf } from "./progress.ts";
import { dataOption, jsonOption, Usage, type Verb } from "./verb.ts";

export const importVerb: Verb = {
  name: "import",
  summary: { zh: "导入地图路网", en: "import a district's streets from a map" },
  usage: "import streets FILE.osm.pbf|.osm|.osm.gz [--bbox W,S,E,N] [--country CN] [--data DIR] [--json]",
  arguments: ["streets", "FILE"],
  options: {
    bbox: {
      value: "W,S,E,N",
      says: { zh: "只导入该经纬度范围", en: "only what lies within these longitudes and latitudes" },
    },
    country: {
      value: "CN",
      says: {
        zh: "缺省限速所依的国家，默认 CN",
        en: "whose default speeds count where a road has none; CN when not given",
      },
    },
    data: dataOption,
    json: jsonOption,
  },
  run: async (given) => {
    const [what, file = ""] = given.rest;
    if (what !== "streets") {
      throw new Usage(
        { zh: "只能导入 streets，不认识 {what}。", en: "Only streets can be imported, not {what}." },
        { what: what ?? "" },
      );
    }
    const bbox = readBox(given.text("bbox"));
    const country = readCountry(given.text("country") ?? "CN");
    // The server, started or running, makes the folder what it is; the streets are built while it goes on working.
    return withOrders(given, "import", async (orders) => {
      const data = given.text("data") ?? "data";
      mkdirSync(data, { recursive: true });
      const steps = { digest: progressOf("digest"), reading: progressOf("reading"), building: progressOf("building") };
      const found = await importStreets({
        file: resolve(file),
        dataFolder: realpathSync(data),
        ...(bbox === undefined ? {} : { bbox }),
        country,
        progress: (step, done, of) => steps[step](done, of),
      }).finally(() => {
        for (const step of Object.values(steps)) step.end();
      });
      const { version, source, report } = found;
      const { junctions, edges, kilometres } = report;
      const body = { version, source, junctions, edges, kilometres };
      const [refused] = await orders.give([{ id: ulidOf(Date.now(), randomBytes(10)), name: "AdoptStreets", body }]);
      if (refused !== null && refused !== undefined) throw new Environment(refused.sentence);
      process.stdout.write(given.has("json") ? `${JSON.stringify(found)}\n` : inWords(found));
      return 0;
    });
  },
};

function readBox(text: string | undefined): readonly [number, number, number, number] | undefined {
  if (text === undefined) return undefined;
  const [west, south, east, north, ...more] = text.split(",").map(Number);
  const isBox =
    west !== undefined &&
    south !== undefined &&
    east !== undefined &&
    north !== undefined &&
    more.length === 0 &&
    [west, south, east, north].every(Number.isFinite) &&
    Math.abs(west) <= 180 &&
    Math.abs(east) <= 180 &&
    Math.abs(south) <= 90 &&
    Math.abs(north) <= 90 &&
    west < east &&
    south < north;
  if (!isBox) {
    throw new Usage({
      zh: "--bbox 须为 西,南,东,北 四个经纬度，如 110.3,31.2,110.5,31.4。",
      en: "--bbox takes four degrees: west,south,east,north, such as 110.3,31.2,110.5,31.4.",
    });
  }
  return [west, south, east, north];
}

function readCountry(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text;
  throw new Usage({
    zh: "--country 须为两个大写字母，如 CN。",
    en: "--country takes two capital letters, such as CN.",
  });
}

function inWords({ source, version, report, left, wasThere }: StreetsImport): string {
  const rows: readonly (readonly [string, string | number])[] = [
    ["source", source],
    ["version", wasThere ? `${version} (built before)` : version],
    ["junctions", report.junctions],
    ["edges", report.edges],
    ["kilometres", report.kilometres],
    ["turns forbidden", report.turnsForbidden],
    ["connected pieces", report.pieces],
    ["in the largest", `${(report.largestShare * 100).toFixed(1)} %`],
    ...Object.entries(left).map(([reason, count]) => [`left out: ${reason}`, count] as const),
  ];
  return `${rows.map(([name, value]) => `${name.padEnd(28)}${value}`).join("\n")}\n`;
}
