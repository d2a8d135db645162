import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import type { Giver } from "../../src/ground/fact.ts";
import type { Sealed } from "../../src/ground/sealed.ts";
import { derivedUlid } from "../../src/ground/ulid.ts";
import { openKeys, readVerifiers } from "../../src/journal/server/keys.ts";
import { inSnapshot, logsIn } from "../../src/journal/server/log-in-database.ts";
import { openJournal } from "../../src/journal/server/postgres-journal.ts";
import { rebuildStates } from "../../src/journal/server/rebuild-states.ts";
import { submitterOf } from "../../src/journal/server/submit.ts";
import { testDatabase } from "../../src/journal/server/testing/test-database.ts";
import { vaultOf } from "../../src/journal/server/vault.ts";
import { verifyLog } from "../../src/journal/server/verify-log.ts";
import { retentionIn } from "../../src/privacy/retention.ts";
import { retentionStream } from "../../src/privacy/retention-facts.ts";
import { startErasing } from "../../src/privacy/server/erase-due.ts";
import { watchErasures } from "../../src/privacy/server/watch-erasures.ts";
import { usualDaysOf } from "../../src/privacy/testing/usual-days.ts";
import { migrateRooms, readTables, rulebook } from "./rooms.ts";
import { eventually } from "./testing/test-server.ts";

/*
 * The server's own parts on a clock that goes only when told: years pass between two orders. Nobody holds an approving
 * power here, so that what needs a second person happens at once.
 */
