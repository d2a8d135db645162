import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { z as zod } from "zod";
import { sentenceSchema } from "../../ground/sentence.ts";

export const tilesFileName = "tiles.bin";

/** A tile as it goes over the wire: a vector tile, gzipped. */
export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Buffer;
}

const box = zod.tuple([zod.number(), zod.number(), zod.number(), zod.number()]).readonly();

const headSchema = zod.strictObject({
  /** West, south, east, north. */
  bounds: box,
  /** `bounds` without stray parts far off; files of earlier versions have none. */
  land: box.optional(),
  attribution: sentenceSchema,
  minZoom: zod.number(),
  maxZoom: zod.number(),
});

export type TilesHead = zod.output<typeof headSchema>;

const magic = "callsign tiles 1";
const entryNumbers = 5;

/**
 * The tiles of a street version in one file: the magic bytes, the length of the head, the head as JSON (z, x, y, offset
 * and length of each tile), then the tiles.
 */
export function tilesBytes(head: TilesHead, tiles: readonly Tile[]): Buffer {
  const text = Buffer.from(JSON.stringify({ ...head, tiles: tiles.length }));
  const start = Buffer.alloc(magic.length + 4);
  start.write(magic);
  start.writeUInt32LE(text.length, magic.length);
  const index = Buffer.alloc(tiles.length * entryNumbers * 4);
  let offset = 0;
  for (const [at, { z, x, y, bytes }] of tiles.entries()) {
    for (const [place, value] of [z, x, y, offset, bytes.length].entries()) {
      index.writeUInt32LE(value, (at * entryNumbers + place) * 4);
    }
    offset += bytes.length;
  }
  return Buffer.concat([start, text, index, ...tiles.map(({ bytes }) => bytes)]);
}

export interface TilesFile {
  readonly head: TilesHead;
  /** The tile's bytes, gzipped; undefined where nothing is. */
  tile(z: number, x: number, y: number): Buffer | undefined;
  close(): void;
}

/** Opens a file of tiles; undefined when it is not one, or not a whole one. Its index is held, its tiles are read when asked. */
export function openTiles(path: string): TilesFile | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const opened = read(file);
    if (opened !== undefined) return opened;
  } catch {
    // Not there, or not readable: a map without tiles.
  }
  if (file !== undefined) closeSync(file);
  return undefined;
}

function read(file: number): TilesFile | undefined {
  const { size } = fstatSync(file);
  const start = take(file, 0, magic.length + 4);
  if (start === undefined || start.toString("latin1", 0, magic.length) !== magic) return undefined;
  const text = take(file, start.length, start.readUInt32LE(magic.length));
  if (text === undefined) return undefined;
  const { tiles: count, ...rest } = JSON.parse(text.toString()) as { tiles: number };
  const head = headSchema.safeParse(rest);
  const index = take(file, start.length + text.length, count * entryNumbers * 4);
  if (!head.success || index === undefined) return undefined;
  const from = start.length + text.length + index.length;
  const places = new Map<string, readonly [offset: number, length: number]>();
  for (let at = 0; at < count; at++) {
    const [z, x, y, offset, length] = [0, 1, 2, 3, 4].map((place) =>
      index.readUInt32LE((at * entryNumbers + place) * 4),
    );
    places.set(`${z}/${x}/${y}`, [from + (offset ?? 0), length ?? 0]);
    if (from + (offset ?? 0) + (length ?? 0) > size) return undefined;
  }
  return {
    head: head.data,
    tile: (z, x, y) => {
      const place = places.get(`${z}/${x}/${y}`);
      return place === undefined ? undefined : take(file, ...place);
    },
    close: () => closeSync(file),
  };
}

function take(file: number, offset: number, length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length);
  return readSync(file, bytes, 0, length, offset) === length ? bytes : undefined;
}
