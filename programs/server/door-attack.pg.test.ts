import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { after, test } from "node:test";
import { authenticator } from "./testing/authenticator.ts";
import { browserAt, type Said } from "./testing/browser-session.ts";
import { syslogReceiver } from "../../src/access/server/testing/syslog-receiver.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const receiver = await syslogReceiver("tcp");
const logFile = join(tmpdir(), `callsign-security-${randomUUID()}.jsonl`);
const entrances: string[] = [];
const server = await testServer({
  entrance: (url) => entrances.push(url),
  proxies: [],
  securityLog: {
    file: { path: logFile, mostBytes: 10_000_000, kept: 1 },
    syslog: { by: "tcp", host: "127.0.0.1", port: receiver.port },
  },
});
after(async () => {
  await server.close();
  await receiver.close();
  await rm(logFile, { force: true });
});

const password = "三号岗亭旁的老槐树今年开花!";
const wrong = "this-is-what-an-attacker-typed";
const hall = "10.20.0.5";
const attackers = ["203.0.113.5", "203.0.113.6"] as const;
const browser = (address: string) => browserAt(server.url, address);
const code = ({ status, content }: Said) => [status, content["code"]];
const secretIn = (url: unknown) => String(url).split("#")[1] ?? "";
const signIn = (window: ReturnType<typeof browser>, person: string, more: object = {}) =>
  window.post("/session/password", { person, password, ...more });

const admin = browser(hall);
let adminSecret = "";
const dispatcher = browser(hall);

async function facts(type: string): Promise<readonly Record<string, unknown>[]> {
  const page = await server.get("/api/v1/log/facts?limit=1000", server.token("auditAdministrator"));
  const found = (page.content["facts"] as { body: string }[]).map(({ body }) => JSON.parse(body) as never);
  return found.filter((fact: { type: string }) => fact.type === type).map((fact: { data: never }) => fact.data);
}

test("a hall at work: an administrator and a dispatcher who have signed in from their own browsers", async () => {
  await server.must(
    "RegisterStation",
    { id: "N", name: { zh: "北所", en: "North" }, point: [110, 31] },
    server.token("systemAdministrator"),
  );
  assert.equal((await admin.post("/session/link", { secret: secretIn(entrances[0]) })).status, 200);
  assert.equal((await admin.post("/account/password", { next: password })).status, 204);
  adminSecret = String((await admin.post("/account/codes")).content["secret"]);
  const app = authenticator(adminSecret);
  assert.equal((await admin.post("/account/codes/confirm", { code: await app.code() })).status, 204);
  for (const person of ["310001", "310002", "310003"]) {
    const hired = { person, name: "王小明", kind: "officer", part: "N", leads: false };
    assert.equal((await admin.give("RegisterPerson", hired)).status, 200);
    // A role that opens nothing sealed: no second factor is asked for, and a password is all there is to guess.
    await admin.give("GrantPowers", { grants: [{ person, power: { role: "reader" } }] });
    const { url } = (await admin.post(`/people/${person}/link`, { why: "new" })).content;
    const window = browser(hall);
    assert.equal((await window.post("/session/link", { secret: secretIn(url) })).status, 200);
    assert.equal((await window.post("/account/password", { next: password })).status, 204);
  }
  assert.equal((await signIn(admin, "admin", { code: await app.code() })).status, 200);
  assert.equal((await signIn(dispatcher, "310001")).status, 200);
  assert.match(admin.cookie(), /callsign-device=/);
});

test("wrong passwords from two addresses lock nobody out who sits elsewhere, and no screen", async () => {
  const names = ["admin", "nobody-1", "310001", "310002", wrong.slice(0, 24), "310003", "nobody-2"];
  const said: Said[] = [];
  for (const address of attackers) {
    const attacker = browser(address);
    for (const person of names)
      for (let time = 0; time < 5; time++)
        said.push(await attacker.post("/session/password", { person, password: wrong }));
  }
  assert.ok(said.some((each) => each.content["code"] === "SignInIsLocked"));
  assert.ok(said.some((each) => each.content["code"] === "SignInDelayed" && each.status === 429));
  // Whether there is such a badge is not to be told from an answer.
  const codesOf = (index: number) => said.slice(index * 5, index * 5 + 5).map(code);
  assert.deepEqual(codesOf(0), codesOf(1));
  assert.ok(
    [403, 429].includes((await signIn(browser(attackers[0]), "310002")).status),
    "not from a strange browser there",
  );
  // The dispatcher's own screen.
  assert.equal((await dispatcher.post("/session/lock")).status, 204);
  assert.deepEqual(code(await dispatcher.post("/session/unlock", { password: wrong })), [401, "SignInWrong"]);
  assert.equal((await dispatcher.post("/session/unlock", { password })).status, 200);
  // Their browsers, elsewhere and even at the attacker's own address.
  const again = browserAt(server.url, attackers[1]);
  again.adopt(dispatcher.cookie());
  again.forget("callsign-session");
  assert.equal((await signIn(again, "310001")).status, 200);
  // Somebody who changes the seat, at the usual address.
  assert.equal((await signIn(browser(hall), "310001")).status, 200);
  const administrator = browserAt(server.url, hall);
  administrator.adopt(admin.cookie());
  administrator.forget("callsign-session");
  assert.deepEqual(code(await signIn(administrator, "admin", { code: "000000" })), [401, "CodeWrong"]);
});

