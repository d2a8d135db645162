import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { anheSeed } from "./anhe.ts";
import type { OsmDrawing } from "./osm-drawing.ts";
import { anheStreetMap } from "./street-map.ts";

const whole = anheStreetMap();

function digestOf(drawing: OsmDrawing): string {
  return createHash("sha256").update(JSON.stringify(drawing)).digest("hex");
}

function counted(drawing: OsmDrawing, key: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { tags } of drawing.ways) {
    const value = tags[key];
    if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** From a node on, every node that a car comes to; or every node a car comes from. */
function reached(drawing: OsmDrawing, start: number, isForward: boolean): ReadonlySet<number> {
  const next = new Map<number, number[]>();
  const link = (from: number, to: number) => {
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  };
  for (const { nodes, tags } of drawing.ways) {
    if (tags["highway"] === undefined || tags["highway"] === "footway") continue;
    const isOneWay = tags["highway"] === "motorway" || tags["oneway"] === "yes";
    for (const [index, to] of nodes.slice(1).entries()) {
      const from = nodes[index] ?? to;
      const [ahead, back] = [tags["oneway"] !== "-1", !isOneWay];
      if (isForward ? ahead : back) link(from, to);
      if (isForward ? back : ahead) link(to, from);
    }
  }
  const seen = new Set([start]);
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const other of next.get(node) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}

test("the same seed draws the same map to the byte, another seed another", () => {
  assert.equal(digestOf(anheStreetMap()), digestOf(whole));
  assert.notEqual(digestOf(anheStreetMap("whole", anheSeed + 1)), digestOf(whole));
});

test("thousands of streets of every class, most of them small, with water, rails, parks and houses", () => {
  const roads = counted(whole, "highway");
  const of = (...kinds: readonly string[]) => kinds.reduce((sum, kind) => sum + (roads[kind] ?? 0), 0);
  assert.ok(of(...Object.keys(roads)) > 3500, JSON.stringify(roads));
  for (const kind of ["motorway", "motorway_link", "trunk", "primary", "secondary", "tertiary", "residential"]) {
    assert.ok(of(kind) > 0, kind);
  }
  assert.ok(
    of("residential", "living_street", "unclassified") > (3 * of("trunk", "primary", "secondary", "tertiary")) / 2,
  );
  assert.ok(of("service") > 300 && of("footway") > 30);
  assert.ok((counted(whole, "natural")["water"] ?? 0) >= 2, "a river and a lake");
  assert.equal(counted(whole, "waterway")["river"], 1);
  assert.ok((counted(whole, "railway")["rail"] ?? 0) >= 1);
  assert.ok(whole.nodes.filter(({ tags }) => tags?.["railway"] === "level_crossing").length > 5);
  assert.ok((counted(whole, "leisure")["park"] ?? 0) > 30);
  assert.ok(Object.values(counted(whole, "building")).reduce((sum, count) => sum + count, 0) > 5000);
  assert.ok(Object.values(counted(whole, "oneway")).reduce((sum, count) => sum + count, 0) > 100);
  assert.ok(whole.relations.length > 20, "forbidden turns");
});

for (const seed of [anheSeed, 1]) {
  test(`a car comes from every road to every other (seed ${seed})`, () => {
    const drawing = seed === anheSeed ? whole : anheStreetMap("whole", seed);
    const drivable = drawing.ways.filter(({ tags }) => tags["highway"] !== undefined && tags["highway"] !== "footway");
    const start = drivable.find(({ tags }) => tags["name"] === "文昌路")?.nodes[0] ?? assert.fail();
    const [there, back] = [reached(drawing, start, true), reached(drawing, start, false)];
    const cut = drivable.flatMap(({ nodes, tags }) =>
      // The motorway comes from elsewhere and goes on elsewhere.
      (tags["highway"] ?? "").startsWith("motorway") ? [] : nodes.filter((node) => !there.has(node) || !back.has(node)),
    );
    assert.deepEqual(cut, []);
  });
}

test("every street has its name in both languages, and no two streets share one", () => {
  const english = new Map<string, string>();
  for (const { tags } of whole.ways) {
    const [name, zh, en] = [tags["name"], tags["name:zh"], tags["name:en"]];
    if (tags["highway"] === undefined || name === undefined) continue;
    assert.equal(zh, name);
    assert.match(name, /^[\p{Script=Han}A-Z0-9]+$/u);
    assert.match(en ?? "", /^[A-Z][A-Za-z0-9.' ]+$/);
    assert.equal(english.get(en ?? "") ?? name, name, `${en} is two streets`);
    english.set(en ?? "", name);
  }
  assert.ok(english.size > 1000, `${english.size} names`);
  const chinese = new Set(english.values());
  assert.equal(chinese.size, english.size);
});

test("house numbers and villages, shops and stations stand on the map with their names", () => {
  const tagged = whole.nodes.flatMap(({ tags }) => (tags === undefined ? [] : [tags]));
  const count = (key: string, value?: string) =>
    tagged.filter((tags) => tags[key] !== undefined && (value === undefined || tags[key] === value)).length;
  assert.ok(count("addr:housenumber") > 4000);
  assert.ok(count("place", "village") > 40);
  assert.equal(count("place", "town"), 5);
  assert.equal(count("railway", "station"), 1);
  assert.equal(count("amenity", "police"), 9);
  assert.ok(count("amenity", "pharmacy") > 5 && count("shop", "supermarket") > 5);
  for (const tags of tagged)
    if (tags["name"] !== undefined) assert.ok(tags["name:zh"] !== undefined && tags["name:en"] !== undefined);
});
