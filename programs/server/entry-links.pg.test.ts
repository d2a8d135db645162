import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Person } from "../../src/access/person.ts";
import { browserAt, type Said } from "./testing/browser-session.ts";
import { enrolled, type Window } from "./testing/enrolled.ts";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { must, give, get, token, url } = server;

const first = token("securityAdministrator", { officer: "SEC0" });
const keeper = token("dutyCommander", { officer: "KEEP" });
const code = ({ status, content }: Said) => [status, content["code"]];
const types = ({ content }: Said) => (content["facts"] as { type: string }[]).map(({ type }) => type);
const person = async (id: string) =>
  ((await get("/api/v1/board", first)).content["streams"] as Record<string, Person>)[`person/${id}`];

for (const id of ["XIN", "ZHOU", "WEN", "QIAN", "LIN"]) {
  await must("RegisterPerson", { person: id, name: "李明", kind: "officer", part: "bureau", leads: false }, first);
}
const role = (id: string) => (id === "XIN" ? "securityAdministrator" : "dutyCommander");
await must(
  "GrantPowers",
  { grants: ["XIN", "ZHOU", "WEN", "QIAN"].map((id) => ({ person: id, power: { role: role(id) } })) },
  first,
);
const linkOf = async (by: string, id: string) =>
  (await server.ask("POST", `/api/v1/people/${id}/link`, by, { why: "new" })).content["url"];
const xin = await enrolled(url, "XIN", await linkOf(first, "XIN"));
const zhou = await enrolled(url, "ZHOU", await linkOf(first, "ZHOU"));
const qian = await enrolled(url, "QIAN", await linkOf(first, "QIAN"));
const onPost = async (window: Window) => {
  const on = await window.give("SignOn", { power: { role: "dutyCommander" } });
  assert.equal(on.status, 200, JSON.stringify(on.content));
  return window;
};

let days = 0;
/** The session of XIN once the account was confirmed. */
let security: Window;

/** Something only two people bring about. */
const proposed = async (window: Window) => {
  const until = new Date(Date.now() + (days += 1) * 86_400_000).toISOString().slice(0, 10);
  const said = await window.give("GrantPowers", { grants: [{ person: "LIN", power: { role: "reader", until } }] });
  assert.deepEqual(types(said), ["ActProposed"]);
  return { proposalId: String(said.content["id"]) };
};

test("two accounts let in by one person are no two people, until somebody else has confirmed them", async () => {
  await onPost(zhou.window);
  const what = await proposed(xin.window);
  const refused = await zhou.window.give("ApproveGrantPowers", what);
  assert.deepEqual(code(refused), [403, "SecondPersonLetIn"]);
  assert.match(JSON.stringify(refused.content), /SEC0/);
  for (const own of [xin, zhou])
    assert.deepEqual(code(await own.window.give("ConfirmEntry", { person: own === xin ? "XIN" : "ZHOU" })), [
      403,
      "NotOneself",
    ]);
  assert.deepEqual(code(await xin.window.give("ConfirmEntry", { person: "ZHOU" })), [403, "SecondPersonLetIn"]);
  assert.deepEqual(code(await give("ConfirmEntry", { person: "ZHOU" }, first)), [403, "SecondPersonLetIn"]);
  for (const id of ["XIN", "ZHOU", "QIAN"]) await must("ConfirmEntry", { person: id }, keeper);
  assert.deepEqual(code(await give("ConfirmEntry", { person: "XIN" }, keeper)), [409, "EntryNotMarked"]);
  // What came in before stays what it was; what signs in now counts.
  assert.deepEqual(code(await zhou.window.give("ApproveGrantPowers", what)), [403, "SecondPersonLetIn"]);
  const fresh = await zhou.signIn();
  assert.equal((await fresh.get("/session")).content["letIn"], undefined);
  security = await xin.signIn();
  const anew = await proposed(security);
  assert.deepEqual(types(await fresh.give("ApproveGrantPowers", anew)), ["PowerGranted", "ActApproved"]);
});

