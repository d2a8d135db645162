import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Environment } from "../../../journal/server/engine/environment.ts";
import type { OsmExtract } from "../../osm-extract.ts";
import { readOsmFile, type ReadingChoices } from "./read-osm-file.ts";
import { type Drawn, pbfData, pbfHeader } from "./write-pbf.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-osm-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** Names of files say nothing about what is in them. */
function read(content: string | Buffer, choices: ReadingChoices = {}): Promise<OsmExtract> {
  const path = join(folder, `extract-${++files}.bin`);
  writeFileSync(path, content);
  return readOsmFile(path, choices);
}

const osm = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">${content}</osm>\n`;
const node = (id: number, lon: number, lat: number, tags: Readonly<Record<string, string>> = {}) =>
  `<node id="${id}" lon="${lon}" lat="${lat}">${tagged(tags)}</node>`;
const way = (id: number, nodes: readonly number[], tags: Readonly<Record<string, string>>) =>
  `<way id="${id}">${nodes.map((ref) => `<nd ref="${ref}"/>`).join("")}${tagged(tags)}</way>`;
const tagged = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    .join("");

const street = { highway: "residential", name: "人民路", "name:en": "Renmin Road" };

/** The same small town in every form: a street of three nodes, a bollard, a school, a pond as a relation, a restriction. */
const town: Drawn = {
  nodes: [
    { id: 1, lon: 1214000000, lat: 312000000 },
    { id: 2, lon: 1214010000, lat: 312000000, tags: { barrier: "bollard" } },
    { id: 3, lon: 1214020000, lat: 312000000 },
    { id: 7_000_000_004, lon: 1214020000, lat: 312010000 },
    { id: 5, lon: 1214015000, lat: 312005000, tags: { amenity: "school", name: "一中" } },
    { id: 6, lon: 1214000000, lat: -312000000, tags: { barrier: "bollard" } },
  ],
  ways: [
    { id: 11, nodes: [1, 2, 3], tags: street },
    { id: 12, nodes: [3, 7_000_000_004], tags: { highway: "primary", maxspeed: "50", oneway: "yes" } },
    { id: 13, nodes: [1, 3], tags: {} },
    { id: 14, nodes: [3, 7_000_000_004, 1], tags: {} },
  ],
  relations: [
    {
      id: 21,
      members: [
        [1, 11, "from"],
        [0, 3, "via"],
        [1, 12, "to"],
      ],
      tags: { type: "restriction", restriction: "no_left_turn" },
    },
    {
      id: 22,
      members: [
        [1, 13, "outer"],
        [1, 14, "outer"],
      ],
      tags: { type: "multipolygon", natural: "water", name: "东湖" },
    },
  ],
};

function assertTown(extract: OsmExtract): void {
  assert.deepEqual([...extract.nodes.ids], [1, 2, 3, 7_000_000_004]);
  assert.deepEqual([...extract.nodes.lon], [1214000000, 1214010000, 1214020000, 1214020000]);
  assert.deepEqual([...extract.nodes.lat], [312000000, 312000000, 312000000, 312010000]);
  assert.deepEqual(extract.roads, [
    {
      id: 11,
      nodes: [1, 2, 3],
      class: "residential",
      forward: 30,
      backward: 30,
      name: { local: "人民路", en: "Renmin Road" },
    },
    {
      id: 12,
      nodes: [3, 7_000_000_004],
      class: "primary",
      forward: 50,
      backward: 20,
      contraflow: "backward",
    },
  ]);
  assert.deepEqual(extract.restrictions, [{ id: 21, kind: "no", from: 11, via: { node: 3 }, to: 12 }]);
  assert.deepEqual([...extract.barriers], [2]);
  assert.deepEqual(extract.places, [{ lon: 1214015000, lat: 312005000, name: { local: "一中" }, kind: "school" }]);
  assert.deepEqual(extract.land, [
    {
      layer: "water",
      name: { local: "东湖" },
      closed: true,
      parts: [[1214000000, 312000000, 1214020000, 312000000, 1214020000, 312010000, 1214000000, 312000000]],
    },
  ]);
  assert.deepEqual(extract.left, {});
}

const townXml = osm(
  [
    // Any order: the relation before its ways, the ways before their nodes.
    ...(town.relations ?? []).map(({ id, members, tags }) => {
      const kinds = ["node", "way", "relation"];
      const list = members.map(([kind, ref, role]) => `<member type="${kinds[kind]}" ref="${ref}" role="${role}"/>`);
      return `<relation id="${id}">${list.join("")}${tagged(tags)}</relation>`;
    }),
    ...(town.ways ?? []).map(({ id, nodes, tags }) => way(id, nodes, tags)),
    ...(town.nodes ?? []).toReversed().map(({ id, lon, lat, tags }) => node(id, lon / 1e7, lat / 1e7, tags)),
  ].join("\n"),
);

