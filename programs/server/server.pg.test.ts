import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { slowness } from "../../src/ground/testing/slowness.ts";
import { readNote } from "../../src/journal/checkpoint.ts";
import { isConsistent, leafHash, rootFromInclusion } from "../../src/journal/merkle.ts";
import { administer } from "../../src/journal/server/testing/test-database.ts";
import { startServer } from "./server.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { ask, get, give, must, token } = server;

const administrator = token("systemAdministrator");
const auditor = token("auditAdministrator");
const supervisor = token("supervisor");
const dispatcher = token("dispatcher");
const calltaker = token("calltaker");
const reader = token("reader");
const north = token("station", { station: "N" });
const unit = token("unit", { unit: "N-1" });

await must(
  "DefineIncidentType",
  { code: "fight", name: { zh: "打架", en: "Fight" }, priority: 2, enforcement: true },
  administrator,
);
for (const id of ["N", "S"]) {
  await must("RegisterStation", { id, name: { zh: id, en: id }, point: [100, 30] }, administrator);
  const body = {
    unit: `${id}-1`,
    callsign: `${id}-1`,
    kind: "patrol",
    station: id,
    crew: [{ badge: "1", sworn: true }],
    capabilities: [],
  };
  await must("RegisterUnit", body, administrator);
}

const open = (words: string) =>
  must("OpenIncident", { type: "fight", place: { words }, narrative: "a quarrel, in private words" }, dispatcher);

test("an order is in the lists, on the card and on the board as soon as it is answered", async () => {
  const id = await open("Mill Lane 3");
  const assignment = await must("OrderUnit", { incidentId: id, unitId: "N-1" }, dispatcher);
  const card = (await get(`/api/v1/incidents/${id}`, dispatcher)).content;
  assert.equal(card["stage"], "ordered");
  assert.deepEqual(
    (card["timeline"] as { type: string }[]).map((fact) => fact.type),
    ["IncidentOpened", "UnitOrdered"],
  );
  const list = (await get("/api/v1/incidents?stage=ordered&unit=N-1", dispatcher)).content["incidents"] as {
    id: string;
  }[];
  assert.deepEqual(
    list.map((each) => each.id),
    [id],
  );
  const streams = (await get("/api/v1/board", dispatcher)).content["streams"] as Record<
    string,
    { active?: { assignment: string } }
  >;
  assert.equal(streams["unit/N-1"]?.active?.assignment, assignment);
  const units = (await get("/api/v1/units", dispatcher)).content["units"] as { id: string; shownStatus: string }[];
  assert.equal(units.find((each) => each.id === "N-1")?.shownStatus, "awaitingAcknowledgement");
  await must("CancelAssignment", { incidentId: id, assignmentId: assignment, reason: "test over" }, dispatcher);
});

test("lists are paged without a gap or a repetition, also when rows of one instant meet the page's edge", async () => {
  const ids = new Set<string>();
  for (let count = 0; count < 7; count++) ids.add(await open(`house ${count}`));
  const seen: string[] = [];
  let cursor = "";
  do {
    const page = (await get(`/api/v1/incidents?limit=3${cursor}`, reader)).content;
    seen.push(...(page["incidents"] as { id: string }[]).map((each) => each.id));
    const next = page["next"] as string | null;
    cursor = next === null ? "" : `&cursor=${next}`;
  } while (cursor !== "");
  assert.equal(new Set(seen).size, seen.length);
  for (const id of ids) assert.ok(seen.includes(id));
  assert.deepEqual(seen, [...seen].sort().reverse());
});

