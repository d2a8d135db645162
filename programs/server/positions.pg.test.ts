import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { checksum } from "../../src/positions/nmea.ts";
import { eventually, type Reply, testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { ask, get, must, token } = server;

const administrator = token("systemAdministrator");
const gateway = token("importer");
const dispatcher = token("dispatcher");
const reader = token("reader");
const north = token("station", { station: "N" });
const crew = token("unit", { unit: "N-1" });

await must(
  "DefineIncidentType",
  { code: "fight", name: { zh: "打架", en: "Fight" }, priority: 2, enforcement: false },
  administrator,
);
for (const id of ["N", "S"]) {
  await must("RegisterStation", { id, name: { zh: id, en: id }, point: [116, 39] }, administrator);
  for (const number of [1, 2]) {
    const unit = `${id}-${number}`;
    const body = { unit, callsign: unit, kind: "patrol", station: id, crew: [], capabilities: [] };
    await must("RegisterUnit", body, administrator);
  }
}

let clock = Date.now() - 300_000;
/** A later moment than the last one, so that no fix is a duplicate; all lie within the last ten minutes. */
const later = (seconds = 1) => new Date((clock += seconds * 1000)).toISOString();

const fix = (unit: string, more: object = {}) => ({ unit, at: later(), point: [116.4, 39.9], ...more });
const report = (fixes: readonly object[], by: string, more: object = {}) =>
  ask("POST", "/api/v1/positions", by, { fixes, ...more });
const codes = (reply: Reply) =>
  (reply.content["refused"] as { index: number; code: string }[]).map(({ index, code }) => `${index} ${code}`);
const positions = async (by: string) =>
  (await get("/api/v1/positions", by)).content["positions"] as {
    unit: string;
    at: string;
    point: [number, number];
    speed?: number;
    heading?: number;
    source: string;
    ageSeconds: number;
  }[];
const positionOf = async (unit: string) => (await positions(dispatcher)).find((each) => each.unit === unit);
const setStatus = (unitId: string, status: string) => must("SetUnitStatus", { unitId, status }, dispatcher);

test("a batch is taken fix by fix: each that is not is named with its reason in both languages", async () => {
  const at = later(5);
  const sent = [
    fix("N-1", { at, speed: 12.5, heading: 90, accuracy: 8 }),
    fix("N-1", { at }),
    fix("N-1", { point: [116.4, 95] }),
    fix("N-2"),
    fix("nobody"),
    fix("S-1", { at: new Date(Date.now() + 120_000).toISOString() }),
    fix("S-2", { at: new Date(Date.now() - 700_000).toISOString() }),
    { unit: "N-1" },
  ];
  const reply = await report(sent, gateway);
  assert.equal(reply.status, 200);
  assert.equal(reply.content["accepted"], 2);
  assert.deepEqual(codes(reply), [
    "1 FixDuplicate",
    "2 FixInvalid",
    "4 NotOnDuty",
    "5 FixInFuture",
    "6 FixTooOld",
    "7 FixInvalid",
  ]);
  for (const each of reply.content["refused"] as { detail: string; zh: string }[]) {
    assert.match(each.detail, /^\S.*\.$/);
    assert.match(each.zh, /\p{Script=Han}/u);
  }
  const shown = await positionOf("N-1");
  assert.deepEqual([shown?.at, shown?.speed, shown?.heading, shown?.source], [at, 12.5, 90, "gateway"]);
  assert.ok(shown !== undefined && shown.ageSeconds > 200 && shown.ageSeconds < 400);
});

test("who may report what, and who sees it", async () => {
  assert.deepEqual(codes(await report([fix("N-1"), fix("N-2"), fix("nobody")], crew)), [
    "1 UnitNotYours",
    "2 UnitNotYours",
  ]);
  assert.deepEqual(codes(await report([fix("N-2"), fix("S-1")], north)), ["1 UnitNotYours"]);
  for (const by of [dispatcher, reader]) assert.equal((await report([fix("N-1")], by)).status, 403);
  await report([fix("S-1")], gateway);
  const seen = async (by: string) => (await positions(by)).map(({ unit }) => unit).sort();
  assert.deepEqual(await seen(dispatcher), ["N-1", "N-2", "S-1"]);
  assert.deepEqual(await seen(reader), ["N-1", "N-2", "S-1"]);
  assert.deepEqual(await seen(north), ["N-1", "N-2"]);
  assert.deepEqual(await seen(crew), ["N-1"]);
});

test("a body that cannot be read is 400 and names the field", async () => {
  for (const [body, field] of [
    [{ fixes: "none" }, "fixes"],
    [{ fixes: [] }, "fixes"],
    [{ fixes: Array.from({ length: 1001 }, () => ({})) }, "fixes"],
    [{ crs: "MARS", fixes: [{}] }, "crs"],
    [{ fixes: [{}], who: 1 }, "who"],
  ] as const) {
    const reply = await ask("POST", "/api/v1/positions", crew, body);
    assert.deepEqual([reply.status, reply.content["code"], reply.content["field"]], [400, "BodyInvalid", field]);
  }
});

test("places declared in GCJ-02 and BD-09 are WGS-84 from here on", async () => {
  const tiananmen = [116.397755, 39.913596];
  for (const [crs, point] of [
    ["GCJ02", [116.404, 39.915]],
    ["BD09", [116.410369, 39.921337]],
  ] as const) {
    assert.equal((await report([fix("N-1", { point, at: later(60) })], crew, { crs })).content["accepted"], 1);
    const found = (await positionOf("N-1"))?.point ?? [0, 0];
    for (const axis of [0, 1] as const)
      assert.ok(Math.abs(found[axis] - (tiananmen[axis] ?? 0)) < 1e-5, `${crs} ${found.join()}`);
  }
});

test("trackers speak OsmAnd and NMEA with a bearer token or Basic, and a token in the address opens nothing", async () => {
  const basic = `Basic ${Buffer.from(`tracker:${crew}`).toString("base64")}`;
  const send = async (path: string, authorization: string | undefined, init: RequestInit = {}) => {
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(authorization === undefined ? {} : { authorization }),
    };
    const response = await fetch(`${server.url()}/api/v1/${path}`, { ...init, headers });
    return { status: response.status, content: (await response.json()) as Record<string, unknown> };
  };
  const place = "id=N-1&lat=39.9137&lon=116.3977";
  const seconds = () => Math.round(Date.parse(later(20)) / 1000);
  const osmand = (at: number) => `positions/osmand?${place}&timestamp=${at}&speed=10&bearing=45&altitude=30`;
  const first = seconds();
  assert.deepEqual(await send(osmand(first), basic), { status: 200, content: { accepted: 1, refused: [] } });
  assert.deepEqual((await positionOf("N-1"))?.at, new Date(first * 1000).toISOString());
  assert.equal((await send(osmand(seconds()), `Bearer ${crew}`, { method: "POST" })).content["accepted"], 1);
  const form = { method: "POST", body: new URLSearchParams(`${place}&timestamp=${seconds()}000`) };
  assert.equal((await send("positions/osmand", basic, form)).content["accepted"], 1);

  for (const [query, field] of [
    ["id=N-1&lat=95&lon=1&timestamp=1", "lat"],
    [`${place}&timestamp=noon`, "timestamp"],
    [`${place}&timestamp=${first}&crs=x`, "crs"],
    ["lat=1&lon=1&timestamp=1", "id"],
    [`${place}&lat=1&timestamp=1`, "lat"],
  ]) {
    const { status, content } = await send(`positions/osmand?${query}`, basic);
    assert.deepEqual([status, content["code"], content["field"]], [400, "QueryInvalid", field], query);
  }
  assert.equal((await send(`${osmand(seconds())}&token=${crew}`, undefined)).status, 401);
  assert.equal((await send(osmand(seconds()), `Basic ${Buffer.from("x:y").toString("base64")}`)).status, 401);
  // A picture on any page can have a browser ask this, so its session counts for nothing here.
  const kept = async () => ({ ...(await positionOf("N-1")), ageSeconds: undefined });
  for (const method of ["GET", "POST"]) {
    const before = await kept();
    const cookie = { method, headers: { cookie: `callsign-session=${crew}`, origin: server.url() } };
    const answer = await send(osmand(first), undefined, cookie);
    assert.deepEqual([answer.status, answer.content["code"]], [401, "SignInNeeded"], method);
    assert.deepEqual(await kept(), before);
  }
  assert.equal((await send("units", basic)).status, 401, "Basic is taken for trackers only");

  const rmc = (at: string, sum?: string) => {
    const digits = at.replace(/\D/g, "");
    const date = digits.slice(6, 8) + digits.slice(4, 6) + digits.slice(2, 4);
    const body = `GNRMC,${digits.slice(8, 14)}.000,A,3954.822,N,11623.862,E,12.0,180.0,${date},,`;
    return `$${body}*${sum ?? checksum(body).toString(16).padStart(2, "0")}`;
  };
  const nmea = (lines: readonly string[]) =>
    send("positions/nmea?id=N-1", basic, {
      method: "POST",
      body: lines.join("\r\n"),
      headers: { "content-type": "text/plain" },
    });
  const both = await nmea([rmc(later(20)), "$GPGSV,ignored*00", rmc(later(20)), rmc(later(20), "00")]);
  assert.deepEqual([both.status, both.content["accepted"]], [200, 2], JSON.stringify(both.content));
  assert.equal((await positionOf("N-1"))?.heading, 180);
  const garbled = await nmea([rmc(later(20), "00")]);
  assert.deepEqual([garbled.status, garbled.content["field"]], [400, "checksum"]);
  assert.equal((await nmea([""])).status, 400);
  // Where a line end was lost the sentence before the other one counts as well.
  const joined = await nmea([`${rmc(later(20))}$GPGSV,ignored*00`]);
  assert.deepEqual([joined.status, joined.content["accepted"]], [200, 1], JSON.stringify(joined.content));
});

