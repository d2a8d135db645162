import assert from "node:assert/strict";
import { after, test } from "node:test";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
const { ask, get, give, must, token } = server;
after(() => server.close());

const administrator = token("systemAdministrator");
const taker = token("calltaker", { officer: "310042" });
const supervisor = token("supervisor", { officer: "310001" });
const other = token("supervisor", { officer: "310002" });

await must(
  "DefineIncidentType",
  { code: "row", name: { zh: "纠纷", en: "Row" }, priority: 3, enforcement: false },
  administrator,
);
const call = await must("RingCall", { channel: "voice", kind: "emergency", number: "13812345678" }, taker);
await must("AnswerCall", { callId: call }, taker);
const place = { words: "人民路1号" };
const incident = await must("OpenIncident", { callId: call, type: "row", place, narrative: "两人争吵" }, taker);
await must("EndCall", { callId: call }, taker);

const record = async (stream: string) => (await get(`/api/v1/retention/record?stream=${stream}`, supervisor)).content;

test("a record's clock begins at its end, and a hold on the incident shows on its call and in the counts", async () => {
  const { endedAt, due, days } = await record(`call/${call}`);
  assert.equal(Date.parse(String(due)) - Date.parse(String(endedAt)), 365 * 86_400_000);
  assert.equal(days, 365);
  assert.deepEqual(await record(`incident/${incident}`), {
    ...{ stream: `incident/${incident}`, endedAt: null, days: null, due: null, heldUntil: null, erasedAt: null },
  });
  const until = "2099-01-01T00:00:00.000Z";
  await must("PlaceHold", { stream: `incident/${incident}`, reason: "行政诉讼", until }, supervisor);
  assert.deepEqual((await record(`call/${call}`))["heldUntil"], until);
  const { content } = await get("/api/v1/retention", supervisor);
  const kinds = content["kinds"] as readonly { kind: string; held: number }[];
  assert.deepEqual(
    kinds.map(({ kind, held }) => [kind, held]),
    [
      ["call", 1],
      ["narrative", 1],
      ["openings", 0],
      ["requests", 0],
    ],
  );
  const { positions, narrative } = content["days"] as Readonly<Record<string, number>>;
  assert.deepEqual([content["from"], positions, narrative], [null, 30, 1095]);
  const { status, content: refused } = await give("EraseEarly", { stream: `call/${call}`, reason: "x" }, supervisor);
  assert.deepEqual([status, refused["code"]], [409, "HeldByLaw"]);
});

test("bad questions are answered with a sentence, and other roles not at all", async () => {
  assert.equal((await get(`/api/v1/retention/record?stream=unit/x`, supervisor)).status, 400);
  assert.equal((await get(`/api/v1/retention/record?stream=call/${"0".repeat(26)}`, supervisor)).status, 404);
  assert.equal((await get("/api/v1/retention", taker)).status, 403);
});

test("a person's request is opened for its purpose, and its values are sealed under its own key", async () => {
  const requestId = await must(
    "ReceivePersonRequest",
    {
      ...{ kind: "access", applicant: "王某某", contact: "13900001111", identityShown: "identityCard" },
      ...{ concerns: [`incident/${incident}`], words: "想知道记了什么" },
    },
    supervisor,
  );
  const stream = `request/${requestId}`;
  const { content } = await ask("POST", "/api/v1/openings", other, { stream, purpose: "personRequest" });
  const values = content["values"] as readonly { record: string; text: string }[];
  assert.deepEqual(values.map(({ text }) => text).toSorted(), ["13900001111", "想知道记了什么", "王某某"].toSorted());
  assert.ok(values.every((value) => value.record === stream));
  const listed = await get(`/api/v1/openings?stream=${stream}`, supervisor);
  assert.equal((listed.content["openings"] as unknown[]).length, 1);
  const wrong = { kind: "access", applicant: "王", contact: "1", identityShown: "none", concerns: [] };
  const { status, content: said } = await give("ReceivePersonRequest", wrong, supervisor);
  assert.deepEqual([status, said["code"]], [400, "BodyInvalid"]);
});
