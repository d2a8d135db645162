import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import type { Person } from "../../src/access/person.ts";
import type { Said } from "./testing/browser-session.ts";
import { authenticator } from "./testing/authenticator.ts";
import { enrolled } from "./testing/enrolled.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
after(async () => {
  await database.end();
  await server.close();
});
const { must, get, token, url } = server;
const security = token("securityAdministrator", { officer: "SEC0" });
const code = ({ status, content }: Said) => [status, content["code"]];

const grants = [
  { person: "ADM", power: { role: "securityAdministrator" } },
  { person: "VIC", power: { role: "reader" } },
];
for (const { person } of grants)
  await must("RegisterPerson", { person, name: "李明", kind: "officer", part: "bureau", leads: false }, security);
await must("GrantPowers", { grants }, security);

async function hire(id: string) {
  const made = await server.ask("POST", `/api/v1/people/${id}/link`, security, { why: "new" });
  return enrolled(url, id, made.content["url"]);
}
const administrator = await hire("ADM");
const victim = await hire("VIC");
const told = async () =>
  ((await get("/api/v1/board", security)).content["streams"] as Record<string, Person>)["person/VIC"]?.told ?? [];

/** Six minutes go by for every session; a server that starts again knows them from the table. */
async function later() {
  await server.stop();
  await database.query("update access.session set shown_at = shown_at - interval '6 minutes'");
  await server.start();
}

test("a session alone changes nothing about how its account is entered, nor makes a way in for others", async () => {
  await later();
  const stolen = victim.window;
  assert.equal((await stolen.get("/account")).status, 200);
  const tries = [
    await stolen.post("/account/codes"),
    await stolen.post("/account/codes/confirm", { code: "123456" }),
    await stolen.remove("/account/codes"),
    await stolen.post("/account/passkeys/options"),
    await stolen.remove("/account/passkeys/none"),
    await administrator.window.post("/people/VIC/link", { why: "forgotten" }),
  ];
  for (const said of tries) assert.deepEqual(code(said), [403, "ShowAgain"]);
  // The right password without the code is not enough, nor is unlocking a screen.
  const next = { current: victim.password, next: "另一句没有人听过的话-九" };
  assert.deepEqual(code(await stolen.post("/account/password", next)), [403, "ShowAgain"]);
  await stolen.post("/session/lock");
  assert.equal((await stolen.post("/session/unlock", { password: victim.password })).status, 200);
  assert.deepEqual(code(await stolen.remove("/account/codes")), [403, "ShowAgain"]);
  assert.deepEqual(code(await stolen.post("/account/show", { password: "not the password" })), [401, "SignInWrong"]);
  assert.deepEqual(code(await stolen.post("/account/show", { password: victim.password })), [401, "CodeNeeded"]);
  assert.equal((await told()).filter(({ what }) => what === "factorRemoved").length, 0);
});

test("whoever shows what they sign in with changes it for five minutes, and is told of each change", async () => {
  const { window, password } = victim;
  assert.equal((await window.post("/account/show", { password, code: await victim.code() })).status, 204);
  assert.equal((await window.remove("/account/codes")).status, 204);
  const begun = await window.post("/account/codes");
  const app = authenticator(String(begun.content["secret"]));
  assert.equal((await window.post("/account/codes/confirm", { code: await app.code() })).status, 204);
  await later();
  assert.deepEqual(code(await window.remove("/account/codes")), [403, "ShowAgain"]);
  const what = (await told()).map(({ what: each, factor }) => [each, factor]);
  assert.deepEqual(what.slice(-2), [
    ["factorRemoved", "totp"],
    ["factorSet", "totp"],
  ]);
  assert.equal((await window.post("/account/show", { password, code: await app.code() })).status, 204);
});

test("a change of password shows what else lets in, ends the other sessions and voids what is ticked", async () => {
  const { window, password } = administrator;
  assert.equal((await window.post("/account/show", { password, code: await administrator.code() })).status, 204);
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const made = await window.give("MakeToken", { label: "门户", power: { role: "reader" }, until });
  const { data } = (made.content["facts"] as { data: { token: string } }[])[0] ?? { data: { token: "" } };
  const other = await administrator.signIn();
  const kept = other.cookie();
  const account = (await window.get("/account")).content as {
    tokens: { id: string; label: string }[];
    sessions: { id: string; current: boolean }[];
  };
  assert.equal(account.sessions.length, 2);
  const next = { current: password, next: "石阶下面住着两只橘色的猫?" };
  const changed = await window.post("/account/password", { ...next, also: { codes: true, tokens: [data.token] } });
  assert.equal(changed.status, 204, JSON.stringify(changed.content));
  assert.equal((await other.get("/account")).status, 401);
  assert.ok(kept.length > 0);
  assert.equal((await window.get("/session")).content["missing"], "secondFactor");
  await eventually(async () => {
    const streams = (await get("/api/v1/board", security)).content["streams"] as Record<string, { revoked?: object }>;
    return streams[`token/${data.token}`] === undefined || streams[`token/${data.token}`]?.revoked !== undefined;
  });
  const facts = (await get("/api/v1/log/facts?limit=1000", token("auditAdministrator"))).content["facts"] as {
    body: string;
  }[];
  const texts = facts.map(({ body }) => body);
  assert.ok(texts.some((text) => text.includes('"FactorRemoved"') && text.includes('"ADM"')));
  assert.ok(texts.some((text) => text.includes('"TokenRevoked"')));
});
