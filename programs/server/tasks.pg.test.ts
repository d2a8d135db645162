import assert from "node:assert/strict";
import { after, test } from "node:test";
import { testServer } from "./testing/test-server.ts";

/* Tasks over HTTP: who sees which, in lists, one by one, live and in work lists; what was said is opened by its parties. */

const server = await testServer();
after(server.close);
const { ask, get, must, token } = server;

const system = token("systemAdministrator");
for (const id of ["N", "S"]) await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
await must("RegisterDepartment", { id: "ANALYSIS", name: { zh: "研判", en: "Analysis" } }, system);

const commander = token("dutyCommander", { officer: "D1" });
const north = token("station", { officer: "N1", station: "N" });
const south = token("station", { officer: "S1", station: "S" });
const supervisor = token("supervisor", { officer: "L1" });
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const said = "联系人 13800001111";

async function issued(to: readonly string[], more: object = {}): Promise<string> {
  const body = {
    ...{ title: "核对水泵", words: said, to: to.map((id) => ({ kind: "station", id })), signBy: soon(10) },
    ...more,
  };
  const { content } = await ask("POST", "/api/v1/orders/IssueDirective", commander, body);
  const [fact] = content["facts"] as { data: { copies: { task: string }[] } }[];
  const task = fact?.data.copies[0]?.task;
  assert.ok(task, JSON.stringify(content));
  return task;
}

const tasksOf = async (by: string, query = "") => {
  const { status, content } = await get(`/api/v1/tasks${query}`, by);
  assert.equal(status, 200, JSON.stringify(content));
  return content as {
    tasks: { id: string; stage: string; turn: string | null; kept: boolean | null }[];
    next: string | null;
  };
};
const ids = async (by: string, query = "") => (await tasksOf(by, query)).tasks.map(({ id }) => id);
const first = await issued(["N"]);

test("a task is read by its parties, the hall and supervision, and by no other station, in a list or by its id", async () => {
  for (const by of [commander, north, supervisor]) assert.deepEqual(await ids(by), [first]);
  assert.deepEqual(await ids(south), []);
  assert.equal((await get(`/api/v1/tasks/${first}`, south)).status, 404);
  assert.equal((await get(`/api/v1/tasks/${first}`, north)).status, 200);
  assert.equal((await get("/api/v1/tasks", system)).status, 403);
  const { content } = await ask("POST", "/api/v1/orders/SignTask", south, { taskId: first });
  assert.equal(content["code"], "NotYourTask");
});

test("what was said is in no list, card or fact, and its parties open it without being asked why", async () => {
  const card = JSON.stringify((await get(`/api/v1/tasks/${first}`, north)).content);
  assert.equal(card.includes("13800001111"), false);
  const opened = await ask("POST", "/api/v1/openings", north, { stream: `task/${first}` });
  assert.deepEqual(
    (opened.content["values"] as { text: string }[]).map(({ text }) => text),
    [said],
  );
  const refused = await ask("POST", "/api/v1/openings", supervisor, { stream: `task/${first}` });
  assert.equal(refused.content["code"], "PurposeMissing");
  assert.equal((await ask("POST", "/api/v1/openings", south, { stream: `task/${first}` })).status, 404);
});

test("a work list has what its owner owes: the station to sign, then to answer; then the commander to check", async () => {
  const owed = async (by: string) =>
    ((await get("/api/v1/work-list", by)).content["owed"] as { kind: string; stream: string }[])
      .filter(({ stream }) => stream === `task/${first}`)
      .map(({ kind }) => kind);
  assert.deepEqual([await owed(north), await owed(south), await owed(commander)], [["sign"], [], []]);
  await must("SignTask", { taskId: first }, north);
  assert.deepEqual(await owed(north), ["answer"]);
  await must("AnswerTask", { taskId: first, words: "四台" }, north);
  assert.deepEqual([await owed(north), await owed(commander)], [[], ["check"]]);
  await must("ConfirmTask", { taskId: first }, commander);
  assert.deepEqual(await owed(commander), []);
});

