import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { slowness } from "../../ground/testing/slowness.ts";
import { planMapText } from "../../district/anhe/testing/plan-map.ts";
import { buildGraph } from "../build-graph.ts";
import { roadClasses } from "../road-class.ts";
import { noRoads, type RoadsState } from "../roads.ts";
import { at, extractOf, way } from "../testing/extract.ts";
import { graphBytes, graphIn } from "./graph-file.ts";
import { graphFileOf, importStreets } from "./import-streets.ts";
import { NoRoads, startRouter } from "./router.ts";
import { openStreets } from "./streets-in-use.ts";

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "callsign-streets-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const silent = () => undefined;
const line = extractOf({ 1: [0, 0], 2: [1, 0], 3: [2, 0], 4: [1, 1], 5: [2, 1] }, [
  way(1, [1, 2, 3]),
  way(2, [2, 4, 5, 3]),
]);

function graphFile(name: string): string {
  const file = join(folder, name);
  writeFileSync(file, graphBytes(buildGraph(line).graph));
  return file;
}

test("a graph is the same after it was written and read; other bytes are not taken for one", () => {
  const { graph } = buildGraph(line);
  assert.deepEqual(graphIn(graphBytes(graph)), graph);
  assert.throws(() => graphIn(Buffer.from("something else entirely")), /not a road graph/);
});

test("without streets the router says so; with them it answers; a file that is none leaves the old one in use", async () => {
  const router = startRouter(silent);
  const question = { start: at(0, 0), goal: at(2, 0) };
  await assert.rejects(router.ask("route", question), NoRoads);
  await router.use(graphFile("a.bin"));
  assert.equal(Math.round((await router.ask("route", question))?.metres ?? 0), 200);
  writeFileSync(join(folder, "bad.bin"), "no graph");
  await assert.rejects(router.use(join(folder, "bad.bin")), /not a road graph/);
  assert.equal(Math.round((await router.ask("route", question))?.metres ?? 0), 200);
  assert.equal(await router.ask("route", { ...question, goal: [10, 10] }), null);
  await router.close();
  await assert.rejects(router.ask("route", question), NoRoads);
});

test("the last metres are walked, and a place far from any road has no time and says how far is near enough", async () => {
  const router = startRouter(silent);
  await router.use(graphFile("b.bin"));
  const starts = Float64Array.from([...at(0, 0), ...at(0, 9)]);
  const { times, goal, starts: off } = await router.ask("arrivals", { starts, goal: at(1, -3) });
  // 100 m at ten metres a second, then 300 m at 1.5.
  assert.equal(Math.round((times[0] ?? 0) / 1000), 10 + 200);
  assert.deepEqual([times[1], off[1], goal], [null, null, 300]);
  await router.close();
});

test("a thread that dies fails its question and no other: the next is answered by a new one that knows the roads", async () => {
  const said: string[] = [];
  const router = startRouter((text) => said.push(text), new URL("./testing/frail-worker.ts", import.meta.url));
  await router.use(graphFile("c.bin"));
  const closed = { lines: [{ line: [at(0.5, 0)], share: 0 }], classFactors: [], contraflowFactor: null };
  assert.deepEqual(await router.tell(closed), { edges: [1] });
  await assert.rejects(router.ask("route", { start: at(0, 0), goal: [0, 90] }), NoRoads);
  assert.equal(await router.ask("route", { start: at(0, 0), goal: at(2, 0) }), null);
  assert.match(said.join("\n"), /the router ended \(exit code 7\)/);
  await router.close();
});