test("a card's timeline comes in pages from the newest back, without a gap or a repetition", async () => {
  const id = await open("Mill Lane 7");
  for (let part = 0; part < 5; part++) await must("AddNarrative", { incidentId: id, text: `part ${part}` }, dispatcher);
  const path = `/api/v1/incidents/${id}`;
  const page = async (query: string) =>
    (await get(`${path}?limit=4${query}`, dispatcher)).content as { timeline: { n: number }[]; next: string | null };
  const newest = await page("");
  const older = await page(`&cursor=${newest.next}`);
  assert.equal(newest.timeline.length, 4);
  assert.equal(older.next, null);
  const whole = (await get(path, dispatcher)).content as { timeline: { n: number }[]; next: string | null };
  assert.equal(whole.timeline.length, 6);
  assert.equal(whole.next, null);
  assert.deepEqual([...older.timeline, ...newest.timeline], whole.timeline);
  const unit = (await get("/api/v1/units/N-1?limit=1", dispatcher)).content as {
    timeline: object[];
    next: string | null;
  };
  assert.equal(unit.timeline.length, 1);
  assert.notEqual(unit.next, null);
  const foreign = Buffer.from(JSON.stringify(["2026-01-01T00:00:00.000Z", "x"])).toString("base64url");
  for (const query of ["limit=0", "limit=501", "cursor=abc", `cursor=${foreign}`, "from=2026-01-01T00:00:00.000Z"])
    assert.equal((await get(`${path}?${query}`, dispatcher)).status, 400, query);
});

test("each role sees what it may: lists, cards, units, calls", async () => {
  const id = await open("out of sight");
  const call = await must("RingCall", { channel: "voice", kind: "emergency", number: "555 0100" }, calltaker);
  const mine = async (by: string) =>
    ((await get("/api/v1/incidents", by)).content["incidents"] as { id: string }[]).some((each) => each.id === id);
  assert.deepEqual(
    [await mine(dispatcher), await mine(reader), await mine(north), await mine(unit)],
    [true, true, false, false],
  );
  assert.equal((await get(`/api/v1/incidents/${id}`, north)).status, 404);
  assert.equal((await get("/api/v1/incidents/nothing", dispatcher)).status, 404);
  assert.equal((await get("/api/v1/units/S-1", north)).status, 404);
  assert.equal((await get("/api/v1/units/N-1", north)).status, 200);
  assert.equal((await get(`/api/v1/calls/${call}`, calltaker)).status, 200);
  assert.equal((await get(`/api/v1/calls/${call}`, reader)).status, 403);
  // Supervision answers for what is kept of a caller; what is sealed in it opens with a purpose.
  assert.equal((await get(`/api/v1/calls/${call}`, supervisor)).status, 200);
  assert.equal((await ask("POST", "/api/v1/openings", supervisor, { stream: `call/${call}` })).status, 422);
  const waiting = (await get("/api/v1/calls?state=waiting&kind=emergency", calltaker)).content["calls"] as {
    id: string;
  }[];
  assert.ok(waiting.some((each) => each.id === call));
  await must("OrderStation", { incidentId: id, stationId: "N" }, dispatcher);
  assert.equal(await mine(north), true);
});

test("no plain text of a sealed field is anywhere but in the answer of an opening", async () => {
  const id = await open("sealed");
  const stream = `incident/${id}`;
  for (const [path, by] of [
    [`/api/v1/incidents/${id}`, dispatcher],
    ["/api/v1/board", dispatcher],
    ["/api/v1/log/facts?limit=1000", auditor],
  ] as const) {
    const reply = await get(path, by);
    assert.equal(reply.status, 200, path);
    assert.doesNotMatch(JSON.stringify(reply.content), /private words/, path);
  }
  const { rows } = await query("SELECT string_agg(body, '') AS all FROM journal.fact");
  assert.doesNotMatch(String(rows[0]?.["all"]), /private words/);
  const opened = await ask("POST", "/api/v1/openings", dispatcher, { stream, purpose: "dispatching" });
  assert.equal((opened.content["values"] as { text: string }[])[0]?.text, "a quarrel, in private words");
  const card = (await get(`/api/v1/incidents/${id}`, dispatcher)).content;
  assert.equal((card["timeline"] as { type: string }[]).at(-1)?.type, "SealedOpened");
});

test("queries that make no sense are refused by name", async () => {
  for (const [path, field] of [
    ["incidents?stage=asleep", "stage"],
    ["incidents?limit=0", "limit"],
    ["incidents?limit=x", "limit"],
    ["incidents?from=yesterday", "from"],
    ["incidents?cursor=abc", "cursor"],
    ["incidents?who=me", "who"],
    ["incidents?limit=1&limit=2", "limit"],
    ["calls?kind=rude", "kind"],
    ["units?x=1", "x"],
    ["log/inclusion?n=0", "n"],
    ["log/inclusion?n=1&size=99999", "size"],
    ["log/consistency?from=5&to=2", "from"],
  ] as const) {
    const reply = await get(`/api/v1/${path}`, dispatcher);
    assert.deepEqual([reply.status, reply.content["code"], reply.content["field"]], [400, "QueryInvalid", field], path);
  }
});

