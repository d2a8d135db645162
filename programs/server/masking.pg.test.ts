import assert from "node:assert/strict";
import { after, test } from "node:test";
import { roles } from "../../src/ground/role.ts";
import { rulebook } from "./rooms.ts";
import { eventually, type Reply, testServer } from "./testing/test-server.ts";

/*
 * Masking happens on the server. Every sealed field of every order is given words that stand nowhere else; then every
 * read of the API and every live push is looked through in every role. Only the answer of an opening may have them, and
 * what an opener said of it the list of openings.
 */
const server = await testServer();
after(server.close);
const { ask, get, token } = server;

/** The names of the staff are said aloud at work; docs/decisions/0013. */
const staff = new Set(["RegisterPerson", "AdmitAdministrator"]);

const planted = new Map<string, string>();
const plant = (place: string) => {
  const words = `植入${planted.size}号原文`;
  planted.set(place, words);
  return words;
};

const taker = token("calltaker", { officer: "310042" });
const dispatcher = token("dispatcher", { officer: "310050" });
const administrator = token("systemAdministrator");
const sights = roles.map((role) => {
  const place = { ...(role === "station" ? { station: "N" } : {}), ...(role === "unit" ? { unit: "U1" } : {}) };
  return { role, by: token(role, { officer: role, ...place }) };
});
const watching = await Promise.all(
  sights
    .filter(({ role }) => role !== "partner")
    .map(async ({ role, by }) => ({ role, live: await server.listen(by) })),
);
after(() => Promise.all(watching.map(({ live }) => live.close())));

const answers: string[] = [];
const said = ({ content }: Reply) => JSON.stringify(content);

async function must(name: string, body: object, by: string): Promise<string> {
  const reply = await ask("POST", `/api/v1/orders/${name}`, by, body);
  assert.equal(reply.status, 200, `${name}: ${said(reply)}`);
  answers.push(said(reply));
  return String(reply.content["id"]);
}

const name = { zh: "纠纷", en: "Row" };
await must("DefineIncidentType", { code: "row", name, priority: 3, enforcement: false }, administrator);
await must("RegisterStation", { id: "N", name, point: [110, 31] }, administrator);
const crew = [{ badge: "1", sworn: true }];
await must(
  "RegisterUnit",
  { unit: "U1", callsign: "U1", kind: "patrol", station: "N", crew, capabilities: [] },
  administrator,
);

