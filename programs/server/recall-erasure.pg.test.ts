import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import type { Giver } from "../../src/ground/fact.ts";
import type { Sealed } from "../../src/ground/sealed.ts";
import { derivedUlid } from "../../src/ground/ulid.ts";
import { intakeRetentions } from "../../src/intake/retained.ts";
import { statesIn } from "../../src/journal/perform.ts";
import { readKeyFile, writeKeyFile } from "../../src/journal/server/key-file.ts";
import { turnTo } from "../../src/journal/server/key-rotation.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { openKeys } from "../../src/journal/server/keys.ts";
import { inSnapshot } from "../../src/journal/server/log-in-database.ts";
import { openJournal } from "../../src/journal/server/postgres-journal.ts";
import { rebuildStates } from "../../src/journal/server/rebuild-states.ts";
import { submitterOf } from "../../src/journal/server/submit.ts";
import { testDatabase } from "../../src/journal/server/testing/test-database.ts";
import { vaultOf } from "../../src/journal/server/vault.ts";
import { keptUntilOf } from "../../src/privacy/kept.ts";
import { retentionIn } from "../../src/privacy/retention.ts";
import { retentionStream } from "../../src/privacy/retention-facts.ts";
import { dueRecords } from "../../src/privacy/server/due-records.ts";
import { startErasing } from "../../src/privacy/server/erase-due.ts";
import { watchErasures } from "../../src/privacy/server/watch-erasures.ts";
import { usualDaysOf } from "../../src/privacy/testing/usual-days.ts";
import { migrateRooms, readTables, rulebook } from "./rooms.ts";

/*
 * Erasures and their grace, on a clock and a trust in it that go as they are told. Nobody holds an approving power here,
 * so that what needs a second person happens at once.
 */
const hour = 3_600_000;
const day = 24 * hour;
let clock = Date.UTC(2026, 0, 1);
let isTrusted = true;
const now = () => clock;
const isClockTrusted = () => isTrusted;

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), "callsign-recall-"));
await migrateRooms(database.url);
const pool = new pg.Pool({ connectionString: database.url, max: 4 });
pool.on("error", () => undefined);
const store = await openKeyStore(folder);
const keys = await openKeys(folder, "callsign/test", store);
const journal = await openJournal({
  ...{ databaseUrl: database.url, book: rulebook, tables: readTables, keys, writer: "test", pool },
  log: () => undefined,
  isFull: () => false,
});
const vault = vaultOf(keys, pool);
const submit = submitterOf({
  ...{ book: rulebook, clerk: journal, vault, keys, trust: { isTrusted: isClockTrusted, expected: now } },
  now: () => new Date(clock),
});
const troubles: unknown[] = [];
const trouble = (error: unknown) => void troubles.push(error);
const watching = () =>
  watchErasures({ pool, vault, removeErased: async () => {}, submit, now, isClockTrusted, trouble });
const erasures = watching();
journal.listen(erasures.commit);
const erasing = startErasing({
  ...{ pool, book: rulebook, submit, now, isClockTrusted, trouble },
  retention: async () => retentionIn(await journal.states([retentionStream])),
});

