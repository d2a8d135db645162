import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { gunzipSync } from "node:zlib";
import { rulebook } from "../programs/server/rooms.ts";
import { opened } from "../src/journal/server/backup/envelope.ts";
import { fileSource } from "../src/journal/server/backup/read-backup.ts";
import { ulidOf } from "../src/ground/ulid.ts";
import { everyPlace, sampleBody } from "./testing/sample-body.ts";
import { callsign, newDataFolder, type RunningCallsign, startCallsign, tokenFor, until } from "./running-callsign.ts";

/*
 * Personal values are planted wherever an order takes a text, and then looked for everywhere Callsign writes or sends:
 * the raw files of the database with its write-ahead log, every row as text, what the process printed, metrics, the live
 * push, every read, an export, a backup. A marker that is not personal is planted beside them: what is not found
 * must be something this search would have found.
 */
const phone = "13900001357";
const identity = "110101199003071357";
const plate = "京N8P8F8";
const callerName = "欧阳测试人";
const staffName = "尉迟测试员";
const told = "受害人说的那句话";
const marker = "对照路一千零一号";
const plants = [phone, identity, plate, callerName, told];
/** Staff names are opened for staff (decision 0013); at rest they are sealed like any other. */
const atRest = [...plants, staffName];

const folder = await newDataFolder("started");
let running: RunningCallsign;
let database: pg.Client;
let heard = "";
const printed: string[] = [];
const tokens: Record<string, string> = {};
const listening = new AbortController();
const made: Record<string, string> = {};
/** `Order.field` of sealed fields that took a planted value. */
const sealedPlants = new Set<string>();

const newId = () => ulidOf(Date.now(), randomBytes(10));

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly content: Record<string, unknown>;
}

