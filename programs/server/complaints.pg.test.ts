import assert from "node:assert/strict";
import { after, test } from "node:test";
import { complaintNumber } from "../../src/supervision/complaint.ts";
import { newUlid } from "./testing/memory-api.ts";
import { eventually, testServer } from "./testing/test-server.ts";

/*
 * 投诉: a complaint taken at a counter reaches supervision, and nobody it is about: the unit, its crew, the station, the
 * officer, also when that officer works in supervision; by no list, card, number, count, work list, opening, log or push.
 */

const server = await testServer();
after(server.close);
const { ask, get, give, must, token, listen } = server;

const system = token("systemAdministrator", { officer: "SYS" });
const security = token("securityAdministrator", { officer: "SEC" });
for (const id of ["N", "S"]) await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
await must(
  "RegisterUnit",
  {
    ...{ unit: "N-1", callsign: "N-1", kind: "patrol", station: "N", capabilities: [] },
    crew: [{ badge: "P1", sworn: true }],
  },
  system,
);
for (const person of ["V1", "V2"]) {
  await must("RegisterPerson", { person, name: "某", kind: "officer", part: "bureau", leads: false }, security);
  await must("GrantPowers", { grants: [{ person, power: { role: "supervisor" } }] }, security);
}

const desk = token("station", { officer: "S-desk", station: "S" });
const supervisor = token("supervisor", { officer: "V1" });
const commander = token("dutyCommander", { officer: "D1" });
const shutOut = {
  "a colleague of supervision it is about": token("supervisor", { officer: "V2" }),
  "the crew, whatever they work as": token("supervisor", { officer: "P1" }),
  "somebody of the station in supervision": token("supervisor", { officer: "N9", part: "N" }),
  "the station's desk": token("station", { officer: "N-desk", station: "N" }),
  "the unit": token("unit", { officer: "N-crew", unit: "N-1" }),
  "a commander under a broken glass": token("dutyCommander", { officer: "D9", glass: newUlid() }),
};

const watching = await Promise.all(
  Object.entries(shutOut).map(async ([name, by]) => ({ name, live: await listen(by) })),
);
const seeing = await listen(supervisor);
after(() => Promise.all([...watching.map(({ live }) => live.close()), seeing.close()]));

const id = await must(
  "ReceiveComplaint",
  {
    ...{ channel: "counter", words: "态度粗暴", name: "某人", contact: "555 0133", isNow: true },
    ...{ aboutUnit: "N-1", aboutStation: "N", aboutOfficer: "V2" },
  },
  desk,
);
const number = complaintNumber(id);
const stream = `complaint/${id}`;

const paths = [
  ...["complaints", "complaints?state=open", "complaints?state=ended", "work-list", "board", "reads", "openings"],
  ...["log/facts?limit=1000", "handovers", "person-requests"],
];

async function nothingOf(by: string, text: RegExp): Promise<void> {
  for (const path of paths) {
    const reply = await get(`/api/v1/${path}`, by);
    const said = JSON.stringify(reply.content);
    assert.ok(reply.status >= 400 || !text.test(said), `${path}: ${said.slice(0, 400)}`);
  }
}

const tells = new RegExp(`${id}|${number}`);

async function isShutOut(by: string): Promise<void> {
  await nothingOf(by, tells);
  assert.ok((await get(`/api/v1/complaints/${id}`, by)).status >= 400, "card");
  assert.ok((await get(`/api/v1/complaints/standing?complaint=${number}`, by)).status >= 400, "by its number");
  assert.ok((await ask("POST", "/api/v1/openings", by, { stream, purpose: "complaint" })).status >= 400, "opening");
  for (const [name, body] of [
    ["AcknowledgeComplaint", { complaintId: id, told: "spoken" }],
    ["AssignComplaint", { complaintId: id, handler: "V1" }],
    ["AttendComplaint", { complaintId: id }],
    ["NameComplainedOf", { complaintId: id, aboutOfficer: "X" }],
    ["ExtendComplaint", { complaintId: id, rung: "first", office: "petitionHead", reason: "无" }],
    ["AnswerComplaint", { complaintId: id, outcome: "withdrawn", told: "spoken" }],
    ["PlaceHold", { stream, reason: "无", until: new Date(Date.now() + 86_400_000).toISOString() }],
  ] as const) {
    const { status } = await give(name, body, by);
    assert.ok(status >= 400 && status < 500, name);
  }
}

for (const [name, by] of Object.entries(shutOut)) {
  test(`while it is open nothing tells ${name} of it, and they do nothing to it`, () => isShutOut(by));
}

test("supervision and a duty commander see it in every list, and the desk that took it only where it stands", async () => {
  for (const by of [supervisor, commander]) {
    assert.match(JSON.stringify((await get("/api/v1/complaints?state=open", by)).content), tells);
    assert.equal((await get(`/api/v1/complaints/${id}`, by)).status, 200);
  }
  const work = JSON.stringify((await get("/api/v1/work-list", supervisor)).content);
  assert.match(work, /go out at once/);
  assert.match(work, /give it to somebody/);
  assert.ok((await get("/api/v1/complaints", desk)).status >= 400);
  assert.ok((await get(`/api/v1/complaints/${id}`, desk)).status >= 400);
  const standing = await get(`/api/v1/complaints/standing?complaint=${number.toLowerCase()}`, desk);
  assert.equal(standing.status, 200);
  assert.deepEqual(
    { ...standing.content, receivedAt: "", noticeBy: "", answerBy: "" },
    {
      ...{ number, stage: "received", receivedAt: "", noticeBy: "", acknowledgedAt: null },
      ...{ answerBy: "", answeredAt: null, reviewable: null, reviewAskedAt: null, reviewBy: null, reviewedAt: null },
    },
    "stage and times, and nothing of what was said or of whom",
  );
});