const call = await must("RingCall", { channel: "voice", kind: "emergency", number: plant("RingCall number") }, taker);
await must("AnswerCall", { callId: call }, taker);
const noted = { said: plant("NoteCall said"), number: plant("NoteCall number"), name: plant("NoteCall name") };
await must("NoteCall", { callId: call, ...noted }, taker);
const incidentId = await must(
  "OpenIncident",
  { callId: call, type: "row", place: { words: "人民路" }, narrative: plant("OpenIncident narrative") },
  taker,
);
await must("AddNarrative", { incidentId, text: plant("AddNarrative text") }, dispatcher);
await must("NoteDetail", { incidentId, kind: "other", detail: plant("NoteDetail detail") }, dispatcher);
const assignmentId = await must("OrderUnit", { incidentId, unitId: "U1" }, dispatcher);
await must("RecordResult", { incidentId, result: "mediated", note: plant("RecordResult note") }, dispatcher);
await must("GiveReport", { incidentId, text: plant("GiveReport text") }, dispatcher);
await must("TellCaller", { incidentId, note: plant("TellCaller note") }, dispatcher);
const requestId = await must(
  "ReceivePersonRequest",
  {
    ...{ kind: "correction", identityShown: "identityCard", concerns: [`incident/${incidentId}`] },
    applicant: plant("ReceivePersonRequest applicant"),
    contact: plant("ReceivePersonRequest contact"),
    words: plant("ReceivePersonRequest words"),
  },
  token("supervisor", { officer: "SUP1" }),
);
await must(
  "CorrectRecord",
  { requestId, stream: `incident/${incidentId}`, text: plant("CorrectRecord text") },
  token("supervisor", { officer: "SUP1" }),
);
await must(
  "AnswerPersonRequest",
  { requestId, outcome: "granted", words: plant("AnswerPersonRequest words") },
  token("supervisor", { officer: "SUP2" }),
);
const security = token("securityAdministrator", { officer: "SEC1" });
const handler = { person: "SUP1", name: "某", kind: "officer", part: "bureau", leads: false };
await must("RegisterPerson", handler, security);
await must("GrantPowers", { grants: [{ person: "SUP1", power: { role: "supervisor" } }] }, security);
const complaintId = await must(
  "ReceiveComplaint",
  {
    ...{ channel: "letter", words: plant("ReceiveComplaint words") },
    ...{ name: plant("ReceiveComplaint name"), contact: plant("ReceiveComplaint contact") },
  },
  token("supervisor", { officer: "SUP1" }),
);
await must("AssignComplaint", { complaintId, handler: "SUP1" }, token("supervisor", { officer: "SUP1" }));
await must(
  "AnswerComplaint",
  { complaintId, outcome: "upheld", told: "written", words: plant("AnswerComplaint words") },
  token("supervisor", { officer: "SUP1" }),
);
const commander = token("dutyCommander", { officer: "CMD1" });
const asked = { complaintId, channel: "letter", words: plant("AskComplaintReview words") };
await must("AskComplaintReview", asked, token("supervisor", { officer: "SUP1" }));
await must("RegisterPerson", { ...handler, person: "SUP9" }, security);
await must("GrantPowers", { grants: [{ person: "SUP9", power: { role: "supervisor" } }] }, security);
await must("AssignComplaint", { complaintId, handler: "SUP9" }, token("supervisor", { officer: "SUP9" }));
await must(
  "AnswerComplaintReview",
  { complaintId, outcome: "stands", told: "written", words: plant("AnswerComplaintReview words") },
  token("supervisor", { officer: "SUP9" }),
);
const desk = token("station", { officer: "N1", station: "N" });
const signBy = new Date(Date.now() + 600_000).toISOString();
const issued = await ask("POST", "/api/v1/orders/IssueDirective", commander, {
  ...{ title: "核对", to: [{ kind: "station", id: "N" }], signBy, words: plant("IssueDirective words") },
});
answers.push(said(issued));
const [directive] = issued.content["facts"] as { data: { copies: { task: string }[] } }[];
const taskId = directive?.data.copies[0]?.task;
await must("SignTask", { taskId }, desk);
await must("AskAsker", { taskId, words: plant("AskAsker words") }, desk);
await must("ReplyToTask", { taskId, words: plant("ReplyToTask words") }, commander);
await must("AnswerTask", { taskId, words: plant("AnswerTask words") }, desk);
const service = {
  ...{ service: "tow", name: { zh: "拖车", en: "Tow" }, gives: [], askers: [], returns: [], referral: false },
  ...{ answeredBy: [{ kind: "hall" }], sign: [3, 3, 3], answer: [15, 30, 60] },
};
await must("DefineService", service, administrator);
const asking = { service: "tow", about: { kind: "incident", id: incidentId }, words: plant("AskForService words") };
await must("AskForService", asking, desk);
await must(
  "EnterTask",
  {
    ...{ source: "old", ref: "R-1", title: "核对", from: { kind: "hall" }, to: { kind: "station", id: "N" }, signBy },
    ...{ words: plant("EnterTask words"), answer: plant("EnterTask answer"), answeredAt: new Date().toISOString() },
    occurredAt: new Date(Date.now() - 60_000).toISOString(),
  },
  commander,
);
const overseer = token("supervisor", { officer: "SUP3" });
const northDesk = token("station", { officer: "N2", station: "N" });
const looked = await get(`/api/v1/incidents/${incidentId}`, overseer);
const [proof] = looked.content["timeline"] as readonly { readonly writer: string; readonly n: number }[];
const findingId = await must(
  "OpenFinding",
  {
    ...{ rule: "void", title: "记录不符", words: plant("OpenFinding words"), severity: "minor" },
    ...{
      against: { kind: "station", id: "N" },
      evidence: [{ stream: `incident/${incidentId}`, writer: proof?.writer, n: proof?.n }],
    },
  },
  overseer,
);
await must("AnswerFinding", { findingId, accepts: false, words: plant("AnswerFinding words") }, northDesk);
await must("DecideFinding", { findingId, upheld: true, reason: "事实清楚" }, overseer);
await must("AppealFinding", { findingId, words: plant("AppealFinding words") }, northDesk);
await must("DecideAppeal", { findingId, upheld: true, reason: "维持" }, token("supervisor", { officer: "SUP4" }));
await must("SayMended", { findingId, words: plant("SayMended words") }, northDesk);
const forceId = await must(
  "RecordForce",
  { incidentId, kind: "restraint", why: "resistance", injured: false },
  northDesk,
);
await must("ReportForce", { forceId, words: plant("ReportForce words") }, northDesk);
const opening = { stream: `incident/${incidentId}`, purpose: "other", words: plant("OpenSealed words") };
assert.equal((await ask("POST", "/api/v1/openings", dispatcher, opening)).status, 200);

const shown = (text: string) => [...planted].filter(([, words]) => text.includes(words)).map(([place]) => place);

test("every sealed field there is was given something to hide", () => {
  const fields = [...rulebook.orders.values()].flatMap((kind) => kind.sealed.map((field) => `${kind.name} ${field}`));
  assert.deepEqual(
    fields.filter((field) => !staff.has(field.split(" ")[0] ?? "")).toSorted(),
    [...planted.keys()].toSorted(),
  );
});

test("no answer to an order says it", () => assert.deepEqual(shown(answers.join()), []));

test("no read says it in any role, but for an opener's words to those who watch over openings", async () => {
  const described = (await get("/api/v1/openapi.json", administrator)).content;
  const reads = Object.entries(described["paths"] as Record<string, Record<string, unknown>>).filter(
    ([, verbs]) => "get" in verbs,
  );
  assert.ok(reads.length > 30, `${reads.length} reads`);
  const known: Readonly<Record<string, string>> = { "/api/v1/calls/{id}": call, "/api/v1/units/{id}": "U1" };
  const answered = new Set<string>();
  for (const [pattern] of reads.filter(([path]) => !path.endsWith("/live"))) {
    const path = pattern.replace(/\{\w+\}/g, known[pattern] ?? incidentId);
    for (const { role, by } of sights) {
      const reply = await get(path, by);
      if (reply.status === 200) answered.add(pattern);
      const watches = pattern === "/api/v1/openings" && reply.status === 200;
      assert.deepEqual(shown(said(reply)), watches ? ["OpenSealed words"] : [], `${path} as ${role}`);
    }
  }
  for (const path of ["incidents/{id}", "calls/{id}", "incidents", "calls", "board", "openings", "log/facts"]) {
    assert.ok(answered.has(`/api/v1/${path}`), path);
  }
  assert.deepEqual(shown(await (await fetch(`${server.url()}/metrics`)).text()), []);
});

test("no live push says it in any role", async () => {
  await must("CancelAssignment", { incidentId, assignmentId, reason: "误派" }, dispatcher);
  const frames = (role: string) =>
    JSON.stringify(watching.find((one) => one.role === role)?.live.reader.frames ?? assert.fail(role));
  await eventually(() => frames("dispatcher").includes("AssignmentEnded"));
  for (const { role } of watching) assert.deepEqual(shown(frames(role)), [], role);
});
