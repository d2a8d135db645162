import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Incident } from "../../src/dispatch/incident.ts";
import { importStreets, streetsFolder } from "../../src/streets/server/import-streets.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { get, give, must, token } = server;

const administrator = token("systemAdministrator");
const dispatcher = token("dispatcher");
const crew = (unit: string) => token("unit", { unit });

type Point = readonly [number, number];

/** A main road east to west, and beside it a way round that is three times as long. */
const nodes: readonly Point[] = [
  [110.0, 31.0],
  [110.01, 31.0],
  [110.02, 31.0],
  [110.01, 31.01],
];
const osm = `<?xml version="1.0"?><osm version="0.6">
${nodes.map(([lon, lat], id) => `<node id="${id + 1}" lon="${lon}" lat="${lat}"/>`).join("")}
<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="maxspeed" v="36"/></way>
<way id="2"><nd ref="1"/><nd ref="4"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="maxspeed" v="36"/></way>
</osm>`;

const scene: Point = [110.02, 31.0];
const unit = (id: string, kind: string, point: Point) =>
  must(
    "RegisterUnit",
    { unit: id, callsign: id, kind, station: "N", crew: [{ badge: "1", sworn: true }], capabilities: [], point },
    administrator,
  );

await must("RegisterStation", { id: "N", name: { zh: "北所", en: "North" }, point: [110, 31] }, administrator);
for (const [code, priority] of [
  ["robbery", 1],
  ["fight", 2],
  ["noise", 3],
] as const) {
  const name = { zh: code, en: code };
  await must("DefineIncidentType", { code, name, priority, enforcement: false }, administrator);
}
await unit("WEST", "patrol", [110.0, 31.0]);
await unit("NORTH", "patrol", [110.01, 31.01]);
await unit("QUICK", "quickResponse", [110.0, 31.0]);

interface Recommendation {
  readonly streets: string;
  readonly unknown: readonly string[];
  readonly runCard: { readonly card: string; readonly places: readonly object[] } | null;
  readonly recommended: readonly string[];
  readonly ranked: readonly {
    readonly unit: string;
    readonly travelSeconds: number | null;
    readonly positionAssumed: boolean;
    readonly freeInSeconds: number | null;
    readonly suits: boolean;
  }[];
  readonly leftOut: readonly {
    readonly unit: string;
    readonly reason: string;
    readonly travelSeconds: number | null;
    readonly zh: string;
  }[];
}

const open = (type: string) => must("OpenIncident", { type, place: { point: scene } }, dispatcher);
const recommendation = async (id: string) =>
  (await get(`/api/v1/incidents/${id}/recommendation`, dispatcher)).content as unknown as Recommendation;
const secondsOf = async (id: string) =>
  Object.fromEntries((await recommendation(id)).ranked.map((one) => [one.unit, one.travelSeconds]));
const incident = async (id: string) => (await get(`/api/v1/incidents/${id}`, dispatcher)).content["state"] as Incident;

test("without streets dispatch goes on, and the recommendation says what it does not know", async () => {
  const id = await open("noise");
  const { streets, unknown, ranked, recommended } = await recommendation(id);
  assert.equal(streets, "none");
  assert.deepEqual(unknown, ["streets", "positions"]);
  assert.deepEqual(
    ranked.map((one) => [one.unit, one.travelSeconds, one.positionAssumed]),
    [
      ["NORTH", null, true],
      ["QUICK", null, true],
      ["WEST", null, true],
    ],
  );
  assert.deepEqual(recommended, ["NORTH"]);
  const assignmentId = await must("OrderUnit", { incidentId: id, unitId: "WEST" }, dispatcher);
  await must("CancelAssignment", { incidentId: id, assignmentId, reason: "test" }, dispatcher);
});