/** A street grid of 25 junctions round 110.2, 31.05, and one way more with the nodes given. */
function gridWith(extra: string, tags: string): string {
  const nodes = Array.from({ length: 25 }, (_, at) => {
    const [x, y] = [at % 5, Math.floor(at / 5)];
    return `<node id="${at + 1}" lon="${(110.2 + x * 0.003).toFixed(4)}" lat="${(31.05 + y * 0.003).toFixed(4)}"/>`;
  });
  const run = (id: number, refs: readonly number[]) =>
    `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join("")}<tag k="highway" v="residential"/></way>`;
  const ways = [0, 1, 2, 3, 4].flatMap((k) => [
    run(
      100 + k,
      [1, 2, 3, 4, 5].map((x) => k * 5 + x),
    ),
    run(
      200 + k,
      [0, 1, 2, 3, 4].map((y) => y * 5 + k + 1),
    ),
  ]);
  return `<?xml version="1.0"?><osm version="0.6">${nodes.join("")}${extra}${ways.join("")}<way id="300"><nd ref="25"/><nd ref="99"/>${tags}</way></osm>`;
}

test("a node at 0,0 or 900 km away costs its own road and not the index; a ferry of 850 km is no trouble", async () => {
  const road = '<tag k="highway" v="residential"/>';
  const made = [
    ["zero", '<node id="99" lon="0" lat="0"/>', road, 1],
    ["far", '<node id="99" lon="119.8" lat="31.05"/>', road, 1],
    ["ferry", '<node id="99" lon="119.1" lat="31.05"/>', '<tag k="route" v="ferry"/>', 0],
  ] as const;
  for (const [name, extra, tags, cut] of made) {
    const file = join(folder, `${name}.osm`);
    writeFileSync(file, gridWith(extra, tags));
    const dataFolder = join(folder, `data-${name}`);
    mkdirSync(dataFolder);
    const found = await importStreets({ file, dataFolder, progress: silent });
    assert.equal(found.left["segmentsTooLong"] ?? 0, cut, name);
    if (cut === 1) assert.ok(found.report.kilometres < 20, name);
    const router = startRouter(silent);
    await router.use(graphFileOf(dataFolder, found.version));
    const way = await router.ask("route", { start: [110.203, 31.053], goal: [110.209, 31.059] });
    assert.ok((way?.metres ?? 0) > 1000 && (way?.metres ?? 0) < 1500, `${name} ${way?.metres}`);
    await router.close();
  }
});

test("a map becomes streets in a folder of its own, once; a map without roads becomes nothing", async () => {
  const data = join(folder, "data");
  const file = join(folder, "anhe.osm");
  writeFileSync(file, planMapText());
  const steps = new Set<string>();
  const asked = { file, dataFolder: data, country: "CN", progress: (step: string) => void steps.add(step) };
  const made = await importStreets(asked);
  assert.deepEqual([made.wasThere, made.source, made.report.pieces], [false, "anhe.osm", 1]);
  assert.deepEqual([...steps], ["digest", "reading", "building", "tiles"]);
  assert.deepEqual(await importStreets(asked), { ...made, wasThere: true });
  const away = { ...asked, bbox: [0, 0, 1, 1] as const };
  await assert.rejects(importStreets(away), /no road that can be driven within the bounds|no nodes|holds no/i);
  await assert.rejects(importStreets({ ...asked, file: join(folder, "nowhere") }), /cannot be read/);
  assert.deepEqual(readdirSync(join(data, "streets")), [made.version]);
});

test("in Anhe the bridges are the only ways over the river, and a village has but its one road", async () => {
  const map = planMapText();
  const file = join(folder, "anhe2.osm");
  writeFileSync(file, map);
  const { version } = await importStreets({ file, dataFolder: folder, country: "CN", progress: silent });
  const router = startRouter(silent);
  await router.use(graphFileOf(folder, version));
  const town = { start: [110.41, 31.25], goal: [110.41, 31.285] } as const;
  const village = { start: [110.41, 31.285], goal: placeIn(map, "东山村") } as const;
  const route = await router.ask("route", town);
  assert.ok(route !== null && route.millis < 15 * 60_000);
  assert.ok(route.streets.some(({ name }) => name?.zh !== undefined && name.en !== undefined));
  assert.notEqual(await router.ask("route", village), null);

  const close = async (lines: readonly (readonly [number, number])[][]) =>
    router.tell({
      lines: lines.map((wayLine) => ({ line: wayLine, share: 0 })),
      classFactors: [],
      contraflowFactor: 1,
    });
  const bridges = waysIn(map, /k="bridge"/);
  assert.equal(bridges.length, 4);
  const left = bridges.slice(1);
  await close(left);
  assert.notEqual(await router.ask("route", town), null);
  await close(bridges);
  assert.equal(await router.ask("route", town), null);
  await close(waysIn(map, /v="东山村路"/));
  assert.equal(await router.ask("route", village), null);
  await router.close();
});