test("screens are told where units are, and that a unit off duty is nowhere, at once and without a trace", async () => {
  const hall = await server.listen(dispatcher);
  const said = () =>
    hall.reader.frames.flatMap((frame) =>
      frame.event === "positions" ? [frame.content as { fixes: { unit: string; at: string }[]; gone?: string[] }] : [],
    );
  assert.ok(said()[0]?.fixes.some(({ unit }) => unit === "S-1"));
  const at = later(10);
  await report([fix("S-1", { at })], gateway);
  await eventually(() => said().some(({ fixes }) => fixes.some((each) => each.unit === "S-1" && each.at === at)));
  await setStatus("S-1", "offDuty");
  assert.equal(await positionOf("S-1"), undefined);
  await eventually(() => said().some(({ gone }) => gone?.includes("S-1") === true));
  const refused = later(90);
  assert.deepEqual(codes(await report([fix("S-1", { at: refused })], gateway)), ["0 NotOnDuty"]);
  assert.equal(await positionOf("S-1"), undefined);
  await hall.close();
  await server.stop();
  const { rows } = await query("SELECT 1 FROM positions.sample WHERE unit = 'S-1' AND at = $1", [refused]);
  assert.deepEqual(rows, []);
  await server.start();
});

test("an incident's track holds its units' samples, ten seconds apart, for those who direct the work", async () => {
  const incident = await must("OpenIncident", { type: "fight", place: { words: "Mill Lane" } }, dispatcher);
  await must("OrderUnit", { incidentId: incident, unitId: "N-2" }, dispatcher);
  // From now on, for what was before the order is not the incident's; a clock may be a minute ahead of the server's.
  const begun = Date.now() + 10;
  const at = (seconds: number) => new Date(begun + seconds * 1000).toISOString();
  const track = [0, 3, 6, 12, 15, 23, 50].map((seconds) => fix("N-2", { at: at(seconds) }));
  assert.equal((await report(track, north)).content["accepted"], 7);
  assert.deepEqual(codes(await report([fix("N-2", { at: at(35) }), fix("N-2", { at: at(36) })], north)), [
    "0 FixOutOfOrder",
    "1 FixOutOfOrder",
  ]);
  const path = `/api/v1/incidents/${incident}/track`;
  const page = async (more: string) =>
    (await get(path + more, dispatcher)).content as { samples: { at: string }[]; next: string | null };
  const whole = await page("");
  assert.deepEqual(
    whole.samples.map((sample) => sample.at),
    [0, 12, 23, 35, 50].map(at),
  );
  const first = await page("?limit=3");
  const second = await page(`?limit=3&cursor=${first.next}`);
  assert.deepEqual([...first.samples, ...second.samples], whole.samples);
  assert.equal(second.next, null);
  for (const by of [reader, north, crew, token("calltaker")]) assert.equal((await get(path, by)).status, 403);
  assert.equal((await get("/api/v1/incidents/nothing/track", dispatcher)).status, 404);
});

test("after a restart the last samples of units on duty are shown again; what is older than the days kept is erased", async () => {
  const before = await positionOf("N-1");
  assert.ok(before !== undefined);
  await query(
    "INSERT INTO positions.sample (at, unit, lon, lat) VALUES (now() - interval '3 days', 'N-1', 1, 1), (now(), 'S-1', 1, 1)",
  );
  await must("ChangePositionSettings", { keepDays: 2 }, administrator);
  await server.stop();
  await server.start();
  assert.ok(await positionOf("N-1"));
  assert.equal(await positionOf("S-1"), undefined, "off duty");
  await eventually(async () => {
    const { rows } = await query(
      "SELECT count(*)::int AS count FROM positions.sample WHERE at < now() - interval '2 days'",
    );
    return rows[0]?.["count"] === 0;
  });
});

async function query(sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    return await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
