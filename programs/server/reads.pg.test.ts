import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { eventually, testServer } from "./testing/test-server.ts";
import { isFactOf } from "../../src/journal/server/fact-type.ts";

const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
after(async () => {
  await database.end();
  await server.close();
});
const { get, must, ask, token } = server;

const system = token("systemAdministrator");
const dispatcher = token("dispatcher", { officer: "D1" });
const auditor = token("auditAdministrator", { officer: "A1" });
const north = token("station", { officer: "N1", station: "north" });

await must(
  "DefineIncidentType",
  { code: "quarrel", name: { zh: "纠纷", en: "Quarrel" }, priority: 3, enforcement: false },
  system,
);
for (const id of ["north", "south"]) {
  await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
}
const incident = await must("OpenIncident", { type: "quarrel", place: { words: "人民路1号" } }, dispatcher);

interface Read {
  readonly officer: string;
  readonly what: string;
  readonly stream: string | null;
  readonly span: string | null;
  readonly outside: boolean | null;
}
interface Reads {
  readonly reads: readonly Read[];
  readonly attested: readonly {
    readonly from: string;
    readonly to: string;
    readonly rows: number;
    readonly state: string;
  }[];
  readonly open: number;
}

async function reads(query: string): Promise<Reads> {
  const reply = await get(`/api/v1/reads?${query}`, auditor);
  assert.equal(reply.status, 200, JSON.stringify(reply.content));
  return reply.content as unknown as Reads;
}

test("a card, a list and an opening are on record with who looked and as what; a refused read is not", async () => {
  assert.equal((await get(`/api/v1/incidents/${incident}`, dispatcher)).status, 200);
  assert.equal((await get("/api/v1/incidents?current=true&limit=2", dispatcher)).status, 200);
  assert.equal(
    (await ask("POST", "/api/v1/openings", dispatcher, { stream: `incident/${incident}`, purpose: "dispatching" }))
      .status,
    200,
  );
  assert.equal((await get("/api/v1/incidents/01ARZ3NDEKTSV4RRFFQ69G5FAV", dispatcher)).status, 404);
  const { reads: found } = await reads("officer=D1");
  assert.deepEqual(
    found.map(({ what, stream, span, outside }) => ({ what, stream, span, outside })),
    [
      { what: "opening", stream: `incident/${incident}`, span: null, outside: null },
      { what: "incidents", stream: null, span: "current=true", outside: null },
      { what: "incident", stream: `incident/${incident}`, span: null, outside: null },
    ],
  );
});

test("looking at the record is itself on record, and so is its report", async () => {
  await reads("what=incident");
  assert.equal(
    (await get("/api/v1/reads/report?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z", auditor)).status,
    200,
  );
  const { reads: found } = await reads("officer=A1&limit=2");
  assert.deepEqual(
    found.map(({ what, span }) => [what, span]),
    [
      ["readsReport", "from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z"],
      ["reads", "what=incident"],
    ],
  );
});

test("what a desk looks at is on record as inside or outside its jurisdiction", async () => {
  await must("OrderStation", { incidentId: incident, stationId: "north" }, dispatcher);
  assert.equal((await get(`/api/v1/incidents/${incident}`, north)).status, 200);
  const outsides = async () => (await reads("officer=N1&what=incident")).reads.map(({ outside }) => outside);
  assert.deepEqual(await outsides(), [false], "where no area is known, what was ordered to a desk is its own");
});

test("the live push is on record from when it was joined to when it was left", async () => {
  const listening = await server.listen(token("dispatcher", { officer: "D2" }));
  await listening.close();
  await eventually(async () => (await reads("officer=D2")).reads.length === 2);
  assert.deepEqual(
    (await reads("officer=D2")).reads.map(({ what }) => what),
    ["liveLeft", "liveJoined"],
  );
});

test("a person's card that came by the live push is said to have been opened; one out of sight is not there", async () => {
  const security = token("securityAdministrator", { officer: "SEC1" });
  await must("RegisterPerson", { person: "P9", name: "李明", kind: "officer", part: "bureau", leads: false }, security);
  assert.equal((await ask("POST", "/api/v1/reads", security, { stream: "person/P9" })).status, 204);
  assert.equal((await ask("POST", "/api/v1/reads", security, { stream: "person/P10" })).status, 404);
  assert.deepEqual(
    (await reads("what=person")).reads.map(({ officer, stream }) => [officer, stream]),
    [["SEC1", "person/P9"]],
  );
});

test("only the audit administrator reads the record", async () => {
  for (const role of ["dispatcher", "supervisor", "securityAdministrator", "systemAdministrator", "dutyCommander"]) {
    assert.equal((await get("/api/v1/reads", token(role))).status, 403, role);
  }
});

test("what cannot be asked is refused with the parameter's name", async () => {
  for (const [query, field] of [
    ["what=everything", "what"],
    ["name=李明", "name"],
    ["from=yesterday", "from"],
    [`cursor=${Buffer.from(`["2026-01-01T00:00:00.000Z","x"]`).toString("base64url")}`, "cursor"],
  ]) {
    const reply = await get(`/api/v1/reads?${query}`, auditor);
    assert.deepEqual([reply.status, reply.content["field"]], [400, field], query);
  }
  assert.equal(
    (await get("/api/v1/reads/report?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", auditor)).status,
    400,
  );
});

test("the record is attested when the program ends, and a row that is changed, added or taken away is seen", async () => {
  await server.stop();
  const { rows: noted } = await database.query(`SELECT body FROM journal.fact WHERE ${isFactOf("ReadsNoted")}`);
  assert.equal(noted.length, 1);
  await server.start();
  const states = async () => {
    const { attested, open } = await reads("what=incident");
    return [attested.map(({ state }) => state), open];
  };
  assert.deepEqual(await states(), [["same"], 0]);
  await database.query("UPDATE privacy.read SET officer = 'D9' WHERE officer = 'D1' AND what = 'incident'");
  assert.deepEqual(await states(), [["changed"], 0]);
  await database.query("UPDATE privacy.read SET officer = 'D1' WHERE officer = 'D9'");
  assert.deepEqual(await states(), [["same"], 0]);
  await database.query("DELETE FROM privacy.read WHERE what = 'opening'");
  assert.deepEqual(await states(), [["changed"], 0]);
});

test("a program that ended without its last word leaves a gap in the record", async () => {
  await server.stop();
  const before = (await database.query("SELECT 1 FROM privacy.read WHERE what = 'gap'")).rows.length;
  assert.equal(before, 0);
  await database.query(
    "INSERT INTO privacy.read (at, officer, role, what) VALUES (now() + interval '1 second', 'D1', 'dispatcher', 'incidents')",
  );
  await server.start();
  const { reads: gaps } = await reads("what=gap");
  assert.equal(gaps.length, 1);
  assert.match(gaps[0]?.span ?? "", /^after=20/);
});
