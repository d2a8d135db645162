import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hashSync } from "@node-rs/argon2";
import type pg from "pg";
import { type Credentials, credentialsOf, type PasswordAnswer } from "./credentials.ts";
import { credentialDatabase } from "./testing/credential-database.ts";

const key = Buffer.alloc(32, 7);
const right = "kx7#Lm2!vQpz";
const minute = 60_000;

/** Where somebody usually is: an address of their own, and no browser that is known. */
const at = (person: string) => ({ address: `the desk of ${person}` });

let database: Awaited<ReturnType<typeof credentialDatabase>>;
let pool: pg.Pool;
let now = Date.UTC(2026, 10, 24, 8);
let credentials: Credentials;
let people = 0;

/** As after a restart: nothing is left but the tables. */
const reopened = () => credentialsOf({ pool, key, now: () => now });

before(async () => {
  database = await credentialDatabase();
  pool = database.pool;
  credentials = reopened();
});
after(() => database.drop());

async function personWithPassword(): Promise<string> {
  const person = `P-${++people}`;
  assert.equal(await credentials.setPassword(person, right, { about: [person] }), undefined);
  await credentials.places.remember(person, at(person));
  return person;
}

/** Wrong guesses one after another; the last answer. */
async function fail(person: string, times: number): Promise<PasswordAnswer> {
  let answer: PasswordAnswer = { outcome: "busy" };
  for (let time = 0; time < times; time++)
    answer = await credentials.checkPassword(person, "not the right one", at(person));
  return answer;
}

const lockedFor = (minutes: number, failures: number, began: boolean) => ({
  outcome: "locked" as const,
  until: new Date(now + minutes * minute).toISOString(),
  failures,
  began,
});

test("the right password lets in and says since when it is and whether it must be changed", async () => {
  const person = await personWithPassword();
  const setAt = new Date(now).toISOString();
  assert.deepEqual(await credentials.checkPassword(person, right, at(person)), {
    outcome: "ok",
    setAt,
    mustChange: false,
  });
  await credentials.setPassword(person, "another 1 entirely", { about: [], mustChange: true });
  assert.deepEqual(await credentials.checkPassword(person, "another 1 entirely", at(person)), {
    outcome: "ok",
    setAt,
    mustChange: true,
  });
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "wrong");
});

test("a password that is weak, common, about its person or the old one is not set", async () => {
  const person = await personWithPassword();
  const refusalOf = async (password: string) =>
    (await credentials.setPassword(person, password, { about: ["AH-0412"] }))?.refused;
  assert.equal(await refusalOf("short"), "PasswordTooShort");
  assert.equal(await refusalOf("Football!2026"), "PasswordCommon");
  assert.equal(await refusalOf("kx7#0412m2!vQ"), "PasswordAboutYou");
  assert.equal(await refusalOf(right), "PasswordUnchanged");
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "ok");
});

test("five failures lock for ten minutes, the right password too", async () => {
  const person = await personWithPassword();
  assert.deepEqual(await fail(person, 1), { outcome: "wrong", left: 4 });
  assert.deepEqual(await fail(person, 3), { outcome: "wrong", left: 1 });
  assert.deepEqual(await fail(person, 1), lockedFor(10, 5, true));
  const locked = lockedFor(10, 5, false);
  assert.deepEqual(await credentials.checkPassword(person, right, at(person)), locked);
  now += 10 * minute - 1;
  assert.deepEqual(await credentials.checkPassword(person, right, at(person)), locked);
  assert.equal((await credentials.factorsOf(person)).lockedUntil, locked.until);
  now += 1;
  assert.equal((await credentials.factorsOf(person)).lockedUntil, undefined);
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "ok");
});

test("each further series doubles the time, up to a day, and a success begins anew", async () => {
  const person = await personWithPassword();
  for (const [round, minutes] of [10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440].entries()) {
    assert.deepEqual(await fail(person, 4), { outcome: "wrong", left: 1 });
    assert.deepEqual(await fail(person, 1), lockedFor(minutes, (round + 1) * 5, true));
    now += minutes * minute;
  }
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "ok");
  assert.deepEqual(await fail(person, 5), lockedFor(10, 5, true));
});

test("failures and locks outlive a restart", async () => {
  const person = await personWithPassword();
  await fail(person, 3);
  credentials = reopened();
  assert.deepEqual(await fail(person, 1), { outcome: "wrong", left: 1 });
  credentials = reopened();
  assert.deepEqual(await fail(person, 1), lockedFor(10, 5, true));
  credentials = reopened();
  assert.deepEqual(await credentials.checkPassword(person, right, at(person)), lockedFor(10, 5, false));
});

test("twenty wrong guesses at once, over two servers, have five tries and lock it once", async () => {
  const person = await personWithPassword();
  const servers = [credentials, reopened()] as const;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? servers[0] : servers[1]).checkPassword(person, `guess number ${index}`, at(person)),
    ),
  );
  const wrong = answers.flatMap((answer) => (answer.outcome === "wrong" ? [answer.left] : []));
  assert.deepEqual(
    wrong.toSorted((one, other) => one - other),
    [1, 2, 3, 4],
  );
  assert.equal(answers.filter((answer) => answer.outcome === "locked" && answer.began).length, 1);
  assert.equal(answers.filter((answer) => answer.outcome === "locked" && !answer.began).length, 15);
  assert.deepEqual(await credentials.checkPassword(person, right, at(person)), lockedFor(10, 5, false));
});

