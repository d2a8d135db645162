import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parseArgs } from "node:util";
import pg from "pg";
import { compareStates } from "../programs/cli/rebuild.ts";
import { makeDistrict } from "../src/district/server/make-district.ts";
import { makeStaff } from "../programs/drill/make-staff.ts";
import { ofAnyOrder, refusalsOf } from "../src/access/server/declared-refusals.ts";
import { migrateRooms, readTables, rulebook } from "../programs/server/rooms.ts";
import { instantOf } from "../src/ground/instant.ts";
import { statesIn } from "../src/journal/perform.ts";
import { openKeys } from "../src/journal/server/keys.ts";
import { openJournal } from "../src/journal/server/postgres-journal.ts";
import { newestRecords } from "../src/journal/server/stream-store.ts";
import { submitterOf } from "../src/journal/server/submit.ts";
import { testDatabase } from "../src/journal/server/testing/test-database.ts";
import { vaultOf } from "../src/journal/server/vault.ts";
import { holdersOf, keptOf, keptUntilOf } from "../src/privacy/kept.ts";
import { randomOrders } from "./attack/random-orders.ts";

/*
 * Random lives of every stream on a real PostgreSQL; afterwards what is stored is what the facts give, table by table.
 * More of them: `node scenarios/random-lives.pg.test.ts --orders 50000 --seed 7`.
 */
const { values } = parseArgs({
  options: {
    orders: { type: "string", default: "4000" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
  },
  strict: false,
});
const orders = Number(values.orders);
const seed = Number(values.seed);

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), "callsign-lives-"));
await migrateRooms(database.url);
const keys = await openKeys(folder, "callsign/lives");
const pool = new pg.Pool({ connectionString: database.url, max: 4 });
// An idle connection may still be there when the database goes.
pool.on("error", () => undefined);
const clock = { now: Date.parse("2026-11-02T00:00:00Z") };
const journal = await openJournal({
  ...{ databaseUrl: database.url, book: rulebook, tables: readTables, keys, writer: "lives", pool },
  log: (line) => process.stderr.write(`${line}\n`),
});
const now = () => new Date(clock.now);
/** Whatever file an order names was sent by whoever gives it: what lies behind it no state or table asks for. */
const files = {
  claim: async (ids: readonly string[]) => {
    const sealedSha256 = "0".repeat(64);
    const sent = { type: "pdf", size: 1024, sealedSha256, name: "a.pdf", key: Buffer.alloc(32) } as const;
    return { found: new Map(ids.map((id) => [id, { id, ...sent }])), settle: () => undefined };
  },
};
const submit = submitterOf({ book: rulebook, clerk: journal, vault: vaultOf(keys, pool), keys, files, now });
after(async () => {
  await journal.close();
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

test(`after ${orders} random orders every state and read table is what the facts give (seed ${seed})`, async () => {
  await makeDistrict({ book: rulebook, journal, submit, kind: "demo", now });
  await makeStaff({ book: rulebook, journal, submit, now });
  const lives = randomOrders({ book: rulebook, submit, journal, seed, clock });
  for (const fact of await journal.facts(0, 10_000)) lives.seen.takeFact(fact);
  // In parts, because rows of some tables come and go: which tables ever had one is looked at in between.
  const part = Math.ceil(orders / 8);
  const filled = new Set<string>();
  const unseen = () => readTables.filter(({ name }) => !filled.has(name)).map(({ name }) => name);
  const facts = new Set<string>();
  const refused = new Map<string, ReadonlySet<string>>();
  let total = 0;
  for (let given = 0; given < orders || (unseen().length > 0 && given < 16 * orders); given += part) {
    const lived = await lives.live(part);
    total = [...lived.accepted.values()].reduce((sum, each) => sum + each, 0);
    for (const type of lived.facts.keys()) facts.add(type);
    for (const [name, codes] of lived.refused) refused.set(name, codes);
    for (const name of unseen()) {
      const { rows } = await pool.query<{ some: boolean }>(`select exists (select 1 from ${name}) as some`);
      if (rows[0]?.some) filled.add(name);
    }
  }
  const missing = [...rulebook.facts.keys()].filter((type) => !facts.has(type));
  process.stderr.write(`  ${total} accepted; no fact of ${missing.length}: ${missing.join(" ")}\n`);
  // Which declared ones were never given is told only: random lives do not reach everything.
  const declared = [...rulebook.orders.values()].map((kind) => ({ kind, ...refusalsOf(kind) }));
  const never = declared.reduce(
    (sum, { kind, own }) => sum + own.filter((code) => refused.get(kind.name)?.has(code) !== true).length,
    0,
  );
  const said = new Set([...refused.values()].flatMap((codes) => [...codes]));
  const unsaid = new Set(declared.flatMap(({ own }) => own.filter((code) => !said.has(code))));
  process.stderr.write(
    `  ${never} declared refusals never given; by no order these ${unsaid.size}: ${[...unsaid].sort().join(" ")}\n`,
  );
  for (const { kind, own, standing } of declared) {
    const undeclared = [...(refused.get(kind.name) ?? [])].filter(
      (code) => ![...own, ...standing, ...ofAnyOrder].includes(code),
    );
    assert.deepEqual(undeclared, [], kind.name);
  }

  const rebuilt = await compareStates(database.url, () => undefined);
  assert.deepEqual(rebuilt.differences, []);
  assert.deepEqual(unseen(), [], "no row was ever in these tables: the lives do not try them");
});

test("what the sweep finds ended, held and erased is what the states of its streams say", async () => {
  interface Row {
    readonly stream: string;
    readonly ended_at: Date | null;
    readonly held_until: Date | null;
    readonly erased_at: Date | null;
  }
  const { rows } = await pool.query<Row>(
    `select r.stream, r.ended_at, greatest(r.held_until, p.held_until) as held_until, r.erased_at
     from privacy.record r left join privacy.record p on p.stream = r.part_of`,
  );
  const stored = new Map(rows.map((row) => [row.stream, row]));
  const { rows: all } = await pool.query<{ stream: string }>(
    "select distinct stream from journal.fact_stream where split_part(stream, '/', 1) = any($1)",
    [[...rulebook.views.values()].flat().flatMap(({ kind, retained }) => (retained === undefined ? [] : [kind]))],
  );
  const states = statesIn(
    await newestRecords(
      pool,
      rulebook,
      all.map(({ stream }) => stream),
    ),
  );
  assert.ok(all.length > 20);
  const text = (at: Date | null | undefined) => (at === null || at === undefined ? undefined : instantOf(at.getTime()));
  for (const { stream } of all) {
    const kept = keptOf(states, stream);
    const row = stored.get(stream);
    if (kept?.endedAt === undefined) assert.equal(text(row?.ended_at), undefined, stream);
    else {
      assert.equal(text(row?.ended_at), kept.endedAt, stream);
      assert.equal(text(row?.erased_at), kept.erasedAt, stream);
      if (holdersOf(states, stream).length > 0)
        assert.equal(text(row?.held_until), keptUntilOf(states, stream), stream);
    }
  }
});
