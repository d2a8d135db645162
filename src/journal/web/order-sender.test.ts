import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { Fact } from "../../ground/fact.ts";
import type { AskOptions, Reply } from "./api.ts";
import { makeOrderSender } from "./order-sender.ts";

type Answer = Reply<{ id: string; facts: readonly Fact[] }>;

const away: Answer = { kind: "unreachable", retryAfterSeconds: undefined, refused: undefined };
const accepted: Answer = { kind: "ok", content: { id: "", facts: [] } };

/** A server that answers as told, and what it was asked. */
function serverSaying(answers: Answer[]) {
  const asked: { path: string; id: string; body: unknown }[] = [];
  const ask = (_: string, path: string, { body, headers }: AskOptions): Promise<Answer> => {
    asked.push({ path, id: headers?.["idempotency-key"] ?? "", body });
    return Promise.resolve(answers.shift() ?? away);
  };
  return { asked, ask };
}

/** Lets what hangs on settled promises run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

test("is sent again with the same id until there is an answer, and shown meanwhile", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = serverSaying([away, away, accepted]);
  const sender = makeOrderSender(server.ask);
  const answer = sender.give("GoEnRoute", { incidentId: "i" });
  await settle();
  assert.deepEqual(
    sender.pending.get().map(({ name, attempts, stalled }) => ({ name, attempts, stalled })),
    [{ name: "GoEnRoute", attempts: 1, stalled: false }],
  );
  t.mock.timers.tick(500);
  await settle();
  t.mock.timers.tick(1000);
  assert.equal((await answer).kind, "accepted");
  assert.equal(new Set(server.asked.map(({ id }) => id)).size, 1);
  assert.equal(server.asked.length, 3);
  assert.deepEqual(sender.pending.get(), []);
});

test("a refusal is an answer and is not tried again", async () => {
  const refused = { code: "UnitAlreadyCommitted", status: 409, zh: "…", en: "…", details: {} };
  const server = serverSaying([{ kind: "refused", refused }]);
  const answer = await makeOrderSender(server.ask).give("OrderUnit", {});
  assert.deepEqual(answer, { kind: "refused", refused });
  assert.equal(server.asked.length, 1);
});

test("waits as long as the server asks", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = serverSaying([{ ...away, retryAfterSeconds: 5 }, accepted]);
  const answer = makeOrderSender(server.ask).give("GoEnRoute", {});
  await settle();
  t.mock.timers.tick(4999);
  await settle();
  assert.equal(server.asked.length, 1);
  t.mock.timers.tick(1);
  assert.equal((await answer).kind, "accepted");
});

test("stops by itself after a bounded number of tries; a person has it go on or gives it up", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = serverSaying([]);
  const sender = makeOrderSender(server.ask);
  const answer = sender.give("FileIncident", {});
  for (let turn = 0; turn < 40; turn++) {
    await settle();
    t.mock.timers.tick(20_000);
  }
  await settle();
  const tried = server.asked.length;
  assert.equal(tried, 12);
  assert.equal(sender.pending.get()[0]?.stalled, true);
  sender.retryAll();
  await settle();
  assert.equal(server.asked.length, tried + 1);
  sender.drop(server.asked[0]?.id ?? "");
  assert.equal((await answer).kind, "dropped");
  assert.deepEqual(sender.pending.get(), []);
  mock.reset();
});