const day = 86_400_000;
let clock = Date.UTC(2026, 0, 1);
const now = () => clock;

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), "callsign-retention-"));
await migrateRooms(database.url);
const pool = new pg.Pool({ connectionString: database.url, max: 4 });
pool.on("error", () => undefined);
const keys = await openKeys(folder, "callsign/test");
const journal = await openJournal({
  ...{ databaseUrl: database.url, book: rulebook, tables: readTables, keys, writer: "test", pool },
  log: () => undefined,
  isFull: () => false,
});
const vault = vaultOf(keys, pool);
const submit = submitterOf({ book: rulebook, clerk: journal, vault, keys, now: () => new Date(clock) });
const troubles: unknown[] = [];
const trouble = (error: unknown) => void troubles.push(error);
const erasures = watchErasures({
  pool,
  vault,
  removeErased: async () => {},
  submit,
  now,
  isClockTrusted: () => true,
  trouble,
});
journal.listen(erasures.commit);
const erasing = startErasing({
  ...{ pool, book: rulebook, submit, now, trouble, isClockTrusted: () => true },
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
const other: Giver = { officer: "V2", role: "supervisor" };
const taker: Giver = { officer: "C1", role: "calltaker" };
const administrator: Giver = { officer: "A1", role: "systemAdministrator" };

let count = 0;
async function must(giver: Giver, name: string, body: object): Promise<string> {
  count += 1;
  const id = derivedUlid(clock, `order ${count}`);
  const answer = await submit({ id, name, body, giver });
  assert.ok(answer.accepted, `${name}: ${JSON.stringify(answer)}`);
  return id;
}

/** An ended call and its withdrawn incident. */
async function work(words: string) {
  const callId = await must(taker, "RingCall", { channel: "voice", kind: "emergency", number: "13812345678" });
  await must(taker, "AnswerCall", { callId });
  const place = { words: "人民路1号" };
  const incidentId = await must(taker, "OpenIncident", { callId, type: "row", place, narrative: words });
  await must(taker, "EndCall", { callId });
  await must(taker, "WithdrawIncident", { incidentId, reason: "已和解" });
  return { call: `call/${callId}`, incident: `incident/${incidentId}` };
}

/** Every sealed value of a stream's facts, opened: null where its key is gone. */
async function opened(stream: string): Promise<readonly (string | null)[]> {
  const sealed = (await journal.factsOf(stream)).flatMap(({ data }) =>
    Object.values(data as object).filter(
      (value): value is Sealed => (value as Sealed | null)?.cipher !== undefined && value.record === stream,
    ),
  );
  return vault.open(sealed);
}

const typesOf = async (stream: string) => (await journal.factsOf(stream)).map(({ type }) => type);

async function swept(): Promise<number> {
  const erased = await erasing.sweep();
  await eventually(async () => {
    const { rows } = await pool.query<{ left: string }>(
      "SELECT count(*) AS left FROM privacy.record r JOIN vault.record_key k ON k.record = r.stream WHERE erased_at IS NOT NULL",
    );
    return rows[0]?.left === "0";
  });
  await erasures.begin();
  return erased;
}

await must(administrator, "DefineIncidentType", {
  ...{ code: "row", name: { zh: "纠纷", en: "Row" }, priority: 3, enforcement: false },
});
const first = await work("两人争吵");
const held = await work("邻里纠纷");
const hold = await must(supervisor, "PlaceHold", {
  ...{ stream: held.incident, reason: "行政诉讼", until: new Date(clock + 4000 * day).toISOString() },
});

test("a call is erased when its year is over and not before; its incident, and what is held, stay readable", async () => {
  clock += 364 * day;
  assert.equal(await swept(), 0);
  clock += 2 * day;
  assert.equal(await swept(), 1);
  assert.deepEqual(await opened(first.call), [null]);
  assert.deepEqual(await opened(first.incident), ["两人争吵"]);
  assert.deepEqual(await opened(held.call), ["13812345678"]);
  const [fact] = (await journal.factsOf(first.call)).filter(({ type }) => type === "SealedErased");
  assert.deepEqual(
    { ...(fact?.data as object), by: fact?.by.role },
    {
      ...{ stream: first.call, why: "schedule", due: "2027-01-01T00:00:00.000Z", days: 365, by: "system" },
      recallUntil: "2027-01-05T00:00:00.000Z",
    },
  );
  assert.equal(await swept(), 0, "once is enough");
});

test("a shorter schedule counts from its day on, for all that is still kept", async () => {
  const from = new Date(clock + 10 * day).toISOString();
  await must(supervisor, "SetRetention", { from, days: { ...usualDaysOf(rulebook), narrative: 100 } });
  assert.equal(await swept(), 0);
  clock += 11 * day;
  assert.equal(await swept(), 1);
  assert.deepEqual(await opened(first.incident), [null]);
  const [fact] = (await journal.factsOf(first.incident)).filter(({ type }) => type === "SealedErased");
  assert.equal((fact?.data as { schedule?: string } | undefined)?.schedule, from);
  assert.deepEqual(await opened(held.incident), ["邻里纠纷"]);
});

test("when the hold is lifted, the next sweep erases what it held", async () => {
  await must(supervisor, "LiftHold", { hold, reason: "撤诉" });
  assert.equal(await swept(), 2);
  assert.deepEqual([...(await opened(held.call)), ...(await opened(held.incident))], [null, null]);
});

test("what somebody asked for about themself goes three years after its answer; so do the words of an opening", async () => {
  const { incident } = await work("第三起");
  const requestId = await must(supervisor, "ReceivePersonRequest", {
    ...{ kind: "access", applicant: "王某某", contact: "13812345678", identityShown: "passport", concerns: [incident] },
  });
  const body = { stream: incident, fields: ["narrative"], atWork: false, purpose: "other", words: "本人到所查询" };
  const opening = await must(supervisor, "OpenSealed", body);
  await must(supervisor, "OpenSealed", { stream: incident, fields: ["narrative"], atWork: true });
  clock += 20 * day;
  await must(other, "AnswerPersonRequest", { requestId, outcome: "granted", words: "已提供" });
  const request = `request/${requestId}`;
  assert.deepEqual(await opened(request), ["王某某", "13812345678", "已提供"]);
  clock += 1094 * day;
  await swept();
  assert.deepEqual(await opened(`opening/${opening}`), [null]);
  assert.deepEqual(await opened(request), ["王某某", "13812345678", "已提供"]);
  clock += day;
  assert.equal(await swept(), 1);
  assert.deepEqual(await opened(request), [null, null, null]);
});

const rung = { channel: "voice", kind: "help", number: "13812345678" };

test("more than a batch is swept through, and one sweep at a time", async () => {
  for (let each = 0; each < 25; each++) await must(taker, "EndCall", { callId: await must(taker, "RingCall", rung) });
  clock += 366 * day;
  assert.deepEqual(await Promise.all([erasing.sweep(), erasing.sweep()]), [25, 25]);
  await erasures.begin();
});

test("afterwards the log verifies, the tables are what the facts say, and each erasure has its facts to the end of its grace", async () => {
  clock += 3 * day;
  assert.equal(await swept(), 0);
  assert.deepEqual(troubles, []);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await inSnapshot(client, async () => {
      for (const log of await logsIn(client)) {
        const { ok, first: fault } = await verifyLog(log, readVerifiers(folder), undefined, () => undefined);
        assert.ok(ok, JSON.stringify(fault));
      }
    });
    const { differences } = await inSnapshot(client, () =>
      rebuildStates(client, rulebook, readTables, true, () => undefined),
    );
    assert.deepEqual(differences, []);
    const { rows } = await client.query<{ stream: string }>(
      "SELECT DISTINCT stream FROM journal.fact_stream WHERE stream LIKE 'erasure/%'",
    );
    assert.equal(rows.length, 33);
    for (const { stream } of rows) {
      assert.deepEqual(await typesOf(stream), ["SealedErased", "GraceEnded", "ErasureDone"]);
    }
    const left = await client.query("SELECT name FROM vault.set_aside_key UNION SELECT erasure FROM vault.set_aside");
    assert.deepEqual(left.rows, []);
  } finally {
    await client.end();
  }
});
