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

const square = (x: number, y: number, side = 0.02) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const said = (value: unknown) => {
  const found = readAreas(value, known);
  return "problems" in found ? found.problems.map(({ feature: at, says }) => `${at} ${says.en}`).join("; ") : "taken";
};

test("CGCS2000 and WGS 84 are taken in every spelling, and another system whose number only ends alike is not", () => {
  const of = (properties: object) => said({ ...collection(polygon(ring)), crs: { type: "name", properties } });
  for (const name of [
    ...["EPSG:4490", "urn:ogc:def:crs:EPSG::4490", "http://www.opengis.net/def/crs/EPSG/0/4490", "epsg:4326"],
    ...["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "4490"],
  ]) {
    assert.equal(of({ name }), "taken", name);
  }
  assert.equal(of({ code: 4326 }), "taken");
  for (const name of ["urn:ogc:def:crs:EPSG::14326", "EPSG:4269", "EPSG:3857", "EPSG:44900"]) {
    assert.match(of({ name }), /must be WGS 84/, name);
  }
});

test("a hole outside, a border over ±180° and one that runs back on itself are refused by feature", () => {
  assert.match(said(collection(polygon(ring, square(110.6, 31.25)))), /^1 is a hole that does not lie within/);
  const free = { ...known, centre: [0, 0] as const };
  const over = [
    [179.9, -17],
    [-179.9, -17],
    [-179.9, -16.8],
    [179.9, -16.8],
    [179.9, -17],
  ];
  const found = readAreas(collection(polygon(over)), free);
  assert.match("problems" in found ? (found.problems[0]?.says.en ?? "") : "", /crosses the meridian of ±180°/);
  const back = [
    [110.4, 31.2],
    [110.42, 31.2],
    [110.42, 31.21],
    [110.41, 31.21],
    [110.41, 31.2],
    [110.42, 31.2],
    [110.42, 31.22],
    [110.4, 31.22],
    [110.4, 31.2],
  ];
  assert.match(said(collection(polygon(back))), /runs back over itself near/);
  const spike = [
    [110.4, 31.2],
    [110.42, 31.2],
    [110.42, 31.22],
    [110.44, 31.22],
    [110.42, 31.22],
    [110.4, 31.22],
    [110.4, 31.2],
  ];
  assert.match(said(collection(polygon(spike))), /runs back over itself near/);
  // Touching itself in one corner, and corners on a straight side, are no fault.
  const tie = [
    [110.4, 31.2],
    [110.41, 31.21],
    [110.42, 31.2],
    [110.42, 31.22],
    [110.41, 31.21],
    [110.4, 31.22],
    [110.4, 31.2],
  ];
  assert.equal(said(collection(polygon(tie))), "taken");
});

test("a number as name is its text, and a part without a ring is passed over", () => {
  const areas = readAreas(
    collection(
      feature({ kind: "grid", id: 12, name: 12 }, { type: "MultiPolygon", coordinates: [[], [square(110.4, 31.2)]] }),
    ),
    known,
  );
  assert.ok(!("problems" in areas));
  assert.deepEqual(
    areas.map(({ id, name: { zh } }) => [id, zh]),
    [["12", "12"]],
  );
  assert.match(said(collection(feature(grid, { type: "MultiPolygon", coordinates: [[], []] }))), /has no coordinates/);
});

test("borders are thinned together: neighbours stay neighbours, and a file of 24,000 corners is taken", () => {
  const corners = 3000;
  const border = (x: number) =>
    Array.from({ length: corners + 1 }, (_, at) => [
      x + (at === 0 || at === corners ? 0 : 0.0002 * Math.sin(at * 1.7)),
      31.2 + (at * 0.1) / corners,
    ]);
  const borders = [0, 1, 2, 3, 4].map((at) => border(110.35 + at * 0.04));
  const features = [0, 1, 2, 3].map((at) => {
    const outline = [...(borders[at + 1] ?? []), ...(borders[at] ?? []).toReversed()];
    return feature({ ...grid, id: `W-${at}` }, { type: "Polygon", coordinates: [[...outline, outline[0]]] });
  });
  assert.match(said(collection(...features)), /have 24008 positions in all.*--simplify 5 /);
  // Where that is not enough, more is asked for, and not the same again.
  const little = readAreas(collection(...features), known, 0.5);
  assert.ok("problems" in little && /--simplify 2 /.test(little.problems[0]?.says.en ?? ""));
  const thin = readAreas(collection(...features), known, 25);
  assert.ok(!("problems" in thin), JSON.stringify(thin).slice(0, 300));
  const outlines = thin.map((area) => (area.kind === "post" ? [] : (area.parts[0]?.[0] ?? [])));
  for (const [at, outline] of outlines.entries()) {
    assert.ok(outline.length > 8 && outline.length < 2500, String(outline.length));
    const other = new Set((outlines[at + 1] ?? []).map(String));
    // All corners of this one's eastern border are corners of its neighbour too.
    const shared = outline.filter(([x]) => Math.abs(x - (110.35 + (at + 1) * 0.04)) < 0.001);
    assert.ok(shared.length >= 3);
    if (at < 3)
      assert.ok(
        shared.every((corner) => other.has(String(corner))),
        `border ${at}`,
      );
  }
});

test("a reference system is refused wherever in the file it stands", () => {
  const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4214" } };
  const said = (value: unknown) => {
    const read = readAreas(value, known);
    return "problems" in read ? read.problems.map(({ field }) => field) : [];
  };
  const file = collection(polygon(ring));
  assert.deepEqual(said({ ...file, crs }), ["crs"]);
  assert.deepEqual(said(collection({ ...polygon(ring), crs })), ["crs"]);
  assert.deepEqual(said(collection(feature(grid, { type: "Polygon", coordinates: [ring], crs }))), ["crs"]);
  for (const spelt of ["WGS 84", "GCS_WGS_1984", "CGCS2000", "http://www.opengis.net/gml/srs/epsg.xml#4326"]) {
    assert.deepEqual(said({ ...file, crs: { type: "name", properties: { name: spelt } } }), [], spelt);
  }
});

test("0,0 and what lies far from the district are no places of it, and a hole lies within no other", () => {
  const said = (rings: unknown[], where: Point = centre) => {
    const read = readAreas(collection(polygon(...rings)), { ...known, centre: where });
    return "problems" in read ? read.problems.map(({ says }) => says.en) : [];
  };
  const box = ([lon, lat]: Point, from: number, to: number) =>
    [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ].map(([x = 0, y = 0]) => [lon + x, lat + y]);
  assert.match(said([box([120, 31], 0, 0.01)])[0] ?? "", /is far from the district/);
  assert.deepEqual(said([box([120, 31], 0, 0.01)], [0, 0]), []);
  assert.match(said([[[0, 0], ...ring.slice(1, -1), [0, 0]]], [0, 0])[0] ?? "", /is no place/);
  // Both sides of 180° are near each other.
  assert.deepEqual(said([box([-179.9, -17], 0, 0.01)], [179.9, -17]), []);
  const nested = [box(centre, 0, 0.09), box(centre, 0.01, 0.06), box(centre, 0.02, 0.03)];
  assert.deepEqual(said(nested), ["is a hole within another hole"]);
});