function pointsIn(map: string): ReadonlyMap<string, readonly [number, number]> {
  const nodes = map.matchAll(/<node id="(\d+)" version="1" lon="([\d.]+)" lat="([\d.]+)"/g);
  return new Map([...nodes].map(([, id = "", lon, lat]) => [id, [Number(lon), Number(lat)] as const]));
}

function waysIn(map: string, tag: RegExp): (readonly [number, number])[][] {
  const points = pointsIn(map);
  return [...map.matchAll(/<way .*?<\/way>/g)]
    .map(([text]) => text)
    .filter((text) => tag.test(text))
    .map((text) => [...text.matchAll(/ref="(\d+)"/g)].map(([, id = ""]) => points.get(id) ?? ([0, 0] as const)));
}

function placeIn(map: string, name: string): readonly [number, number] {
  const [, lon, lat] = new RegExp(`lon="([\\d.]+)" lat="([\\d.]+)">(?:(?!</node>).)*v="${name}"`).exec(map) ?? [];
  return [Number(lon), Number(lat)];
}

test("the streets in use follow the journal: a road closes at once and opens again when its time is over; missing files are said", async () => {
  const file = join(folder, "small.osm");
  const node = (id: number, lon: number, lat: number) => `<node id="${id}" version="1" lon="${lon}" lat="${lat}"/>`;
  writeFileSync(
    file,
    `<osm version="0.6">${node(1, 0, 0)}${node(2, 0.001, 0)}${node(3, 0.002, 0)}<way id="1" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way></osm>`,
  );
  const { version } = await importStreets({ file, dataFolder: folder, country: "CN", progress: silent });
  const inUse = openStreets({ dataFolder: folder, now: () => new Date(), log: silent });
  const question = { start: [0, 0] as const, goal: [0.002, 0] as const };
  assert.equal(inUse.condition(), "none");
  const adopted = {
    version,
    source: "small.osm",
    junctions: 2,
    edges: 1,
    kilometres: 0,
    at: "2026-11-24T00:00:00.000Z",
  };
  const roads: RoadsState = { ...noRoads, adopted };
  inUse.follow({ ...roads, adopted: { ...adopted, version: "0123456789abcdef" } });
  await inUse.settled();
  assert.equal(inUse.condition(), "missing");
  inUse.follow(roads);
  await inUse.settled();
  assert.equal(inUse.condition(), "ready");
  assert.deepEqual([inUse.conditionOfAdopted(), inUse.inUse()], ["ready", version]);
  assert.notEqual(await inUse.router.ask("route", question), null);
  // A newer version that is not there: the one before answers, and neither is taken for the other.
  inUse.follow({ ...roads, adopted: { ...adopted, version: "fedcba9876543210" } });
  assert.deepEqual([inUse.condition(), inUse.conditionOfAdopted(), inUse.inUse()], ["ready", "loading", version]);
  await inUse.settled();
  assert.deepEqual([inUse.condition(), inUse.conditionOfAdopted(), inUse.inUse()], ["ready", "missing", version]);
  inUse.follow(roads);
  await inUse.settled();
  const flood = {
    restriction: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    line: [[0.001, 0] as const],
    share: 0,
    reason: "flood",
    until: new Date(Date.now() + 400 * slowness()).toISOString(),
    by: "test",
    at: "2026-11-24T00:00:00.000Z",
  };
  inUse.follow({ ...roads, restrictions: [flood] });
  await inUse.settled();
  assert.equal(inUse.restrictionEdges(flood.restriction), 1);
  assert.equal(await inUse.router.ask("route", question), null);
  const deadline = Date.now() + 5000 * slowness();
  let route = null;
  while (route === null && Date.now() < deadline) route = await inUse.router.ask("route", question);
  assert.notEqual(route, null);
  await inUse.close();
});

