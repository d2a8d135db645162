import { gzipSync } from "node:zlib";
import { GeoJSONVT, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Feature } from "geojson";
import type { Sentence } from "../../ground/sentence.ts";
import { type Box, leastZoom, mapFeatures, type MapLayer, mapLayers, mostZoom } from "../map-features.ts";
import { mainBox } from "../main-box.ts";
import type { OsmExtract } from "../osm-extract.ts";
import { type Tile, tilesBytes } from "./tiles-file.ts";

interface Cut {
  readonly layer: MapLayer;
  readonly from: number;
  readonly index: GeoJSONVT;
}

/**
 * Every tile of an extract's map that has something on it, as one file (`tiles-file.ts`). Tiles are cut from the whole
 * downwards, so that empty land costs nothing.
 */
export function makeTiles(
  extract: OsmExtract,
  attribution: Sentence,
  progress: (done: number, of: number) => void,
): Buffer {
  const features = mapFeatures(extract);
  const groups = new Map<string, { layer: MapLayer; from: number; features: Feature[] }>();
  for (const { layer, from, geometry, properties } of features) {
    const key = `${layer} ${from}`;
    const group = groups.get(key) ?? { layer, from, features: [] };
    group.features.push({ type: "Feature", geometry, properties });
    groups.set(key, group);
  }
  const cuts = [...groups.values()].map(({ layer, from, features: members }): Cut => {
    const data = { type: "FeatureCollection", features: members } as const;
    return {
      layer,
      from,
      index: new GeoJSONVT(data, { maxZoom: mostZoom, tolerance: 3, buffer: 64, indexMaxZoom: 0 }),
    };
  });
  const bounds = boundsOf(extract);
  const tiles: Tile[] = [];
  const roots = tilesOver(bounds, leastZoom);
  for (const [done, [x, y]] of roots.entries()) {
    progress(done, roots.length);
    cutDown(cuts, leastZoom, x, y, tiles);
  }
  progress(roots.length, roots.length);
  const land = mainBox(extract.nodes.lon, extract.nodes.lat) ?? bounds;
  return tilesBytes({ bounds, land, attribution, minZoom: leastZoom, maxZoom: mostZoom }, tiles);
}

function cutDown(cuts: readonly Cut[], z: number, x: number, y: number, tiles: Tile[]): void {
  const here: Partial<Record<MapLayer, GeoJSONVTTile>> = {};
  const below: Cut[] = [];
  for (const cut of cuts) {
    const tile = cut.index.getTile(z, x, y);
    if (tile === null) continue;
    // What is too small to be drawn here may be there further in.
    below.push(cut);
    if (tile.features.length === 0 || z < cut.from) continue;
    const before = here[cut.layer];
    here[cut.layer] = before === undefined ? tile : { ...tile, features: [...before.features, ...tile.features] };
  }
  const layers = Object.fromEntries(
    mapLayers.flatMap((layer) => (here[layer] === undefined ? [] : [[layer, here[layer]]])),
  );
  if (Object.keys(layers).length > 0) {
    tiles.push({ z, x, y, bytes: gzipSync(fromGeojsonVt(layers, { version: 2, extent: 4096 })) });
  }
  if (z === mostZoom || below.length === 0) return;
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    cutDown(below, z + 1, 2 * x + dx, 2 * y + dy, tiles);
  }
}

function boundsOf({ nodes: { ids, lon, lat } }: OsmExtract): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < ids.length; at++) {
    const [x, y] = [(lon[at] ?? 0) / 1e7, (lat[at] ?? 0) / 1e7];
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
}

function tilesOver([west, south, east, north]: Box, z: number): readonly (readonly [number, number])[] {
  const [x0, y0] = tileAt(west, north, z);
  const [x1, y1] = tileAt(east, south, z);
  const tiles: (readonly [number, number])[] = [];
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) tiles.push([x, y]);
  return tiles;
}

function tileAt(lon: number, lat: number, z: number): readonly [number, number] {
  const wide = 2 ** z;
  const latitude = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180;
  const x = ((lon + 180) / 360) * wide;
  const y = ((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * wide;
  const whole = (value: number) => Math.max(0, Math.min(wide - 1, Math.floor(value)));
  return [whole(x), whole(y)];
}
