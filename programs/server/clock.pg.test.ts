import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Fact } from "../../src/ground/fact.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const hour = 3_600_000;
let ahead = 0;
const server = await testServer({ wall: () => Date.now() + ahead });
after(() => server.close());
const { get, must, token } = server;
const audit = token("auditAdministrator");
const importer = token("importer");
const taker = token("calltaker");

async function facts(): Promise<Fact[]> {
  const { content } = await get("/api/v1/log/facts?limit=1000", audit);
  return (content["facts"] as { body: string }[]).map(({ body }) => JSON.parse(body) as Fact);
}

const jumps = async () =>
  (await facts()).filter(({ type }) => type === "ClockJumped").map(({ data }) => data as Record<string, unknown>);

/** No fact before the one before it, by number, by the hybrid clock, by the time it says it was recorded. */
async function assertInOrder(): Promise<void> {
  const all = await facts();
  for (const [index, fact] of all.slice(1).entries()) {
    const before = all[index];
    assert.ok(before !== undefined && fact.n === before.n + 1);
    assert.ok(fact.hlc > before.hlc);
    assert.ok(fact.recordedAt >= before.recordedAt, `${fact.type} at ${fact.recordedAt} after ${before.recordedAt}`);
  }
}

test("a clock set back by half an hour is on record, work under way goes on, and facts keep their order", async () => {
  const call = await must("RingCall", { channel: "voice", kind: "emergency" }, importer);
  ahead = -hour / 2;
  await must("AnswerCall", { callId: call }, taker);
  await must("EndCall", { callId: call }, taker);
  await eventually(async () => (await jumps()).length === 1);
  const [jump] = await jumps();
  assert.equal(jump?.["held"], true);
  assert.ok(Math.abs(Number(jump?.["byMilliseconds"]) + hour / 2) < 1000);
  await assertInOrder();
});

test("a start while the clock is still behind goes on from the last fact", async () => {
  await server.stop();
  await server.start();
  const call = await must("RingCall", { channel: "voice", kind: "emergency" }, importer);
  await must("AnswerCall", { callId: call }, taker);
  await eventually(async () => (await jumps()).length === 2);
  await assertInOrder();
});

test("a clock set right again is caught up with, and that is on record too", async () => {
  ahead = 0;
  await must("RingCall", { channel: "voice", kind: "emergency" }, importer);
  await eventually(async () => (await jumps()).length === 3);
  await assertInOrder();
});
