import { type FileHandle, open } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";
import { Environment } from "../../../journal/server/engine/environment.ts";
import { givenSize, mostBytes } from "../../../journal/server/engine/given-file.ts";
import type { OsmExtract } from "../../osm-extract.ts";
import { speedCountry } from "../../speed-defaults.ts";
import { type BoundingBox, gatherExtract } from "./gather-extract.ts";
import type { OsmSource } from "./osm-source.ts";
import { empty, notOsm, unreadable } from "./osm-trouble.ts";
import { isPbf, pbfSource } from "./read-pbf.ts";
import { isXml, xmlSource } from "./read-xml.ts";

export interface ReadingChoices {
  /** Only what lies inside, degrees: west, south, east, north. */
  readonly bbox?: BoundingBox;
  /** ISO 3166-1 code; rules the speeds of roads without a limit. */
  readonly country?: string;
  /** Told often; `bytesAll` is the same all along, several times the file's size, as it is read several times. */
  readonly progress?: (bytesDone: number, bytesAll: number) => void;
}

/**
 * Reads an OpenStreetMap file; its format is recognised by its content. Throws `Environment` for a file that cannot be
 * imported.
 */
export async function readOsmFile(path: string, choices: ReadingChoices = {}): Promise<OsmExtract> {
  let file: FileHandle | undefined;
  try {
    givenSize(path, mostBytes.long);
    file = await open(path, "r");
    const { bbox, country, progress = () => {} } = choices;
    const source = await sniffed(path, file);
    return await gatherExtract(source, speedCountry(country), bbox, progress);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file?.close();
  }
}

/** Throws `Environment` for a file that is none of OpenStreetMap's; looks at no more than its beginning. */
export async function refuseOtherThanOsm(path: string): Promise<void> {
  let file: FileHandle | undefined;
  try {
    givenSize(path, mostBytes.long);
    file = await open(path, "r");
    await sniffed(path, file);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file?.close();
  }
}

async function sniffed(path: string, file: FileHandle): Promise<OsmSource> {
  const { size } = await file.stat();
  const start = Buffer.alloc(4096);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  const head = start.subarray(0, bytesRead);
  if (bytesRead === 0) throw empty(path);
  if (isPbf(head)) return pbfSource(path, file, size);
  if (isXml(head)) return xmlSource(path, size, false);
  if (head.toString("latin1", 0, 3) === "BZh") {
    throw new Environment(
      { zh: "{path} 是 bzip2 压缩文件，请先解压。", en: "{path} is compressed with bzip2; unpack it first." },
      { path },
    );
  }
  if (head[0] === 0x1f && head[1] === 0x8b && isXml(unzippedStart(head))) return xmlSource(path, size, true);
  throw notOsm(path);
}

/** As much as these bytes give. */
function unzippedStart(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
