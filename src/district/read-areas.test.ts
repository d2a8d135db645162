import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../ground/point.ts";
import { readAreas } from "./read-areas.ts";
import { areasOf, writeAreas } from "./write-areas.ts";

const name = { zh: "东一所", en: "East One" };
const centre: Point = [110.41, 31.27];
const known = { centre, stations: { "E-1": { id: "E-1", name, point: centre } } };

const ring = [
  [110.4, 31.2],
  [110.5, 31.2],
  [110.5, 31.3],
  [110.4, 31.3],
  [110.4, 31.2],
];
const hole = [
  [110.44, 31.24],
  [110.46, 31.24],
  [110.46, 31.26],
  [110.44, 31.24],
];
const grid = { kind: "grid", id: "G1", name: "一网格" };

function feature(properties: object, geometry: object = { type: "Polygon", coordinates: [ring] }): object {
  return { type: "Feature", properties, geometry };
}

const polygon = (...coordinates: unknown[]) => feature(grid, { type: "Polygon", coordinates });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });

test("what the properties and the shape say is what the area is", () => {
  const areas = readAreas(
    collection(
      feature({ kind: "station", id: "E-1", "name:zh": "东一所辖区", "name:en": "East One" }),
      feature({ ...grid, station: "E-1", colour: "red" }, { type: "Polygon", coordinates: [ring, hole] }),
      feature({ ...grid, kind: "circle" }, { type: "MultiPolygon", coordinates: [[ring], [hole]] }),
      feature({ kind: "post", id: 7, name: "东门" }, { type: "Point", coordinates: [110.123456789, 31.2, 250] }),
    ),
    known,
  );
  const [outline, inner] = [ring.slice(0, -1), hole.slice(0, -1)];
  const one = { zh: "一网格", en: "一网格" };
  assert.deepEqual(areas, [
    { kind: "station", id: "E-1", name: { zh: "东一所辖区", en: "East One" }, parts: [[outline]] },
    { kind: "grid", id: "G1", name: one, station: "E-1", parts: [[outline, inner]] },
    { kind: "circle", id: "G1", name: one, parts: [[outline], [inner]] },
    { kind: "post", id: "7", name: { zh: "东门", en: "东门" }, point: [110.1234568, 31.2] },
  ]);
});

test("areas that are written are read as they were", () => {
  const areas = readAreas(
    collection(
      polygon(ring, hole.toReversed()),
      feature({ kind: "post", id: "P", name: "东门", station: "E-1" }, { type: "Point", coordinates: centre }),
    ),
    known,
  );
  assert.ok(!("problems" in areas));
  const file = writeAreas(areas);
  assert.deepEqual(areasOf(file), areas);
  assert.deepEqual(readAreas(JSON.parse(JSON.stringify(file)), known), areas);
});