after(async () => {
  await erasing.stop();
  await erasures.stop();
  await journal.close();
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

const supervisor: Giver = { officer: "V1", role: "supervisor" };
const taker: Giver = { officer: "C1", role: "calltaker" };
const administrator: Giver = { officer: "A1", role: "systemAdministrator" };

let count = 0;
async function give(giver: Giver, name: string, body: object): Promise<string> {
  count += 1;
  const id = derivedUlid(clock, `order ${count}`);
  const answer = await submit({ id, name, body, giver });
  await erasures.begin();
  return answer.accepted ? id : answer.refusal.refused;
}
async function must(giver: Giver, name: string, body: object): Promise<string> {
  const id = await give(giver, name, body);
  assert.equal(id.length, 26, `${name}: ${id}`);
  return id;
}

async function incident(words: string): Promise<{ call: string; incident: string; callId: string }> {
  const callId = await must(taker, "RingCall", { channel: "voice", kind: "emergency", number: "13812345678" });
  await must(taker, "AnswerCall", { callId });
  const place = { words: "人民路1号" };
  const id = await must(taker, "OpenIncident", { callId, type: "row", place, narrative: words });
  return { call: `call/${callId}`, incident: `incident/${id}`, callId };
}

async function opened(stream: string): Promise<readonly (string | null)[]> {
  const sealed = (await journal.factsOf(stream)).flatMap(({ data }) =>
    Object.values(data as object).filter(
      (value): value is Sealed => (value as Sealed | null)?.cipher !== undefined && value.record === stream,
    ),
  );
  // As another process reads it, with nothing in memory.
  const fresh = await vaultOf(keys, pool).open(sealed);
  assert.deepEqual(await vault.open(sealed), fresh);
  return fresh;
}

async function swept(): Promise<void> {
  await erasing.sweep();
  await erasures.begin();
}

const erase = (stream: string) => must(supervisor, "EraseEarly", { stream, reason: "选错了记录" });
const recall = (erasure: string) => give(supervisor, "RecallErasure", { erasure, reason: "选错了记录" });
const aside = async () => (await pool.query("SELECT name FROM vault.set_aside_key")).rowCount;

await must(administrator, "DefineIncidentType", {
  ...{ code: "row", name: { zh: "纠纷", en: "Row" }, priority: 3, enforcement: false },
});

test("the wrong record erased while it is worked on: nobody reads it, no key file holds it, and it comes back whole", async () => {
  const at = await incident("两人争吵");
  const erasure = await erase(at.incident);
  assert.deepEqual(await opened(at.incident), [null]);
  assert.equal(await aside(), 1);
  const file = join(folder, "in-grace.callsign-keys");
  await writeKeyFile(pool, store, file, [], new Date(clock).toISOString());
  assert.ok(![...readKeyFile(file).records].some(({ record }) => record.startsWith(at.incident)));
  // Work goes on under a new key, keys rotate, and a restart sets nothing aside a second time.
  await must(taker, "AddNarrative", { incidentId: at.incident.slice(9), text: "双方已劝开" });
  assert.deepEqual(await opened(at.incident), [null, "双方已劝开"]);
  await watching().begin();
  assert.deepEqual(await opened(at.incident), [null, "双方已劝开"]);
  const steady = { isAvailable: () => true, isStopping: () => false, destroyed: () => Promise.resolve() };
  assert.equal(await turnTo(2, { keys, pool, settled: vault.settled, ...steady }), true);

  clock += 71 * hour;
  await swept();
  await must(supervisor, "RecallErasure", { erasure, reason: "选错了记录" });
  assert.deepEqual(await opened(at.incident), ["两人争吵", "双方已劝开"]);
  assert.equal(await aside(), 0);
  await must(taker, "AddNarrative", { incidentId: at.incident.slice(9), text: "签字离开" });
  assert.equal(await turnTo(3, { keys, pool, settled: vault.settled, ...steady }), true);
  assert.deepEqual(await opened(at.incident), ["两人争吵", "双方已劝开", "签字离开"]);
  assert.equal(await recall(erasure), "ErasureRecalledBefore");
  // Erased again, all its keys go, also the one that stands beside the other.
  await erase(at.incident);
  assert.deepEqual(await opened(at.incident), [null, null, null]);
  assert.equal(await aside(), 2);
});

test("after the grace the key is destroyed, on record, and nobody has it back", async () => {
  const { call } = await incident("邻里纠纷");
  const erasure = await erase(call);
  clock += 73 * hour;
  await swept();
  assert.equal(await aside(), 0);
  assert.equal(await recall(erasure), "ErasureFinal");
  assert.deepEqual(await opened(call), [null]);
  const facts = (await journal.factsOf(`erasure/${erasure}`)).map(({ type }) => type);
  assert.deepEqual(facts, ["SealedErased", "GraceEnded", "ErasureDone"]);
});

test("a hold on the incident keeps its call's grace open, until it is lifted", async () => {
  const { call, incident: stream } = await incident("邻里纠纷");
  const erasure = await erase(call);
  const hold = await must(supervisor, "PlaceHold", {
    ...{ stream, reason: "行政复议", until: new Date(clock + 30 * 24 * hour).toISOString() },
  });
  clock += 100 * hour;
  await swept();
  assert.equal(await aside(), 1);
  const ended = async () =>
    (await journal.factsOf(`erasure/${erasure}`)).map(({ type }) => type).includes("GraceEnded");
  assert.equal(await ended(), false);
  await must(supervisor, "LiftHold", { hold, reason: "撤回复议" });
  await swept();
  assert.equal(await ended(), true);
  assert.equal(await aside(), 0);
});

test("no grace ends by a clock in doubt, however far it shows", async () => {
  const { call } = await incident("噪音");
  const erasure = await erase(call);
  isTrusted = false;
  clock += 400 * day;
  await swept();
  assert.equal(await aside(), 1);
  clock -= 400 * day;
  isTrusted = true;
  await swept();
  assert.equal(await aside(), 1);
  await must(supervisor, "RecallErasure", { erasure, reason: "误销毁" });
  assert.deepEqual(await opened(call), ["13812345678"]);
});

test("what a wrong clock had erased by schedule comes back, stays three days, and is erased when it is due", async () => {
  const { call, callId } = await incident("走失");
  await must(taker, "EndCall", { callId });
  const erasureOf = async () =>
    (await pool.query<{ id: string }>("SELECT id FROM privacy.erasure WHERE stream = $1 AND NOT done", [call])).rows[0]
      ?.id ?? "";
  // Confirmed wrongly: the schedule runs.
  clock += 400 * day;
  await swept();
  assert.deepEqual(await opened(call), [null]);
  clock -= 400 * day;
  const first = await erasureOf();
  await must(supervisor, "RecallErasure", { erasure: first, reason: "时间确认有误" });
  assert.deepEqual(await opened(call), ["13812345678"]);
  clock += 364 * day;
  await swept();
  assert.deepEqual(await opened(call), ["13812345678"], "its year is not over");
  clock += 2 * day;
  await swept();
  assert.deepEqual(await opened(call), [null], "its year is over");
  const second = await erasureOf();
  assert.notEqual(second, first);
  // Due as it is, it stays three days once it was taken back: time for a hold.
  await must(supervisor, "RecallErasure", { erasure: second, reason: "尚有复议" });
  await swept();
  assert.deepEqual(await opened(call), ["13812345678"]);
  clock += 73 * hour;
  await swept();
  assert.deepEqual(await opened(call), [null]);
});

test("a call stays as long as its incident's recall keeps the incident, for the sweep as for the rule", async () => {
  const { call, callId, incident: stream } = await incident("债务");
  await must(taker, "EndCall", { callId });
  clock += 365 * day - hour;
  await must(supervisor, "RecallErasure", { erasure: await erase(stream), reason: "选错了记录" });
  const over = new Date(clock + 72 * hour);
  clock += 2 * hour;
  const foundAt = async (at: string) =>
    (await dueRecords(pool, intakeRetentions.call, { last: at, at, after: undefined, most: 20 }))
      .filter((record) => record.stream === call)
      .map(({ held_until: until }) => until);
  assert.deepEqual(await foundAt(new Date(clock).toISOString()), []);
  assert.deepEqual(await foundAt(over.toISOString()), [over]);
  const states = await journal.states([call, stream]);
  const loaded = new Map([...states].map(([name, each]) => [name, { hlc: "", facts: 0, states: each }]));
  assert.equal(keptUntilOf(statesIn(loaded), call), over.toISOString());
  const due = () => give({ officer: "system", role: "system" }, "EraseDue", { stream: call });
  assert.equal(await due(), "NotYetDue");
  await swept();
  assert.deepEqual(await opened(call), ["13812345678"]);
  clock = over.getTime();
  await swept();
  assert.deepEqual(await opened(call), [null]);
});

test("a shorter grace counts from when it is in force", async () => {
  const from = new Date(clock + hour).toISOString();
  const days = usualDaysOf(rulebook);
  await must(supervisor, "SetRetention", { from, days, graceHours: 1 });
  clock += 2 * hour;
  const { call } = await incident("求助");
  const erasure = await erase(call);
  clock += hour;
  await swept();
  assert.equal(await recall(erasure), "ErasureFinal");
});

test("the tables are what the facts say", async () => {
  assert.deepEqual(troubles, []);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { differences } = await inSnapshot(client, () =>
      rebuildStates(client, rulebook, readTables, true, () => undefined),
    );
    assert.deepEqual(differences, []);
  } finally {
    await client.end();
  }
});