test("a PBF is read with dense and with plain nodes, packed or not, whatever its granularity and offset", async () => {
  for (const form of [
    { dense: true },
    { dense: false },
    { dense: true, granularity: 1000 },
    { dense: false, granularity: 50, offset: 250_000 },
  ]) {
    assertTown(await read(Buffer.concat([pbfHeader(), pbfData(town, form)])));
    assertTown(await read(Buffer.concat([pbfHeader(), pbfData(town, form, false)])));
  }
});

test("a PBF's blocks may come in any order", async () => {
  const { nodes = [], ways = [], relations = [] } = town;
  const blocks = [{ relations }, { nodes: nodes.slice(2) }, { ways }, { nodes: nodes.slice(0, 2) }];
  assertTown(await read(Buffer.concat([pbfHeader(), ...blocks.map((drawn) => pbfData(drawn, { dense: true }))])));
});

test("XML is read plain and gzipped, in any order, known by content", async () => {
  assertTown(await read(townXml));
  assertTown(await read(`\uFEFF\n${townXml}`));
  assertTown(await read(gzipSync(townXml)));
});

test("progress grows to the end", async () => {
  const told: (readonly [number, number])[] = [];
  await read(townXml, { bbox: [121, 31, 122, 32], progress: (done, all) => told.push([done, all]) });
  assert.ok(told.every(([done, all], index) => done <= all && done >= (told[index - 1]?.[0] ?? 0)));
  assert.equal(told.at(-1)?.[0], told.at(-1)?.[1]);
});

test("the country rules roads without a limit", async () => {
  const xml = osm(node(1, 0, 0) + node(2, 0, 0.001) + way(3, [1, 2], { highway: "primary" }));
  assert.equal((await read(xml, { country: "cn" })).roads[0]?.forward, 60);
  assert.equal((await read(xml, { country: "DE" })).roads[0]?.forward, 50);
});

test("a way is cut where its nodes are missing, and repeated nodes are dropped", async () => {
  const nodes = [1, 2, 4, 5, 7].map((id) => node(id, id / 1000, 0)).join("");
  const { roads, left, nodes: kept } = await read(osm(nodes + way(9, [1, 2, 2, 3, 4, 5, 6, 7], street)));
  assert.deepEqual(
    roads.map((road) => [road.id, road.nodes]),
    [
      [9, [1, 2]],
      [9, [4, 5]],
    ],
  );
  assert.deepEqual([...kept.ids], [1, 2, 4, 5]);
  assert.deepEqual(left, { waysCut: 1 });
});

test("of an id that comes twice the later one stays", async () => {
  const xml = osm(
    node(1, 0, 0) +
      node(2, 0.001, 0, { barrier: "bollard" }) +
      node(2, 0.002, 0) +
      node(3, 0.003, 0) +
      node(4, 0.001, 0, { amenity: "school", name: "A" }) +
      node(4, 0.001, 0, { amenity: "school", name: "B" }) +
      way(9, [1, 2], street) +
      way(9, [1, 2, 3], street) +
      way(8, [1, 3], street) +
      way(8, [1, 3], { highway: "footway" }),
  );
  const { roads, nodes, barriers, places, left } = await read(xml);
  assert.deepEqual(
    roads.map((road) => [road.id, road.nodes]),
    [[9, [1, 2, 3]]],
  );
  assert.deepEqual([...nodes.lon], [0, 20000, 30000]);
  assert.deepEqual([barriers.size, places.map(({ name }) => name?.local)], [0, ["B"]]);
  assert.deepEqual(left, { duplicateWays: 2, duplicateNodes: 2 });
});

test("what an editor deleted stays out; its new things with negative ids come in", async () => {
  const xml = osm(
    node(-1, 0, 0) +
      node(-2, 0.001, 0) +
      '<node id="3" lon="0.002" lat="0" action="delete"/>' +
      way(-5, [-1, -2, 3], street) +
      '<way id="6" visible="false"><nd ref="-1"/><nd ref="-2"/><tag k="highway" v="primary"/></way>',
  );
  const { roads } = await read(xml);
  assert.deepEqual(
    roads.map(({ id, nodes }) => [id, nodes]),
    [[-5, [-1, -2]]],
  );
});