test("closed while it loads, the router ends the thread it began", async () => {
  const router = startRouter(silent);
  const loading = router.use(graphFile("d.bin"));
  await router.close();
  await assert.rejects(loading, NoRoads);
  assert.equal(process.getActiveResourcesInfo().includes("MessagePort"), false);
});

test("what a way takes by the map alone is told beside what it takes now, for each class of road", async () => {
  const router = startRouter(silent);
  await router.use(graphFile("e.bin"));
  const residential = roadClasses.indexOf("residential");
  const classFactors = roadClasses.map((_, roadClass) => (roadClass === residential ? 2 : 1));
  const slowed = { lines: [{ line: [at(0.5, 0)], share: 0.5 }], classFactors, contraflowFactor: null };
  assert.deepEqual(await router.tell(slowed), { edges: [1] });
  const question = { start: at(0, -0.03), goal: at(2, 0) };
  const free = roadClasses.map((_, roadClass) => (roadClass === residential ? 20 : 0));
  const timesOf = async (asMapped: boolean) => {
    const route = await router.ask("route", { ...question, asMapped });
    assert.ok(route !== null);
    const { millis, walkMillis, freeMillisByClass } = route;
    return [
      Math.round((millis - walkMillis) / 1000),
      Math.round(walkMillis / 1000),
      freeMillisByClass.map((ms) => Math.round(ms / 1000)),
    ];
  };
  const [now, asMapped] = [await timesOf(false), await timesOf(true)];
  assert.deepEqual(now, [60, 2, free]);
  assert.deepEqual(asMapped, [20, 2, free]);
  await router.tell({ ...slowed, lines: [{ line: [at(0.5, 0)], share: 0 }] });
  assert.equal(await router.ask("route", question), null);
  assert.deepEqual(await timesOf(true), asMapped);
  await router.close();
});

test("the router works with the factors of the district's hour, and with the next band's when that begins", async (t) => {
  const file = graphFileOf(folder, "00000000000000aa");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, graphBytes(buildGraph(line).graph));
  // Long enough before nine for the first look on this machine.
  const early = 1000 * slowness();
  const begun = Date.now();
  const nearNine = Date.UTC(2026, 10, 24, 1) - early;
  const inUse = openStreets({
    dataFolder: folder,
    now: () => new Date(nearNine + Date.now() - begun),
    zone: () => "Asia/Shanghai",
    log: silent,
  });
  t.after(() => inUse.close());
  const factors = (factor: number) => roadClasses.map(() => factor);
  const none = { meanPercent: 0, medianSeconds: 0 };
  const adoptedAt = "2026-11-24T00:00:00.000Z";
  const roads: RoadsState = {
    ...noRoads,
    adopted: { version: "00000000000000aa", source: "line", junctions: 5, edges: 2, kilometres: 1, at: adoptedAt },
    speeds: {
      bands: [
        { fromHour: 7, toHour: 9, factors: factors(3) },
        { fromHour: 9, toHour: 17, factors: factors(1.5) },
      ],
      trips: 500,
      errorBefore: none,
      errorAfter: none,
      at: adoptedAt,
    },
  };
  inUse.follow(roads);
  await inUse.settled();
  const seconds = async () => {
    const route = await inUse.router.ask("route", { start: at(0, 0), goal: at(2, 0) });
    return Math.round((route?.millis ?? 0) / 1000);
  };
  assert.deepEqual([await seconds(), inUse.factors()], [60, factors(3)]);
  const deadline = Date.now() + early + 5000 * slowness();
  while ((await seconds()) !== 30 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual([await seconds(), inUse.factors()], [30, factors(1.5)]);
  inUse.follow(noRoads);
  await inUse.settled();
  assert.deepEqual([await seconds(), inUse.factors()], [20, []]);
});
