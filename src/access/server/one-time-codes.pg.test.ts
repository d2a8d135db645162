import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { generateSync } from "otplib";
import type pg from "pg";
import { type OneTimeCodes, oneTimeCodes } from "./one-time-codes.ts";
import { signInAttempts } from "./sign-in-attempts.ts";
import { credentialDatabase } from "./testing/credential-database.ts";

const key = Buffer.alloc(32, 7);
const step = 30_000;
const here = { address: "192.0.2.1" };

let database: Awaited<ReturnType<typeof credentialDatabase>>;
let pool: pg.Pool;
let now = Date.UTC(2026, 10, 24, 8);
let codes: OneTimeCodes;
let people = 0;

const reopened = (withKey = key) =>
  oneTimeCodes({ pool, key: withKey, now: () => now, attempts: signInAttempts(pool, () => now, key) });

before(async () => {
  database = await credentialDatabase();
  pool = database.pool;
  codes = reopened();
});
after(() => database.drop());

const codeAt = (secret: string, at: number) => generateSync({ secret, epoch: Math.floor(at / 1000) });

/** Six digits that are none of the codes that count. */
function wrongCode(secret: string): string {
  const good = [-step, 0, step].map((shift) => codeAt(secret, now + shift));
  return ["000000", "000001", "000002", "000003"].find((code) => !good.includes(code)) ?? "";
}

/** A person whose codes were set up two minutes ago. */
async function personWithCodes() {
  const person = `P-${++people}`;
  const { secret } = await codes.begin(person, "Callsign");
  assert.equal(await codes.confirm(person, codeAt(secret, now)), undefined);
  now += 4 * step;
  return { person, secret };
}

test("what the phone needs is shown once: secret, address and a QR code made here", async () => {
  const { secret, uri, qr } = await codes.begin("AH-0412", "安和 Callsign");
  const address = new URL(uri);
  assert.equal(address.protocol, "otpauth:");
  assert.equal(address.searchParams.get("secret"), secret);
  assert.equal(address.searchParams.get("issuer"), "安和 Callsign");
  assert.ok(decodeURIComponent(address.pathname).endsWith(":AH-0412"));
  // A finder pattern in the corner, four modules in: seven dark ones in its first line.
  assert.ok(qr.path.startsWith("M4 4h7v1h-7z"), qr.path.slice(0, 40));
  assert.equal((qr.size - 8 - 17) % 4, 0);
  assert.match(qr.path, /^(M\d+ \d+h\d+v1h-\d+z)+$/);
});

test("codes count once the phone has shown one, and not before", async () => {
  const person = `P-${++people}`;
  assert.deepEqual(await codes.confirm(person, "123456"), { refused: "CodeNotBegun", details: {} });
  const { secret } = await codes.begin(person, "Callsign");
  assert.deepEqual(await codes.check(person, codeAt(secret, now), here), { outcome: "absent" });
  assert.deepEqual(await codes.confirm(person, wrongCode(secret)), { refused: "CodeNotConfirmed", details: {} });
  assert.equal(await codes.confirm(person, codeAt(secret, now)), undefined);
  assert.deepEqual(await codes.check(person, codeAt(secret, now), here), { outcome: "used" }, "the one that confirmed");
  now += step;
  assert.deepEqual(await codes.check(person, codeAt(secret, now), here), { outcome: "ok" });
});

test("one step before and after is taken, two are not", async () => {
  for (const [shift, outcome] of [
    [-2, "wrong"],
    [-1, "ok"],
    [1, "ok"],
    [2, "wrong"],
  ] as const) {
    const { person, secret } = await personWithCodes();
    assert.equal(
      (await codes.check(person, codeAt(secret, now + shift * step), here)).outcome,
      outcome,
      `${shift} steps`,
    );
  }
});

test("a code is taken once, also after a restart, and so is every earlier one", async () => {
  const { person, secret } = await personWithCodes();
  const code = codeAt(secret, now);
  assert.deepEqual(await codes.check(person, code, here), { outcome: "ok" });
  assert.deepEqual(await reopened().check(person, code, here), { outcome: "used" });
  assert.deepEqual(await codes.check(person, codeAt(secret, now - step), here), { outcome: "used" });
  assert.deepEqual(await codes.check(person, codeAt(secret, now + step), here), { outcome: "ok" });
});

test("of four that show the same code at once one gets in", async () => {
  const { person, secret } = await personWithCodes();
  const code = codeAt(secret, now);
  const answers = await Promise.all(Array.from({ length: 4 }, () => codes.check(person, code, here)));
  assert.deepEqual(answers.map(({ outcome }) => outcome).sort(), ["ok", "used", "used", "used"]);
});

test("five wrong codes lock the codes, whatever they look like", async () => {
  const { person, secret } = await personWithCodes();
  for (const [index, code] of [wrongCode(secret), "", "12345a", "1234567"].entries())
    assert.deepEqual(await codes.check(person, code, here), { outcome: "wrong", left: 4 - index });
  const until = new Date(now + 10 * 60_000).toISOString();
  assert.deepEqual(await codes.check(person, wrongCode(secret), here), {
    outcome: "locked",
    until,
    failures: 5,
    began: true,
  });
  const answer = await codes.check(person, codeAt(secret, now), here);
  assert.deepEqual(answer, { outcome: "locked", until, failures: 5, began: false });
});

test("a right password does not give new tries at the code", async () => {
  const { person, secret } = await personWithCodes();
  const attempts = signInAttempts(pool, () => now, key);
  for (let round = 0; round < 4; round++) {
    await codes.check(person, wrongCode(secret), here);
    assert.deepEqual(await attempts.guess(person, "password", here, () => Promise.resolve(true)), { outcome: "ok" });
  }
  assert.equal((await codes.check(person, wrongCode(secret), here)).outcome, "locked");
});

test("beginning anew leaves the old phone in force until the new one has shown a code", async () => {
  const { person, secret } = await personWithCodes();
  const next = await codes.begin(person, "Callsign");
  assert.deepEqual(await codes.check(person, codeAt(secret, now), here), { outcome: "ok" });
  assert.equal(await codes.confirm(person, codeAt(next.secret, now)), undefined);
  now += 2 * step;
  assert.deepEqual(await codes.check(person, codeAt(secret, now), here), { outcome: "wrong", left: 4 });
  assert.deepEqual(await codes.check(person, codeAt(next.secret, now), here), { outcome: "ok" });
});

test("codes that are removed are gone", async () => {
  const { person, secret } = await personWithCodes();
  assert.equal(await codes.remove(person), true);
  assert.equal(await codes.remove(person), false);
  assert.deepEqual(await codes.check(person, codeAt(secret, now), here), { outcome: "absent" });
});

test("the secret lies sealed in the table; under another key it is a fault that is said, not a wrong code", async () => {
  const { person, secret } = await personWithCodes();
  const { rows } = await pool.query<{ totp_secret: Buffer }>(
    "select totp_secret from access.credential where person = $1",
    [person],
  );
  assert.ok(!rows[0]?.totp_secret.includes(secret));
  await assert.rejects(reopened(Buffer.alloc(32, 8)).check(person, codeAt(secret, now), here), /another key/);
  const other = await personWithCodes();
  await pool.query("update access.credential set totp_secret = $2 where person = $1", [
    other.person,
    rows[0]?.totp_secret,
  ]);
  await assert.rejects(
    codes.check(other.person, codeAt(secret, now), here),
    /another key/,
    "a row copied to another person",
  );
});
