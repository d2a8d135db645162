import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import type { OsmExtract } from "../osm-extract.ts";
import { extractOf, way } from "../testing/extract.ts";
import { makeTiles } from "./make-tiles.ts";
import { openTiles } from "./tiles-file.ts";

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "callsign-tiles-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const attribution = { zh: "某地图", en: "Some map" };
const silent = () => undefined;

/** A square of land, 1e-7 degrees a step, against the clock or with it. */
function square(from: number, to: number, isAgainstClock: boolean): number[] {
  const corners = [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ];
  return (isAgainstClock ? corners : corners.toReversed()).flat();
}

const extract: OsmExtract = {
  ...extractOf({ 1: [1, 1], 2: [20, 1], 3: [20, 20] }, [
    way(1, [1, 2], { class: "primary", name: { local: "人民路", zh: "人民路", en: "Renmin Road" } }),
    way(2, [2, 3], { backward: 0 }),
  ]),
  land: [
    { layer: "water", closed: true, parts: [square(10_000, 90_000, true), square(40_000, 60_000, false)] },
    { layer: "waterway", closed: false, parts: [[0, 0, 100_000, 100_000]], name: { local: "安河" } },
  ],
  places: [{ lon: 50_000, lat: 50_000, kind: "village", name: { local: "石桥村" } }],
};

function written(name: string, bytes = makeTiles(extract, attribution, silent)): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The features of each layer of a tile, as their properties. */
function layersOf(bytes: Buffer | undefined): Record<string, readonly Record<string, unknown>[]> {
  assert.ok(bytes !== undefined);
  const { layers } = new VectorTile(new PbfReader(gunzipSync(bytes)));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, at) => ({ ...layer.feature(at).properties })),
    ]),
  );
}

test("tiles hold the roads with their names, water with its holes, and the places of their zoom", () => {
  const tiles = openTiles(written("a.bin"));
  assert.ok(tiles !== undefined);
  const near = layersOf(tiles.tile(14, 8192, 8191));
  assert.deepEqual(near["road"], [
    { kind: "primary", name: "人民路", zh: "人民路", en: "Renmin Road" },
    { kind: "minor", oneway: 1, name: "W2" },
  ]);
  assert.deepEqual(near["waterway"], [{ name: "安河" }]);
  assert.deepEqual(near["place"], [{ kind: "village", name: "石桥村" }]);
  const water = new VectorTile(new PbfReader(gunzipSync(tiles.tile(14, 8192, 8191) ?? Buffer.alloc(0)))).layers[
    "water"
  ];
  assert.equal(water?.feature(0).loadGeometry().length, 2, "an outline and a hole");
  const far = layersOf(tiles.tile(8, 128, 127));
  assert.deepEqual(
    far["road"]?.map(({ kind }) => kind),
    ["primary"],
    "side streets come in further in",
  );
  assert.equal(far["place"], undefined);
  tiles.close();
});

test("the file says where it lies and whose it is; where nothing is there is no tile", () => {
  const tiles = openTiles(written("b.bin"));
  assert.deepEqual(tiles?.head.attribution, attribution);
  assert.deepEqual(
    tiles.head.bounds.map((value) => Math.round(value * 1e4)),
    [9, 9, 180, 180],
  );
  assert.equal(tiles.tile(14, 1, 1), undefined);
  assert.equal(tiles.tile(15, 16_384, 16_383), undefined, "the map is drawn larger from there");
  tiles.close();
});

test("a file that is cut short, or none at all, is no map and no failure", () => {
  const whole = readFileSync(written("c.bin"));
  for (const length of [0, 5, 30, 200, whole.length - 1]) {
    assert.equal(openTiles(written(`cut-${length}.bin`, whole.subarray(0, length))), undefined, String(length));
  }
  assert.equal(openTiles(join(folder, "nothing.bin")), undefined);
});

test("the same extract makes the same file", () => {
  assert.deepEqual(makeTiles(extract, attribution, silent), makeTiles(extract, attribution, silent));
});
