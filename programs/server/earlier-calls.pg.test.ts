import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { instantOf } from "../../src/ground/instant.ts";
import { newUlid } from "./testing/memory-api.ts";
import { eventually, testServer } from "./testing/test-server.ts";

/* The one exception of SCOPE.md 7: the exact number, on one's own live call, within 72 hours, on the record. */
const server = await testServer();
const database = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
// A database that goes while a connection to it is being closed is no error of this.
database.on("error", () => undefined);
after(async () => {
  await database.end();
  await server.close();
});

const importer = server.token("importer");
const taker = server.token("calltaker", { officer: "zhou" });
const another = server.token("calltaker", { officer: "ma" });
const auditor = server.token("auditAdministrator");
const hour = 3_600_000;
await server.must(
  "DefineIncidentType",
  { code: "theft", name: { zh: "盗窃", en: "Theft" }, priority: 3, enforcement: false },
  server.token("systemAdministrator"),
);

const ring = (number: string, more: object = {}) =>
  server.must("RingCall", { channel: "voice", kind: "emergency", number, ...more }, importer);

/** A call that rang and is in Zhou's hand. */
async function live(number: string, more: object = {}): Promise<string> {
  const callId = await ring(number, more);
  await server.must("AnswerCall", { callId }, taker);
  return callId;
}

const seek = (call: string, by = taker, body: object = {}) =>
  server.ask("POST", `/api/v1/calls/${call}/earlier-calls`, by, body);

const marks = async (record?: string) =>
  (
    await database.query<{ count: number }>(
      "select count(*)::integer as count from vault.number_mark where $1::text is null or record = $1",
      [record === undefined ? null : `call/${record}`],
    )
  ).rows[0]?.count ?? 0;

test("given a call from the number an hour ago, the taker of the live call sees it and its incident, nothing else", async () => {
  const before = await ring("+86 138-0000-1234", { occurredAt: instantOf(Date.now() - hour) });
  await server.must("AnswerCall", { callId: before, occurredAt: instantOf(Date.now() - hour) }, importer);
  const opened = { callId: before, type: "theft", place: { words: "文昌路" }, narrative: "电动车被盗" };
  const incident = await server.must("OpenIncident", opened, importer);
  await server.must("EndCall", { callId: before }, importer);
  await ring("13800001235");
  const call = await live("１３８００００１２３４ 转 8");
  const reply = await seek(call);
  assert.equal(reply.status, 200, JSON.stringify(reply.content));
  const [found, ...others] = reply.content["calls"] as Record<string, unknown>[];
  assert.deepEqual(others, []);
  const { rangAt, incident: seen, ...rest } = found ?? {};
  assert.deepEqual(rest, { id: before, kind: "emergency", channel: "voice", ended: true });
  assert.ok(Math.abs(Date.parse(String(rangAt)) - (Date.now() - hour)) < 60_000);
  const { number, ...where } = seen as Record<string, unknown>;
  assert.deepEqual(where, { id: incident, stage: "waiting" });
  assert.match(String(number), /^\d{4}$/);
  assert.doesNotMatch(JSON.stringify(reply.content), /1380|文昌|被盗/);

  const card = await server.get(`/api/v1/calls/${call}`, taker);
  const sought = (card.content["timeline"] as { type: string; data: object; by: { officer: string } }[]).at(-1);
  assert.deepEqual([sought?.type, sought?.data, sought?.by.officer], ["EarlierCallsSought", { found: 1 }, "zhou"]);
});