test("with streets the way by road counts; a closed road counts at once, and until it is lifted", async () => {
  writeFileSync(join(server.folder, "map.osm"), osm);
  const made = await importStreets({
    file: join(server.folder, "map.osm"),
    dataFolder: server.folder,
    progress: () => undefined,
  });
  const { version, source, report } = made;
  const { junctions, edges, kilometres } = report;
  await must("AdoptStreets", { version, source, junctions, edges, kilometres }, administrator);
  await eventually(async () => (await get("/api/v1/roads", dispatcher)).content["streets"] === "ready");

  const id = await open("noise");
  const free = await secondsOf(id);
  assert.ok(Math.abs((free["WEST"] ?? 0) - 191) <= 3, `${free["WEST"]} s over 1,908 m at 36 km/h`);
  assert.ok((free["NORTH"] ?? 0) < (free["WEST"] ?? 0));

  const until = new Date(Date.now() + 3_600_000).toISOString();
  const line = [
    [110.004, 31.0],
    [110.006, 31.0],
  ];
  const restriction = await must("RestrictRoad", { line, share: 0, reason: "积水", until }, dispatcher);
  await eventually(async () => (await secondsOf(id))["WEST"] !== free["WEST"]);
  assert.ok(((await secondsOf(id))["WEST"] ?? 0) > 250, "the way round");
  await must("LiftRoadRestriction", { restriction }, dispatcher);
  await eventually(async () => (await secondsOf(id))["WEST"] === free["WEST"]);
});

test("who asks for the first only gets the same first, and of those who cannot go only the nearer", async () => {
  const id = await open("noise");
  await must("SetUnitStatus", { unitId: "NORTH", status: "outOfService", reason: "test" }, dispatcher);
  const all = await recommendation(id);
  const { status, content } = await get(`/api/v1/incidents/${id}/recommendation?most=1`, dispatcher);
  assert.equal(status, 200);
  const first = content as unknown as Recommendation;
  assert.deepEqual(first.ranked, all.ranked.slice(0, 1));
  assert.deepEqual(first.recommended, all.recommended);
  assert.deepEqual(
    first.leftOut.map((one) => [one.unit, one.travelSeconds]),
    all.leftOut.map((one) => [one.unit, one.travelSeconds]),
  );
  assert.ok((first.leftOut[0]?.travelSeconds ?? 0) > 0, "how soon it would be there is said of it too");
  const refused = await get(`/api/v1/incidents/${id}/recommendation?most=none`, dispatcher);
  assert.deepEqual([refused.status, refused.content["field"]], [400, "most"]);
  await must("SetUnitStatus", { unitId: "NORTH", status: "standby", reason: "test" }, dispatcher);
});

test("the run card says who must go; another needs a reason, and its reason is recorded", async () => {
  await must(
    "DefineRunCard",
    {
      card: "robbery",
      name: { zh: "抢劫编组", en: "Robbery" },
      when: { types: ["robbery"] },
      send: [
        { kinds: ["quickResponse"], count: 1 },
        { kinds: ["patrol"], count: 1 },
      ],
      inform: ["shiftLeader"],
      policy: { first: "closest" },
      reasonDemanded: true,
    },
    administrator,
  );
  const id = await open("robbery");
  const { runCard, recommended } = await recommendation(id);
  assert.equal(runCard?.card, "robbery");
  assert.deepEqual(runCard.places, [
    { line: 0, suggested: "QUICK", substitute: false },
    { line: 1, suggested: "NORTH", substitute: false },
  ]);
  assert.deepEqual(recommended, ["QUICK", "NORTH"]);
  const order = { incidentId: id, unitId: "WEST", recommended: "NORTH" };
  const refused = await give("OrderUnit", order, dispatcher);
  assert.equal(refused.status, 422);
  assert.equal(refused.content["code"], "ReasonDemanded");
  const assignmentId = await must("OrderUnit", { ...order, reason: "认识当事人" }, dispatcher);
  const sent = await recommendation(id);
  assert.deepEqual(sent.runCard?.places, [
    { line: 0, suggested: "QUICK", substitute: false },
    { line: 1, sent: "WEST", substitute: false },
  ]);
  assert.deepEqual(
    sent.leftOut.map((one) => [one.unit, one.reason]),
    [["WEST", "AlreadySent"]],
  );
  const other = await open("robbery");
  assert.deepEqual(
    (await recommendation(other)).leftOut.map((one) => [one.unit, one.reason]),
    [["WEST", "BusyElsewhere"]],
  );
  await must("ExpectClearing", { incidentId: id, assignmentId, minutes: 5 }, crew("WEST"));
  const waiting = (await recommendation(other)).ranked.find((one) => one.unit === "WEST");
  assert.ok(waiting !== undefined && waiting.freeInSeconds !== null && waiting.freeInSeconds > 290);
  await must("CancelAssignment", { incidentId: id, assignmentId, reason: "test" }, dispatcher);
});

