import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { eventually, type Reply, testServer } from "./testing/test-server.ts";

const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
after(async () => {
  await database.end();
  await server.close();
});
const { ask, get, give, must, token } = server;

const system = token("systemAdministrator");
const security = token("securityAdministrator", { officer: "SEC1" });
const commander = token("dutyCommander", { officer: "CMD1" });
const other = token("dutyCommander", { officer: "CMD2" });
const dispatcher = token("dispatcher");

await must(
  "DefineIncidentType",
  { code: "quarrel", name: { zh: "纠纷", en: "Quarrel" }, priority: 3, enforcement: false },
  system,
);
for (const [person, role] of [
  ["SEC1", "securityAdministrator"],
  ["CMD1", "dutyCommander"],
] as const) {
  await must("RegisterPerson", { person, name: "李明", kind: "officer", part: "bureau", leads: false }, security);
  const { id } = (await give("GrantPowers", { grants: [{ person, power: { role } }] }, security)).content;
  assert.ok(id);
}

const code = ({ status, content }: Reply) => [status, content["code"]];
const types = ({ content }: Reply) => (content["facts"] as { type: string }[]).map(({ type }) => type);

const newIncident = () =>
  must("OpenIncident", { type: "quarrel", place: { words: "人民路1号" }, narrative: "私密的话" }, dispatcher);

test("sealed values go before their time only by two people, and then for good, while the log verifies", async () => {
  const incident = await newIncident();
  const stream = `incident/${incident}`;
  const open = async () =>
    (
      (await ask("POST", "/api/v1/openings", dispatcher, { stream, purpose: "handling" })).content["values"] as {
        text: string | null;
      }[]
    )[0]?.text;
  assert.equal(await open(), "私密的话");
  const asked = await give("EraseEarly", { stream, reason: "当事人申请" }, commander);
  assert.deepEqual(types(asked), ["ActProposed"]);
  const proposalId = asked.content["id"];
  assert.deepEqual(code(await give("ApproveEraseEarly", { proposalId }, commander)), [403, "SecondPersonIsFirst"]);
  assert.deepEqual(code(await give("ApproveEraseEarly", { proposalId }, dispatcher)), [403, "RoleNotAllowed"]);
  assert.equal(await open(), "私密的话", "nothing happens before the second person");
  assert.deepEqual(types(await give("ApproveEraseEarly", { proposalId }, other)), ["SealedErased", "ActApproved"]);
  await eventually(async () => (await open()) === null);
  const { rows } = await database.query("SELECT 1 FROM vault.record_key WHERE record = $1", [stream]);
  assert.equal(rows.length, 0);
  assert.deepEqual(code(await give("EraseEarly", { stream: "unit/KC-01", reason: "x" }, commander)), [
    422,
    "NotErasable",
  ]);
});

test("how long positions are kept is changed by two people", async () => {
  const asked = await give("ChangePositionSettings", { keepDays: 3 }, system);
  assert.deepEqual(types(asked), ["ActProposed"]);
  const approved = await give("ApproveChangePositionSettings", { proposalId: asked.content["id"] }, security);
  assert.deepEqual(types(approved), ["PositionSettingsChanged", "ActApproved"]);
});

test("an export takes two people and a named recipient, has nothing personal, and each drawing is on record", async () => {
  await newIncident();
  const body = {
    schema: "incidents-1",
    from: "2026-01-01T00:00:00Z",
    to: "2030-01-01T00:00:00Z",
    recipient: "市局统计处",
    purpose: "年度统计",
  };
  assert.deepEqual(code(await give("ExportIncidents", { ...body, purpose: " " }, commander)), [400, "BodyInvalid"]);
  const asked = await give("ExportIncidents", body, commander);
  assert.deepEqual(types(asked), ["ActProposed"]);
  const id = String(asked.content["id"]);
  assert.equal((await get(`/api/v1/exports/${id}`, commander)).status, 404);
  const approved = await give("ApproveExportIncidents", { proposalId: id }, other);
  const granted = (approved.content["facts"] as { data: { export: string } }[])[0]?.data.export ?? "";
  assert.equal((await get(`/api/v1/exports/${granted}`, dispatcher)).status, 403);
  const drawn = await get(`/api/v1/exports/${granted}`, commander);
  const lines = String(drawn.content["text"]).trimEnd().split("\r\n");
  assert.equal(lines[0], "full_number,received_at,stage,priority,reported_type,handled_type");
  assert.ok(lines.length > 1);
  assert.doesNotMatch(lines.join("\n"), /人民路|私密/);
  const facts = (await get("/api/v1/log/facts?limit=1000", token("auditAdministrator"))).content["facts"] as {
    body: string;
  }[];
  assert.equal(facts.filter((fact) => fact.body.includes('"ExportDrawn"')).length, 1);
});