test("the log proves itself: inclusion and consistency against the signed checkpoint", async () => {
  const first = readNote(String((await get("/api/v1/log/checkpoint", reader)).content["text"]));
  await open("one more");
  const second = readNote(String((await get("/api/v1/log/checkpoint", reader)).content["text"]));
  assert.ok(first !== null && second !== null && second.checkpoint.size > first.checkpoint.size);
  const bytes = (text: string) => Buffer.from(text, "base64");
  const root = bytes(second.checkpoint.root);
  const size = second.checkpoint.size;
  const facts = (await get("/api/v1/log/facts?limit=1000", auditor)).content["facts"] as {
    n: number;
    body: string;
  }[];
  for (const n of [1, 2, size - 1, size]) {
    const { hashes } = (await get(`/api/v1/log/inclusion?n=${n}&size=${size}`, reader)).content as {
      hashes?: string[];
    };
    const leaf = leafHash(Buffer.from(facts[n - 1]?.body ?? ""));
    assert.deepEqual(
      Buffer.from(rootFromInclusion(leaf, n - 1, size, (hashes ?? []).map(bytes)) ?? []),
      root,
      `fact ${n}`,
    );
  }
  const from = first.checkpoint.size;
  const { hashes } = (await get(`/api/v1/log/consistency?from=${from}&to=${size}`, reader)).content as {
    hashes?: string[];
  };
  assert.ok(isConsistent(from, bytes(first.checkpoint.root), size, root, (hashes ?? []).map(bytes)));
  assert.equal((await get("/api/v1/log/facts", reader)).status, 403);
});

test("a console that was connected before a restart has every fact after it, and holds what the board is", async () => {
  const id = await open("restart");
  const before = await server.listen(dispatcher);
  await must("AddNarrative", { incidentId: id, text: "before" }, dispatcher);
  await eventually(() => before.reader.facts.some((fact) => fact.type === "NarrativeAdded"));
  await before.close();
  await must("ChangePriority", { incidentId: id, priority: 1, reason: "worse" }, dispatcher);
  await server.stop();
  await server.start();
  await must("ChangePriority", { incidentId: id, priority: 3, reason: "better" }, dispatcher);
  const again = await server.listen(dispatcher, before.reader);
  await must("ChangePriority", { incidentId: id, priority: 4, reason: "calm" }, dispatcher);
  await eventually(() => again.reader.facts.at(-1)?.type === "PriorityChanged" && again.reader.facts.length >= 4);
  const ns = again.reader.facts.map((fact) => fact.n);
  // At its end the program attests what was read and counts what it refused; a dispatcher does not see these two, and
  // nothing else is left out.
  const after = (ns[0] ?? 0) - 1;
  const log = await get(`/api/v1/log/facts?after=${after}&limit=${(ns.at(-1) ?? 0) - after}`, auditor);
  const facts = (log.content["facts"] as { n: number; body: string }[]).filter(
    ({ body }) => !["ReadsNoted", "SecurityEventsCounted"].includes((JSON.parse(body) as { type: string }).type),
  );
  assert.deepEqual(
    ns,
    facts.map(({ n }) => n),
  );
  const { streams } = (await get("/api/v1/board", dispatcher)).content as { streams?: object };
  assert.deepEqual(Object.fromEntries(again.reader.held), streams);
  await again.close();
});

test("a station's desk gets what is sent to it, and forgets what is withdrawn", async () => {
  const id = await open("to the station");
  const desk = await server.listen(north);
  const stream = `incident/${id}`;
  assert.equal(desk.reader.held.has(stream), false);
  const order = await must("OrderStation", { incidentId: id, stationId: "N" }, dispatcher);
  await eventually(() => desk.reader.held.has(stream));
  await must("WithdrawStationOrder", { incidentId: id, stationOrderId: order, reason: "elsewhere" }, dispatcher);
  await eventually(() => !desk.reader.held.has(stream));
  assert.equal(
    desk.reader.facts.some((fact) => fact.type === "StationOrderCancelled"),
    false,
  );
  await desk.close();
});

