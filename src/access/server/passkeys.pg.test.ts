import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import type { Refusal } from "../../ground/refusal.ts";
import { type Passkey, type Passkeys, passkeysOf } from "./passkeys.ts";
import { passkeyCreatedSchema, passkeyShownSchema } from "./passkey-response.ts";
import { credentialDatabase } from "./testing/credential-database.ts";
import { type Ceremony, softwareAuthenticator } from "./testing/software-authenticator.ts";

const rpID = "callsign.anhe.example";
const origin = `https://${rpID}`;
const refused: Refusal = { refused: "PasskeyRefused", details: {} };

let database: Awaited<ReturnType<typeof credentialDatabase>>;
let pool: pg.Pool;
let now = Date.UTC(2026, 10, 24, 8);
let passkeys: Passkeys;
let people = 0;

before(async () => {
  database = await credentialDatabase();
  pool = database.pool;
  passkeys = passkeysOf({ pool, now: () => now });
});
after(() => database.drop());

async function optionsFor(person: string) {
  const options = await passkeys.registrationOptions(person, "王芳", { rpID, rpName: "Callsign" });
  assert.ok(!("refused" in options));
  return options;
}

/** A person with an authenticator that has been registered. */
async function registered() {
  const person = `P-${++people}`;
  const options = await optionsFor(person);
  const authenticator = softwareAuthenticator(options.user.id);
  const created = authenticator.create({ challenge: options.challenge, origin, rpID });
  const passkey = await passkeys.verifyRegistration(person, created, { rpID, origin, label: "phone" });
  assert.ok(!("refused" in passkey));
  return { person, authenticator, passkey };
}

async function challengeFor(person?: string): Promise<string> {
  return (await passkeys.authenticationOptions({ rpID, ...(person === undefined ? {} : { person }) })).challenge;
}

test("a passkey is registered and then lets its person in without a name being typed", async () => {
  const { person, authenticator, passkey } = await registered();
  assert.equal(passkey.lastUsedAt, undefined);
  const options = await passkeys.authenticationOptions({ rpID });
  assert.equal(options.userVerification, "required");
  assert.equal(options.allowCredentials, undefined);
  now += 1000;
  const shown = authenticator.show({ challenge: options.challenge, origin, rpID });
  const lastUsedAt = new Date(now).toISOString();
  assert.deepEqual(await passkeys.verifyAuthentication(shown, { rpID, origin }), {
    person,
    passkey: { ...passkey, lastUsedAt },
  });
  assert.deepEqual(await passkeys.list(person), [{ ...passkey, lastUsedAt }]);
});

test("what browsers send passes the schemas of the routes unchanged in what counts", async () => {
  const { authenticator } = await registered();
  const ceremony = { challenge: await challengeFor(), origin, rpID };
  const browser = { clientExtensionResults: { credProps: { rk: true } }, authenticatorAttachment: "platform" };
  const created = authenticator.create(ceremony);
  assert.deepEqual(passkeyCreatedSchema.parse({ ...created, ...browser, more: 1 }), { ...created, ...browser });
  const shown = authenticator.show(ceremony);
  assert.deepEqual(passkeyShownSchema.parse({ ...shown, ...browser }), { ...shown, ...browser });
  assert.equal(passkeyShownSchema.safeParse({ ...shown, id: "not base64url!" }).success, false);
});

test("registration asks for a discoverable passkey with verification and names what is there already", async () => {
  const { person, passkey } = await registered();
  const first = await optionsFor(person);
  assert.equal(first.authenticatorSelection?.residentKey, "required");
  assert.equal(first.authenticatorSelection?.userVerification, "required");
  assert.deepEqual(
    first.excludeCredentials?.map(({ id }) => id),
    [passkey.id],
  );
  assert.equal((await optionsFor(person)).user.id, first.user.id, "the same person to the authenticator");
  assert.notEqual((await optionsFor("somebody-else")).user.id, first.user.id);
});

