import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { mintToken } from "../../src/access/server/token.ts";
import { tokenKey } from "../../src/access/server/token-key.ts";
import type { Fact } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { ServerOptions } from "./server-options.ts";
import { eventually, testServer } from "./testing/test-server.ts";

const day = 86_400_000;
let ahead = 0;
const wall = () => Date.now() + ahead;
const server = await testServer({ wall });
after(() => server.close());
const { ask, get, lines } = server;
/** By an id of the time the clock shows, as a console would. */
const give = (name: string, body: object, by: string) => server.give(name, body, by, ulidOf(wall(), randomBytes(10)));
async function must(name: string, body: object, by: string): Promise<string> {
  const { status, content } = await give(name, body, by);
  assert.equal(status, 200, `${name}: ${JSON.stringify(content)}`);
  return String(content["id"]);
}
const key = await tokenKey(server.folder);
/** Good for years, for the clock goes there. */
const token = (role: string, officer: string = role) =>
  mintToken(key, { giver: { officer, role }, expires: Date.now() + 3000 * day });
const audit = token("auditAdministrator");
const commander = token("dutyCommander");
const taker = token("calltaker");
const supervisor = token("supervisor");

async function facts(): Promise<Fact[]> {
  const { content } = await get("/api/v1/log/facts?limit=1000", audit);
  return (content["facts"] as { body: string }[]).map(({ body }) => JSON.parse(body) as Fact);
}
const count = async (type: string) => (await facts()).filter((fact) => fact.type === type).length;
const keyFiles = async () => (await readdir(join(server.folder, "keys"))).filter((name) => name.startsWith("epoch-"));

async function startAt(days: number, more: Partial<ServerOptions> = {}): Promise<void> {
  await server.stop();
  ahead = days * day;
  await server.start(more);
}

const doubted = (times: number) => eventually(async () => (await count("ClockDoubted")) === times);

async function endedCall(): Promise<string> {
  const call = await must("RingCall", { channel: "voice", kind: "emergency", number: "13812345678" }, taker);
  await must("AnswerCall", { callId: call }, taker);
  await must("EndCall", { callId: call }, taker);
  return call;
}

const opened = async (stream: string): Promise<unknown> => {
  const body = { stream, purpose: "other", words: "核对时钟" };
  const { content } = await ask("POST", "/api/v1/openings", supervisor, body, ulidOf(wall(), randomBytes(10)));
  return (
    (content["values"] as { field: string; text: string | null }[] | undefined)?.map(({ text }) => text) ?? content
  );
};

const first = await endedCall();

test("a first start and a start after a weekend ask nobody", async () => {
  await startAt(2.9);
  assert.equal((await get("/api/v1/clock", commander)).content["trusted"], true);
  assert.equal(await count("ClockDoubted"), 0);
  await startAt(0);
});

test("a start with the clock 400 days ahead erases nothing and rotates nothing, and work goes on", async () => {
  // The weekend's end was trusted, and is a little ahead of this.
  await doubted(1);
  const shown = instantOf(wall());
  await must("ConfirmClock", { shown, reason: "测试后拨回" }, commander);
  const before = await keyFiles();
  await startAt(400);
  await doubted(2);
  await endedCall();
  // A console whose clock is right goes on too.
  assert.equal((await server.give("RingCall", { channel: "voice", kind: "emergency" }, taker)).status, 200);
  const { content } = await get("/api/v1/clock", commander);
  assert.deepEqual([content["trusted"], content["why"]], [false, "stopped"]);
  assert.equal((content["waiting"] as { erasures: number }).erasures, 1);
  assert.deepEqual((await give("RotateKeys", {}, token("systemAdministrator"))).content["code"], "ClockNotConfirmed");
  assert.equal(await count("SealedErased"), 0);
  assert.equal(await count("KeysRotated"), 0);
  assert.deepEqual(await keyFiles(), before);
  assert.ok(lines.some((line) => /clock is in doubt.*400|clock is in doubt/.test(line)));
});

test("a start that still is ahead is no short stop, though facts were recorded there", async () => {
  await startAt(400.001);
  assert.equal((await get("/api/v1/clock", commander)).content["trusted"], false);
  assert.equal(await count("SealedErased"), 0);
});

test("the clock set right again: orders go on, and a person ends the doubt, once", async () => {
  await startAt(0);
  await endedCall();
  assert.equal((await get("/api/v1/clock", commander)).content["trusted"], false);
  const wrong = await give("ConfirmClock", { shown: instantOf(wall() + day), reason: "看错" }, commander);
  assert.equal(wrong.content["code"], "ClockShowsAnother");
  assert.equal((await give("ConfirmClock", { shown: instantOf(wall()), reason: "无权" }, taker)).status, 403);
  await must("ConfirmClock", { shown: instantOf(wall()), reason: "对过北斗授时" }, commander);
  assert.equal((await get("/api/v1/clock", commander)).content["trusted"], true);
  const again = await give("ConfirmClock", { shown: instantOf(wall()), reason: "再次" }, commander);
  assert.equal(again.content["code"], "ClockNotInDoubt");
  await startAt(0.5);
  assert.equal((await get("/api/v1/clock", commander)).content["trusted"], true, "it survives a restart");
  assert.equal(await count("SealedErased"), 0);
});

test("a jump while the program runs is seen at once, also a series of small ones", async () => {
  ahead = 10 * day;
  assert.equal((await give("RotateKeys", {}, token("systemAdministrator"))).content["code"], "ClockNotConfirmed");
  await doubted(3);
  await must("ConfirmClock", { shown: instantOf(wall()), reason: "核对" }, commander);
  for (let each = 0; each < 3; each++) {
    assert.equal((await get("/api/v1/clock", commander)).content["trusted"], true);
    ahead += 25 * 60_000;
  }
  assert.equal((await get("/api/v1/clock", commander)).content["trusted"], false);
  await doubted(4);
});

test("after a long stop somebody is asked, and then what was due is erased", async () => {
  await must("ConfirmClock", { shown: instantOf(wall()), reason: "核对" }, commander);
  await startAt(375);
  await doubted(5);
  assert.equal(await count("SealedErased"), 0);
  assert.deepEqual(await opened(`call/${first}`), ["13812345678"]);
  await must("ConfirmClock", { shown: instantOf(wall()), reason: "长期停用后启用" }, commander);
  await eventually(async () => (await count("SealedErased")) === 2);
});
