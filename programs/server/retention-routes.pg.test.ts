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
    kinds.filter(({ held }) => held > 0).map(({ kind, held }) => [kind, held]),
    [
      ["call", 1],
      ["narrative", 1],
    ],
  );
  // A kind of each room that keeps something sealed, whether anything of it is held or not.
  for (const kind of ["task", "complaint", "finding", "force", "openings", "requests"]) {
    assert.ok(
      kinds.some((one) => one.kind === kind && one.held === 0),
      kind,
    );
  }
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

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly receivedBy: string;
  readonly dueBy: string;
  readonly records: number;
  readonly answered: { readonly by: string; readonly outcome: string } | null;
}

test("requests are listed open and answered, by kind and page after page, and an answered one is opened", async () => {
  const receive = (kind: string, concerns: readonly string[]) =>
    must(
      "ReceivePersonRequest",
      { kind, applicant: "李某某", contact: "13900002222", identityShown: "passport", concerns },
      supervisor,
    );
  const first = await receive("erasure", [`incident/${incident}`]);
  const second = await receive("correction", []);
  await must("AnswerPersonRequest", { requestId: first, outcome: "partly", words: "部分" }, other);
  const list = async (query: string, by = supervisor) => {
    const { status, content } = await get(`/api/v1/person-requests${query}`, by);
    assert.equal(status, 200, JSON.stringify(content));
    return content as { readonly requests: readonly Listed[]; readonly next: string | null };
  };
  const answered = (await list("?state=answered")).requests;
  assert.deepEqual(
    answered.map(({ id, kind, receivedBy, records, answered: by }) => [
      id,
      kind,
      receivedBy,
      records,
      by?.by,
      by?.outcome,
    ]),
    [[first, "erasure", "310001", 1, "310002", "partly"]],
  );
  assert.equal((await list("?state=open&kind=correction")).requests[0]?.id, second);
  const page = await list("?limit=1");
  assert.equal(page.requests[0]?.id, second);
  assert.equal((await list(`?limit=1&cursor=${page.next}`)).requests[0]?.id, first);
  const one = await get(`/api/v1/person-requests/${first}`, other);
  assert.equal(one.status, 200);
  assert.doesNotMatch(JSON.stringify(one.content), /李某某|13900002222|部分/);
  assert.equal((await get("/api/v1/person-requests", taker)).status, 403);
  assert.equal((await get(`/api/v1/person-requests/${first}`, taker)).status, 403);

  // A request about a complaint is not there for whom it complains of, in whatever role.
  const complaint = await must("RingCall", { channel: "voice", kind: "emergency" }, taker);
  await must("AnswerCall", { callId: complaint }, taker);
  await must("NoteCall", { callId: complaint, kind: "complaint", said: "x", aboutOfficer: "310002" }, taker);
  const about = await receive("access", [`call/${complaint}`]);
  const seenBy = async (by: string) => (await list("", by)).requests.some(({ id }) => id === about);
  assert.deepEqual([await seenBy(supervisor), await seenBy(other)], [true, false]);
  assert.equal((await get(`/api/v1/person-requests/${about}`, other)).status, 404);

  const audit = token("auditAdministrator", { officer: "AUD" });
  const reads = (await get("/api/v1/reads?what=request", audit)).content["reads"] as {
    stream: string;
    officer: string;
  }[];
  assert.deepEqual(
    reads.map(({ stream, officer }) => [stream, officer]),
    [[`request/${first}`, "310002"]],
  );
});
