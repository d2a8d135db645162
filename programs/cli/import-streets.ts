import { randomBytes } from "node:crypto";
import { mkdirSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { ulidOf } from "../../src/ground/ulid.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { importStreets, type StreetsImport } from "../../src/streets/server/import-streets.ts";
import { withOrders } from "./orders-for-verb.ts";
import { progressOf } from "./progress.ts";
import { type Given, Usage } from "./verb.ts";

/** `import streets FILE`: builds them beside the journal and takes them into use. */
export async function importStreetsFile(given: Given, file: string): Promise<number> {
  const bbox = readBox(given.text("bbox"));
  const country = readCountry(given.text("country") ?? "CN");
  // The server, started or running, makes the folder what it is; the streets are built while it goes on working.
  return withOrders(given, { officer: "import", role: "systemAdministrator" }, async (orders) => {
    const data = given.text("data") ?? "data";
    mkdirSync(data, { recursive: true });
    const steps = {
      digest: progressOf("digest"),
      reading: progressOf("reading"),
      building: progressOf("building"),
      tiles: progressOf("tiles"),
    };
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
}

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
