import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../../ground/point.ts";
import { type Area, areasAt } from "../areas.ts";
import { judgeAreas } from "../judge-areas.ts";
import { crossesItself, isInside } from "../ring.ts";
import { shapes } from "../server/shapes.ts";
import { anheAddresses, anheOrders, emptyOrders } from "./anhe.ts";
import { centre } from "./land.ts";
import type { Street } from "./streets.ts";

interface StationBody {
  readonly id: string;
  readonly point: Point;
  readonly area: readonly Point[];
}

interface UnitBody {
  readonly unit: string;
  readonly callsign: string;
  readonly kind: string;
  readonly station?: string;
  readonly crew: readonly { readonly badge: string; readonly sworn: boolean }[];
  readonly capabilities: readonly string[];
}

interface TypeBody {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

function bodies<Body>(name: string, seed?: number): readonly Body[] {
  return anheOrders(seed)
    .filter((order) => order.name === name)
    .map((order) => order.body as Body);
}

/** Twice the area of a ring, positive when it runs against the clock. */
function doubleArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x - centre[0]) * (nextY - centre[1]) - (nextX - centre[0]) * (y - centre[1]);
  }, 0);
}

/** The outline of several areas: their sides that no neighbour has the other way round, walked from one to the next. */
function outlineOf(areas: readonly (readonly Point[])[]): readonly Point[] {
  const sides = areas.flatMap((ring) => ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from]));
  const key = (from: unknown, to: unknown) => JSON.stringify([from, to]);
  const all = new Set(sides.map(([from, to]) => key(from, to)));
  assert.equal(all.size, sides.length, "no side belongs to two areas in the same direction");
  const outer = new Map(
    sides.filter(([from, to]) => !all.has(key(to, from))).map(([from, to]) => [JSON.stringify(from), to]),
  );
  const walked: Point[] = [];
  for (let at = [...outer.keys()][0] ?? ""; walked.length < outer.size; at = JSON.stringify(walked.at(-1))) {
    const next = outer.get(at);
    assert.ok(next, "the outline goes on");
    walked.push(next);
  }
  assert.equal(new Set(walked.map(String)).size, outer.size, "the outline is one ring");
  return walked;
}

test("the same seed makes the same district, another seed another", () => {
  assert.deepEqual(anheOrders(7), anheOrders(7));
  assert.notDeepEqual(anheOrders(7), anheOrders(8));
  assert.deepEqual(anheAddresses(7), anheAddresses(7));
});

test("that it is a drill is the first thing said of it", () => {
  assert.equal(anheOrders()[0]?.name, "NameDistrict");
  assert.deepEqual(
    bodies<{ drill: boolean }>("NameDistrict").map(({ drill }) => drill),
    [true],
  );
});

for (const seed of [undefined, 1, 2, 3]) {
  test(`nine areas that share their borders make the whole district (seed ${seed ?? "of the demo"})`, () => {
    const stations = bodies<StationBody>("RegisterStation", seed);
    assert.equal(stations.length, 9);
    const areas = stations.map(({ area }) => area);
    assert.deepEqual(
      areas.map((area) => [crossesItself(area), Math.sign(doubleArea(area))]),
      areas.map(() => [false, -1]),
    );
    const outline = outlineOf(areas);
    assert.equal(crossesItself(outline), false);
    const sum = areas.reduce((total, area) => total + doubleArea(area), 0);
    assert.ok(Math.abs(sum - doubleArea(outline)) < 1e-12, "no gap and no overlap");
    for (const { id, point } of stations) {
      const within = stations.filter(({ area }) => isInside(point, area)).map((station) => station.id);
      assert.deepEqual(within, [id], "a station lies in its own area");
    }
  });
}

