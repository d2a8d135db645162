import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import type { GuessFrom } from "./known-places.ts";
import { type GuessedFactor, type SignInAttempts, signInAttempts } from "./sign-in-attempts.ts";
import { credentialDatabase } from "./testing/credential-database.ts";

const key = Buffer.alloc(32, 9);
const minute = 60_000;

let database: Awaited<ReturnType<typeof credentialDatabase>>;
let pool: pg.Pool;
let now = Date.UTC(2026, 10, 24, 8);
let attempts: SignInAttempts;

const reopened = () => signInAttempts(pool, () => now, key);

before(async () => {
  database = await credentialDatabase();
  pool = database.pool;
  attempts = reopened();
});
after(() => database.drop());

const at = (address: string, device?: string): GuessFrom => ({ address, ...(device === undefined ? {} : { device }) });

/** So many guesses in a row; the outcome of each. */
async function guess(
  person: string,
  from: GuessFrom,
  times: number,
  o: { right?: boolean; factor?: GuessedFactor } = {},
) {
  const outcomes: string[] = [];
  for (let time = 0; time < times; time++) {
    const { outcome } = await attempts.guess(person, o.factor ?? "password", from, () =>
      Promise.resolve(o.right === true),
    );
    outcomes.push(outcome);
  }
  return outcomes;
}

test("85 wrong passwords from two addresses lock 17 people at those addresses and nowhere they are known", async () => {
  const people = Array.from({ length: 17 }, (_, index) => `P-${index}`);
  for (const person of people) await attempts.places.remember(person, at("10.0.0.7", `browser of ${person}`));
  let looked = 0;
  for (const person of people) {
    for (let time = 0; time < 5; time++) {
      const from = at(time % 2 === 0 ? "203.0.113.5" : "203.0.113.6");
      await attempts.guess(person, "password", from, () => Promise.resolve((looked += 1) < 0));
      // The attacker waits as long as he is told to, at most.
      now += 20_000;
    }
  }
  assert.ok(looked < 85, `${looked} were looked at: stuffing meets a delay`);
  assert.ok(looked > 40, `${looked} were looked at: a station that mistypes does not`);
  for (const person of people) {
    assert.deepEqual(await guess(person, at("10.0.0.7", `browser of ${person}`), 1, { right: true }), ["ok"]);
    assert.deepEqual(await guess(person, at("10.0.0.7"), 1, { right: true }), ["ok"], "the usual address is enough");
    assert.deepEqual(await guess(person, { session: `S-${person}` }, 1, { right: true }), ["ok"]);
  }
});

test("a browser of the person's own works at the very address that attacks it, and has a count of its own", async () => {
  const own = at("203.0.113.9", "own-browser");
  await attempts.places.remember("P-own", own);
  await guess("P-own", at("203.0.113.9"), 5);
  assert.deepEqual(await guess("P-own", at("203.0.113.9"), 1, { right: true }), ["locked"]);
  assert.deepEqual(await guess("P-own", own, 1, { right: true }), ["ok"]);
  assert.deepEqual(await guess("P-own", own, 5), ["wrong", "wrong", "wrong", "wrong", "locked"]);
  assert.deepEqual(await guess("P-own", own, 1, { right: true }), ["locked"]);
  // Of somebody else, or a mark that was made up: as good as none.
  assert.deepEqual(await guess("P-own", at("203.0.113.9", "another-browser"), 1, { right: true }), ["locked"]);
  assert.deepEqual(await guess("P-other", own, 1), ["wrong"]);
});

test("a session's own screen counts for itself alone, in both directions", async () => {
  await guess("P-seat", at("203.0.113.20"), 30);
  const seat = { session: "S-seat" };
  assert.deepEqual(await guess("P-seat", seat, 1, { right: true }), ["ok"]);
  assert.deepEqual(await guess("P-seat", seat, 5), ["wrong", "wrong", "wrong", "wrong", "locked"]);
  assert.deepEqual(await guess("P-seat", seat, 1, { right: true }), ["locked"]);
  assert.deepEqual(await guess("P-seat", { session: "S-another" }, 1, { right: true }), ["ok"]);
  assert.equal(await attempts.lockedUntil("P-seat"), undefined, "no place of signing in is locked by it");
  now += minute;
  assert.deepEqual(await guess("P-seat", seat, 1, { right: true }), ["ok"]);
});

