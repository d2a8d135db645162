import assert from "node:assert/strict";
import { after, test } from "node:test";
import { administrators } from "../../src/access/role.ts";
import { usualPolicy } from "../../src/access/security.ts";
import { authenticator } from "./testing/authenticator.ts";
import { browserAt, type Said } from "./testing/browser-session.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const entrances: string[] = [];
const server = await testServer({ entrance: (url) => entrances.push(url) });
after(server.close);
const { must, get, token } = server;

const system = token("systemAdministrator");
await must("RegisterStation", { id: "N", name: { zh: "北所", en: "North" }, point: [110, 31] }, system);
await must("RegisterStation", { id: "S", name: { zh: "南所", en: "South" }, point: [110, 30] }, system);
await must(
  "DefineIncidentType",
  { code: "quarrel", name: { zh: "纠纷", en: "Quarrel" }, priority: 3, enforcement: false },
  system,
);

const browser = () => browserAt(server.url);
const code = ({ status, content }: Said) => [status, content["code"]];
const secretIn = (url: unknown) => String(url).split("#")[1] ?? "";

const admin = browser();
const passwords = { admin: "清晨六点的北门外没有起雾-四", officer: "三号岗亭旁的老槐树今年开花!" };
let adminSecret = "";
let app = authenticator("");

test("the first administrator comes in by the one-time link and may do nothing before both factors are set", async () => {
  assert.equal(entrances.length, 1);
  const secret = secretIn(entrances[0]);
  const entered = await admin.post("/session/link", { secret });
  assert.deepEqual(
    [entered.status, entered.content["missing"], entered.content["role"]],
    [200, "password", "securityAdministrator"],
  );
  assert.deepEqual(code(await browser().post("/session/link", { secret })), [401, "EntryLinkUsed"]);
  assert.deepEqual(code(await admin.get("/people/names")), [403, "FactorsMissing"]);
  assert.deepEqual(code(await admin.give("RegisterPerson", {})), [403, "FactorsMissing"]);
  const bad = async (next: string) => code(await admin.post("/account/password", { next }))[1];
  assert.deepEqual(
    [await bad("short"), await bad("basketball123"), await bad("abcdefghijklmno"), await bad("admin-admin-2026x")],
    ["PasswordTooShort", "PasswordCommon", "PasswordTooSimple", "PasswordAboutYou"],
  );
  assert.equal((await admin.post("/account/password", { next: passwords.admin })).status, 204);
  assert.equal((await admin.get("/session")).content["missing"], "secondFactor");
  const begun = await admin.post("/account/codes");
  adminSecret = String(begun.content["secret"]);
  assert.deepEqual(code(await admin.post("/account/codes/confirm", { code: "000000" })), [422, "CodeNotConfirmed"]);
  app = authenticator(adminSecret);
  assert.equal((await admin.post("/account/codes/confirm", { code: await app.code() })).status, 204);
  assert.equal((await admin.get("/session")).content["missing"], undefined);
  assert.deepEqual((await admin.get("/people/names")).content["names"], { admin: "首任安全管理员" });
});

