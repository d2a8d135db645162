import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type pg from "pg";
import { instantOf } from "../../ground/instant.ts";
import { type Sessions, sessionsOf } from "./sessions.ts";
import { credentialDatabase } from "./testing/credential-database.ts";

const minute = 60_000;
const hour = 60 * minute;
const from = { address: "10.1.2.3", agent: "Firefox" };

let database: Awaited<ReturnType<typeof credentialDatabase>>;
let pool: pg.Pool;
let now = Date.UTC(2026, 10, 24, 8);
let sessions: Sessions;

const opened = () => sessionsOf({ pool, now: () => now });
const later = (milliseconds: number) => instantOf(now + milliseconds);

before(async () => {
  database = await credentialDatabase();
  pool = database.pool;
});
beforeEach(async () => {
  await pool.query("delete from access.session");
  sessions = opened();
  await sessions.load();
});
after(() => database.drop());

/** How many queries something takes. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const before = pool.query.bind(pool);
  let count = 0;
  pool.query = ((...parameters: Parameters<typeof before>) => {
    count += 1;
    return before(...parameters);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = before;
  }
  return count;
}

test("a session is found by its secret, without a query, and by no other text", async () => {
  const { secret, session } = await sessions.open("AH-1", { ...from, expires: later(12 * hour) });
  assert.deepEqual(session, {
    id: session.id,
    person: "AH-1",
    address: "10.1.2.3",
    agent: "Firefox",
    createdAt: instantOf(now),
    lastActiveAt: instantOf(now),
    expiresAt: later(12 * hour),
    lockedAt: undefined,
    shownAt: undefined,
    asksTwo: true,
  });
  const queries = await queriesOf(async () => {
    assert.equal(await sessions.find(secret), session);
    assert.equal(await sessions.find(`${secret}x`), undefined, "not the shape of a secret");
  });
  assert.equal(queries, 0);
  assert.equal(await sessions.find("A".repeat(43)), undefined);
});

test("a given id is the session's, and the secret is not in the table", async () => {
  const id = "01KAT0000000000000000000AA";
  const { secret, session } = await sessions.open("AH-1", { address: "::1", expires: later(hour), id });
  assert.equal(session.id, id);
  assert.equal(sessions.byId(id), session);
  const { rows } = await pool.query("select * from access.session");
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(secret));
});

test("after a restart everyone is still signed in, loaded at once or found on a miss", async () => {
  const one = await sessions.open("AH-1", { ...from, expires: later(hour) });
  const locked = await sessions.open("AH-2", { address: "::1", expires: later(hour) });
  await sessions.lock(locked.session.id);
  const restarted = opened();
  await restarted.load();
  assert.deepEqual(await restarted.find(one.secret), one.session);
  assert.equal((await restarted.find(locked.secret))?.lockedAt, instantOf(now));
  const unloaded = opened();
  assert.deepEqual(await unloaded.find(one.secret), one.session);
  assert.equal(await queriesOf(() => unloaded.find(one.secret)), 0);
});

test("an expired session is not found and not loaded", async () => {
  const { secret } = await sessions.open("AH-1", { ...from, expires: later(hour) });
  now += hour - 1;
  assert.ok((await sessions.find(secret)) !== undefined);
  now += 1;
  assert.equal(await sessions.find(secret), undefined);
  const restarted = opened();
  await restarted.load();
  assert.deepEqual(restarted.list(), []);
});

test("activity counts at once and is written by flush, in one statement for all", async () => {
  const one = await sessions.open("AH-1", { ...from, expires: later(hour) });
  const other = await sessions.open("AH-2", { ...from, expires: later(hour) });
  now += minute;
  assert.equal(
    await queriesOf(async () => {
      for (let time = 0; time < 50; time++) sessions.touch(one.session.id);
      sessions.touch(other.session.id);
    }),
    0,
  );
  assert.equal(one.session.lastActiveAt, instantOf(now));
  assert.equal(await queriesOf(() => sessions.flush()), 1);
  assert.equal(await queriesOf(() => sessions.flush()), 0, "nothing new to write");
  const restarted = opened();
  await restarted.load();
  assert.deepEqual(
    restarted.list().map(({ lastActiveAt }) => lastActiveAt),
    [instantOf(now), instantOf(now)],
  );
});

test("a flush that fails is made up for by the next", async () => {
  const { session } = await sessions.open("AH-1", { ...from, expires: later(hour) });
  now += minute;
  sessions.touch(session.id);
  const query = pool.query;
  pool.query = () => Promise.reject(new Error("the database is away"));
  await assert.rejects(sessions.flush(), /away/);
  pool.query = query;
  assert.equal(await queriesOf(() => sessions.flush()), 1);
});

test("a locked session is found as locked, is not active, and unlocks", async () => {
  const { secret, session } = await sessions.open("AH-1", { ...from, expires: later(hour) });
  await sessions.lock(session.id);
  const at = instantOf(now);
  now += minute;
  await sessions.lock(session.id);
  sessions.touch(session.id);
  assert.equal((await sessions.find(secret))?.lockedAt, at, "since the first time");
  assert.equal(session.lastActiveAt, at);
  await sessions.unlock(session.id);
  assert.equal(session.lockedAt, undefined);
  assert.equal(session.lastActiveAt, instantOf(now));
  const restarted = opened();
  await restarted.load();
  assert.deepEqual(restarted.list(), [session]);
});

test("an ended session is over from the call on, and after a restart", async () => {
  const { secret, session } = await sessions.open("AH-1", { ...from, expires: later(hour) });
  const ending = sessions.end(session.id);
  assert.equal(await sessions.find(secret), undefined);
  assert.equal(await ending, session);
  assert.equal(await sessions.find(secret), undefined);
  assert.equal(await sessions.end(session.id), undefined);
  assert.equal(await opened().find(secret), undefined);
});

test("a row that was read before it was deleted revives nobody", async () => {
  const { secret, session } = await sessions.open("AH-1", { ...from, expires: later(hour) });
  const unloaded = opened();
  const query = pool.query.bind(pool);
  const answered = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  pool.query = (async (...parameters: Parameters<typeof query>) => {
    const answer: unknown = await Promise.resolve(query(...parameters));
    answered.resolve();
    await gate.promise;
    return answer;
  }) as unknown as typeof pool.query;
  const finding = unloaded.find(secret);
  pool.query = query;
  await answered.promise;
  assert.equal((await unloaded.end(session.id))?.id, session.id);
  gate.resolve();
  assert.equal(await finding, undefined);
  assert.equal(unloaded.byId(session.id), undefined);
});

test("all of a person's sessions end, or all but the one in hand, and nobody else's", async () => {
  const expires = later(hour);
  const [one, two, three] = [
    await sessions.open("AH-1", { ...from, expires }),
    await sessions.open("AH-1", { ...from, expires }),
    await sessions.open("AH-1", { ...from, expires }),
  ] as const;
  const other = await sessions.open("AH-2", { ...from, expires });
  const ended = await sessions.endAllOf("AH-1", two.session.id);
  assert.deepEqual(new Set(ended), new Set([one.session, three.session]));
  assert.equal(await sessions.find(one.secret), undefined);
  assert.equal(await sessions.find(two.secret), two.session);
  assert.deepEqual(sessions.list("AH-1"), [two.session]);
  const unloaded = opened();
  assert.deepEqual(
    (await unloaded.endAllOf("AH-1")).map(({ id }) => id),
    [two.session.id],
  );
  assert.ok((await opened().find(other.secret)) !== undefined);
});

test("the latest stand first in the list", async () => {
  const first = await sessions.open("AH-1", { ...from, expires: later(hour) });
  now += 1;
  const second = await sessions.open("AH-2", { ...from, expires: later(hour) });
  assert.deepEqual(sessions.list(), [second.session, first.session]);
});

test("sweeping says what is to be ended and locked, by the limits of each", async () => {
  const expires = later(100 * hour);
  const office = (await sessions.open("office", { ...from, expires })).session;
  const seat = (await sessions.open("seat", { ...from, expires })).session;
  const limitsOf = ({ person }: { person: string }) =>
    person === "seat"
      ? ({ idleMinutes: 10, absoluteHours: 13, onIdle: "lock" } as const)
      : ({ idleMinutes: 30, absoluteHours: 8, onIdle: "end" } as const);
  now += 10 * minute - 1;
  assert.deepEqual(sessions.sweep(limitsOf), { end: [], lock: [] });
  now += 1;
  assert.deepEqual(sessions.sweep(limitsOf), { end: [], lock: [seat] });
  await sessions.lock(seat.id);
  assert.deepEqual(sessions.sweep(limitsOf), { end: [], lock: [] }, "locked once");
  now += 20 * minute;
  assert.deepEqual(sessions.sweep(limitsOf), { end: [{ session: office, why: "idle" }], lock: [] });
  now += 8 * hour;
  sessions.touch(office.id);
  assert.deepEqual(sessions.sweep(limitsOf), { end: [{ session: office, why: "absolute" }], lock: [] });
  now += 5 * hour;
  assert.deepEqual(new Set(sessions.sweep(limitsOf).end.map(({ session }) => session)), new Set([office, seat]));
});
