import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { hasRole } from "../../src/access/authority.ts";
import { powerRoles } from "../../src/ground/role.ts";
import { policyFor } from "../../src/access/missing-factor.ts";
import { administrators } from "../../src/access/role.ts";
import { noSecurity, usualPolicy } from "../../src/access/security.ts";
import { rulebook } from "./rooms.ts";
import { browserAt, type Said } from "./testing/browser-session.ts";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
after(async () => {
  await database.end();
  await server.close();
});
const { must, give, token, url } = server;
const security = token("securityAdministrator", { officer: "SEC0" });
const password = "三号岗亭旁的老槐树今年开花!";
const code = ({ status, content }: Said) => [status, content["code"]];

const grants = [
  { person: "DIS", power: { role: "dispatcher" } },
  { person: "REA", power: { role: "reader" } },
  { person: "CMD", power: { role: "dutyCommander" } },
];
for (const { person } of grants)
  await must("RegisterPerson", { person, name: "李明", kind: "officer", part: "bureau", leads: false }, security);
await must("GrantPowers", { grants }, security);

/** Somebody with a password and nothing else. */
async function enters(person: string) {
  const made = await server.ask("POST", `/api/v1/people/${person}/link`, security, { why: "new" });
  const window = browserAt(url);
  await window.post("/session/link", { secret: String(made.content["url"]).split("#")[1] });
  assert.equal((await window.post("/account/password", { next: password })).status, 204);
  return window;
}

test("every role that may open sealed values needs two factors, and so do administrators, unless somebody set it otherwise", () => {
  const opening = rulebook.orders.get("OpenSealed");
  assert.ok(opening);
  const openers = powerRoles.filter((role) => hasRole(opening, role));
  assert.ok(openers.length >= 8, openers.join());
  for (const role of [...openers, ...administrators]) assert.ok(usualPolicy.secondFactor.includes(role), role);
  assert.ok(!usualPolicy.secondFactor.includes("reader"));
  assert.deepEqual(policyFor(noSecurity, { demo: true, asksTwo: true }).secondFactor, administrators);
  assert.deepEqual(policyFor(noSecurity, { demo: false, asksTwo: true }), usualPolicy);
  const set = { ...noSecurity, setAt: "2026-01-01T00:00:00.000Z", policy: { ...usualPolicy, secondFactor: [] } };
  assert.deepEqual(policyFor(set, { demo: false, asksTwo: true }).secondFactor, []);
});

test("who opens sealed values is asked for a second factor; a session from before goes on until the next sign-in", async () => {
  const dispatcher = await enters("DIS");
  assert.equal((await dispatcher.get("/session")).content["missing"], "secondFactor");
  assert.deepEqual(code(await dispatcher.get("/people/names")), [403, "FactorsMissing"]);
  const reader = await enters("REA");
  assert.equal((await reader.get("/session")).content["missing"], undefined);
  // As a session the older program opened comes out of the table.
  await server.stop();
  await database.query("update access.session set asks_two = default where person = 'DIS'");
  await server.start();
  assert.equal((await dispatcher.get("/people/names")).status, 200);
  const anew = browserAt(url);
  const said = await anew.post("/session/password", { person: "DIS", password });
  assert.deepEqual([said.status, said.content["missing"]], [200, "secondFactor"]);
  assert.deepEqual(code(await anew.get("/people/names")), [403, "FactorsMissing"]);
});

test("the rules of signing in are changed by two people", async () => {
  const policy = { ...usualPolicy, secondFactor: administrators };
  const asked = await give("SetSecurityPolicy", policy, security);
  assert.equal((asked.content["facts"] as { type: string }[])[0]?.type, "ActProposed");
  const body = { proposalId: asked.content["id"] };
  assert.deepEqual(code(await give("ApproveSetSecurityPolicy", body, security)), [403, "SecondPersonIsFirst"]);
  const anew = browserAt(url);
  assert.equal((await anew.post("/session/password", { person: "DIS", password })).content["missing"], "secondFactor");
  await must("ApproveSetSecurityPolicy", body, token("dutyCommander", { officer: "CMD9" }));
  assert.equal((await anew.get("/session")).content["missing"], undefined);
});