test("a name nobody has is counted and locked like any other, and forgotten after two days", async () => {
  assert.deepEqual(await fail("nobody", 4), { outcome: "wrong", left: 1 });
  assert.deepEqual(await fail("nobody", 1), lockedFor(10, 5, true));
  const person = await personWithPassword();
  await fail(person, 1);
  now += 48 * 60 * minute + 1;
  await credentials.sweep();
  const left = await pool.query("select person from access.failed_sign_in where person = any($1)", [
    ["nobody", person],
  ]);
  assert.deepEqual(left.rows, [{ person }]);
});

test("when too many wait, whoever comes is told so and nothing is counted", async () => {
  const person = await personWithPassword();
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => credentials.checkPassword(person, "a wrong guess", at(person))),
  );
  assert.equal(answers.filter(({ outcome }) => outcome === "busy").length, 60 - 52);
});

test("strangers take no place of whoever is signed in, or sits at a browser of their own", async () => {
  const person = await personWithPassword();
  const own = { address: "192.0.2.7", device: "A-browser-of-their-own" };
  await credentials.places.remember(person, own);
  const strangers = Array.from({ length: 60 }, () =>
    credentials.checkPassword("nobody-2", "a wrong guess", at("nobody-2")),
  );
  const inSession = await credentials.checkPassword(person, right, { session: "01J0000000000000000000S001" });
  assert.equal(inSession.outcome, "ok");
  assert.equal((await credentials.checkPassword(person, right, own)).outcome, "ok");
  assert.equal(await credentials.setPassword(person, "another 1 entirely", { about: [] }), undefined);
  assert.ok((await Promise.all(strangers)).some(({ outcome }) => outcome === "busy"));
  // Their own places have an end too.
  const seats = Array.from({ length: 60 }, (_, seat) =>
    credentials.checkPassword("nobody-3", "a wrong guess", { session: `01J00000000000000000000${seat}` }),
  );
  const busy = (await Promise.all(seats)).filter(({ outcome }) => outcome === "busy");
  assert.equal(busy.length, 60 - 51);
});

test("setting a password or unlocking lifts the lock", async () => {
  const person = await personWithPassword();
  await fail(person, 5);
  await credentials.unlock(person);
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "ok");
  await fail(person, 5);
  await credentials.setPassword(person, "another 1 entirely", { about: [] });
  assert.equal((await credentials.checkPassword(person, "another 1 entirely", at(person))).outcome, "ok");
});

test("a hash of weaker times is made anew when its password is shown", async () => {
  const person = await personWithPassword();
  const weak = hashSync(right, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await pool.query("update access.credential set password_hash = $2 where person = $1", [person, weak]);
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "ok");
  const { rows } = await pool.query<{ password_hash: string }>(
    "select password_hash from access.credential where person = $1",
    [person],
  );
  assert.match(rows[0]?.password_hash ?? "", /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "ok");
});

test("what somebody has to sign in with is said without a secret", async () => {
  const person = await personWithPassword();
  const setAt = new Date(now).toISOString();
  assert.deepEqual(await credentials.factorsOf(person), {
    password: { setAt, mustChange: false },
    hasCodes: false,
    passkeys: 0,
  });
  assert.equal(await credentials.removePassword(person), true);
  assert.equal(await credentials.removePassword(person), false);
  assert.equal((await credentials.checkPassword(person, right, at(person))).outcome, "wrong");
  assert.deepEqual(await credentials.factorsOf("nobody at all"), { hasCodes: false, passkeys: 0 });
});

let linksMade = 0;

/** A link under a number of its own; it must be drawn. */
async function makeLink(person: string, why: "first" | "new" | "forgotten" | "lost", until: string) {
  linksMade += 1;
  const made = await credentials.links.make(person, { link: `L-${linksMade}`, why, until });
  if ("refused" in made) throw new Error(made.refused);
  return made;
}

test("a one-time link tells whose it is and lets in once, however many try at once", async () => {
  const until = new Date(now + 60 * minute).toISOString();
  const { secret, ...link } = await makeLink("P-new", "new", until);
  assert.deepEqual(link, { person: "P-new", link: "L-1", why: "new", until });
  const again = await credentials.links.make("P-new", { link: "L-1", why: "new", until });
  assert.deepEqual(again, { refused: "EntryLinkDrawn", details: {} });
  assert.deepEqual(await credentials.links.peek(secret), link);
  const takes = await Promise.all(Array.from({ length: 12 }, () => credentials.links.take(secret)));
  assert.deepEqual(
    takes.filter((take) => !("refused" in take)),
    [link],
  );
  const used = { refused: "EntryLinkUsed", details: {} };
  assert.equal(takes.filter((take) => "refused" in take && take.refused === used.refused).length, 11);
  assert.deepEqual(await credentials.links.peek(secret), used);
});

test("a link expires, a newer one or a revocation voids it, and one that was never made is unknown", async () => {
  const until = new Date(now + 60 * minute).toISOString();
  const unknown = { refused: "EntryLinkUnknown", details: {} };
  const first = await makeLink("P-link", "forgotten", until);
  const second = await makeLink("P-link", "forgotten", until);
  assert.deepEqual(await credentials.links.take(first.secret), unknown);
  await credentials.links.revoke("P-link");
  assert.deepEqual(await credentials.links.take(second.secret), unknown);
  const third = await makeLink("P-link", "lost", until);
  assert.deepEqual(await credentials.links.take(`${third.secret}x`), unknown);
  now += 60 * minute;
  assert.deepEqual(await credentials.links.take(third.secret), { refused: "EntryLinkExpired", details: {} });
  now += 31 * 24 * 60 * minute;
  await credentials.sweep();
  assert.deepEqual(await credentials.links.peek(third.secret), unknown);
});

test("no secret of a link is in the table", async () => {
  const { secret } = await makeLink("P-dig", "new", new Date(now + minute).toISOString());
  const { rows } = await pool.query("select * from access.entry_link where person = 'P-dig'");
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(secret));
});