test("asking by number is on the record of reads, and what was said is opened on record", async () => {
  const auditor = token("auditAdministrator", { officer: "AUD" });
  const query = new URLSearchParams({ what: "complaintStanding", stream });
  const reads = (await get(`/api/v1/reads?${query}`, auditor)).content["reads"] as { officer: string }[];
  assert.ok(reads.some(({ officer }) => officer === "S-desk"));
  const opening = await ask("POST", "/api/v1/openings", supervisor, { stream, purpose: "complaint" });
  assert.equal(opening.status, 200);
  const texts = (opening.content["values"] as { field: string; text: string }[]).map(({ field, text }) => [
    field,
    text,
  ]);
  assert.deepEqual(
    texts.toSorted(([one = ""], [other = ""]) => one.localeCompare(other)),
    [
      ["contact", "555 0133"],
      ["name", "某人"],
      ["words", "态度粗暴"],
    ],
  );
});

test("it goes its way: somebody has it, went out, told, and answered; then it is found among the ended ones", async () => {
  const giving = async (name: string, body: object) =>
    (await give(name, { complaintId: id, ...body }, supervisor)).content["code"] ?? "";
  assert.equal(await giving("AssignComplaint", { handler: "V2" }), "HandlerComplainedOf");
  assert.equal(await giving("AssignComplaint", { handler: "V1" }), "");
  assert.equal(await giving("AttendComplaint", {}), "");
  assert.equal(await giving("AcknowledgeComplaint", { told: "spoken" }), "");
  assert.equal(await giving("AnswerComplaint", { outcome: "upheld", words: "已批评教育", told: "written" }), "");
  const listed = async (state: string) =>
    JSON.stringify((await get(`/api/v1/complaints?state=${state}`, supervisor)).content).includes(id);
  assert.deepEqual([await listed("open"), await listed("ended")], [false, true]);
  const standing = await get(`/api/v1/complaints/standing?complaint=${number}`, desk);
  assert.equal(standing.content["stage"], "answered");
  assert.ok(standing.content["acknowledgedAt"]);
});

test("by its number a desk takes the request for a review; it is open again until that is answered", async () => {
  const standing = async () => (await get(`/api/v1/complaints/standing?complaint=${number}`, desk)).content;
  const { reviewable } = (await standing()) as {
    readonly reviewable: { readonly complaint: string; readonly until: string };
  };
  assert.equal(reviewable.complaint, id);
  assert.ok(reviewable.until > new Date().toISOString());
  const asking = { complaintId: reviewable.complaint, channel: "counter", words: "答复与事实不符" };
  assert.equal((await give("AskComplaintReview", asking, desk)).status, 200);
  const now = await standing();
  assert.deepEqual([now["stage"], now["reviewable"]], ["underReview", null]);
  assert.ok(now["reviewBy"]);
  const open = (await get("/api/v1/complaints?state=open", supervisor)).content["complaints"] as {
    readonly id: string;
    readonly due: { readonly step: string } | null;
  }[];
  assert.equal(open.find((one) => one.id === id)?.due?.step, "review");
  // Who answered it does not review it.
  const own = await give("AssignComplaint", { complaintId: id, handler: "V1" }, supervisor);
  assert.equal(own.content["code"], "HandlerAnsweredIt");
});

for (const [name, by] of Object.entries(shutOut)) {
  test(`when it is over nothing tells ${name} of it either`, () => isShutOut(by));
}

test("no push told any of them, and supervision's did", async () => {
  // What everybody may know comes after: whoever has been told of it has been told of all that came before.
  await must(
    "DefineIncidentType",
    { code: "last", name: { zh: "末", en: "Last" }, priority: 4, enforcement: false },
    system,
  );
  for (const { name, live } of watching) {
    await eventually(() => JSON.stringify(live.reader.held.get("district/home") ?? "").includes('"last"'));
    assert.doesNotMatch(JSON.stringify(live.reader.frames), tells, name);
  }
  assert.match(JSON.stringify(seeing.reader.frames), tells);
});

test("a complaint by a call: what its call is hidden from is hidden from it, and whom it names later is shut out of both", async () => {
  const calltaker = token("calltaker", { officer: "C1" });
  const call = await must("RingCall", { channel: "voice", kind: "complaint" }, calltaker);
  await must("AnswerCall", { callId: call }, calltaker);
  await must("NoteCall", { callId: call, said: "…", aboutStation: "N" }, calltaker);
  await must("EndCall", { callId: call }, calltaker);
  // Supervision finds the ended call on its board until it has taken it up.
  const onBoard = async () =>
    Object.keys((await get("/api/v1/board", supervisor)).content["streams"] as object).includes(`call/${call}`);
  assert.equal(await onBoard(), true);
  const complaint = await must("ReceiveComplaint", { channel: "call", callId: call }, supervisor);
  assert.equal(await onBoard(), false);
  const ofStation = token("supervisor", { officer: "N8", part: "N" });
  assert.ok((await get(`/api/v1/complaints/${complaint}`, ofStation)).status >= 400);
  const later = token("supervisor", { officer: "V3" });
  assert.equal((await get(`/api/v1/complaints/${complaint}`, later)).status, 200);
  await must("NameComplainedOf", { complaintId: complaint, aboutOfficer: "V3" }, supervisor);
  for (const path of [`complaints/${complaint}`, `calls/${call}`]) {
    assert.ok((await get(`/api/v1/${path}`, later)).status >= 400, path);
  }
  assert.ok(!JSON.stringify((await get("/api/v1/calls", later)).content).includes(call));
});