async function ask(method: string, path: string, as: string, body?: unknown, id = newId()): Promise<Reply> {
  const response = await fetch(running.url + path, {
    method,
    headers: {
      authorization: `Bearer ${tokens[as] ?? ""}`,
      "idempotency-key": id,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  let content: Record<string, unknown> = {};
  try {
    content = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // A table or a page is read as it is.
  }
  return { status: response.status, text, content };
}

const give = (name: string, body: unknown, as: string, id = newId()) =>
  ask("POST", `/api/v1/orders/${name}`, as, body, id);

/** Gives an order that must be accepted; its planted sealed fields count as covered. */
async function must(name: string, body: Record<string, unknown>, as: string): Promise<string> {
  const id = newId();
  const reply = await give(name, body, as, id);
  assert.equal(reply.status, 200, `${name}: ${reply.text}`);
  for (const field of rulebook.orders.get(name)?.sealed ?? []) {
    const value = body[field];
    if (typeof value === "string" && atRest.some((plant) => value.includes(plant)))
      sealedPlants.add(`${name}.${field}`);
  }
  return id;
}

async function listen(as: string): Promise<void> {
  const response = await fetch(`${running.url}/api/v1/live`, {
    headers: { authorization: `Bearer ${tokens[as] ?? ""}` },
    signal: listening.signal,
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) heard += decoder.decode(chunk, { stream: true });
}

/** What of these a text or file holds, as it is or in base64. */
function tracesIn(bytes: Buffer | string, sought: readonly string[]): string[] {
  const hay = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  const forms = (plant: string) => {
    const plain = Buffer.from(plant);
    // Base64 of the plant at each of the three places it can stand in a longer text, without the ends that depend on it.
    const coded = [0, 1, 2].map((shift) => {
      const text = Buffer.concat([Buffer.alloc(shift), plain])
        .toString("base64")
        .replaceAll("=", "");
      return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -1));
    });
    return [plain, ...coded, Buffer.from(JSON.stringify(plant).slice(1, -1)), Buffer.from(plain.toString("hex"))];
  };
  return sought.filter((plant) => forms(plant).some((form) => hay.includes(form)));
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function clusterFolder(): Promise<string> {
  const place = JSON.parse(await readFile(join(folder.path, "postgres.json"), "utf8")) as { cluster: string };
  return resolve(folder.path, place.cluster);
}

before(async () => {
  running = await startCallsign(folder.path);
  for (const stream of [running.process.stdout, running.process.stderr])
    stream?.on("data", (chunk: string | Buffer) => printed.push(String(chunk)));
  tokens["systemAdministrator"] = await tokenFor(folder.path, "systemAdministrator");
  const seats = ["importer", "calltaker", "dispatcher", "supervisor", "auditAdministrator", "securityAdministrator"];
  for (const role of [...seats, "reader"]) tokens[role] = await tokenFor(folder.path, role);
  tokens["commander"] = await tokenFor(folder.path, "dutyCommander", ["--officer", "CMD1"]);
  tokens["other"] = await tokenFor(folder.path, "dutyCommander", ["--officer", "CMD2"]);
  tokens["station"] = await tokenFor(folder.path, "station", ["--station", "ST-1"]);
  tokens["unit"] = await tokenFor(folder.path, "unit", ["--unit", "KC-01"]);
  const { stdout } = await callsign(["url", "--data", folder.path]);
  database = new pg.Client({ connectionString: stdout.trim() });
  await database.connect();
  for (const as of ["dispatcher", "supervisor", "unit", "auditAdministrator"]) void listen(as).catch(() => undefined);
});

after(async () => {
  listening.abort();
  await database?.end();
  await running?.stop();
  await folder.remove();
});

test("a personal value typed into any text of any order is refused by name of the field, or is sealed", async () => {
  const seats = new Map([["unit", "unit"]]);
  const wrong: string[] = [];
  let tried = 0;
  for (const kind of rulebook.orders.values()) {
    if (kind.internal === true) continue;
    const role = kind.roles.find((each) => each !== "system") ?? "importer";
    const as = role === "dutyCommander" ? "commander" : (seats.get(role) ?? role);
    const whose: Record<string, string[]> = { station: ["--station", "ST-1"], department: ["--department", "D1"] };
    tokens[as] ??= await tokenFor(folder.path, role, whose[role] ?? []);
    for (const place of everyPlace(kind.body)) {
      const plant = [phone, identity, plate][tried++ % 3] ?? phone;
      const reply = await give(kind.name, sampleBody(kind.body, place, `见 ${plant} 处`), as);
      const isSealed = place.length === 1 && kind.sealed.includes(String(place[0]));
      const refused = reply.content["code"] === "BodyInvalid";
      if (isSealed ? refused && reply.content["field"] === place[0] : !refused)
        wrong.push(`${kind.name}.${place.join(".")}: ${reply.status} ${reply.text.slice(0, 160)}`);
    }
  }
  assert.ok(tried > 150, `${tried} places`);
  assert.deepEqual(wrong, []);
});

test("every sealed field takes what it is for", async () => {
  await must(
    "DefineIncidentType",
    { code: "quarrel", name: { zh: "纠纷", en: "Quarrel" }, priority: 3, enforcement: false },
    "systemAdministrator",
  );
  await must(
    "RegisterUnit",
    {
      unit: "KC-01",
      callsign: "KC-01",
      kind: "patrol",
      crew: [{ badge: "B1", sworn: true, post: "leader" }],
      capabilities: [],
    },
    "systemAdministrator",
  );
  for (const person of ["CMD1", "CMD2"]) {
    await must(
      "RegisterPerson",
      { person, name: staffName, kind: "officer", part: "bureau", leads: false },
      "securityAdministrator",
    );
    await must("GrantPowers", { grants: [{ person, power: { role: "dutyCommander" } }] }, "securityAdministrator");
  }
  const call = await must("RingCall", { channel: "voice", kind: "emergency", number: phone }, "importer");
  await must("AnswerCall", { callId: call }, "calltaker");
  await must("NoteCall", { callId: call, said: `${told} ${plate}`, number: phone, name: callerName }, "calltaker");
  const incident = await must(
    "OpenIncident",
    {
      callId: call,
      type: "quarrel",
      place: { words: marker, point: [100.5, 30.25] },
      narrative: `${told} ${identity}`,
    },
    "calltaker",
  );
  await must("AddNarrative", { incidentId: incident, text: `${callerName} ${phone}` }, "dispatcher");
  await must("NoteDetail", { incidentId: incident, kind: "identity", detail: identity }, "dispatcher");
  const order = await must("OrderUnit", { incidentId: incident, unitId: "KC-01" }, "dispatcher");
  const assignment = { incidentId: incident, assignmentId: order };
  for (const step of ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene"]) await must(step, assignment, "unit");
  await must("EndCall", { callId: call }, "calltaker");
  await must("ClearUnit", assignment, "unit");
  await must(
    "RecordResult",
    { incidentId: incident, result: "settledOnScene", note: `${told} ${plate}` },
    "dispatcher",
  );
  await must("GiveReport", { incidentId: incident, text: `${told} ${identity}` }, "unit");
  await must("TellCaller", { incidentId: incident, note: `${callerName} ${phone}` }, "dispatcher");
  const request = await must(
    "ReceivePersonRequest",
    {
      kind: "access",
      applicant: callerName,
      contact: phone,
      identityShown: "identityCard",
      concerns: [`incident/${incident}`],
      words: told,
    },
    "supervisor",
  );
  await must(
    "CorrectRecord",
    { requestId: request, stream: `incident/${incident}`, text: `${callerName} ${told}` },
    "supervisor",
  );
  await must("AnswerPersonRequest", { requestId: request, outcome: "granted", words: told }, "commander");
  // Supervision has corrected the record of the other incident, and decides nothing about it.
  const looked = await must("OpenIncident", { type: "quarrel", place: { words: "路口" } }, "calltaker");
  const { timeline } = (await ask("GET", `/api/v1/incidents/${looked}`, "supervisor")).content;
  const [proof] = timeline as readonly { readonly writer: string; readonly n: number }[];
  const findingId = await must(
    "OpenFinding",
    {
      ...{ rule: "void", title: "记录不符", words: told, against: { kind: "unit", id: "KC-01" }, severity: "minor" },
      evidence: [{ stream: `incident/${looked}`, writer: proof?.writer, n: proof?.n }],
    },
    "supervisor",
  );
  await must("AnswerFinding", { findingId, accepts: false, words: told }, "unit");
  await must("DecideFinding", { findingId, upheld: true, reason: "事实清楚" }, "supervisor");
  await must("AppealFinding", { findingId, words: `${callerName} ${phone}` }, "unit");
  await must("DecideAppeal", { findingId, upheld: true, reason: "维持" }, "commander");
  await must("SayMended", { findingId, words: told }, "unit");
  const forceId = await must(
    "RecordForce",
    { incidentId: incident, kind: "restraint", why: "resistance", injured: false },
    "unit",
  );
  await must("ReportForce", { forceId, words: `${told} ${identity}` }, "unit");
  await must("ReceiveComplaint", { channel: "letter", words: told, name: callerName, contact: phone }, "supervisor");
  await must(
    "RegisterStation",
    { id: "ST-1", name: { zh: "一", en: "One" }, point: [100.5, 30.25] },
    "systemAdministrator",
  );
  const signBy = new Date(Date.now() + 600_000).toISOString();
  const toStation = { title: "核对", to: [{ kind: "station", id: "ST-1" }], signBy, words: `${told} ${phone}` };
  await must("IssueDirective", toStation, "commander");
  const tasks = (await ask("GET", "/api/v1/tasks", "commander")).content["tasks"] as { id: string }[];
  const taskId = tasks[0]?.id;
  await must("SignTask", { taskId }, "station");
  await must("AskAsker", { taskId, words: `${told} ${plate}` }, "station");
  await must("ReplyToTask", { taskId, words: `${callerName} ${phone}` }, "commander");
  await must("AnswerTask", { taskId, words: `${told} ${identity}` }, "station");
  const entered = {
    source: "old",
    ref: "R-1",
    title: "核对",
    from: { kind: "hall" },
    to: { kind: "station", id: "ST-1" },
  };
  const saidThere = { words: `${told} ${phone}`, answer: `${told} ${identity}`, answeredAt: new Date().toISOString() };
  const occurredAt = new Date(Date.now() - 60_000).toISOString();
  await must("EnterTask", { ...entered, ...saidThere, signBy, occurredAt }, "commander");
  Object.assign(made, { call, incident });

  const expected = [...rulebook.orders.values()]
    .filter(({ internal }) => internal !== true)
    .flatMap(({ name, sealed }) => sealed.map((field) => `${name}.${field}`));
  // What takes a power or an item that two people gave is planted in `programs/server/masking.pg.test.ts`.
  const elsewhere = [
    ...["AnswerComplaint.words", "AskComplaintReview.words", "AnswerComplaintReview.words", "AskForService.words"],
  ];
  assert.deepEqual(
    expected.filter((field) => !sealedPlants.has(field) && !elsewhere.includes(field)),
    [],
    "sealed fields this test does not plant in",
  );
});

test("no read, live message, metric or export carries a planted value", async () => {
  const paths = Object.entries(
    (await ask("GET", "/api/v1/openapi.json", "dispatcher")).content["paths"] as Record<
      string,
      Record<string, unknown>
    >,
  )
    .filter(([, methods]) => "get" in methods)
    .map(([path]) => path)
    .filter((path) => !path.endsWith("/live") && !path.startsWith("/api/v1/map"));
  assert.ok(paths.length > 30);
  let marked = 0;
  for (const path of paths) {
    const filled = path.replace(/\{[^}]+\}/g, () =>
      path.includes("call") ? (made["call"] ?? "") : path.includes("unit") ? "KC-01" : (made["incident"] ?? ""),
    );
    for (const as of [
      "dispatcher",
      "supervisor",
      "auditAdministrator",
      "unit",
      "commander",
      "securityAdministrator",
      "reader",
    ]) {
      const reply = await ask("GET", filled, as);
      assert.deepEqual(tracesIn(reply.text, plants), [], `${as} GET ${filled}`);
      if (reply.text.includes(marker)) marked += 1;
    }
  }
  assert.ok(marked > 3, "the marker is in what is read");
  assert.deepEqual(tracesIn(await (await fetch(`${running.url}/metrics`)).text(), atRest), []);
  const span = {
    schema: "incidents-1",
    from: "2020-01-01T00:00:00Z",
    to: "2030-01-01T00:00:00Z",
    recipient: "市局统计处",
    purpose: "年度统计",
  };
  const proposed = await must("ExportIncidents", span, "commander");
  const granted = await give("ApproveExportIncidents", { proposalId: proposed }, "other");
  const drawn = await ask(
    "GET",
    `/api/v1/exports/${(granted.content["facts"] as { data: { export?: string } }[])[0]?.data.export ?? ""}`,
    "commander",
  );
  assert.equal(drawn.status, 200, drawn.text);
  assert.ok(drawn.text.split("\n").length > 2);
  assert.deepEqual(tracesIn(drawn.text, atRest), []);
  await until(10, () => (heard.includes(marker) ? true : undefined));
  assert.deepEqual(tracesIn(heard, plants), []);
});

test("an opening shows them, so that what was planted is there to be found", async () => {
  const opened = await ask("POST", "/api/v1/openings", "dispatcher", {
    stream: `incident/${made["incident"] ?? ""}`,
    purpose: "dispatching",
  });
  assert.equal(opened.status, 200, opened.text);
  assert.ok(opened.text.includes(told) && opened.text.includes(callerName));
});

/** Every row of every table as text. */
async function everyRow(): Promise<string> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  let all = "";
  for (const { name } of tables) {
    const { rows } = await database.query<{ row: string }>(`select t::text as row from ${name} t`);
    all += rows.map(({ row }) => row).join("\n");
  }
  return all;
}

async function atRestNow(): Promise<void> {
  await database.query("checkpoint");
  const rows = await everyRow();
  assert.ok(rows.includes(marker));
  assert.deepEqual(tracesIn(rows, atRest), [], "rows");
  let marked = 0;
  for (const file of [...(await filesUnder(await clusterFolder())), ...(await filesUnder(folder.path))]) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (bytes.includes(marker)) marked += 1;
    assert.deepEqual(tracesIn(bytes, atRest), [], file);
  }
  assert.ok(marked >= 2, "the marker is in the table's file and in the write-ahead log");
  assert.deepEqual(tracesIn(printed.join(""), atRest), [], "what was printed");
}

test("no file of the database or the data folder, no line printed, no backup holds a planted value", async () => {
  await atRestNow();
  const file = join(dirname(folder.path), "planted.backup");
  assert.equal((await callsign(["backup", file, "--data", folder.path])).code, 0);
  const packed: Buffer[] = [];
  for await (const part of (await opened(fileSource(file).bytes(), undefined)).content()) packed.push(part);
  const bytes = gunzipSync(Buffer.concat(packed));
  assert.ok(bytes.includes(marker));
  assert.deepEqual(tracesIn(bytes, atRest), []);
});

test("after erasure none can be opened, nothing is left of the number, and the log verifies", async () => {
  for (const stream of [`incident/${made["incident"] ?? ""}`, `call/${made["call"] ?? ""}`]) {
    const proposalId = await must("EraseEarly", { stream, reason: "当事人申请" }, "commander");
    await must("ApproveEraseEarly", { proposalId }, "other");
    await until(10, async () => {
      const { rows } = await database.query("select 1 from vault.record_key where record = $1", [stream]);
      return rows.length === 0 ? true : undefined;
    });
    const opened = await ask("POST", "/api/v1/openings", "supervisor", { stream, purpose: "supervision" });
    assert.equal(opened.status, 200, opened.text);
    const values = opened.content["values"] as { text: string | null }[];
    assert.ok(values.length > 0);
    assert.ok(
      values.every(({ text }) => text === null),
      opened.text,
    );
    const { rows } = await database.query("select 1 from vault.number_mark where record = $1", [stream]);
    assert.equal(rows.length, 0);
  }
  await atRestNow();
  const verified = await callsign(["verify", "--data", folder.path]);
  assert.equal(verified.code, 0, verified.stdout);
});