test("promises run, are forecast, kept or broken, and are counted by circle, tier and priority", async () => {
  const outline = [
    [110.01, 30.99],
    [110.03, 30.99],
    [110.03, 31.005],
    [110.01, 31.005],
  ];
  const circle = { kind: "circle", id: "KF-1", name: { zh: "快反圈", en: "Circle" }, parts: [[outline]] };
  await must("AdoptAreas", { source: "areas.geojson", areas: [circle], accepted: {} }, administrator);
  const rows = [
    { where: "circle", priorities: [1], seconds: { post: 100 } },
    { where: "circle", priorities: [2], seconds: { post: 1 } },
    { where: "anywhere", seconds: { post: 1000 } },
  ];
  await must("SetPromises", { clock: "ordered", tierOf: { patrol: "post" }, rows }, administrator);

  const late = await open("robbery");
  await must("OrderUnit", { incidentId: late, unitId: "WEST", recommended: "NORTH", reason: "test" }, dispatcher);
  const course = async (id: string) => (await incident(id)).promiseCourse?.post;
  await eventually(async () => (await course(late))?.expectedAt !== undefined);
  const promise = (await incident(late)).assignments[0]?.promise;
  assert.deepEqual([promise?.circle, promise?.seconds, promise?.priority], ["KF-1", 100, 1]);
  const arrivals = (await get(`/api/v1/incidents/${late}/arrivals`, dispatcher)).content["arrivals"] as {
    readonly unit: string;
    readonly seconds: number;
  }[];
  assert.equal(arrivals[0]?.unit, "WEST");
  assert.ok(Math.abs((arrivals[0]?.seconds ?? 0) - 191) <= 3);

  const broken = await open("fight");
  const assignmentId = await must("OrderUnit", { incidentId: broken, unitId: "NORTH" }, dispatcher);
  await eventually(async () => (await course(broken))?.broken !== undefined);
  await must("StatePromiseCause", { incidentId: broken, tier: "post", cause: "distance" }, dispatcher);
  await must("ArriveOnScene", { incidentId: broken, assignmentId }, crew("NORTH"));
  await must("ClearUnit", { incidentId: broken, assignmentId }, crew("NORTH"));

  const kept = await open("noise");
  const quick = await must("OrderUnit", { incidentId: kept, unitId: "NORTH" }, dispatcher);
  await must("ArriveOnScene", { incidentId: kept, assignmentId: quick }, crew("NORTH"));

  const own = await must("OpenIncident", { type: "noise", place: { point: scene } }, crew("QUICK"));
  await must("OrderUnit", { incidentId: own, unitId: "QUICK" }, dispatcher);

  const { content } = await get("/api/v1/statistics/intervals", dispatcher);
  const none = { kept: 0, broken: 0, running: 0, released: 0, share: null };
  assert.deepEqual(content["promiseKept"], [
    { circle: "KF-1", tier: "post", priority: 1, ...none, running: 1 },
    { circle: "KF-1", tier: "post", priority: 2, ...none, broken: 1, share: 0 },
    { circle: "KF-1", tier: "post", priority: 3, ...none, kept: 1, share: 1 },
  ]);
  const waits = content["waitedTooLong"] as readonly { priority: number; inTime: number; over: number }[];
  assert.deepEqual(
    waits.map(({ priority }) => priority),
    [1, 2, 3],
  );
  assert.ok(waits.every(({ inTime, over }) => inTime >= 0 && over >= 0 && inTime + over > 0));
});

test("streets that are not there any more at the next start are said to be missing, and dispatch goes on", async () => {
  await server.stop();
  const versions = readdirSync(join(server.folder, "streets"));
  for (const version of versions) await rm(streetsFolder(server.folder, version), { recursive: true });
  await server.start();
  await unit("FREE", "patrol", scene);
  const id = await open("fight");
  const { streets, unknown, ranked } = await recommendation(id);
  assert.equal(streets, "missing");
  assert.ok(unknown.includes("streets"));
  assert.ok(ranked.some((one) => one.unit === "FREE" && one.travelSeconds === null));
  await must("OrderUnit", { incidentId: id, unitId: "FREE" }, dispatcher);
});
