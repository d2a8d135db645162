import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { syncFolder } from "../../journal/server/engine/durable-file.ts";
import { GivenFileRefused, givenSize, mostBytes, streamGiven } from "../../journal/server/engine/given-file.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { buildGraph, type GraphReport } from "../build-graph.ts";
import { gazetteerOf } from "../place-index.ts";
import { graphBytes } from "./graph-file.ts";
import { readOsmFile } from "./osm/read-osm-file.ts";
import { placesFileName } from "./places-file.ts";
import { startRouter } from "./router.ts";
import { makeTiles } from "./make-tiles.ts";
import { spell } from "./spell.ts";
import { tilesFileName } from "./tiles-file.ts";

/** Raised when what is built from the same file changes, so that it is built again. */
const format = 6;

const osmAttribution: Sentence = { zh: "© OpenStreetMap 贡献者", en: "© OpenStreetMap contributors" };

export interface StreetsImport {
  readonly version: string;
  readonly source: string;
  readonly report: GraphReport;
  /** What the reader left out, by reason. */
  readonly left: Readonly<Record<string, number>>;
  /** It had been built before from the same file; nothing was done again. */
  readonly wasThere: boolean;
}

export const importSteps = ["digest", "reading", "building", "tiles"] as const;
export type ImportStep = (typeof importSteps)[number];

export interface ImportAsked {
  readonly file: string;
  readonly dataFolder: string;
  readonly bbox?: readonly [west: number, south: number, east: number, north: number];
  readonly country?: string;
  /** Whose map it is; OpenStreetMap's contributors when not said. */
  readonly attribution?: Sentence;
  progress(step: ImportStep, done: number, of: number): void;
}

/** Where the files of a version of the streets lie. */
export function streetsFolder(dataFolder: string, version: string): string {
  return join(dataFolder, "streets", version);
}

export function tilesFileOf(dataFolder: string, version: string): string {
  return join(streetsFolder(dataFolder, version), tilesFileName);
}

export function graphFileOf(dataFolder: string, version: string): string {
  return join(streetsFolder(dataFolder, version), "graph.bin");
}

/**
 * Builds the streets of a file into a folder of their own, which has its name only when everything in it is whole and on
 * the disk. What is in use is not touched: taking the new version into use is an order. May throw `Environment`.
 */
export async function importStreets({
  file,
  dataFolder,
  bbox,
  country,
  attribution = osmAttribution,
  progress,
}: ImportAsked): Promise<StreetsImport> {
  const options = { ...(bbox === undefined ? {} : { bbox }), ...(country === undefined ? {} : { country }) };
  const version = await versionOf(file, JSON.stringify({ format, ...options }), (done, of) =>
    progress("digest", done, of),
  );
  const folder = streetsFolder(dataFolder, version);
  const source = basename(file).slice(0, 80).trim();
  if (existsSync(join(folder, "report.json"))) {
    const told = JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as Pick<
      StreetsImport,
      "report" | "left"
    >;
    return { version, source, ...told, wasThere: true };
  }
  const extract = await readOsmFile(file, { ...options, progress: (done, of) => progress("reading", done, of) });
  progress("building", 0, 1);
  const { graph, report } = buildGraph(extract);
  if (graph.edgeCount === 0) {
    throw new Environment(
      {
        zh: "{file} 中没有可通行的道路{where}，未导入。",
        en: "{file} has no road that can be driven{whereEn}; nothing is imported.",
      },
      {
        file,
        where: bbox === undefined ? "" : "（限定范围内）",
        whereEn: bbox === undefined ? "" : " within the bounds given",
      },
    );
  }
  const making = `${folder}.making-${process.pid}`;
  try {
    await mkdir(making, { recursive: true });
    await writeWhole(join(making, "graph.bin"), graphBytes(graph));
    await tryIndex(join(making, "graph.bin"), file);
    await writeWhole(join(making, placesFileName), Buffer.from(JSON.stringify(gazetteerOf(extract, spell))));
    progress("building", 1, 1);
    const tiles = makeTiles(extract, attribution, (done, of) => progress("tiles", done, of));
    await writeWhole(join(making, tilesFileName), tiles);
    await writeWhole(
      join(making, "report.json"),
      Buffer.from(`${JSON.stringify({ source, report, left: extract.left })}\n`),
    );
    syncFolder(making);
    await rename(making, folder);
    syncFolder(join(dataFolder, "streets"));
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return { version, source, report, left: extract.left, wasThere: false };
}

/** Takes the graph up as the server will, in a thread with a bound of time: what cannot be used is never in use. */
async function tryIndex(graph: string, file: string): Promise<void> {
  const router = startRouter(() => undefined);
  try {
    await router.use(graph);
  } catch (error) {
    throw new Environment(
      {
        zh: "{file} 的道路无法建立索引，未导入。",
        en: "The roads of {file} cannot be indexed; nothing is imported.",
      },
      { file },
      { cause: error },
    );
  } finally {
    await router.close();
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const out = await open(path, "wx", 0o644);
  try {
    await out.writeFile(bytes);
    await out.sync();
  } finally {
    await out.close();
  }
}

async function versionOf(file: string, options: string, progress: (done: number, of: number) => void): Promise<string> {
  const hash = createHash("sha256").update(options);
  const unread = (error: unknown) =>
    error instanceof GivenFileRefused
      ? error
      : new Environment(
          { zh: "读不到文件 {file}。", en: "The file {file} cannot be read." },
          { file },
          { cause: error },
        );
  let done = 0;
  try {
    const size = givenSize(file, mostBytes.long);
    for await (const chunk of streamGiven(file, mostBytes.long, 1 << 20)) {
      hash.update(chunk as Buffer);
      done += (chunk as Buffer).length;
      progress(done, size);
    }
  } catch (error) {
    throw unread(error);
  }
  return hash.digest("hex").slice(0, 20);
}