test("one address that tries many names waits longer and longer, whoever they are; IPv6 and IPv4 alike by what they count as", async () => {
  const from = at("2001:db8:0:1::/64");
  let tried = 0;
  let held = 0;
  for (let name = 0; name < 60; name++) {
    const { outcome } = await attempts.guess(`N-${name}`, "password", from, () => Promise.resolve((tried += 1) < 0));
    if (outcome === "delayed") held += 1;
    now += 500;
  }
  assert.ok(tried < 30, `${tried} of 60 were looked at`);
  assert.equal(tried + held, 60);
  assert.deepEqual(await guess("N-new", from, 1, { right: true }), ["delayed"]);
  assert.deepEqual(await guess("N-new", at("2001:db8:0:2::/64"), 1, { right: true }), ["ok"]);
  now += 15 * minute;
  assert.deepEqual(await guess("N-new", from, 1, { right: true }), ["ok"]);
});

test("one person tried from a thousand addresses: once a minute where unknown, never held up where known", async () => {
  await attempts.places.remember("P-far", at("10.9.9.9"));
  let looked = 0;
  const began = now;
  for (let machine = 0; machine < 300; machine++) {
    const from = at(`198.51.100.${machine}`);
    await attempts.guess("P-far", "password", from, () => Promise.resolve((looked += 1) < 0));
    now += 2000;
  }
  const minutes = (now - began) / minute;
  assert.ok(looked <= 10 + 6 + minutes + 1, `${looked} guesses in ${minutes} minutes`);
  assert.deepEqual(await guess("P-far", at("10.9.9.9"), 1, { right: true }), ["ok"]);
});

test("a right guess takes its own charge back and nobody else's", async () => {
  const from = at("203.0.113.40");
  for (let name = 0; name < 18; name++) await guess(`Q-${name}`, from, 1);
  assert.deepEqual(await guess("Q-right", from, 20, { right: true }), Array<string>(20).fill("ok"));
  // 18 stand, so two more fill the measure.
  assert.deepEqual(await guess("Q-x", from, 3), ["wrong", "wrong", "delayed"]);
});

test("many guesses at once from one place have five tries, and none is left charged by a right one", async () => {
  const from = at("203.0.113.41");
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      (index % 2 === 0 ? attempts : reopened()).guess("R-1", "password", from, () => Promise.resolve(false)),
    ),
  );
  assert.equal(answers.filter(({ outcome }) => outcome === "wrong").length, 4);
  assert.equal(answers.filter((answer) => answer.outcome === "locked" && answer.began).length, 1);
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      attempts.guess(`R-${index + 10}`, "password", at("203.0.113.42"), () => Promise.resolve(true)),
    ),
  );
  assert.ok(all.every(({ outcome }) => outcome === "ok"));
  const { rows } = await pool.query(
    "select failures from access.failed_sign_in where person like 'R-1_' and failures > 0",
  );
  assert.deepEqual(rows, []);
});

test("neither an address nor a browser nor a word that is no account lies open in the tables", async () => {
  const typed = "my-password-in-the-wrong-field";
  await guess(typed, at("203.0.113.77", "some-device"), 2);
  await attempts.places.remember("P-own", at("203.0.113.77", "some-device"));
  const tables = await Promise.all(
    ["failed_sign_in", "known_place"].map((table) => pool.query(`select * from duty.${table}`)),
  );
  const text = JSON.stringify(tables.map(({ rows }) => rows as unknown));
  for (const word of [typed, "203.0.113.77", "some-device"]) assert.ok(!text.includes(word), word);
  assert.ok(text.includes("device "));
});

test("counts are forgotten after two days, known places after half a year", async () => {
  await guess("Z-1", at("203.0.113.88"), 3);
  await attempts.places.remember("Z-1", at("10.1.1.1"));
  now += 48 * 60 * minute + 1;
  await attempts.sweep();
  const { rows } = await pool.query("select person from access.failed_sign_in where person = '' or person like '?%'");
  assert.deepEqual(rows, []);
  assert.equal(await attempts.isKnown("P-own", at("x", "own-browser")), true);
  now += 180 * 24 * 60 * minute;
  assert.equal(await attempts.isKnown("P-own", at("x", "own-browser")), false);
  await attempts.sweep();
  assert.equal((await pool.query("select from access.known_place")).rowCount, 0);
});