test("nobody approves through an account they let themselves into: not in that session, not by what was set in it", async () => {
  const { url: link } = (await security.post("/people/WEN/link", { why: "new" })).content;
  const wen = await enrolled(url, "WEN", link);
  await onPost(wen.window);
  const what = await proposed(security);
  assert.deepEqual(code(await wen.window.give("ApproveGrantPowers", what)), [403, "SecondPersonLetIn"]);
  const later = await wen.signIn();
  assert.deepEqual((await later.get("/session")).content["letIn"], ["XIN"]);
  assert.deepEqual(code(await later.give("ApproveGrantPowers", what)), [403, "SecondPersonLetIn"]);
  const made = (await person("WEN"))?.links.at(-1);
  assert.deepEqual([made?.maker, made?.used === undefined], ["XIN", false]);
  // The other way round: proposed from there, approved as oneself.
  const erased = await later.give("ExportIncidents", {
    schema: "incidents-1",
    ...{ from: "2026-01-01T00:00:00Z", to: "2030-01-01T00:00:00Z", recipient: "市局统计处", purpose: "年度统计" },
  });
  const back = { proposalId: erased.content["id"] };
  assert.deepEqual(code(await security.give("ApproveExportIncidents", back)), [403, "SecondPersonLetIn"]);
  // A link made from there names both who are behind it.
  const facts = (await get("/api/v1/log/facts?limit=1000", token("auditAdministrator"))).content["facts"] as {
    body: string;
  }[];
  const parsed = facts.map(
    ({ body }) => JSON.parse(body) as { type: string; by: object; data: Record<string, unknown> },
  );
  const links = parsed.filter(({ type, data }) => type === "EntryLinkMade" && data["person"] === "WEN");
  assert.deepEqual(
    links.map(({ data }) => data["maker"]),
    ["XIN"],
  );
  assert.deepEqual((links[0]?.by as { officer?: string } | undefined)?.officer, "XIN");
  const signed = parsed.filter(({ type, data }) => type === "SignedIn" && data["person"] === "WEN");
  assert.deepEqual(
    signed.map(({ data }) => data["letIn"]),
    [["XIN"], ["XIN"]],
  );
});

test("a link for somebody who can come in already waits for a second person, is drawn once, and its person is told", async () => {
  const asked = (await security.post("/people/ZHOU/link", { why: "forgotten" })).content;
  assert.equal(asked["url"], undefined);
  const proposalId = String(asked["waits"]);
  assert.deepEqual(code(await security.give("ApproveMakeEntryLink", { proposalId })), [403, "SecondPersonIsFirst"]);
  assert.deepEqual(code(await security.post(`/people/ZHOU/links/${proposalId}/secret`)), [404, "EntryLinkNone"]);
  const second = await onPost(await qian.signIn());
  const approved = await second.give("ApproveMakeEntryLink", { proposalId });
  assert.deepEqual(types(approved), ["EntryLinkMade", "ActApproved"]);
  const link = String(approved.content["id"]);
  const path = `/people/ZHOU/links/${link}/secret`;
  assert.deepEqual(code(await server.ask("POST", `/api/v1${path}`, first, {})), [403, "EntryLinkNotYours"]);
  const drawn = await security.post(path);
  assert.equal(drawn.status, 200, JSON.stringify(drawn.content));
  assert.deepEqual(code(await security.post(path)), [409, "EntryLinkDrawn"]);
  const inside = browserAt(url);
  const secret = String(drawn.content["url"]).split("#")[1];
  assert.equal((await inside.post("/session/link", { secret })).status, 200);
  const told = (await person("ZHOU"))?.told ?? [];
  assert.ok(
    told.some(({ what, by }) => what === "linkMade" && by === "XIN"),
    JSON.stringify(told),
  );
  assert.ok(told.some(({ what }) => what === "linkUsed"));
  const own = (await inside.get("/account")).content["told"] as { what: string; from?: string }[];
  assert.equal(own.find(({ what }) => what === "linkUsed")?.from, "127.0.0.1");
  assert.equal((await inside.give("ReportAccess", {})).status, 403, "first the means are set up");
});

test("what a token made at the machine does says so in its fact, and what a confirmed account does says nothing", async () => {
  const facts = (await get("/api/v1/log/facts?limit=1000", token("auditAdministrator"))).content["facts"] as {
    body: string;
  }[];
  const parsed = facts.map(
    ({ body }) => JSON.parse(body) as { type: string; by: { officer: string; letIn?: string[] } },
  );
  const confirmed = parsed.filter(({ type }) => type === "EntryConfirmed");
  assert.equal(confirmed.length, 3);
  assert.ok(confirmed.every(({ by }) => by.officer === "KEEP" && by.letIn?.includes("@machine") === true));
  const approvals = parsed.filter(({ type }) => type === "ActApproved");
  assert.ok(approvals.some(({ by }) => by.officer === "ZHOU" && by.letIn === undefined));
});