test("with a bounding box roads end at it, and what touches it is drawn whole", async () => {
  const { nodes, roads, restrictions, places, land } = await read(townXml, { bbox: [121.39, 31.19, 121.4012, 31.21] });
  assert.deepEqual([...nodes.ids], [1, 2]);
  assert.deepEqual(
    roads.map(({ id, nodes }) => [id, nodes]),
    [[11, [1, 2]]],
  );
  assert.deepEqual([restrictions, places], [[], []]);
  assert.equal(land[0]?.parts[0]?.length, 8);
});

test("lakes keep their islands, with outer rings counter-clockwise and holes clockwise; an open ring is counted", async () => {
  const square = (first: number, at: number, size: number) =>
    node(first, at, at) +
    node(first + 1, at, at + size) +
    node(first + 2, at + size, at + size) +
    node(first + 3, at + size, at);
  const relation = (id: number, members: string) =>
    `<relation id="${id}">${members}<tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>`;
  const member = (ref: number, role: string) => `<member type="way" ref="${ref}" role="${role}"/>`;
  const { land, left } = await read(
    osm(
      square(1, 0, 0.01) +
        square(11, 0.002, 0.001) +
        way(21, [1, 2, 3], {}) +
        way(22, [1, 4, 3], {}) +
        way(23, [11, 14, 13, 12, 11], {}) +
        relation(31, member(21, "outer") + member(23, "inner") + member(22, "outer")) +
        relation(32, member(21, "outer")),
    ),
  );
  const area = (ring: readonly number[]) =>
    ring.reduce(
      (sum, value, at) =>
        at % 2 === 0 ? sum + value * (ring[at + 3] ?? 0) - (ring[at + 2] ?? 0) * (ring[at + 1] ?? 0) : sum,
      0,
    );
  assert.equal(land.length, 1);
  assert.deepEqual(
    land[0]?.parts.map((ring) => Math.sign(area(ring))),
    [1, -1],
  );
  assert.deepEqual(left, { shapesOpen: 1 });
});

/** Refused with a sentence in both languages that says so. */
async function refused(content: string | Buffer, en: RegExp, choices: ReadingChoices = {}): Promise<void> {
  await assert.rejects(read(content, choices), (error: unknown) => {
    assert.ok(error instanceof Environment, String(error));
    assert.match(error.sentence.en, en);
    assert.match(error.sentence.zh, /\p{Script=Han}/u);
    return true;
  });
}

test("a PBF cut anywhere is refused, never half read", async () => {
  const header = pbfHeader();
  const whole = Buffer.concat([header, pbfData(town, { dense: true })]);
  for (let length = 0; length < whole.length; length++) {
    // At the end of the header a file is whole, but has nothing in it.
    const en =
      length === 0 || length === header.length
        ? /has no nodes/
        : length < 15
          ? /is not an OpenStreetMap file/
          : new RegExp(`breaks off at byte ${length}\\.`);
    await refused(whole.subarray(0, length), en);
  }
});

test("XML cut anywhere is refused, plain or gzipped", async () => {
  const whole = Buffer.from(townXml);
  const end = whole.lastIndexOf(">") + 1;
  for (let length = 60; length < end; length += 37) {
    await refused(whole.subarray(0, length), new RegExp(`breaks off at byte ${length}\\.`));
  }
  await refused(whole.subarray(0, end - 1), /breaks off at byte/);
  const zipped = gzipSync(whole);
  for (const length of [200, zipped.length - 9, zipped.length - 1]) {
    await refused(zipped.subarray(0, length), new RegExp(`breaks off at byte ${length}\\.`));
  }
});

test("damage is refused with its place", async () => {
  const header = pbfHeader();
  const data = pbfData(town, { dense: true });
  const flipped = Buffer.concat([header, data]);
  const middle = header.length + 60;
  flipped[middle] = (flipped[middle] ?? 0) ^ 0xff;
  await refused(flipped, /is damaged: it cannot be read near byte \d+/);
  await refused(
    Buffer.concat([header, data, Buffer.from("ffffffff00", "hex")]),
    /is damaged.*header of 4294967295 bytes/,
  );
  await refused(osm("<node id='1' lon='0' lat='0'></way>"), /is damaged.*line 2/);
  await refused(osm("<node lon='0' lat='0'/><way/>"), /is damaged.*without id/);
});

test("a PBF with every byte of its block changed in turn is read or refused, never worse", async () => {
  const header = pbfHeader();
  const plain = pbfData(town, { dense: true }, false);
  for (let at = 4; at < plain.length; at++) {
    const changed = Buffer.from(plain);
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    await read(Buffer.concat([header, changed])).catch((error: unknown) => {
      assert.ok(error instanceof Environment, `byte ${at}: ${String(error)}`);
    });
  }
});