test("password and code: each is asked, each is counted, a code is taken once, five failures lock", async () => {
  const other = browser();
  const give = (password: string, more: object = {}) =>
    other.post("/session/password", { person: "admin", password, ...more });
  assert.deepEqual(code(await give("not the password at all")), [401, "SignInWrong"]);
  assert.deepEqual(code(await give(passwords.admin)), [401, "CodeNeeded"]);
  assert.deepEqual(code(await give(passwords.admin, { code: app.last() })), [401, "CodeUsed"]);
  const next = await app.code();
  assert.equal((await give(passwords.admin, { code: next })).status, 200);
  assert.deepEqual(code(await give(passwords.admin, { code: next })), [401, "CodeUsed"]);
  for (let tries = 0; tries < 4; tries++) await give("not the password at all");
  assert.deepEqual(code(await give("not the password at all")), [403, "SignInIsLocked"]);
  assert.deepEqual(code(await give(passwords.admin)), [403, "SignInIsLocked"]);
  assert.ok((await admin.get("/account")).status === 200, "who is in stays in");
  const read = async () =>
    (await get("/api/v1/log/facts?limit=1000", token("auditAdministrator"))).content["facts"] as { body: string }[];
  const locks = (all: readonly { body: string }[]) => all.filter(({ body }) => body.includes('"SignInLocked"')).length;
  // The answer does not wait for the fact, lest its time tell who has an account.
  await eventually(async () => locks(await read()) > 0);
  const facts = await read();
  assert.equal(locks(facts), 1);
  assert.ok(!facts.some(({ body }) => body.includes(passwords.admin) || body.includes(adminSecret)));
  assert.deepEqual(code(await browser().post("/session/password", { person: "nobody", password: "x".repeat(20) })), [
    401,
    "SignInWrong",
  ]);
});

test("an installation may ask fewer people for a second factor, as this one does", async () => {
  const policy = { ...usualPolicy, secondFactor: administrators };
  assert.equal((await admin.give("SetSecurityPolicy", policy)).status, 200);
});

async function hire(person: string, power: object, part = "N"): Promise<ReturnType<typeof browser>> {
  const registered = await admin.give("RegisterPerson", {
    person,
    name: "王小明",
    kind: "officer",
    part,
    leads: false,
  });
  assert.equal(registered.status, 200, JSON.stringify(registered.content));
  const granted = await admin.give("GrantPowers", { grants: [{ person, power }] });
  assert.equal(granted.status, 200);
  const { url } = (await admin.post(`/people/${person}/link`, { why: "new" })).content;
  const window = browser();
  assert.equal((await window.post("/session/link", { secret: secretIn(url) })).status, 200);
  assert.equal((await window.post("/account/password", { next: passwords.officer })).status, 204);
  return window;
}

const incident = { type: "quarrel", place: { words: "人民路1号" } };

test("an officer acts only on post: off post refused, signed on let in, signed off refused again", async () => {
  const officer = await hire("310001", { role: "dispatcher" });
  assert.deepEqual(
    [(await officer.get("/session")).content["role"], (await officer.get("/session")).content["offPost"]],
    ["dispatcher", true],
  );
  assert.deepEqual(code(await officer.give("OpenIncident", incident)), [403, "OffPost"]);
  assert.deepEqual(code(await officer.get("/incidents")), [403, "OffPost"]);
  const on = await officer.give("SignOn", { power: { role: "dispatcher" } });
  assert.equal(on.status, 200, JSON.stringify(on.content));
  const opened = await officer.give("OpenIncident", incident);
  assert.equal(opened.status, 200);
  const [fact] = opened.content["facts"] as { by: object }[];
  assert.deepEqual(fact?.by, {
    ...{ officer: "310001", part: "N", role: "dispatcher" },
    letIn: ["admin", "@machine"],
  });
  assert.equal((await officer.get("/incidents")).status, 200);
  assert.equal((await officer.give("SignOff", {})).status, 200);
  assert.deepEqual(code(await officer.give("OpenIncident", incident)), [403, "OffPost"]);
});