test("while the database is away orders are 503, the board goes on and says so, and recovery is by itself", async () => {
  const id = await open("through the outage");
  const hall = await server.listen(dispatcher);
  const name = new URL(server.databaseUrl).pathname.slice(1);
  const outside = new URL(server.databaseUrl);
  outside.pathname = "/postgres";
  await administer(outside.href, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await administer(outside.href, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  const said = (state: string) =>
    hall.reader.frames.some(
      (frame) => (frame.content as { database?: string } | null)?.database === state && frame.event === "status",
    );
  await eventually(() => said("down"));
  const refused = await give("ChangePriority", { incidentId: id, priority: 1, reason: "now" }, dispatcher);
  assert.deepEqual([refused.status, refused.content["code"]], [503, "Unavailable"]);
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  const health = await get("/api/v1/health", dispatcher);
  assert.deepEqual([health.status, health.content["takesOrders"]], [503, false]);
  assert.equal((health.content["reason"] as { code: string }).code, "database");
  assert.equal((await get("/api/v1/health/live", dispatcher)).status, 200);
  assert.ok(`incident/${id}` in ((await get("/api/v1/board", dispatcher)).content["streams"] as object));
  assert.equal((await get("/api/v1/incidents", dispatcher)).status, 503);
  const late = await server.listen(reader);
  assert.deepEqual(late.reader.frames.find((frame) => frame.event === "status")?.content, { database: "down" });
  assert.ok(late.reader.held.has(`incident/${id}`));
  await late.close();

  await administer(outside.href, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await eventually(
    async () =>
      (await give("ChangePriority", { incidentId: id, priority: 1, reason: "now" }, dispatcher)).status === 200,
  );
  await eventually(() => {
    const last = hall.reader.frames.findLast((frame) => frame.event === "status");
    return (last?.content as { database: string } | undefined)?.database === "up";
  });
  await eventually(() => (hall.reader.held.get(`incident/${id}`) as { priority: number }).priority === 1);
  await hall.close();
});

test("a second server on the same database is refused with a sentence, and leaves the first alone", async () => {
  await assert.rejects(startServer({ ...server.options, port: 0 }), /Another Callsign is writing to this database/);
  assert.equal((await get("/api/v1/health", dispatcher)).status, 200);
});

test("with too little free space orders are 503 before anything is written", async () => {
  await server.stop();
  await server.start({ leastFreeBytes: Number.MAX_SAFE_INTEGER });
  const refused = await give("OpenIncident", { type: "fight", place: { words: "x" } }, dispatcher);
  assert.equal(refused.status, 503);
  assert.equal((await get("/api/v1/status", dispatcher)).content["takesOrders"], false);
  const { status, content } = await get("/api/v1/health", dispatcher);
  assert.deepEqual(
    [status, content["status"], content["database"], content["takesOrders"]],
    [200, "degraded", "up", false],
  );
  const reason = content["reason"] as { code: string; zh: string; en: string };
  assert.equal(reason.code, "space");
  assert.match(reason.en, /Less space is free than is to be kept/);
  assert.match(reason.zh, /剩余空间/);
  assert.equal((await get("/api/v1/incidents", dispatcher)).status, 200);
  await server.stop();
  await server.start();
  assert.equal((await give("OpenIncident", { type: "fight", place: { words: "x" } }, dispatcher)).status, 200);
  const well = (await get("/api/v1/health", dispatcher)).content;
  assert.deepEqual([well["status"], well["takesOrders"], well["reason"]], ["ok", true, null]);
});

test("a new folder that cannot hold its first records is refused with a sentence", async () => {
  const fresh = testServer({ leastFreeBytes: Number.MAX_SAFE_INTEGER });
  await assert.rejects(fresh, /first records of the new data folder .* cannot be written: \d+ bytes free/);
});

test("stopping ends open readers within the time it has", async () => {
  const hall = await server.listen(dispatcher);
  const began = Date.now();
  await server.stop();
  const took = Date.now() - began;
  assert.ok(took < 2500 * slowness(), `${took} ms`);
  await hall.close();
  await server.start();
});

async function query(sql: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
