import assert from "node:assert/strict";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { planMapText } from "../../src/district/anhe/testing/plan-map.ts";
import { importStreets, tilesFileOf } from "../../src/streets/server/import-streets.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { get, must, token } = server;
const reader = token("reader");

async function adopt(attribution = { zh: "虚构", en: "Invented" }): Promise<string> {
  const file = join(server.folder, "anhe.osm");
  writeFileSync(file, planMapText());
  const made = await importStreets({ file, dataFolder: server.folder, attribution, progress: () => undefined });
  const { version, source, report } = made;
  const { junctions, edges, kilometres } = report;
  await must("AdoptStreets", { version, source, junctions, edges, kilometres }, token("systemAdministrator"));
  await eventually(async () => (await get("/api/v1/map", reader)).content["kind"] === "vector");
  return version;
}

test("without streets there is no map, and that is said", async () => {
  const { status, content } = await get("/api/v1/map", reader);
  assert.equal(status, 200);
  assert.deepEqual([content["kind"], content["tiles"], content["attribution"]], ["none", null, null]);
});

test("streets that are not there are not taken into use, and what is in use stays", async () => {
  const body = { version: "0123456789abcdef0123", source: "gone.osm", junctions: 1, edges: 1, kilometres: 1 };
  const reply = await server.give("AdoptStreets", body, token("systemAdministrator"));
  assert.deepEqual([reply.status, reply.content["code"]], [404, "StreetsUnknown"]);
  assert.equal((await get("/api/v1/map", reader)).content["kind"], "none");
});

test("imported streets are the map: their tiles are kept for good, empty land is 204, nonsense is refused", async () => {
  const version = await adopt();
  const { content } = await get("/api/v1/map", reader);
  assert.deepEqual(content["attribution"], { zh: "虚构", en: "Invented" });
  assert.equal(content["tiles"], `/api/v1/tiles/${version}/{z}/{x}/{y}`);
  const [west = 0, south = 0, east = 0, north = 0] = content["bounds"] as number[];
  const [lon, lat] = [(west + east) / 2, ((south + north) / 2) * (Math.PI / 180)];
  const x = Math.floor(((lon + 180) / 360) * 2 ** 13);
  const y = Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * 2 ** 13);
  const tile = await get(`/api/v1/tiles/${version}/13/${x}/${y}`, reader);
  assert.equal(tile.status, 200);
  assert.equal(tile.headers.get("content-type"), "application/vnd.mapbox-vector-tile");
  assert.match(tile.headers.get("cache-control") ?? "", /immutable/);
  assert.equal((await get(`/api/v1/tiles/${version}/13/1/1`, reader)).status, 204);
  assert.equal((await get(`/api/v1/tiles/${version}/13/${x}/north`, reader)).status, 400);
  assert.equal((await get(`/api/v1/tiles/..%2f..%2fetc/13/1/1`, reader)).status, 400);
  assert.equal((await get(`/api/v1/tiles/${"0".repeat(20)}/13/1/1`, reader)).status, 404);
  assert.equal((await get(`/api/v1/tiles/${version}/13/${x}/${y}`, "nobody")).status, 401);
});

test("a typed address is answered from the map, kept nowhere on the way, and bad questions name their field", async () => {
  await adopt();
  const ask = (query: string) => get(`/api/v1/places?${query}`, reader);
  await eventually(async () => ((await ask("q=rmlu")).content["places"] as unknown[]).length > 0);
  const found = await ask("q=rmlu&most=1");
  const [place] = found.content["places"] as { zh: string; kind: string; point: readonly number[] }[];
  assert.deepEqual([place?.zh, place?.kind], ["人民路", "street"]);
  assert.equal(found.headers.get("cache-control"), "no-store");
  for (const [query, field] of [
    ["", "q"],
    ["q=a&most=0", "most"],
    ["q=a&near=here", "near"],
    ["q=a&name=b", "name"],
  ] as const) {
    const { status, content } = await ask(query);
    assert.deepEqual([status, content["field"]], [400, field], query);
  }
  assert.ok(!server.lines.some((line) => line.includes("rmlu")));
});

test("tiles that were cut short are no map, and the rest goes on", async () => {
  const version = await adopt();
  await server.stop();
  truncateSync(tilesFileOf(server.folder, version), 1000);
  await server.start();
  assert.equal((await get("/api/v1/map", reader)).content["kind"], "none");
  await eventually(async () => (await get("/api/v1/roads", reader)).content["streets"] === "ready");
});

test("another's map stands in its place, with its owner's name", async () => {
  await server.stop();
  const attribution = { zh: "天地图", en: "Tianditu" };
  await server.start({ map: { tiles: "https://t0.example.cn/{z}/{x}/{y}.png", attribution } });
  const { content } = await get("/api/v1/map", reader);
  assert.deepEqual(
    [content["kind"], content["tiles"], content["attribution"]],
    ["raster", "https://t0.example.cn/{z}/{x}/{y}.png", attribution],
  );
});
