import type pg from "pg";
import { consistencyRanges, inclusionRanges, isPowerOfTwo, type LeafRange, split } from "../merkle.ts";
import { node } from "./hashing.ts";

/** Hashes in a full tile: C2SP tlog-tiles has tiles of height 8. */
export const tileWidth = 256;
/** A tile of level 5 spans 2^48 facts; numbers of facts stay below 2^53. */
export const highestLevel = 5;

const hashBytes = 32;
/** Facts of 64 tiles: some 2 MB of hashes in one statement. */
const tilesAtOnce = 64;

/**
 * The log's tree as tiles, and the proofs made of them. Full tiles are stored. Beyond them a proof needs fewer than 256
 * leaves or roots a level, so the rows it reads grow with the logarithm of the log.
 */
export interface LogTiles {
  /** The first `width` hashes of a tile, which must exist in the log as it is now. */
  hashes(level: number, n: number, width: number): Promise<Buffer>;
  inclusion(index: number, size: number): Promise<readonly Buffer[]>;
  consistency(first: number, size: number): Promise<readonly Buffer[]>;
  /** Stores every tile that a log of this size has full; told again for the same size it asks nothing. */
  fill(size: number): Promise<void>;
}

/** How many hashes of the tile a log of `size` facts has: 0 to 256. */
export function widthOf(level: number, n: number, size: number): number {
  return Math.max(0, Math.min(tileWidth, Math.floor(size / tileWidth ** level) - n * tileWidth));
}

interface Piece {
  readonly level: number;
  readonly n: number;
  readonly start: number;
  readonly count: number;
}

export function logTilesOf(pool: pg.Pool, writer: string): LogTiles {
  /** Full tiles that are stored, by level; known once they were counted. */
  let filledTo = -1;
  let filling: Promise<void> = Promise.resolve();

  async function stored(level: number): Promise<number> {
    const { rows } = await pool.query<{ tiles: string }>(
      "select coalesce(max(n) + 1, 0) as tiles from journal.tile where writer = $1 and level = $2",
      [writer, level],
    );
    return Number(rows[0]?.tiles ?? 0);
  }

  /** The hashes [from, to) of a level, in full tiles from `from` on. All of them must be there. */
  async function below(level: number, from: number, to: number): Promise<readonly Buffer[]> {
    const { rows } =
      level === 0
        ? await pool.query<{ hashes: Buffer }>(
            `select string_agg(leaf, '' order by n) as hashes from journal.fact
             where n > $1 and n <= $2 group by (n - 1) / ${tileWidth} order by (n - 1) / ${tileWidth}`,
            [from, to],
          )
        : await pool.query<{ hashes: Buffer }>(
            `select string_agg(root, '' order by n) as hashes from journal.tile
             where writer = $1 and level = $4 and n >= $2 and n < $3 group by n / ${tileWidth} order by n / ${tileWidth}`,
            [writer, from, to, level - 1],
          );
    const found = rows.map(({ hashes }) => hashes);
    const length = found.reduce((sum, hashes) => sum + hashes.length, 0);
    if (length !== (to - from) * hashBytes) throw new Error(`the log lacks hashes of level ${level}, ${from} to ${to}`);
    return found;
  }

  async function fillTo(size: number): Promise<void> {
    for (let level = 0; level <= highestLevel; level++) {
      const whole = Math.floor(size / tileWidth ** (level + 1));
      if (whole === 0) break;
      for (let at = await stored(level); at < whole; at += tilesAtOnce) {
        const to = Math.min(whole, at + tilesAtOnce);
        const tiles = await below(level, at * tileWidth, to * tileWidth);
        await pool.query(
          `insert into journal.tile (writer, level, n, root, hashes)
           select $1, $2, * from unnest($3::bigint[], $4::bytea[], $5::bytea[]) on conflict do nothing`,
          [writer, level, tiles.map((_, index) => at + index), tiles.map((tile) => rootOver(tile)), tiles],
        );
      }
    }
    filledTo = Math.max(filledTo, Math.floor(size / tileWidth));
  }

  function fill(size: number): Promise<void> {
    if (Math.floor(size / tileWidth) <= filledTo) return Promise.resolve();
    filling = filling.catch(() => undefined).then(() => fillTo(size));
    return filling;
  }

  /** All tiles the pieces lie in, each read once: the stored ones together, then the open one of each level. */
  async function read(pieces: readonly Piece[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const wanted = new Map<string, { level: number; n: number; width: number }>();
    for (const { level, n, start, count } of pieces) {
      const width = Math.max(wanted.get(`${level}/${n}`)?.width ?? 0, start + count);
      wanted.set(`${level}/${n}`, { level, n, width });
    }
    const tiles = [...wanted.values()];
    if (tiles.length === 0) return found;
    const { rows } = await pool.query<{ level: number; n: string; hashes: Buffer }>(
      `select level, n, hashes from journal.tile
       where writer = $1 and (level, n) in (select * from unnest($2::integer[], $3::bigint[]))`,
      [writer, tiles.map(({ level }) => level), tiles.map(({ n }) => n)],
    );
    for (const row of rows) found.set(`${row.level}/${row.n}`, row.hashes);
    for (const { level, n, width } of tiles) {
      if (found.has(`${level}/${n}`)) continue;
      const from = n * tileWidth;
      found.set(`${level}/${n}`, Buffer.concat(await below(level, from, from + width)));
    }
    return found;
  }

  async function roots(ranges: readonly LeafRange[], size: number): Promise<readonly Buffer[]> {
    await fill(size);
    const pieces = ranges.map(piecesOf);
    const tiles = await read(pieces.flat());
    return pieces.map((parts) =>
      parts
        .map(({ level, n, start, count }) =>
          rootOver(
            (tiles.get(`${level}/${n}`) ?? Buffer.alloc(0)).subarray(start * hashBytes, (start + count) * hashBytes),
          ),
        )
        .reduceRight((right, left) => node(left, right)),
    );
  }

  return {
    fill,
    inclusion: (index, size) => roots(inclusionRanges(index, size), size),
    consistency: (first, size) => roots(consistencyRanges(first, size), size),
    hashes: async (level, n, width) => {
      await fill((n * tileWidth + width) * tileWidth ** level);
      const tile = (await read([{ level, n, start: 0, count: width }])).get(`${level}/${n}`);
      return (tile ?? Buffer.alloc(0)).subarray(0, width * hashBytes);
    },
  };
}

/** The complete subtrees a range of a proof consists of, largest first, each as neighbouring hashes of one tile. */
function piecesOf([from, to]: LeafRange): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to;) {
    const leaves = isPowerOfTwo(to - at) ? to - at : split(to - at);
    const level = Math.floor(Math.log2(leaves) / 8);
    const first = at / tileWidth ** level;
    pieces.push({
      level,
      n: Math.floor(first / tileWidth),
      start: first % tileWidth,
      count: leaves / tileWidth ** level,
    });
    at += leaves;
  }
  return pieces;
}

/** The root over a power of two of hashes that lie one after another. */
function rootOver(hashes: Buffer): Buffer {
  let level = Array.from({ length: hashes.length / hashBytes }, (_, index) =>
    hashes.subarray(index * hashBytes, (index + 1) * hashBytes),
  );
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, index) =>
      node(level[2 * index] ?? Buffer.alloc(0), level[2 * index + 1] ?? Buffer.alloc(0)),
    );
  }
  return level[0] ?? Buffer.alloc(0);
}
