import type { FileHandle } from "node:fs/promises";
import { inflateSync, zstdDecompressSync } from "node:zlib";
import { PbfReader } from "pbf";
import { Environment } from "../../../journal/server/engine/environment.ts";
import type { OsmSource, OsmVisitor } from "./osm-source.ts";
import { damaged, notOsm, truncated, unknownFeature } from "./osm-trouble.ts";
import { nodeBit, readBlock, relationBit, requiredFeatures, wayBit } from "./pbf-block.ts";

// Limits of the format (https://wiki.openstreetmap.org/wiki/PBF_Format): a larger one is not a file but an accident.
const longestHeader = 64 * 1024;
const longestBlob = 32 * 1024 * 1024;

const knownFeatures: ReadonlySet<string> = new Set(["OsmSchema-V0.6", "DenseNodes"]);
const packings: Readonly<Record<number, string>> = { 4: "LZMA", 5: "bzip2", 6: "LZ4" };

/** Whether a file that begins with these bytes is one: a length, then a blob header of type OSMHeader. */
export function isPbf(start: Buffer): boolean {
  return (
    start.length >= 15 && start.readUInt32BE(0) < longestHeader && start.toString("latin1", 4, 15) === "\n\tOSMHeader"
  );
}

/** An OSM PBF file; one block at a time is in memory. */
export function pbfSource(path: string, file: FileHandle, bytes: number): OsmSource {
  // Found in the first pass, so that later ones do not unpack what they do not want.
  const kindsAt = new Map<number, number>();

  return {
    path,
    bytes,
    pass: async (visitor, onBytes) => {
      const wanted = wantedKinds(visitor);
      for (let at = 0; at < bytes;) {
        const head = await readBytes(at, 4);
        const headerLength = head.readUInt32BE(0);
        if (headerLength > longestHeader) throw damaged(path, at, `header of ${headerLength} bytes`);
        const header = await readBytes(at + 4, headerLength);
        const blobAt = at + 4 + headerLength;
        const { type, length } = orDamaged(at, () => blobHeader(header));
        if (length > longestBlob) throw damaged(path, at, `block of ${length} bytes`);
        if (at === 0 && type !== "OSMHeader") throw notOsm(path);
        const known = kindsAt.get(at);
        if (blobAt + length > bytes) throw truncated(path, bytes);
        if (type === "OSMHeader" && known === undefined) {
          const content = await readBytes(blobAt, length);
          for (const feature of orDamaged(blobAt, () => requiredFeatures(unpacked(path, content)))) {
            if (!knownFeatures.has(feature)) throw unknownFeature(path, feature);
          }
          kindsAt.set(at, 0);
        } else if (type === "OSMData" && (known === undefined || (known & wanted) !== 0)) {
          const content = await readBytes(blobAt, length);
          kindsAt.set(
            at,
            orDamaged(blobAt, () => readBlock(unpacked(path, content), visitor)),
          );
        }
        at = blobAt + length;
        onBytes(at);
      }
    },
  };

  async function readBytes(at: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await file.read(buffer, done, length - done, at + done);
      if (bytesRead === 0) throw truncated(path, at + done);
      done += bytesRead;
    }
    return buffer;
  }

  function orDamaged<T>(at: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof Environment) throw error;
      throw damaged(path, at, error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

function wantedKinds(visitor: OsmVisitor): number {
  return (
    (visitor.node === undefined ? 0 : nodeBit) |
    (visitor.way === undefined ? 0 : wayBit) |
    (visitor.relation === undefined ? 0 : relationBit)
  );
}

function blobHeader(bytes: Uint8Array): { type: string; length: number } {
  const pbf = new PbfReader(bytes);
  let type = "";
  let length = -1;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) type = pbf.readString();
    else if (field === 3) length = pbf.readVarint();
  }
  if (type === "" || length < 0) throw new RangeError("a block without type or size");
  return { type, length };
}

/** The content of a blob, plain or packed with zlib or zstd. */
function unpacked(path: string, blob: Uint8Array): Uint8Array {
  const pbf = new PbfReader(blob);
  let content: Uint8Array | undefined;
  let size: number | undefined;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    const packing = packings[field];
    if (field === 2) size = pbf.readVarint();
    else if (field === 1) content = pbf.readBytes();
    else if (field === 3) content = inflateSync(pbf.readBytes(), { maxOutputLength: longestBlob });
    else if (field === 7) content = zstdDecompressSync(pbf.readBytes(), { maxOutputLength: longestBlob });
    else if (packing !== undefined) throw unknownFeature(path, packing);
  }
  if (content === undefined) throw new RangeError("a block without content");
  if (size !== undefined && size !== content.length) throw new RangeError("a block of another size than it says");
  return content;
}
