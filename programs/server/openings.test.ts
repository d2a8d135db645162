import assert from "node:assert/strict";
import { after, test } from "node:test";
import { budgetedRoles } from "../../src/privacy/opening-facts.ts";
import { type Fold, stateIn } from "../../src/ground/fold.ts";
import { openingsView, openingView } from "../../src/privacy/openings.ts";
import { memoryApi } from "./testing/memory-api.ts";

const api = await memoryApi();
after(api.close);
const { app, give, token } = api;

const north = token("station", { station: "N" });
const hall = token("dispatcher", { officer: "310042" });
const watch = token("supervisor", { officer: "310001" });
const secret = { amount: 1, keeper: "N", note: "a private matter" };

async function open(body: object, by: string) {
  const headers = { authorization: `Bearer ${by}` };
  const reply = await app.inject({ method: "POST", url: "/api/v1/openings", headers, payload: body });
  const content = reply.json<{ values?: { text: string }[]; code?: string; field?: string; zh?: string }>();
  return { status: reply.statusCode, ...content };
}

const last = async (stream: string) => (await api.journal.factsOf(stream)).at(-1);
const own = async <State>(view: Fold<State>, stream: string) =>
  stateIn(view, (await api.journal.states([stream])).get(stream));

test("whose work it is opens without a question; once the work ends they are asked as everybody", async () => {
  await give("AddSum", { key: "at-work", ...secret });
  const opened = await open({ stream: "sum/at-work" }, north);
  assert.deepEqual(
    opened.values?.map(({ text }) => text),
    ["a private matter"],
  );
  const fact = await last("sum/at-work");
  assert.deepEqual([fact?.type, fact?.data], ["SealedOpened", { fields: ["note"], atWork: true }]);
  await give("CloseSum", { key: "at-work" });
  assert.equal((await open({ stream: "sum/at-work" }, north)).code, "PurposeMissing");
});

test("everybody else picks a purpose, the dispatcher and supervision too", async () => {
  await give("AddSum", { key: "asked", ...secret });
  for (const by of [hall, watch]) {
    const before = api.journal.head();
    assert.equal((await open({ stream: "sum/asked" }, by)).code, "PurposeMissing");
    assert.equal(api.journal.head(), before);
    assert.equal((await open({ stream: "sum/asked", purpose: "supervision" }, by)).status, 200);
  }
  assert.equal((await open({ stream: "sum/asked", purpose: "curiosity" }, hall)).field, "purpose");
  assert.equal((await open({ stream: "sum/asked", purpose: "other" }, hall)).code, "PurposeWordsMissing");
  assert.equal((await open({ stream: "sum/asked", purpose: "dispatching", why: "x" }, hall)).field, "why");
  assert.equal((await open({ stream: "sum/asked", purpose: "dispatching", fields: ["x"] }, hall)).field, "fields.0");
});

test("what is out of sight is not there, whatever the purpose", async () => {
  const south = token("station", { station: "S" });
  assert.equal((await open({ stream: "sum/asked", purpose: "handling" }, south)).status, 404);
  assert.equal((await open({ stream: "sum/nobody", purpose: "handling" }, hall)).status, 404);
});

test("an opening is a record of its own, its words under its own key", async () => {
  await give("AddSum", { key: "words", ...secret });
  await open({ stream: "sum/words", purpose: "other", words: "他的电话 13812345678" }, hall);
  const fact = await last("sum/words");
  const [stream, opening = "", openings] = fact?.streams ?? [];
  assert.deepEqual([stream, openings], ["sum/words", "openings/310042"]);
  const record = await own(openingView, opening);
  assert.equal(record?.words?.record, opening);
  const { id: _, at: __, words: ___, ...rest } = record ?? assert.fail();
  assert.deepEqual(rest, {
    ...{ officer: "310042", role: "dispatcher", stream: "sum/words" },
    ...{ fields: ["note"], purpose: "other", atWork: false },
  });
});

test("values can be asked for by name, and none is opened that was not", async () => {
  await give("AddSum", { key: "named", ...secret });
  assert.deepEqual((await open({ stream: "sum/named", fields: ["words"] }, north)).values, []);
  assert.equal((await open({ stream: "sum/named", fields: ["note"] }, north)).values?.length, 1);
});

test("over the budget nothing is opened, supervision is told once, and each further attempt is counted", async () => {
  const budgets = Object.fromEntries(budgetedRoles.map((role) => [role, 2]));
  const set = await give("SetOpeningBudgets", { budgets, reason: "试验" }, watch);
  assert.equal(set.statusCode, 200);
  const hasty = token("dispatcher", { officer: "310077" });
  for (const key of ["b1", "b2", "b3"]) await give("AddSum", { key, ...secret });
  const purpose = "dispatching";
  for (const key of ["b1", "b2", "b1"])
    assert.equal((await open({ stream: `sum/${key}`, purpose }, hasty)).status, 200);
  for (let attempt = 1; attempt <= 2; attempt++) {
    const refused = await open({ stream: "sum/b3", purpose }, hasty);
    assert.deepEqual([refused.status, refused.code, refused.values], [403, "OpeningBudgetSpent", undefined]);
    assert.match(refused.zh ?? "", /2 条记录.*值班长或督察/);
  }
  assert.notEqual((await last("sum/b3"))?.type, "SealedOpened");
  const { alarms } = (await own(openingsView, "openings/310077")) ?? assert.fail();
  assert.deepEqual(
    alarms.map(({ budget, attempts }) => [budget, attempts]),
    [[2, 2]],
  );
  const board = (await api.get("/api/v1/board", watch)).json<{ streams: object }>();
  assert.ok("openings/310077" in board.streams);
  // What was opened today may be opened again: it is the same record.
  assert.equal((await open({ stream: "sum/b2", purpose }, hasty)).status, 200);

  assert.equal((await give("AcknowledgeOpeningAlarm", { officer: "310077" }, watch)).statusCode, 200);
  const after = (await api.get("/api/v1/board", watch)).json<{ streams: object }>();
  assert.ok(!("openings/310077" in after.streams));
  await open({ stream: "sum/b3", purpose }, hasty);
  assert.deepEqual(
    (await own(openingsView, "openings/310077"))?.alarms.map(({ attempts }) => attempts),
    [3],
  );
});

test("work without a question costs no budget", async () => {
  for (const key of ["w1", "w2", "w3", "w4"]) {
    await give("AddSum", { key, ...secret });
    assert.equal((await open({ stream: `sum/${key}` }, north)).status, 200);
  }
});

test("nobody acknowledges an alarm about themselves", async () => {
  for (const key of ["s1", "s2", "s3"]) {
    await give("AddSum", { key, ...secret });
    await open({ stream: `sum/${key}`, purpose: "supervision" }, watch);
  }
  assert.equal(
    (await give("AcknowledgeOpeningAlarm", { officer: "310001" }, watch)).json<{ code: string }>().code,
    "OpeningAlarmIsOwn",
  );
  assert.equal(
    (await give("AcknowledgeOpeningAlarm", { officer: "nobody" }, watch)).json<{ code: string }>().code,
    "OpeningAlarmUnknown",
  );
});
