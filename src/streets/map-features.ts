import type { Names } from "./names.ts";
import type { LandShape, NamedPlace, OsmExtract, RoadWay } from "./osm-extract.ts";
import type { RoadClass } from "./road-class.ts";

/** Layers of the map, which the style draws; the names go over the wire. */
export const mapLayers = ["water", "green", "boundary", "waterway", "rail", "building", "road", "place"] as const;
export type MapLayer = (typeof mapLayers)[number];

export const leastZoom = 8;
/** From here on the map is drawn larger, not finer. */
export const mostZoom = 14;

type Position = [number, number];

export interface MapFeature {
  readonly layer: MapLayer;
  /** From this zoom on it is drawn. */
  readonly from: number;
  readonly geometry:
    | { readonly type: "LineString"; readonly coordinates: Position[] }
    | { readonly type: "MultiLineString"; readonly coordinates: Position[][] }
    | { readonly type: "MultiPolygon"; readonly coordinates: Position[][][] }
    | { readonly type: "Point"; readonly coordinates: Position };
  readonly properties: Readonly<Record<string, string | number>>;
}

const roadKinds: Readonly<Record<RoadClass, readonly [kind: string, from: number]>> = {
  motorway: ["motorway", 8],
  motorway_link: ["motorway", 11],
  trunk: ["motorway", 8],
  trunk_link: ["motorway", 11],
  primary: ["primary", 8],
  primary_link: ["primary", 11],
  secondary: ["secondary", 9],
  secondary_link: ["secondary", 12],
  tertiary: ["tertiary", 11],
  tertiary_link: ["tertiary", 12],
  unclassified: ["minor", 11],
  residential: ["minor", 11],
  living_street: ["minor", 11],
  service: ["service", 13],
  pedestrian: ["service", 13],
  track: ["service", 13],
  ferry: ["ferry", 10],
};

const landFrom: Readonly<Record<LandShape["layer"], number>> = {
  water: 8,
  waterway: 8,
  green: 10,
  building: 13,
  rail: 10,
  boundary: 8,
};

const placesFrom: Readonly<Record<string, number>> = {
  city: 8,
  town: 8,
  borough: 10,
  suburb: 11,
  village: 11,
  quarter: 12,
  neighbourhood: 13,
  hamlet: 12,
  hospital: 13,
  police: 13,
  fire_station: 13,
  school: 14,
  university: 13,
  station: 12,
};

/** What a plain map shows of an extract. House numbers and shops are left to the address box. */
export function mapFeatures(extract: OsmExtract): readonly MapFeature[] {
  return [
    ...extract.land.map(landFeature),
    ...extract.roads.flatMap((road) => roadFeature(road, extract)),
    ...extract.places.flatMap(placeFeature),
  ];
}

function roadFeature(road: RoadWay, { nodes }: OsmExtract): readonly MapFeature[] {
  const coordinates = road.nodes.flatMap((id): Position[] => {
    const at = placeOf(nodes.ids, id);
    return at < 0 ? [] : [[degrees(nodes.lon[at]), degrees(nodes.lat[at])]];
  });
  if (coordinates.length < 2) return [];
  const [kind, from] = roadKinds[road.class];
  const way = road.forward > 0 === road.backward > 0 ? {} : { oneway: road.forward > 0 ? 1 : -1 };
  const properties = { kind, ...way, ...nameProperties(road.name) };
  return [{ layer: "road", from, geometry: { type: "LineString", coordinates }, properties }];
}

function landFeature({ layer, closed, parts, name }: LandShape): MapFeature {
  const lines = parts.map(positions);
  const geometry = closed
    ? ({ type: "MultiPolygon", coordinates: polygons(lines) } as const)
    : ({ type: "MultiLineString", coordinates: lines } as const);
  return { layer, from: landFrom[layer], geometry, properties: nameProperties(name) };
}

function placeFeature({ lon, lat, name, kind }: NamedPlace): readonly MapFeature[] {
  const from = placesFrom[kind];
  if (from === undefined || name === undefined) return [];
  const coordinates: Position = [degrees(lon), degrees(lat)];
  return [
    { layer: "place", from, geometry: { type: "Point", coordinates }, properties: { kind, ...nameProperties(name) } },
  ];
}

/** The name on the sign, and what it is in the two languages where the map says so. */
function nameProperties(name: Names | undefined): Readonly<Record<string, string>> {
  if (name === undefined) return {};
  return {
    name: name.local,
    ...(name.zh === undefined ? {} : { zh: name.zh }),
    ...(name.en === undefined ? {} : { en: name.en }),
  };
}

/** Outer rings run against the clock, holes with it; each hole belongs to the first outer ring whose box holds it. */
function polygons(rings: readonly Position[][]): Position[][][] {
  const outer = rings.filter((ring) => area(ring) > 0).map((ring) => ({ box: boxOf(ring), parts: [ring] }));
  for (const hole of rings.filter((ring) => area(ring) <= 0)) {
    const [x, y] = hole[0] ?? [0, 0];
    outer
      .find(({ box: [west, south, east, north] }) => west <= x && x <= east && south <= y && y <= north)
      ?.parts.push(hole);
  }
  return outer.map(({ parts }) => parts);
}

function area(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [ax, ay] = ring[at] ?? [0, 0];
    const [bx, by] = ring[at + 1] ?? [0, 0];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(points: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
}

function positions(flat: readonly number[]): Position[] {
  return Array.from({ length: flat.length >> 1 }, (_, at) => [degrees(flat[2 * at]), degrees(flat[2 * at + 1])]);
}

function degrees(value: number | undefined): number {
  return (value ?? 0) / 1e7;
}

/** Where an id stands among ascending ids; negative when it does not. */
function placeOf(ids: Float64Array, id: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