test("sixty units: crews of three on the street, fifty of the emergency squad, thirty of the air squad with five drones", () => {
  const units = bodies<UnitBody>("RegisterUnit");
  const stations = new Set(bodies<StationBody>("RegisterStation").map(({ id }) => id));
  const of = (kind: string) => units.filter((unit) => unit.kind === kind);
  const people = (kind: string) => of(kind).reduce((sum, { crew }) => sum + crew.length, 0);
  assert.equal(units.length, 60);
  assert.equal(new Set(units.map(({ unit }) => unit)).size, 60);
  assert.deepEqual(new Set(of("quickResponse").map(({ crew }) => crew.length)), new Set([3]));
  assert.ok(of("trafficPatrol").length > 0);
  assert.equal(people("emergencySquad"), 50);
  assert.equal(people("airSquad"), 30);
  assert.equal(of("airSquad").filter(({ capabilities }) => capabilities.includes("drone")).length, 5);
  assert.ok(
    units.some(({ crew }) => crew.every(({ sworn }) => !sworn)),
    "some crews are auxiliaries only",
  );
  assert.ok(units.every(({ station }) => station === undefined || stations.has(station)));
  const badges = units.flatMap(({ crew }) => crew.map(({ badge }) => badge));
  assert.equal(new Set(badges).size, badges.length);
});

test("every station has crews of its own who may lead enforcement", () => {
  const units = bodies<UnitBody>("RegisterUnit").filter(({ crew }) => crew.some(({ sworn }) => sworn));
  for (const { id } of bodies<StationBody>("RegisterStation")) {
    assert.ok(units.filter(({ station }) => station === id).length >= 3, id);
  }
});

test("a code table of 45 and more types, told apart by code and by name in both languages", () => {
  const types = bodies<TypeBody>("DefineIncidentType");
  assert.ok(types.length >= 45);
  for (const value of [
    (type: TypeBody) => type.code,
    (type: TypeBody) => type.name.zh,
    (type: TypeBody) => type.name.en,
  ]) {
    assert.equal(new Set(types.map(value)).size, types.length);
  }
  assert.deepEqual(
    emptyOrders().map(({ body }) => body),
    types,
    "a district for real work begins with the same table",
  );
});

test("four streets bridge the river, and streets have names of their own", () => {
  const [plan] = bodies<{ lines: readonly Street[] }>("DrawStreetPlan");
  const lines = plan?.lines ?? [];
  const river = lines.find(({ kind }) => kind === "river")?.points ?? [];
  const bridging = lines
    .filter(({ kind, points }) => kind !== "river" && meet(points, river))
    .map(({ name }) => name.en);
  assert.deepEqual(bridging.toSorted(), ["East Ring Road", "Qiaotou Street", "West Ring Road", "Zhongshan Street"]);
  assert.equal(new Set(lines.map(({ name }) => name.zh)).size, lines.length);
  assert.equal(new Set(lines.map(({ name }) => name.en)).size, lines.length);
});

test("addresses lie in the district, each in the area of one station", () => {
  const areas = bodies<StationBody>("RegisterStation").map(({ area }) => area);
  for (const { words, point } of anheAddresses()) {
    assert.match(words, /^\p{Script=Han}+(\d+号|K\d+\+\d00)/u);
    assert.equal(areas.filter((area) => isInside(point, area)).length, 1, words);
  }
});

for (const seed of [undefined, 1, 2, 3]) {
  test(`grids cover the district and nothing overlaps; the town has its circles (seed ${seed ?? "of the demo"})`, () => {
    const areas = bodies<{ areas: readonly Area[] }>("AdoptAreas", seed)[0]?.areas ?? [];
    const kinds = new Set(areas.map(({ kind }) => kind));
    assert.deepEqual([...kinds], ["station", "grid", "circle", "ring", "post"]);
    assert.deepEqual(judgeAreas(areas, kinds, shapes), { overlaps: [], gaps: [] });
    const places = anheAddresses(seed).map(({ point }) => areasAt(areas, point));
    for (const { station = "", grid, ring } of places) {
      assert.ok(grid?.startsWith(`${station}-G`) && ring !== undefined, `${station} ${grid} ${ring}`);
    }
    assert.deepEqual(
      ["FK-1", "FK-2", "FK-3"].map((one) => places.some(({ ring, circle }) => ring === one && circle !== undefined)),
      [true, false, false],
      "the town lies in circles, the villages in none",
    );
  });
}

/** Whether two lines cross. */
function meet(one: readonly Point[], other: readonly Point[]): boolean {
  const turn = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const sides = (line: readonly Point[]) => line.slice(1).map((to, index) => [line[index] ?? to, to] as const);
  return sides(one).some(([a, b]) =>
    sides(other).some(([c, d]) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0),
  );
}