test("coming off post ends the live view at once; what comes then shows nothing of the hall", async () => {
  const officer = await hire("310002", { role: "dispatcher" });
  await officer.give("SignOn", { power: { role: "dispatcher" } });
  const live = await officer.listen();
  await eventually(() => live.events.includes("ready"));
  assert.ok(live.events.includes("snapshot"));
  await officer.give("SignOff", {});
  await live.ended;
  assert.equal(live.events.at(-1), "standing");
  const board = await officer.get("/board");
  const streams = Object.keys(board.content["streams"] as object);
  assert.ok(streams.includes("person/310002"));
  assert.ok(!streams.some((stream) => /^(incident|call|unit)\//.test(stream)), streams.join(" "));
});

test("disabling a person ends every session, the open live view among them, before the answer is a second old", async () => {
  const first = await hire("310003", { role: "reader" });
  const second = browser();
  assert.equal((await second.post("/session/password", { person: "310003", password: passwords.officer })).status, 200);
  const live = await second.listen();
  await eventually(() => live.events.includes("ready"));
  assert.equal((await admin.give("DisablePerson", { person: "310003", reason: "调离" })).status, 200);
  await live.ended;
  assert.equal(live.events.at(-1), "standing");
  for (const window of [first, second]) assert.equal((await window.get("/incidents")).status, 401);
  assert.deepEqual(code(await second.post("/session/password", { person: "310003", password: passwords.officer })), [
    401,
    "NotLetIn",
  ]);
});

test("sessions are listed and revoked; changing the password ends the others", async () => {
  const here = await hire("310004", { role: "reader" });
  const there = browser();
  await there.post("/session/password", { person: "310004", password: passwords.officer });
  const { sessions } = (await here.get("/account")).content as { sessions: { id: string; current: boolean }[] };
  assert.deepEqual([sessions.length, sessions.filter(({ current }) => current).length], [2, 1]);
  const other = sessions.find(({ current }) => !current);
  const stranger = await hire("310005", { role: "reader" });
  assert.deepEqual(code(await stranger.give("RevokeSession", { session: other?.id })), [403, "NotYours"]);
  assert.equal((await here.give("RevokeSession", { session: other?.id })).status, 200);
  await eventually(async () => (await there.get("/incidents")).status === 401);
  await there.post("/session/password", { person: "310004", password: passwords.officer });
  const changed = await here.post("/account/password", {
    current: passwords.officer,
    next: "石阶下面住着两只橘色的猫?",
  });
  assert.equal(changed.status, 204, JSON.stringify(changed.content));
  assert.equal((await there.get("/incidents")).status, 401);
  assert.equal((await here.get("/incidents")).status, 200);
});

test("a locked screen lets nothing through until its person shows who they are", async () => {
  const seat = await hire("310006", { role: "calltaker" });
  await seat.give("SignOn", { power: { role: "calltaker" } });
  const live = await seat.listen();
  await eventually(() => live.events.includes("ready"));
  assert.equal((await seat.post("/session/lock")).status, 204);
  await live.ended;
  assert.deepEqual(code(await seat.get("/incidents")), [401, "ScreenLocked"]);
  assert.deepEqual(code(await seat.give("OpenIncident", incident)), [401, "ScreenLocked"]);
  assert.equal((await seat.get("/session")).content["locked"], true);
  assert.deepEqual(code(await seat.post("/session/unlock", { password: "not the password" })), [401, "SignInWrong"]);
  assert.equal((await seat.post("/session/unlock", { password: passwords.officer })).content["locked"], false);
  assert.equal((await seat.give("OpenIncident", incident)).status, 200);
});

test("a broken glass lets in for the while, marks every act and is over when it is mended", async () => {
  const officer = await hire("310007", { role: "reader" });
  assert.deepEqual(code(await officer.give("OpenIncident", incident)), [403, "RoleNotAllowed"]);
  const broken = await officer.give("BreakGlass", { power: { role: "dispatcher" }, reason: "大厅无人" });
  const id = String(broken.content["id"]);
  const opened = await officer.give("OpenIncident", incident);
  const [fact] = opened.content["facts"] as { by: { glass: string; role: string } }[];
  assert.deepEqual([fact?.by.role, fact?.by.glass], ["dispatcher", id]);
  assert.equal((await officer.give("MendGlass", { person: "310007", broken: id })).status, 200);
  assert.deepEqual(code(await officer.give("OpenIncident", incident)), [403, "RoleNotAllowed"]);
  const review = { person: "310007", broken: id, found: "justified", words: "属实" };
  assert.deepEqual(code(await officer.give("ReviewGlass", review)), [403, "RoleNotAllowed"]);
  assert.deepEqual(
    code(await admin.give("ReviewGlass", review)),
    [403, "SecondPersonLetIn"],
    "whoever let the account in may be the one who broke it",
  );
  await must("ReviewGlass", review, token("supervisor", { officer: "SUP" }));
});

test("a program's token: shown once, only for its orders, gone when revoked", async () => {
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const power = { role: "calltaker", orders: ["OpenIncident"] };
  const made = await admin.give("MakeToken", { label: "门户", power, until });
  const { token: id } = (made.content["facts"] as { data: { token: string } }[])[0]?.data ?? { token: "" };
  const drawn = await admin.post(`/tokens/${id}/secret`);
  const secret = String(drawn.content["token"]);
  assert.match(secret, /^cst_/);
  assert.deepEqual(code(await admin.post(`/tokens/${id}/secret`)), [409, "TokenSecretDrawn"]);
  assert.equal((await server.give("OpenIncident", incident, secret)).status, 200);
  const ring = { channel: "voice", kind: "emergency" };
  assert.deepEqual(code(await server.give("RingCall", ring, secret)), [403, "TokenScope"]);
  assert.deepEqual(code(await browser().post("/session", { token: secret })), [401, "TokenRefused"]);
  assert.equal((await admin.give("RevokeToken", { token: id, reason: "换新" })).status, 200);
  await eventually(async () => (await server.give("OpenIncident", incident, secret)).status === 401);
});

test("a token is no second person while somebody could sign in who is one", async () => {
  const proposing = token("supervisor", { officer: "SUP9" });
  const incidentId = await server.must("OpenIncident", incident, token("dispatcher", { officer: "DIS9" }));
  const stream = `incident/${incidentId}`;
  const asked = await server.give("EraseEarly", { stream, reason: "申请" }, proposing);
  const proposalId = asked.content["id"];
  const machine = token("dutyCommander", { officer: "CMD9" });
  assert.deepEqual(code(await server.give("ApproveEraseEarly", { proposalId }, machine)), [403, "PersonNeeded"]);
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const made = await admin.give("MakeToken", { label: "自动", power: { role: "dutyCommander" }, until });
  const { token: id } = (made.content["facts"] as { data: { token: string } }[])[0]?.data ?? { token: "" };
  const program = String((await admin.post(`/tokens/${id}/secret`)).content["token"]);
  assert.deepEqual(code(await server.give("ApproveEraseEarly", { proposalId }, program)), [403, "PersonNeeded"]);
  assert.equal((await admin.give("ApproveEraseEarly", { proposalId })).status, 200);
});

test("a token made at the machine leaves its mark once and can be refused from then on", async () => {
  const by = token("reader", { officer: "wallboard" });
  assert.equal((await get("/api/v1/incidents", by)).status, 200);
  const marks = async () =>
    Object.values(
      (await admin.get("/board")).content["streams"] as Record<string, { label?: string; id?: string }>,
    ).filter(({ label }) => label === "wallboard");
  await eventually(async () => (await marks()).length === 1);
  await get("/api/v1/incidents", by);
  const [mark] = await marks();
  assert.equal((await admin.give("RevokeToken", { token: mark?.id, reason: "停用" })).status, 200);
  assert.equal((await get("/api/v1/incidents", by)).status, 401);
});

test("a restart forgets nobody who is signed in, and a cookie alone of another site changes nothing", async () => {
  const officer = await hire("310008", { role: "reader" });
  await server.stop();
  await server.start();
  assert.equal((await officer.get("/incidents")).status, 200);
  const response = await fetch(`${server.url()}/api/v1/orders/OpenIncident`, {
    method: "POST",
    headers: { cookie: officer.cookie(), origin: "https://evil.example", "content-type": "application/json" },
    body: JSON.stringify(incident),
  });
  assert.equal(response.status, 403);
  assert.equal((await officer.remove("/session")).status, 204);
  assert.equal((await officer.get("/session")).status, 401);
});