test("features of the format that are not known are refused by name", async () => {
  const features = ["OsmSchema-V0.6", "HistoricalInformation"];
  await refused(Buffer.concat([pbfHeader(features), pbfData(town, { dense: true })]), /“HistoricalInformation”/);
});

test("what is not an OpenStreetMap file, or has nothing in it, is refused", async () => {
  await refused("hello", /is not an OpenStreetMap file/);
  await refused("<!DOCTYPE html><html></html>", /is not an OpenStreetMap file/);
  await refused('<?xml version="1.0"?><gpx></gpx>', /is not an OpenStreetMap file/);
  await refused("<osmChange></osmChange>", /is not an OpenStreetMap file/);
  await refused(gzipSync("hello"), /is not an OpenStreetMap file/);
  await refused(Buffer.from("BZh91AY&SY"), /unpack it first/);
  await refused("", /has no nodes/);
  await refused(osm(""), /has no nodes/);
  await refused(osm("<remark>runtime error: Query timed out after 25 seconds.</remark>"), /Query timed out/);
  await refused(townXml, /no nodes within the bounding box/, { bbox: [1, 1, 2, 2] });
});

test("a file that cannot be opened is refused with the reason", async () => {
  await assert.rejects(readOsmFile(join(folder, "none.osm")), /Cannot read .*: there is no such file\./);
  await assert.rejects(readOsmFile(folder), /Cannot read .*: it is a folder\./);
});

test("XML is read in the encoding it declares; another that is not what it says is refused", async () => {
  const latin = (text: string) => Buffer.from(text.replace("UTF-8", "ISO-8859-1"), "latin1");
  const named = osm(
    node(1, 8, 49) + node(2, 8.01, 49) + way(3, [1, 2], { highway: "residential", name: "Königstraße" }),
  );
  const { roads } = await read(latin(named));
  assert.equal(roads[0]?.name?.local, "Königstraße");
  await assert.rejects(read(Buffer.from(named, "latin1")), /not utf-8/);
  await assert.rejects(read(Buffer.from(named.replace("UTF-8", "klingon-1"))), /declares the encoding “klingon-1”/);
});

test("an Overpass answer with positions inside its ways is read", async () => {
  const nd = (ref: number, lat: number, lon: number) => `<nd ref="${ref}" lat="${lat}" lon="${lon}"/>`;
  const content = `<way id="3"><bounds minlat="49" minlon="8" maxlat="49" maxlon="8.02"/>${nd(1, 49, 8)}${nd(2, 49, 8.01)}<tag k="highway" v="residential"/></way><way id="4">${nd(2, 49, 8.01)}${nd(5, 49, 8.02)}<tag k="highway" v="residential"/></way>`;
  const found = await read(osm(content));
  assert.equal(found.roads.length, 2);
  assert.deepEqual([...found.nodes.lon], [80_000_000, 80_100_000, 80_200_000]);
  assert.deepEqual(found.left, {});
});

test("what lies at 0,0 has no position; a map that lies there itself stays whole", async () => {
  const far = [1, 2, 3, 4].map((id) => node(id, 110.2 + id / 1000, 31.05)).join("");
  const lost = node(8, 0, 0, { amenity: "hospital", name: "Nowhere" }) + node(9, 0.000_001, 0);
  const roads = way(11, [1, 2, 3, 4], street) + way(12, [4, 8, 9], street);
  const extract = await read(osm(far + lost + roads));
  assert.deepEqual([extract.nodes.ids.length, extract.places.length], [4, 0]);
  assert.deepEqual(extract.left, { segmentsTooLong: 1, roadsAtZero: 1, placesAtZero: 1 });
  const there = [1, 2, 3].map((id) => node(id, (id - 1) / 1000, 0)).join("");
  assert.equal((await read(osm(there + way(11, [1, 2, 3], street)))).nodes.ids.length, 3);
});

test("UTF-16 with its mark is read; ways without the positions of their nodes say how to ask for them", async () => {
  const town = osm(node(1, 110.2, 31) + node(2, 110.201, 31) + way(11, [1, 2], street)).replace("UTF-8", "UTF-16");
  const extract = await read(Buffer.from(`\uFEFF${town}`, "utf16le"));
  assert.equal(extract.roads[0]?.name?.local, "人民路");
  await assert.rejects(read(osm(way(11, [1, 2], street))), /without the positions of their nodes.*out geom/);
});
