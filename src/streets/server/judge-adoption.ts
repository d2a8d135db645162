import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { StreetsAdopted } from "../facts.ts";
import type { adoptionFaults } from "../orders.ts";
import { graphHeadBytes, graphSize } from "./graph-file.ts";
import { graphFileOf, streetsFolder, tilesFileOf } from "./import-streets.ts";
import { placesFileName } from "./places-file.ts";
import { openTiles } from "./tiles-file.ts";

const reportSchema = z.object({
  report: z.object({ junctions: z.number(), edges: z.number(), kilometres: z.number() }),
});

/**
 * Checks a street version before it is taken into use: its files in the data folder are whole, and the report agrees
 * with the order's numbers of junctions, edges and kilometres. Refused: `StreetsUnknown`, `StreetsNotWhole`,
 * `StreetsSaidWrong`.
 */
export async function judgeAdoption(
  dataFolder: string,
  given: unknown,
): Promise<Refusal<(typeof adoptionFaults)[number]> | undefined> {
  // The order may say its reason beside what the fact holds.
  const { version, junctions, edges, kilometres } = StreetsAdopted.shape.strip().parse(given);
  const folder = streetsFolder(dataFolder, version);
  if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true) return refuse("StreetsUnknown", { version });
  const notWhole = (file: string) => refuse("StreetsNotWhole", { version, file });
  for (const file of ["report.json", placesFileName]) {
    if (!(await isJsonFile(join(folder, file)))) return notWhole(file);
  }
  if (!(await isWholeGraph(graphFileOf(dataFolder, version)))) return notWhole("graph.bin");
  const tiles = (await isFile(tilesFileOf(dataFolder, version)))
    ? openTiles(tilesFileOf(dataFolder, version))
    : undefined;
  if (tiles === undefined) return notWhole("tiles");
  tiles.close();
  const read = reportSchema.safeParse(JSON.parse(await readFile(join(folder, "report.json"), "utf8")));
  if (!read.success) return notWhole("report.json");
  const { report } = read.data;
  const isSo = report.junctions === junctions && report.edges === edges && report.kilometres === kilometres;
  return isSo ? undefined : refuse("StreetsSaidWrong", { ...report, version });
}

/** A pipe or a device could be waited for without end. */
async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true && found.size > 0;
}

async function isJsonFile(path: string): Promise<boolean> {
  if (!(await isFile(path))) return false;
  try {
    JSON.parse(await readFile(path, "utf8"));
    return true;
  } catch {
    return false;
  }
}

/** Its head can be read, and it is as long as the head says. */
async function isWholeGraph(path: string): Promise<boolean> {
  if (!(await isFile(path))) return false;
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { size } = await file.stat();
    const first = Buffer.alloc(Math.min(size, 16));
    await file.read(first, 0, first.length, 0);
    const head = Buffer.alloc(Math.min(size, graphHeadBytes(first)));
    await file.read(head, 0, head.length, 0);
    return graphSize(head) === size;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