test("a challenge is good once", async () => {
  const { authenticator, person } = await registered();
  const challenge = await challengeFor();
  const first = await passkeys.verifyAuthentication(authenticator.show({ challenge, origin, rpID }), { rpID, origin });
  assert.ok(!("refused" in first));
  assert.equal(first.person, person);
  const again = authenticator.show({ challenge, origin, rpID });
  assert.deepEqual(await passkeys.verifyAuthentication(again, { rpID, origin }), refused);
});

test("a challenge is good for five minutes", async () => {
  const { authenticator } = await registered();
  const challenges = [await challengeFor(), await challengeFor()] as const;
  now += 5 * 60_000 - 1;
  const intime = authenticator.show({ challenge: challenges[0], origin, rpID });
  assert.ok(!("refused" in (await passkeys.verifyAuthentication(intime, { rpID, origin }))));
  now += 1;
  const late = authenticator.show({ challenge: challenges[1], origin, rpID });
  assert.deepEqual(await passkeys.verifyAuthentication(late, { rpID, origin }), refused);
});

const wrong: readonly [string, Partial<Ceremony>][] = [
  ["a challenge nobody drew", { challenge: Buffer.alloc(32).toString("base64url") }],
  ["another site's page", { origin: "https://callsign.evil.example" }],
  ["another domain", { rpID: "evil.example" }],
  ["an authenticator that did not verify who uses it", { verified: false }],
];

for (const [what, change] of wrong) {
  test(`${what} is refused when signing in`, async () => {
    const { authenticator } = await registered();
    const shown = authenticator.show({ challenge: await challengeFor(), origin, rpID, ...change });
    assert.deepEqual(await passkeys.verifyAuthentication(shown, { rpID, origin }), refused);
  });

  test(`${what} is refused when registering`, async () => {
    const person = `P-${++people}`;
    const { challenge, user } = await optionsFor(person);
    const created = softwareAuthenticator(user.id).create({ challenge, origin, rpID, ...change });
    assert.deepEqual(await passkeys.verifyRegistration(person, created, { rpID, origin, label: "x" }), refused);
    assert.deepEqual(await passkeys.list(person), []);
  });
}

test("a challenge drawn for one person registers nothing for another, nor does one for signing in", async () => {
  const { challenge, user } = await optionsFor("P-theirs");
  const created = softwareAuthenticator(user.id).create({ challenge, origin, rpID });
  assert.deepEqual(await passkeys.verifyRegistration("P-mine", created, { rpID, origin, label: "x" }), refused);
  const other = softwareAuthenticator(user.id).create({ challenge: await challengeFor("P-mine"), origin, rpID });
  assert.deepEqual(await passkeys.verifyRegistration("P-mine", other, { rpID, origin, label: "x" }), refused);
});

test("a screen is unlocked by its own person's passkey only", async () => {
  const mine = await registered();
  const theirs = await registered();
  const other = theirs.authenticator.show({ challenge: await challengeFor(mine.person), origin, rpID });
  assert.deepEqual(await passkeys.verifyAuthentication(other, { rpID, origin }), refused);
  const own = mine.authenticator.show({ challenge: await challengeFor(mine.person), origin, rpID });
  const answer = await passkeys.verifyAuthentication(own, { rpID, origin });
  assert.ok(!("refused" in answer));
  assert.equal(answer.person, mine.person);
});

test("a counter that runs backwards or stands still is a copied key and is refused", async () => {
  const { authenticator } = await registered();
  authenticator.setCounter(41);
  const at42 = authenticator.show({ challenge: await challengeFor(), origin, rpID });
  assert.ok(!("refused" in (await passkeys.verifyAuthentication(at42, { rpID, origin }))));
  for (const counter of [41, 5]) {
    authenticator.setCounter(counter);
    const shown = authenticator.show({ challenge: await challengeFor(), origin, rpID });
    assert.deepEqual(await passkeys.verifyAuthentication(shown, { rpID, origin }), refused);
  }
});