test("lists are asked by state, stage, kind and whose turn it is, page after page", async () => {
  const late = await issued(["N"], { signBy: soon(0.02), title: "迟" });
  const second = await issued(["S"]);
  assert.deepEqual(await ids(commander, "?state=over"), [first]);
  assert.deepEqual(await ids(commander, "?state=open"), [second, late]);
  assert.deepEqual(await ids(commander, "?turn=station/S"), [second]);
  assert.deepEqual(await ids(commander, "?stage=closed&kind=directive"), [first]);
  assert.deepEqual(await ids(commander, "?kind=request"), []);
  const page = await tasksOf(commander, "?limit=2");
  assert.deepEqual(
    page.tasks.map(({ id }) => id),
    [second, late],
  );
  assert.deepEqual(await ids(commander, `?limit=2&cursor=${page.next}`), [first]);
  const wrong = await get("/api/v1/tasks?turn=&state=never", commander);
  assert.equal(wrong.status, 400);
  // Nobody signed: the clock reminds, and the list of what is late has it.
  for (let tries = 0; tries < 60; tries += 1) {
    const state = (await get(`/api/v1/tasks/${late}`, commander)).content["state"] as { late: readonly unknown[] };
    if (state.late.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const { content } = await get(`/api/v1/tasks/${late}`, commander);
  assert.equal((content["state"] as { late: readonly unknown[] }).late.length, 1);
  assert.deepEqual(await ids(commander, "?state=late"), [late]);
});

test("without a connection to the hall's work nobody gives any: readers and administrators are refused", async () => {
  for (const role of ["reader", "systemAdministrator", "calltaker", "auditAdministrator"]) {
    const body = { title: "核对", to: [{ kind: "station", id: "N" }], signBy: soon(10) };
    const { status, content } = await ask("POST", "/api/v1/orders/IssueDirective", token(role), body);
    assert.deepEqual([status, content["code"]], [403, "RoleNotAllowed"], role);
  }
  const body = { title: "电话 13800001111", to: [{ kind: "station", id: "N" }], signBy: soon(10) };
  const { status } = await ask("POST", "/api/v1/orders/IssueDirective", commander, body);
  assert.equal(status, 400, "a title that looks personal");
});

test("a filed incident that the rule draws is owed one quality call, one that was withdrawn none", async () => {
  await must("SetQualityRule", { share: 100, seed: "2026-11", days: 3 }, supervisor);
  const type = { code: "theft", name: { zh: "盗窃", en: "Theft" }, group: { zh: "案件", en: "Cases" }, priority: 3 };
  await must("DefineIncidentType", { ...type, enforcement: false }, system);
  const dispatcher = token("dispatcher", { officer: "D2" });
  const open = async () => {
    const { content } = await ask("POST", "/api/v1/orders/OpenIncident", dispatcher, {
      ...{ type: "theft", place: { words: "文昌路 9 号" } },
    });
    const facts = content["facts"] as { order: string }[];
    return facts[0]?.order ?? "";
  };
  const withdrawn = await open();
  await must("WithdrawIncident", { incidentId: withdrawn, reason: "报警人撤回" }, dispatcher);
  const calls = async () =>
    ((await get("/api/v1/work-list", supervisor)).content["owed"] as { stream: string }[])
      .map(({ stream }) => stream)
      .filter((stream) => stream.startsWith("quality/"));
  assert.deepEqual(await calls(), [], "withdrawn, not filed");
  const incidentId = await open();
  const unit = { unit: "U1", callsign: "U1", kind: "patrol", crew: [{ badge: "A1", sworn: true }], capabilities: [] };
  await must("RegisterUnit", unit, system);
  const assignmentId = await must("OrderUnit", { incidentId, unitId: "U1" }, dispatcher);
  const crew = token("unit", { officer: "A1", unit: "U1" });
  for (const step of ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene"]) {
    await must(step, { incidentId, assignmentId }, crew);
  }
  await must("RecordResult", { incidentId, result: "settledOnScene", note: "已调解" }, dispatcher);
  await must("ClearUnit", { incidentId, assignmentId }, crew);
  await must("GiveReport", { incidentId, text: "双方和解" }, crew);
  await must("FileIncident", { incidentId }, dispatcher);
  for (let tries = 0; tries < 60 && (await calls()).length === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const drawn = await calls();
  assert.equal(drawn.length, 1);
});

test("a table of another system's tasks finds its incidents by their numbers, the short one and the full one", async () => {
  const { content } = await get("/api/v1/incidents", commander);
  const [incident] = content["incidents"] as { id: string; number: string; fullNumber: string }[];
  assert.ok(incident !== undefined);
  const preview = async (about: string) => {
    const table = `编号,标题,提出方,承办方,提出时间,警情编号\nR-1,核对,指挥大厅,N,2026-11-20 08:00,${about}\n`;
    const body = { mapping: { source: "old" }, file: Buffer.from(table).toString("base64") };
    const { status, content: said } = await ask("POST", "/api/v1/tasks/preview", token("importer"), body);
    assert.equal(status, 200, JSON.stringify(said));
    const { orders, problems } = said as {
      orders: { body: { about: { id: string } } }[];
      problems: { sentence: { en: string } }[];
    };
    return [orders[0]?.body.about.id, problems[0]?.sentence.en];
  };
  assert.deepEqual(await preview(incident.fullNumber), [incident.id, undefined]);
  assert.deepEqual(await preview(incident.number), [incident.id, undefined]);
  assert.deepEqual(await preview("20990101-1"), [undefined, "There is no incident “20990101-1”."]);
  const { status } = await ask("POST", "/api/v1/tasks/preview", north, { mapping: { source: "old" }, file: "" });
  assert.equal(status, 403);
});