const bow = [ring[0], ring[2], ring[1], ring[3], ring[0]];
const far = (lon: number, lat: number) => [[lon, lat], ...ring.slice(1, -1), [lon, lat]];
const many = Array.from({ length: 20_001 }, (_, index) => {
  const turn = (index / 20_001) * 2 * Math.PI;
  return [110.4 + Math.cos(turn) / 10, 31.2 + Math.sin(turn) / 10];
});
const wrong: readonly (readonly [what: string, value: unknown, feature: number, field: string, en: RegExp])[] = [
  ["no GeoJSON", undefined, 0, "type", /must be a GeoJSON FeatureCollection/],
  ["a feature by itself", polygon(ring), 0, "type", /must be a GeoJSON FeatureCollection/],
  ["no feature", collection(), 0, "features", /must not be empty/],
  [
    "another coordinate system",
    { ...collection(polygon(ring)), crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4547" } } },
    0,
    "crs",
    /must be WGS 84/,
  ],
  ["something between the features", collection(polygon(ring), 3), 2, "type", /must be Feature/],
  ["no kind", collection(feature({ id: "G1", name: "一" })), 1, "kind", /must be one of station, grid/],
  ["another kind", collection(feature({ ...grid, kind: "Grid" })), 1, "kind", /must be one of/],
  ["no id", collection(feature({ kind: "grid", name: "一" })), 1, "id", /is missing/],
  ["an id of white space", collection(feature({ ...grid, id: " G1" })), 1, "id", /must not begin or end/],
  ["an id twice", collection(polygon(ring), polygon(hole)), 2, "id", /is also the id of feature 1/],
  ["no name", collection(feature({ kind: "grid", id: "G1" })), 1, "name", /is missing/],
  ["an empty name", collection(feature({ ...grid, "name:zh": "" })), 1, "name:zh", /must not be empty/],
  ["an unknown station", collection(feature({ ...grid, station: "E-2" })), 1, "station", /names station E-2/],
  ["a station nobody registered", collection(feature({ ...grid, kind: "station" })), 1, "id", /names station G1/],
  ["a grid that is a line", collection(feature(grid, { type: "LineString" })), 1, "geometry", /must be a Polygon/],
  ["a post that is an area", collection(feature({ ...grid, kind: "post" })), 1, "geometry", /must be a Point/],
  ["a ring of three positions", collection(polygon(ring.slice(2))), 1, "ring[0]", /has 3 positions and needs 4/],
  ["a ring that is open", collection(polygon(ring.slice(0, -1))), 1, "ring[0]", /is not closed/],
  ["a ring that crosses itself", collection(polygon(bow)), 1, "ring", /crosses itself near 110/],
  [
    "a hole across the border",
    collection(
      polygon(
        ring,
        far(110.45, 31.1).map(([x, y]) => [(x ?? 0) - 0.01, y]),
      ),
    ),
    1,
    "ring",
    /crosses itself/,
  ],
  ["a ring without extent", collection(polygon([ring[0], ring[1], ring[0], ring[0]])), 1, "ring", /has no extent/],
  ["projected metres", collection(polygon(far(443_000, 3_460_000))), 1, "ring[0][0]", /looks projected/],
  ["latitude first", collection(polygon(far(31.2, 110.4))), 1, "ring[0][0]", /looks turned about/],
  ["a latitude beyond the pole", collection(polygon(far(110.4, 91))), 1, "ring[0][0]", /latitude beyond/],
  [
    "a position that is text",
    collection(polygon([["110.4", "31.2"], ...ring])),
    1,
    "ring[0][0]",
    /must be two numbers/,
  ],
  ["too many positions", collection(polygon([...many, many[0]])), 0, "features", /have 20001 positions/],
];

for (const [what, value, index, field, en] of wrong) {
  test(`refused, with the feature and the field named: ${what}`, () => {
    const read = readAreas(value, known);
    assert.ok("problems" in read, "nothing is taken");
    const [first] = read.problems;
    assert.equal(read.problems.length, 1);
    assert.deepEqual([first?.feature, first?.field], [index, field]);
    assert.match(first?.says.en ?? "", en);
    assert.match(first?.says.zh ?? "", /\p{Script=Han}/u);
    assert.doesNotMatch(`${first?.says.zh}${first?.says.en}`, /[{}]/);
  });
}

test("where latitude and longitude could be either, the district says which is which", () => {
  const turned = ring.map(([lon = 0, lat = 0]) => [lat, lon - 22]);
  const west = { ...known, centre: [88.41, 31.27] as const };
  assert.ok("problems" in readAreas(collection(polygon(turned)), west));
  assert.ok(!("problems" in readAreas(collection(polygon(turned)), { ...known, centre: [0, 0] as const })));
});

test("every feature that is wrong is named, not only the first", () => {
  const read = readAreas(collection(feature({ kind: "grid", name: "一" }), polygon(ring), polygon(bow)), known);
  assert.ok("problems" in read);
  assert.deepEqual(
    read.problems.map(({ feature, id, field }) => [feature, id, field]),
    [
      [1, undefined, "id"],
      [3, "G1", "ring"],
    ],
  );
});

test("a property that may not be imported keeps the whole file out, by its name or by what it holds", () => {
  const said = (properties: object) => {
    const read = readAreas(collection(feature({ ...grid, ...properties })), known);
    return "problems" in read ? read.problems.map(({ field, says }) => `${field}: ${says.en}`).join() : "taken";
  };
  assert.match(said({ 户主: "李某" }), /^户主: .*boundary 6/);
  assert.match(said({ religion: "x" }), /^religion: .*boundary 5/);
  assert.match(said({ contact: "13812345678" }), /^contact: .*boundary 7/);
  assert.equal(said({ religion: null, colour: "red", population: 1200 }), "taken");
});
