import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Power } from "../../src/ground/role.ts";
import { testServer } from "./testing/test-server.ts";

/* Handovers of any age: who sees which, page by page, and each opened to what was handed over. */

const server = await testServer();
after(server.close);
const { ask, get, must, token } = server;

const system = token("systemAdministrator");
for (const id of ["N", "S"]) await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
const security = token("securityAdministrator", { officer: "SEC" });

async function postOf(post: string, part: string, power: Power) {
  const name = { zh: post, en: post };
  await must("DefinePost", { post, name, part, power, needs: [], least: 0, always: false }, security);
}

/** Somebody who has the power of a post and stands there. */
async function atPost(person: string, part: string, post: string, power: typeof lead | typeof desk): Promise<string> {
  await must("RegisterPerson", { person, name: "某", kind: "officer", part, leads: false }, security);
  await must("GrantPowers", { grants: [{ person, power }] }, security);
  const { role, ...place } = power;
  await must("SignOn", { post }, token(role, { officer: person, ...place, offPost: true }));
  return token(role, { officer: person, ...place });
}

const lead = { role: "shiftLeader" } as const;
const desk = { role: "station", station: "N" } as const;
await postOf("LEAD", "bureau", lead);
await postOf("DESK", "N", desk);
const [l1, l2] = [await atPost("L1", "bureau", "LEAD", lead), await atPost("L2", "bureau", "LEAD", lead)];
const d1 = await atPost("D1", "N", "DESK", desk);

async function prepare(post: string, by: string): Promise<string> {
  const { status, content } = await ask("POST", "/api/v1/handovers", by, { post, words: `from ${post}` });
  assert.equal(status, 200, JSON.stringify(content));
  return content["handover"] as string;
}

await must("RingCall", { channel: "voice", kind: "emergency" }, token("calltaker", { officer: "C1" }));
const early = await prepare("LEAD", l1);
const confirmed = await ask("POST", `/api/v1/handovers/${early}/confirm`, l2, { takes: [] });
assert.equal(confirmed.content["code"], "ItemWithoutOwner", "the ringing call is nobody's");
const calls = (await get(`/api/v1/handovers/${early}`, l2)).content["items"] as { id: string }[];
const call = calls[0]?.id ?? "";
const taken = await ask("POST", `/api/v1/handovers/${early}/confirm`, l2, { takes: [call] });
assert.equal(taken.status, 204, JSON.stringify(taken.content));
const later = await prepare("LEAD", l2);
const ofDesk = await prepare("DESK", d1);

const listed = async (by: string, query = "") => {
  const { status, content } = await get(`/api/v1/handovers${query}`, by);
  assert.equal(status, 200, JSON.stringify(content));
  return content as { handovers: { id: string; to: string | null; items: number }[]; next: string | null };
};
const ids = async (by: string, query = "") => (await listed(by, query)).handovers.map(({ id }) => id);

test("the hall sees every handover, newest first; a station those of its posts", async () => {
  assert.deepEqual(await ids(l1), [ofDesk, later, early]);
  assert.deepEqual(await ids(d1), [ofDesk]);
  assert.deepEqual(await ids(token("station", { officer: "S-desk", station: "S" })), []);
  assert.equal((await get("/api/v1/handovers", token("unit", { officer: "K", unit: "K" }))).status, 403);
  assert.equal((await get("/api/v1/handovers", security)).status, 403);
});

test("by post, by time, and page after page", async () => {
  assert.deepEqual(await ids(l1, "?post=LEAD"), [later, early]);
  assert.deepEqual(await ids(l1, "?to=2020-01-01T00:00:00.000Z"), []);
  const first = await listed(l1, "?limit=2");
  assert.deepEqual(
    first.handovers.map(({ id }) => id),
    [ofDesk, later],
  );
  assert.deepEqual(await ids(l1, `?limit=2&cursor=${first.next}`), [early]);
});

test("one is opened to its items, its words and who confirmed it; out of sight it is not there", async () => {
  const { content } = await get(`/api/v1/handovers/${early}`, l1);
  assert.deepEqual(
    { ...content, confirmed: { ...(content["confirmed"] as object), at: "" } },
    {
      ...{ id: early, post: "LEAD", part: "bureau", from: "L1", preparedAt: content["preparedAt"] },
      ...{ words: "from LEAD", confirmed: { to: "L2", at: "" } },
      items: [{ kind: "call", id: call, number: call.slice(-6), owner: "L2" }],
    },
  );
  assert.equal((await get(`/api/v1/handovers/${early}`, d1)).status, 404);
  assert.equal((await get("/api/v1/handovers/nothing", l1)).status, 404);
});

test("a call that becomes a complaint about the reader is in no handover they open, and not counted", async () => {
  const taker = token("calltaker", { officer: "C1" });
  await must("AnswerCall", { callId: call }, taker);
  await must("NoteCall", { callId: call, kind: "complaint", said: "x", aboutOfficer: "L1" }, taker);
  assert.deepEqual((await get(`/api/v1/handovers/${early}`, l1)).content["items"], []);
  assert.equal(((await get(`/api/v1/handovers/${early}`, l2)).content["items"] as object[]).length, 1);
  const counted = async (by: string) => (await listed(by)).handovers.find(({ id }) => id === early)?.items;
  assert.deepEqual([await counted(l1), await counted(l2)], [0, 1]);
});

test("who looked at which handover is on the record of reads", async () => {
  const { content } = await get(
    `/api/v1/reads?what=handover&stream=${encodeURIComponent(`handover/${early}`)}`,
    token("auditAdministrator", { officer: "AUD" }),
  );
  const readers = (content["reads"] as { officer: string }[]).map(({ officer }) => officer);
  assert.deepEqual([...new Set(readers)].toSorted(), ["L1", "L2"]);
});
