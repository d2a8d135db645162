import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { planMapText } from "../../src/district/anhe/testing/plan-map.ts";
import type { SpeedFit } from "../../src/streets/fit-speeds.ts";
import { importStreets } from "../../src/streets/server/import-streets.ts";
import { fitVerb } from "../cli/fit.ts";
import { newUlid } from "./testing/memory-api.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { get, ask, must, token } = server;

const administrator = token("systemAdministrator");
const dispatcher = token("dispatcher");
const slower = 1.5;

interface Fitted {
  readonly state: string;
  readonly fit: SpeedFit;
  readonly assignments: number;
  readonly trips: number;
  readonly left: Readonly<Record<string, number>>;
  readonly starts: { readonly track: number; readonly post: number };
}

type Place = readonly [number, number];

const around: readonly Place[] = Array.from({ length: 24 }, (_, index) => [
  110.38 + (index % 6) * 0.011,
  31.23 + Math.floor(index / 6) * 0.017,
]);

const speeds = async () => (await get("/api/v1/roads/speeds", dispatcher)).content;
const route = async (from: Place, to: Place) => {
  const { content } = await get(`/api/v1/route?from=${from.join()}&to=${to.join()}`, dispatcher);
  return content["route"] as { seconds: number; line: readonly Place[] } | null;
};
const routeSeconds = async (from: Place, to: Place) => (await route(from, to))?.seconds ?? 0;

/** Of the places around, those on the road to or from the first. */
async function placesOnRoads(): Promise<readonly Place[]> {
  const routes = await Promise.all(around.map((place) => route(place, [110.41, 31.25])));
  return routes.flatMap((found) => found?.line.slice(0, 1) ?? []);
}

async function fit(least = 200): Promise<Fitted> {
  for (;;) {
    const { status, content } = await get(`/api/v1/roads/fit?least=${least}`, administrator);
    assert.equal(status, 200, JSON.stringify(content));
    if (content["state"] !== "working") return content as unknown as Fitted;
  }
}

/** `callsign fit speeds` at this server; its exit code. */
function fitByVerb(...switches: readonly string[]): Promise<number | void> {
  const values: Readonly<Record<string, string>> = { data: server.folder, url: server.url(), token: administrator };
  return fitVerb.run({
    text: (name) => values[name],
    has: (name) => switches.includes(`--${name}`),
    rest: ["speeds"],
  });
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly body: object;
}

async function giveAll(orders: readonly Listed[]): Promise<void> {
  for (let first = 0; first < orders.length; first += 480) {
    const { content } = await ask("POST", "/api/v1/orders", token("importer"), orders.slice(first, first + 480));
    const refused = (content["answers"] as { accepted?: boolean }[]).find(({ accepted }) => accepted !== true);
    assert.equal(refused, undefined, JSON.stringify(refused));
  }
}

const begun = Date.now() - 20 * 86_400_000;
const at = (minutes: number, seconds = 0) => new Date(begun + minutes * 60_000 + seconds * 1000).toISOString();

/** A unit's way to a place, entered after the fact: ordered, en route, on scene, cleared, back on standby. */
function played(unitId: string, point: readonly number[], minute: number, seconds: number): readonly Listed[] {
  const [incidentId, assignmentId] = [newUlid(), newUlid()];
  const step = (name: string, body: object, ...time: [number, number?]): Listed => ({
    id: newUlid(),
    name,
    body: { ...body, occurredAt: at(...time) },
  });
  const both = { incidentId, assignmentId };
  return [
    { ...step("OpenIncident", { type: "fight", place: { point } }, minute), id: incidentId },
    { ...step("OrderUnit", { incidentId, unitId }, minute), id: assignmentId },
    step("GoEnRoute", both, minute + 1),
    step("ArriveOnScene", both, minute + 1, seconds),
    step("ClearUnit", both, minute + 120),
    step("SetUnitStatus", { unitId, status: "standby" }, minute + 125),
  ];
}

test("before streets are imported there is nothing to fit, and only administrators may ask", async () => {
  assert.deepEqual(await fit(), { state: "noStreets", streets: "none" });
  assert.equal((await get("/api/v1/roads/fit", dispatcher)).status, 403);
  assert.equal((await get("/api/v1/roads/fit?least=199", administrator)).status, 400);
  const { adopted, now } = await speeds();
  assert.deepEqual([adopted, now], [null, []]);
});

