import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { append, emptyFrontier, type Frontier, isConsistent, rootFromInclusion, rootOf } from "../merkle.ts";
import { node } from "./hashing.ts";
import { type LogTiles, logTilesOf, widthOf } from "./log-tiles.ts";
import { migrate } from "./migrate.ts";
import { journalMigrations } from "./schema.ts";
import { testDatabase } from "./testing/test-database.ts";

/* Above 65,536 leaves there are tiles of three levels. */
const size = 66_000;
const database = await testDatabase();
let pool: pg.Pool;
let tiles: LogTiles;
let leaves: Buffer[];
const roots = new Map<number, Buffer>();

before(async () => {
  if (process.env["CALLSIGN_TEST_TEMPLATE"] === undefined) await migrate(database.url, journalMigrations);
  pool = new pg.Pool({ connectionString: database.url });
  // A database that goes while a connection to it is being closed is no error of this.
  pool.on("error", () => undefined);
  await pool.query(
    `insert into journal.fact (n, body, leaf)
     select n, '', sha256(convert_to('leaf ' || n, 'UTF8')) from generate_series(1, $1::integer) n`,
    [size],
  );
  const { rows } = await pool.query<{ leaf: Buffer }>("select leaf from journal.fact order by n");
  leaves = rows.map(({ leaf }) => leaf);
  let tree: Frontier = emptyFrontier;
  for (const leaf of leaves) {
    tree = append(tree, leaf, node);
    if ([1, 255, 256, 257, 300, 65_536, 65_537, size].includes(tree.size)) {
      roots.set(tree.size, Buffer.from(rootOf(tree, node)));
    }
  }
  tiles = logTilesOf(pool, "w");
});

after(async () => {
  await pool?.end();
  await database.drop();
});

test("every leaf's path leads to the root of every size it is in", async () => {
  for (const [of, root] of roots) {
    for (const index of [0, 1, 254, 255, 256, 299, 40_000, 65_535, 65_536, of - 1].filter((each) => each < of)) {
      const path = await tiles.inclusion(index, of);
      const led = rootFromInclusion(leaves[index] ?? Buffer.alloc(0), index, of, path);
      assert.deepEqual(Buffer.from(led ?? []), root, `leaf ${index} of ${of}`);
    }
  }
});

test("every size is proven to be the beginning of every later one", async () => {
  for (const [first, before] of roots) {
    for (const [then, root] of roots) {
      if (first > then) continue;
      assert.ok(isConsistent(first, before, then, root, await tiles.consistency(first, then)), `${first} to ${then}`);
    }
  }
});

test("tiles hold the hashes the format says, and full ones are stored once", async () => {
  assert.deepEqual(await tiles.hashes(0, 257, widthOf(0, 257, size)), Buffer.concat(leaves.slice(257 * 256)));
  assert.deepEqual(await tiles.hashes(1, 0, 1), roots.get(256));
  assert.deepEqual(await tiles.hashes(2, 0, 1), roots.get(65_536));
  assert.deepEqual([widthOf(1, 1, size), widthOf(2, 0, size), widthOf(2, 1, size), widthOf(3, 0, size)], [1, 1, 0, 0]);
  const { rows } = await pool.query("select level, count(*)::integer as n from journal.tile group by 1 order by 1");
  assert.deepEqual(rows, [
    { level: 0, n: 257 },
    { level: 1, n: 1 },
  ]);
});

test("a log that lacks a leaf proves nothing instead of something wrong", async () => {
  await pool.query("delete from journal.fact where n = $1", [size]);
  await assert.rejects(tiles.inclusion(0, size), /lacks hashes/);
});