test("a passkey is asked for and looked at however many passwords were wrong there", async () => {
  const attacker = browser(attackers[0]);
  assert.ok(
    [403, 429].includes((await attacker.post("/session/password", { person: "admin", password: wrong })).status),
  );
  assert.equal((await attacker.post("/session/passkey/options")).status, 200);
});

test("forged tokens, old cookies, reads and acts without a right are told too", async () => {
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`${server.url()}/api/v1${path}`, {
      headers: { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "http", ...headers },
    });
  assert.equal((await ask("/account", { authorization: "Bearer cs1.forged.token" })).status, 401);
  assert.equal((await ask("/account", { cookie: `callsign-session=${"x".repeat(43)}` })).status, 401);
  assert.equal((await ask("/account", {})).status, 401);
  assert.equal((await dispatcher.get("/log/facts")).status, 403);
  assert.equal((await dispatcher.give("SetSecurityPolicy", {})).status >= 403, true);
});

test("all of it is on record with addresses and counts, bounded, and the sums are right", async () => {
  await server.stop();
  await server.start();
  const counted = await facts("SecurityEventsCounted");
  const sum = (kind: string, person?: string) =>
    counted
      .filter((each) => each["kind"] === kind && (person === undefined || each["person"] === person))
      .reduce((total, each) => total + Number(each["count"]), 0);
  const asked = 2 * 7 * 5;
  // Each of the attackers' guesses, two tried later, and none twice.
  assert.equal(sum("signInFailed") + sum("attemptHeldBack"), asked + 2);
  assert.ok(sum("signInFailed") >= 40 && sum("signInFailed") < asked);
  assert.equal(sum("unlockFailed", "310001"), 1);
  assert.equal(sum("secondFactorFailed", "admin"), 1);
  assert.ok(sum("delayBegun") >= 4);
  assert.equal(sum("credentialRefused"), 2);
  assert.ok(sum("readRefused", "310001") >= 1);
  assert.ok(counted.length < 40, `${counted.length} facts for ${asked} guesses`);
  assert.deepEqual(
    new Set(counted.filter((each) => each["kind"] === "signInFailed").map((each) => each["address"])),
    new Set(attackers),
  );
  const all = JSON.stringify(counted);
  for (const word of [wrong.slice(0, 24), "nobody-1", password, "forged"]) assert.ok(!all.includes(word), word);
});

test("a receiver of RFC 5424 and the file have the same lines, with nothing that was typed in them", async () => {
  const read = async () => (await readFile(logFile, "utf8")).trim().split("\n");
  const received = () => receiver.messages.map(({ text }) => text);
  await eventually(async () => JSON.stringify(await read()) === JSON.stringify(received()));
  assert.deepEqual(receiver.faults, []);
  const lines = received();
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const { priority, app, id, text } of receiver.messages) {
    const line = JSON.parse(text) as Record<string, unknown>;
    assert.equal(app, "callsign");
    assert.equal(id, line["event"]);
    assert.equal(priority, line["outcome"] === "success" ? 85 : 84);
  }
  const failed = told.filter(({ event }) => event === "signInFailed");
  assert.ok(
    failed.every(
      ({ address, agent, time, route }) =>
        address !== undefined && agent !== undefined && time !== undefined && route === "/api/v1/session/password",
    ),
  );
  assert.ok(failed.some(({ person }) => person === "admin"));
  const typed = failed.filter(({ person }) => person === undefined);
  assert.ok(typed.some((line) => /^[0-9a-f]{16}$/.test(String(line["typed"]))));
  for (const event of [
    "signedIn",
    "factorSet",
    "powersGranted",
    "entryLinkMade",
    "unlockFailed",
    "readRefused",
    "credentialRefused",
  ])
    assert.ok(
      told.some((line) => line["event"] === event),
      event,
    );
  const text = lines.join("\n");
  for (const word of [wrong.slice(0, 24), "nobody-1", password, "王小明", "forged", adminSecret])
    assert.ok(!text.includes(word), word);
  assert.ok(!/callsign-session|[\w-]{43}/.test(text), "no secret of a session");
});