test("of answers with the same counter that come at once one is taken", async () => {
  const { authenticator } = await registered();
  const shown = [];
  for (let index = 0; index < 6; index++) {
    authenticator.setCounter(6);
    shown.push(authenticator.show({ challenge: await challengeFor(), origin, rpID }));
  }
  const answers = await Promise.all(shown.map((each) => passkeys.verifyAuthentication(each, { rpID, origin })));
  assert.equal(answers.filter((answer) => !("refused" in answer)).length, 1);
});

test("an authenticator that does not count stays good", async () => {
  const { authenticator } = await registered();
  for (let time = 0; time < 2; time++) {
    authenticator.setCounter(-1);
    const shown = authenticator.show({ challenge: await challengeFor(), origin, rpID });
    assert.ok(!("refused" in (await passkeys.verifyAuthentication(shown, { rpID, origin }))));
  }
});

test("a changed signature, another person's handle and an unknown passkey are refused", async () => {
  const { authenticator } = await registered();
  const shown = authenticator.show({ challenge: await challengeFor(), origin, rpID });
  const signature = Buffer.from(shown.response.signature, "base64url");
  signature[20] = (signature[20] ?? 0) ^ 1;
  const forged = { ...shown, response: { ...shown.response, signature: signature.toString("base64url") } };
  assert.deepEqual(await passkeys.verifyAuthentication(forged, { rpID, origin }), refused);
  const next = authenticator.show({ challenge: await challengeFor(), origin, rpID });
  const other = { ...next, response: { ...next.response, userHandle: "c29tZWJvZHk" } };
  assert.deepEqual(await passkeys.verifyAuthentication(other, { rpID, origin }), refused);
  const stranger = softwareAuthenticator("x").show({ challenge: await challengeFor(), origin, rpID });
  assert.deepEqual(await passkeys.verifyAuthentication(stranger, { rpID, origin }), refused);
});

test("a passkey is registered once", async () => {
  const { authenticator } = await registered();
  const { challenge } = await optionsFor("P-other");
  const again = authenticator.create({ challenge, origin, rpID });
  assert.deepEqual(await passkeys.verifyRegistration("P-other", again, { rpID, origin, label: "x" }), {
    refused: "PasskeyTaken",
    details: {},
  });
});

test("nobody has more than ten", async () => {
  const { person } = await registered();
  const attempts = [];
  for (let index = 0; index < 10; index++) attempts.push(await optionsFor(person));
  for (const [index, { challenge, user }] of attempts.entries()) {
    const created = softwareAuthenticator(user.id).create({ challenge, origin, rpID });
    const answer = await passkeys.verifyRegistration(person, created, { rpID, origin, label: `key ${index}` });
    assert.equal("refused" in answer ? answer.refused : "taken", index < 9 ? "taken" : "PasskeysTooMany");
  }
  const options = await passkeys.registrationOptions(person, "王芳", { rpID, rpName: "Callsign" });
  assert.deepEqual(options, { refused: "PasskeysTooMany", details: { most: 10 } });
});

test("a passkey is renamed and removed by its own person only, and then lets nobody in", async () => {
  const { person, authenticator, passkey } = await registered();
  const unknown = { refused: "PasskeyUnknown", details: {} };
  assert.deepEqual(await passkeys.rename("P-other", passkey.id, "mine"), unknown);
  assert.deepEqual(await passkeys.remove("P-other", passkey.id), unknown);
  assert.equal(await passkeys.rename(person, passkey.id, "blue key"), undefined);
  const renamed: Passkey = { ...passkey, label: "blue key" };
  assert.deepEqual(await passkeys.list(person), [renamed]);
  assert.deepEqual(await passkeys.remove(person, passkey.id), renamed);
  const shown = authenticator.show({ challenge: await challengeFor(), origin, rpID });
  assert.deepEqual(await passkeys.verifyAuthentication(shown, { rpID, origin }), refused);
});
