import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eventually, testServer } from "./testing/test-server.ts";

/*
 * What the checks found is read from tables: by rule and station, with what the law of the day wants; findings only by
 * whom they are against and by supervision; a month in figures that are the lists' own.
 */

const server = await testServer();
after(server.close);
const { get, must, token } = server;

const system = token("systemAdministrator", { officer: "SYS" });
for (const id of ["N", "S"]) await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
for (const [code, enforcement] of [
  ["quarrel", false],
  ["robbery", true],
] as const) {
  await must("DefineIncidentType", { code, name: { zh: code, en: code }, priority: 2, enforcement }, system);
}
await must(
  "RegisterUnit",
  {
    ...{ unit: "N-1", callsign: "N-1", kind: "patrol", station: "N", capabilities: [] },
    crew: [{ badge: "P1", sworn: true, post: "leader" }],
  },
  system,
);
const hall = token("dispatcher", { officer: "H1" });
const crew = token("unit", { officer: "P1", unit: "N-1" });
const supervisor = token("supervisor", { officer: "V1" });
const north = token("station", { officer: "N-desk", station: "N" });
const south = token("station", { officer: "S-desk", station: "S" });

const place = { words: "路口", point: [110, 31] };
const open = (type: string) => must("OpenIncident", { type, place }, hall);

async function work(incidentId: string): Promise<void> {
  const assignmentId = await must("OrderUnit", { incidentId, unitId: "N-1" }, hall);
  for (const name of ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene"]) {
    await must(name, { incidentId, assignmentId }, crew);
  }
  // Long enough on scene to have had to be recorded.
  await new Promise((done) => setTimeout(done, 1100));
  await must("ClearUnit", { incidentId, assignmentId }, crew);
  await must("GiveReport", { incidentId, text: "已处置" }, crew);
}

interface Hit {
  readonly incident: string;
  readonly rule: string;
  readonly station: string | null;
}

async function hits(query = ""): Promise<readonly string[]> {
  const reply = await get(`/api/v1/supervision/checks?${query}`, supervisor);
  assert.equal(reply.status, 200, JSON.stringify(reply.content));
  const found = (reply.content as { readonly hits: readonly Hit[] }).hits;
  return found.map(({ rule, station }) => `${rule} ${station ?? ""}`).toSorted();
}

const robbery = await open("robbery");
await work(robbery);
const quarrel = await open("quarrel");
await work(quarrel);

test("enforcement work without recording and receipt is found by the law of its day; a quarrel is not", async () => {
  assert.deepEqual(await hits(), ["bulkEntered N", "bulkEntered N", "receipt N", "recorded N"]);
  assert.deepEqual(await hits("rule=recorded&station=N"), ["recorded N"]);
  assert.deepEqual(await hits("rule=recorded&station=S"), []);
  assert.deepEqual(await hits("month=2020-01"), []);
  const { hits: shown } = (await get("/api/v1/supervision/checks", supervisor)).content as {
    readonly hits: readonly (Hit & { readonly evidence: readonly { stream: string; writer: string; n: number }[] })[];
  };
  const writers = shown.flatMap(({ incident, evidence }) =>
    evidence.map(({ stream, writer, n }) => (stream === `incident/${incident}` && n > 0 ? writer : "another's")),
  );
  assert.equal(new Set(writers).size, 1);
  assert.notEqual(writers[0], "another's");
});

test("a receipt that is given takes its rule's row away", async () => {
  await must("GiveReceipt", { incidentId: robbery, how: "printed", track: "criminal" }, crew);
  assert.deepEqual(await hits("rule=receipt"), []);
});

test("any incident is found by its number for a second look, and is chosen where nothing drew it", async () => {
  const look = async (number: string, by = supervisor) => get(`/api/v1/supervision/reviews/${number}`, by);
  const of = async (id: string) =>
    (
      (await get(`/api/v1/incidents/${id}`, hall)).content as {
        readonly state: { readonly fullNumber: string; readonly number: string };
      }
    ).state;
  const { fullNumber, number } = await of(quarrel);
  const found = await look(fullNumber);
  assert.deepEqual(
    [found.status, found.content.incident, found.content.selection, found.content.doneAt],
    [200, quarrel, "chosen", null],
  );
  // The day's number alone, and the id itself, name the same.
  assert.deepEqual([(await look(number)).content.incident, (await look(quarrel)).content.incident], [quarrel, quarrel]);
  assert.deepEqual([(await look("9999")).status, (await look(fullNumber, north)).status], [404, 403]);
});

test("each page goes on where the last one ended", async () => {
  const first = await get("/api/v1/supervision/checks?limit=2", supervisor);
  const { hits: shown, next } = first.content as { readonly hits: readonly Hit[]; readonly next: string | null };
  assert.ok(next !== null);
  const rest = await get(`/api/v1/supervision/checks?limit=2&cursor=${encodeURIComponent(next)}`, supervisor);
  const others = (rest.content as { readonly hits: readonly Hit[] }).hits;
  const all = [...shown, ...others].map(({ incident, rule }) => `${incident} ${rule}`);
  assert.equal(new Set(all).size, all.length);
});