test("asking needs one's own live call, and the body has no place for a number", async () => {
  const call = await live("13911110000");
  const codeOf = async (id: string, by?: string, body?: object) => (await seek(id, by, body)).content["code"];
  assert.equal(await codeOf(call, another), "NotYourCall");
  assert.equal(await codeOf(call, server.token("dispatcher")), "RoleNotAllowed");
  assert.equal(await codeOf(call, taker, { number: "13800001234" }), "BodyInvalid");
  assert.equal(await codeOf(newUlid()), "NothingThere");
  assert.equal(await codeOf(await ring("13911110000")), "CallNotLive");
  const silent = await server.must("RingCall", { channel: "walkIn", kind: "help" }, importer);
  await server.must("AnswerCall", { callId: silent }, taker);
  assert.equal(await codeOf(silent), "CallHasNoNumber");
  await server.must("EndCall", { callId: call }, taker);
  assert.equal(await codeOf(call), "CallNotLive");
  const order = await server.give("SeekEarlierCalls", { callId: silent, found: 0 }, taker);
  assert.notEqual(order.status, 200);
});

test("a look that is sent again under the same key is a look of its own, and leaves its own trace", async () => {
  const call = await live("13944440000");
  const key = newUlid();
  for (let look = 0; look < 5; look++) {
    const reply = await server.ask("POST", `/api/v1/calls/${call}/earlier-calls`, taker, {}, key);
    assert.equal(reply.status, 200, JSON.stringify(reply.content));
  }
  const card = await server.get(`/api/v1/calls/${call}`, taker);
  const timeline = card.content["timeline"] as { type: string }[];
  assert.equal(timeline.filter(({ type }) => type === "EarlierCallsSought").length, 5);
  assert.equal((await seek(call)).content["code"], "SoughtOften");
});

test("another number noted on a call that rang with one is not asked for, and five looks are enough", async () => {
  const call = await live("13922220000");
  await server.must("NoteCall", { callId: call, number: "13800001234" }, taker);
  for (let look = 0; look < 5; look++) assert.deepEqual((await seek(call)).content["calls"], []);
  assert.equal((await seek(call)).content["code"], "SoughtOften");
  const given = await server.must("RingCall", { channel: "walkIn", kind: "help" }, importer);
  await server.must("AnswerCall", { callId: given }, taker);
  await server.must("NoteCall", { callId: given, number: "138 0000 1234" }, taker);
  assert.ok(((await seek(given)).content["calls"] as object[]).length > 0);
});

test("what occurred more than 72 hours ago is not marked; what is repeated or refused marks nothing; erased, a call is not found", async () => {
  const before = await marks();
  await ring("13933330000", { occurredAt: instantOf(Date.now() - 73 * hour) });
  await server.give("RingCall", { channel: "nowhere", kind: "help", number: "13933330000" }, importer);
  await server.give("NoteCall", { callId: newUlid(), number: "13933330000" }, taker);
  assert.equal(await marks(), before);
  const id = newUlid();
  for (const _ of [1, 2]) {
    await server.give("RingCall", { channel: "voice", kind: "help", number: "13933330000" }, importer, id);
  }
  await server.must("NoteCall", { callId: id, number: "13933330000" }, taker);
  assert.equal(await marks(id), 1);
  const call = await live("13933330000");
  assert.equal(((await seek(call)).content["calls"] as object[]).length, 1);
  const erased = await server.must(
    "EraseEarly",
    { stream: `call/${id}`, reason: "误录" },
    server.token("supervisor", { officer: "sun" }),
  );
  const proposal = await server.give(
    "ApproveEraseEarly",
    { proposalId: erased },
    server.token("securityAdministrator", { officer: "qian" }),
  );
  assert.ok(
    proposal.status === 200 || proposal.content["code"] === "ProposalUnknown",
    JSON.stringify(proposal.content),
  );
  await eventually(async () => (await marks(id)) === 0);
  assert.deepEqual((await seek(call)).content["calls"], []);
});

test("no number and no mark stands in the log, and nobody reads the marks over the API", async () => {
  const { facts } = (await server.get("/api/v1/log/facts?after=0&limit=1000", auditor)).content as {
    facts: { body: string }[];
  };
  const log = facts.map(({ body }) => body).join("\n");
  assert.match(log, /EarlierCallsSought/);
  assert.doesNotMatch(log, /1380000123|13933330000/);
  const { rows } = await database.query<{ mark: string }>("select encode(mark, 'hex') as mark from vault.number_mark");
  for (const { mark } of rows) assert.ok(!log.includes(mark));
});