test("trips of 249 recorded ways are refused once one is missing, fitted when all are there, and taken into use", async () => {
  await must(
    "DefineIncidentType",
    { code: "fight", name: { zh: "打架", en: "Fight" }, priority: 2, enforcement: false },
    administrator,
  );
  const file = join(server.folder, "anhe.osm");
  writeFileSync(file, planMapText());
  const made = await importStreets({ file, dataFolder: server.folder, country: "CN", progress: () => undefined });
  const { junctions, edges, kilometres } = made.report;
  const adoption = { version: made.version, source: made.source, junctions, edges, kilometres };
  await must("AdoptStreets", adoption, administrator);

  await eventually(async () => (await get("/api/v1/roads", dispatcher)).content["streets"] === "ready");
  const places = await placesOnRoads();
  assert.ok(places.length > 8);
  const units = await Promise.all(
    places.slice(0, 4).map(async (point, index) => {
      const unit = `U-${index}`;
      const body = { unit, callsign: unit, kind: "patrol", crew: [], capabilities: [], point, occurredAt: at(-10) };
      await must("RegisterUnit", body, administrator);
      return { unit, point };
    }),
  );
  const ways: (readonly Listed[])[] = [];
  for (let round = 0; ways.length < 250; round++) {
    for (const [index, { unit, point }] of units.entries()) {
      const place = places[(round + index + 1) % places.length] ?? point;
      const seconds = await routeSeconds(point, place);
      if (seconds < 60) continue;
      // What the planted way takes, give or take a tenth.
      const took = Math.round(seconds * slower * (0.9 + ((round * 7 + index * 3) % 11) / 50));
      if (ways.length < 250) ways.push(played(unit, place, round * 400, took));
    }
  }
  await giveAll(ways.slice(0, 248).flat());
  const few = await fit();
  assert.deepEqual([few.state, few.trips, few.fit.fitted, few.fit.bands], ["done", 248, 199, null]);
  assert.equal(await fitByVerb("--adopt"), 1);
  assert.equal((await speeds())["adopted"], null);

  await giveAll(ways.slice(248).flat());
  const found = await fit();
  assert.deepEqual([found.assignments, found.trips, found.starts], [250, 250, { track: 0, post: 250 }]);
  assert.equal((await fit(201)).fit.bands, null);
  assert.ok(found.fit.bands !== null);
  for (const factor of found.fit.bands.flatMap(({ factors }) => factors)) assert.ok(Math.abs(factor - slower) < 0.05);
  const { errorBefore, errorAfter, isBetter } = found.fit;
  assert.ok(isBetter && errorBefore.meanPercent > 30 && errorAfter.meanPercent < 8, JSON.stringify(found.fit));

  const [from, to] = [places[0], places.at(-1)];
  assert.ok(from !== undefined && to !== undefined);
  const before = await routeSeconds(from, to);
  assert.equal(await fitByVerb(), 0);
  assert.equal((await speeds())["adopted"], null);
  assert.equal(await fitByVerb("--adopt"), 0);
  const { adopted, now } = await settled(1);
  assert.deepEqual([(adopted as { trips: number }).trips, now], [200, found.fit.bands[0]?.factors]);
  const afterwards = await routeSeconds(from, to);
  assert.ok(afterwards > before * 1.4 && afterwards < before * 1.6, `${before} s, then ${afterwards} s`);

  // The next fit begins from the map again, and not from what was learnt or from roads that are closed now.
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const restrictionId = await must("RestrictRoad", { line: [to], share: 0, reason: "flood", until }, dispatcher);
  await eventually(async () => (await route(from, to)) === null);
  assert.deepEqual((await fit()).fit, found.fit);
  await must("LiftRoadRestriction", { restriction: restrictionId }, dispatcher);
  await must("DropSpeedFactors", {}, administrator);
  await settled(0);
  assert.equal(await routeSeconds(from, to), before);
});

test("factors that did not lessen the error, of too few trips or of bands that overlap are refused", async () => {
  const factors = Array.from({ length: 17 }, () => 1.2);
  const good = {
    bands: [{ fromHour: 0, toHour: 24, factors }],
    trips: 200,
    errorBefore: { meanPercent: 30, medianSeconds: 60 },
    errorAfter: { meanPercent: 20, medianSeconds: 40 },
  };
  for (const [more, status, code] of [
    [{ errorAfter: { meanPercent: 30, medianSeconds: 40 } }, 422, "SpeedFactorsNoBetter"],
    [{ errorAfter: { meanPercent: 20, medianSeconds: 61 } }, 422, "SpeedFactorsNoBetter"],
    [{ trips: 199 }, 400, "BodyInvalid"],
    [{ bands: [{ fromHour: 0, toHour: 24, factors: [...factors.slice(1), 3.1] }] }, 400, "BodyInvalid"],
    [{ bands: [{ fromHour: 0, toHour: 24, factors: factors.slice(1) }] }, 422, "SpeedFactorsIncomplete"],
    [{ bands: [...good.bands, { fromHour: 23, toHour: 24, factors }] }, 422, "SpeedBandsOverlap"],
  ] as const) {
    const reply = await ask("POST", "/api/v1/orders/AdoptSpeedFactors", administrator, { ...good, ...more });
    assert.deepEqual([reply.status, reply.content["code"]], [status, code]);
  }
  assert.equal((await ask("POST", "/api/v1/orders/AdoptSpeedFactors", dispatcher, good)).status, 403);
});

test("a way begins where the track of its incident has the unit as it set out, before any post", async () => {
  await must("SetUnitStatus", { unitId: "U-1", status: "patrol", occurredAt: at(28_000) }, token("importer"));
  // The first sets out from patrol, the second from standby.
  const orders = [28_010, 28_200].flatMap((minute) => played("U-1", [110.41, 31.25], minute, 200));
  await giveAll(orders);
  const before = await fit();
  assert.deepEqual([before.left["start"], before.starts], [1, { track: 0, post: 251 }]);
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  // Others at the same incident, and the unit a while later, are far from any road; so is the second start.
  await client.query(
    `INSERT INTO positions.sample (at, unit, incident, lon, lat)
     VALUES ($1, 'U-1', $5, 110.4, 31.26), ($2, 'U-1', $5, 0, 0), ($3, 'U-2', $5, 0, 0), ($4, 'U-1', $6, 0, 0)`,
    [at(28_011, 8), at(28_011, 40), at(28_011, 1), at(28_200, 50), orders[0]?.id, orders[6]?.id],
  );
  await client.end();
  const found = await fit();
  assert.deepEqual([found.left["start"], found.left["road"], found.starts], [0, 1, { track: 1, post: 250 }]);
});

/** The router is told after the commit: what it works with is awaited. */
async function settled(bands: number): Promise<Awaited<ReturnType<typeof speeds>>> {
  for (;;) {
    const said = await speeds();
    if ((said["now"] as unknown[]).length > 0 === bands > 0) return said;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
