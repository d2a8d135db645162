import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
const { ask, get, must, token } = server;
const pool = new pg.Pool({ connectionString: server.databaseUrl });
// A database that goes while a connection to it is being closed is no error of this.
pool.on("error", () => undefined);
after(async () => {
  await pool.end();
  await server.close();
});

const administrator = token("systemAdministrator");
const taker = token("calltaker", { officer: "310042" });
const other = token("calltaker", { officer: "310043" });
const dispatcher = token("dispatcher", { officer: "310050" });
const supervisor = token("supervisor", { officer: "310001" });

const open = async (stream: string, by: string, more: object = {}) => {
  const { status, content } = await ask("POST", "/api/v1/openings", by, { stream, ...more });
  return status === 200 ? "open" : content["code"];
};

interface Listed {
  readonly id: string;
  readonly officer: string;
  readonly stream: string;
  readonly purpose: string;
  readonly words: string | null;
  readonly fields: readonly string[];
}

async function list(query: string): Promise<readonly Listed[]> {
  const { status, content } = await get(`/api/v1/openings${query}`, supervisor);
  assert.equal(status, 200, JSON.stringify(content));
  return content["openings"] as readonly Listed[];
}

await must(
  "DefineIncidentType",
  { code: "row", name: { zh: "纠纷", en: "Row" }, priority: 3, enforcement: false },
  administrator,
);

const call = await must("RingCall", { channel: "voice", kind: "emergency", number: "13812345678" }, taker);
await must("AnswerCall", { callId: call }, taker);
const place = { words: "人民路1号" };
const incident = await must("OpenIncident", { callId: call, type: "row", place, narrative: "两人争吵" }, taker);
const [onCall, onIncident] = [`call/${call}`, `incident/${incident}`];

test("the call-taker on the live call opens it and its incident without a question; nobody else does", async () => {
  assert.deepEqual([await open(onCall, taker), await open(onIncident, taker)], ["open", "open"]);
  for (const by of [other, dispatcher]) {
    assert.deepEqual([await open(onCall, by), await open(onIncident, by)], ["PurposeMissing", "PurposeMissing"]);
  }
});

test("the assigned crew opens without a question, another does not see it", async () => {
  for (const unit of ["U1", "U2"]) {
    const crew = [{ badge: unit, sworn: true }];
    await must("RegisterUnit", { unit, callsign: unit, kind: "patrol", crew, capabilities: [] }, administrator);
    await must("SetUnitStatus", { unitId: unit, status: "standby" }, dispatcher);
  }
  const assignmentId = await must("OrderUnit", { incidentId: incident, unitId: "U1" }, dispatcher);
  const crew = (unit: string) => token("unit", { officer: unit, unit });
  assert.equal(await open(onIncident, crew("U1")), "open");
  assert.equal(await open(onIncident, crew("U2"), { purpose: "handling" }), "NothingThere");
  await must("CancelAssignment", { incidentId: incident, assignmentId, reason: "误派" }, dispatcher);
});

test("after the call the call-taker picks a purpose as everybody", async () => {
  await must("EndCall", { callId: call }, taker);
  assert.deepEqual([await open(onCall, taker), await open(onIncident, taker)], ["PurposeMissing", "PurposeMissing"]);
  assert.equal(await open(onCall, taker, { purpose: "callBack" }), "open");
});

test("a detail stands apart: opening the story does not show it, asking for it does, and both are on record", async () => {
  const noted = { incidentId: incident, kind: "identity", detail: "11010519491231002X" };
  await must("NoteDetail", noted, dispatcher);
  const opened = async (more: object) => {
    const { content } = await ask("POST", "/api/v1/openings", dispatcher, { stream: onIncident, ...more });
    return (content["values"] as readonly { field: string; text: string }[]).map(({ field, text }) => [field, text]);
  };
  assert.deepEqual(await opened({ purpose: "handling" }), [["narrative", "两人争吵"]]);
  assert.deepEqual(await opened({ purpose: "handling", fields: ["detail"] }), [["detail", noted.detail]]);
  assert.deepEqual(
    (await list("?purpose=handling")).map(({ fields }) => fields),
    [["detail"], ["narrative"]],
  );
});

test("supervision reads who opened what and what for, the words in the clear, and the log and its table have none", async () => {
  const words = "家属来电 13900001111 询问";
  assert.equal(await open(onIncident, dispatcher, { purpose: "other", words }), "open");
  const [latest] = await list("");
  assert.deepEqual(
    [latest?.officer, latest?.stream, latest?.purpose, latest?.words, latest?.fields],
    ["310050", onIncident, "other", words, ["narrative"]],
  );
  const { rows } = await pool.query<{ all: string }>(
    "SELECT string_agg(body, '') || (SELECT string_agg(o::text, '') FROM privacy.opening o) AS all FROM journal.fact",
  );
  assert.doesNotMatch(rows[0]?.all ?? "", /13900001111|家属来电/);
});

test("the list is narrowed by officer, purpose and record, and read page by page", async () => {
  assert.deepEqual(new Set((await list("?officer=310042")).map(({ officer }) => officer)), new Set(["310042"]));
  assert.deepEqual(new Set((await list("?purpose=atWork")).map(({ purpose }) => purpose)), new Set(["atWork"]));
  assert.ok((await list(`?stream=${onCall}`)).every(({ stream }) => stream === onCall));
  assert.deepEqual(await list("?from=2100-01-01T00:00:00Z"), []);
  const all = (await list("")).map(({ id }) => id);
  const paged: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const { content } = await get(`/api/v1/openings?limit=2${query}`, supervisor);
    paged.push(...(content["openings"] as readonly Listed[]).map(({ id }) => id));
    cursor = content["next"] as string | null;
  }
  assert.deepEqual(paged, all);
  assert.equal((await get("/api/v1/openings?purpose=curiosity", supervisor)).status, 400);
  assert.equal((await get("/api/v1/openings", dispatcher)).status, 403);
});