/** The first fact of an incident, as evidence. */
async function evidenceOf(incident: string) {
  const { timeline } = (await get(`/api/v1/incidents/${incident}`, hall)).content as {
    readonly timeline: readonly { readonly writer: string; readonly n: number }[];
  };
  const [{ writer, n } = { writer: "", n: 0 }] = timeline;
  return { stream: `incident/${incident}`, writer, n };
}

test("what proves a finding is there: the stream in sight, the fact within it", async () => {
  const [mine, others] = [await evidenceOf(robbery), await evidenceOf(quarrel)];
  const complaint = await must(
    "ReceiveComplaint",
    { channel: "letter", words: "态度粗暴", aboutOfficer: "V1" },
    token("supervisor", { officer: "V2" }),
  );
  const refused = async (evidence: object) => {
    const finding = { rule: "recorded", title: "未录音录像", severity: "minor", against: { kind: "station", id: "N" } };
    const reply = await server.give("OpenFinding", { ...finding, evidence: [evidence] }, supervisor);
    return (reply.content as { readonly code?: string }).code;
  };
  assert.equal(await refused({ ...mine, n: others.n }), "EvidenceFactUnknown");
  assert.equal(await refused({ ...mine, n: 999_999 }), "EvidenceFactUnknown");
  assert.equal(await refused({ ...mine, stream: "task/01M85K8DEGQ3X1M396A1205V7W" }), "EvidenceUnknown");
  // A complaint about oneself is not there.
  assert.equal(await refused({ ...mine, stream: `complaint/${complaint}` }), "EvidenceUnknown");
});

test("a finding is read by whom it is against and by supervision, and by no other station; what the checks found by none", async () => {
  const finding = await must(
    "OpenFinding",
    {
      ...{ rule: "recorded", title: "未录音录像", severity: "grave", against: { kind: "station", id: "N" } },
      evidence: [await evidenceOf(robbery)],
    },
    supervisor,
  );
  const titles = async (by: string) =>
    (
      (await get("/api/v1/supervision/findings", by)).content as { readonly findings: readonly { title: string }[] }
    ).findings.map(({ title }) => title);
  assert.deepEqual(await titles(supervisor), ["未录音录像"]);
  assert.deepEqual([await titles(north), await titles(south)], [["未录音录像"], []]);
  assert.equal((await get(`/api/v1/supervision/findings/${finding}`, north)).status, 200);
  assert.equal((await get(`/api/v1/supervision/findings/${finding}`, south)).status, 404);
  for (const path of ["checks", "reviews", "month"]) {
    assert.equal((await get(`/api/v1/supervision/${path}`, north)).status, 403, path);
  }
  const owed = JSON.stringify((await get("/api/v1/work-list", north)).content);
  assert.match(owed, /未录音录像/);
  assert.doesNotMatch(JSON.stringify((await get("/api/v1/work-list", south)).content), /未录音录像/);
  assert.doesNotMatch(JSON.stringify((await get("/api/v1/board", south)).content), /未录音录像/);
});

test("the month's figures are those of its lists, with what each station clicked in bulk", async () => {
  const reply = await get("/api/v1/supervision/month", supervisor);
  const month = reply.content as {
    readonly incidents: number;
    readonly rules: readonly { readonly rule: string; readonly found: number }[];
    readonly findings: Readonly<Record<string, number>>;
    readonly stations: readonly Readonly<Record<string, unknown>>[];
  };
  assert.equal(reply.status, 200);
  assert.equal(month.incidents, 2);
  for (const { rule, found } of month.rules) {
    if (rule !== "tooGood") assert.equal(found, (await hits(`rule=${rule}`)).length, rule);
  }
  assert.deepEqual([month.findings["opened"], month.findings["open"], month.findings["verified"]], [1, 1, 0]);
  const [station] = month.stations;
  assert.deepEqual(
    [month.stations.length, station?.["station"], station?.["steps"], station?.["bulk"], station?.["isTooGood"]],
    [1, "N", 8, 8, false],
  );
});

test("a duty commander is told whether supervision is there, by open lines and by nobody's name", async () => {
  const commander = token("dutyCommander", { officer: "D9" });
  const watching = async (by: string) => await get("/api/v1/supervision/presence", by);
  assert.deepEqual((await watching(commander)).content, { supervisors: 0 });
  const line = await server.listen(supervisor);
  assert.deepEqual((await watching(commander)).content, { supervisors: 1 });
  await line.close();
  await eventually(async () => (await watching(commander)).content["supervisors"] === 0);
  assert.equal((await watching(north)).status, 403);
});
