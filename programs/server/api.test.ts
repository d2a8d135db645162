import assert from "node:assert/strict";
import { after, test } from "node:test";
import { memoryApi, newUlid } from "./testing/memory-api.ts";

const api = await memoryApi();
after(api.close);
const { app, give, get, token } = api;

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  readonly zh: string;
  readonly detail: string;
  readonly details: Record<string, unknown>;
}

/** The problem of an answer, after checking that it is one and hides nothing of the program. */
function problem(answer: Awaited<ReturnType<typeof give>>): Problem {
  assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
  const found = answer.json<Problem>();
  assert.equal(found.status, answer.statusCode);
  assert.ok(found.zh !== "" && found.detail !== "");
  assert.doesNotMatch(answer.body, /\.ts:|node_modules|at [A-Z]\w+ \(/);
  return found;
}

test("an accepted order answers its facts and a position", async () => {
  const id = newUlid();
  const answer = await give("AddSum", { key: "one", amount: 3, keeper: "N" }, undefined, id);
  assert.equal(answer.statusCode, 200);
  const said = answer.json<{
    accepted: boolean;
    id: string;
    facts: { n: number; type: string }[];
    position: string;
    repeated: boolean;
  }>();
  assert.deepEqual([said.accepted, said.id, said.facts[0]?.type, said.repeated], [true, id, "SumAdded", false]);
  const board = (await get("/api/v1/board")).json<{ position: string; streams: Record<string, unknown> }>();
  assert.equal(board.position, said.position);
  assert.deepEqual(board.streams["sum/one"], { total: 3, keeper: "N", closed: false, notes: [] });
});

test("the same order again is answered from store; the same id with another body is 422", async () => {
  const id = newUlid();
  const first = await give("AddSum", { key: "again", amount: 3, keeper: "N" }, undefined, id);
  const second = await give("AddSum", { key: "again", amount: 3, keeper: "N" }, undefined, id);
  assert.deepEqual(
    [first.json<{ repeated: boolean }>().repeated, second.json<{ repeated: boolean }>().repeated],
    [false, true],
  );
  const other = problem(await give("AddSum", { key: "again", amount: 4, keeper: "N" }, undefined, id));
  assert.deepEqual([other.status, other.code], [422, "OrderIdReused"]);
});

test("a refusal is a problem with its sentence in both languages and what it names", async () => {
  const found = problem(await give("AddSum", { key: "one", amount: 2000, keeper: "N" }));
  assert.deepEqual(
    [found.status, found.code, found.zh, found.field, found.details["status"]],
    [409, "TooMuch", "金额过大", "amount", "refused"],
  );
  const unknown = problem(await give("CloseSum", { key: "nobody" }));
  assert.deepEqual([unknown.status, unknown.zh], [404, "没有账目 nobody"]);
});

test("input that cannot be read is a 4xx that names what is wrong, and writes nothing", async () => {
  const head = api.journal.head();
  const cases: readonly [string, number, string][] = [
    ["", 400, "body"],
    ["{", 400, "body"],
    ["null", 400, ""],
    ["[]", 400, ""],
    ["3", 400, ""],
    [`{"key":"x","key":"y"}`, 400, "key"],
    [`{"key":{"__proto__":1}}`, 400, "key.__proto__"],
    [`{"key":"x","amount":1e999,"keeper":"N"}`, 400, "amount"],
    [`{"key":"x","amount":"1","keeper":"N"}`, 400, "amount"],
    [`{"key":"x","amount":1,"keeper":"N","note":{"length":{"toString":1}}}`, 400, "note"],
    ["[".repeat(5000) + "]".repeat(5000), 400, ""],
  ];
  for (const [body, status, field] of cases) {
    const found = problem(await give("AddSum", body));
    assert.equal(found.status, status, body.slice(0, 40));
    if (field !== "") assert.equal(found.field, field, body.slice(0, 40));
  }
  assert.equal(api.journal.head(), head);
});

test("what is too large, of another type, or nowhere", async () => {
  const large = problem(await give("AddSum", `{"key":"${"x".repeat(1_100_000)}"}`));
  assert.deepEqual([large.status, large.code], [413, "BodyTooLarge"]);
  const bearer = { authorization: `Bearer ${token("dispatcher")}` };
  const text = await app.inject({
    method: "POST",
    url: "/api/v1/orders/AddSum",
    headers: { ...bearer, "content-type": "text/plain" },
    payload: "{}",
  });
  assert.equal(problem(text).status, 415);
  assert.equal(problem(await give("Nothing", {})).status, 404);
  assert.equal(problem(await get("/api/v1/nothing")).status, 404);
  assert.equal(problem(await get("/nothing", null)).status, 404);
  assert.equal(problem(await get("/api/v1/%zz")).status, 400);
  const put = await app.inject({ method: "PUT", url: "/api/v1/board", headers: bearer });
  assert.equal(problem(put).status, 405);
  assert.equal(put.headers["allow"], "GET, HEAD");
});

test("queries are checked by name", async () => {
  for (const url of ["/api/v1/live?token=x", "/api/v1/live?position=", "/api/v1/live?position=a&position=b"]) {
    const found = problem(await get(url));
    assert.deepEqual([found.status, found.code], [400, "QueryInvalid"], url);
  }
});

test("a defect is a 500 that names its log entry and nothing else", async () => {
  const answer = await give("AddSum", { key: "broken", amount: 1, keeper: "N" });
  const found = problem(answer);
  assert.equal(found.status, 500);
  assert.doesNotMatch(answer.body, /secret words/);
  assert.ok(api.condition.troubles.some((line) => line.startsWith(String(found.details["incident"]))));
});

test("a store that is down is 503 with Retry-After", async () => {
  const answer = await give("AddSum", { key: "down", amount: 1, keeper: "N" });
  assert.equal(problem(answer).status, 503);
  assert.equal(answer.headers["retry-after"], "3");
  api.condition.away = false;
});

test("a list is given in sequence, going on after refusals and stopping where nothing can be taken", async () => {
  const post = (list: unknown) =>
    app.inject({
      method: "POST",
      url: "/api/v1/orders",
      headers: { authorization: `Bearer ${token("dispatcher")}` },
      payload: list as object,
    });
  const order = (key: string, amount: number) => ({
    id: newUlid(),
    name: "AddSum",
    body: { key, amount, keeper: "N" },
  });
  const list = [
    order("list", 1),
    order("list", 5000),
    order("list", 2),
    { id: newUlid(), name: "Nothing", body: 1 },
    order("broken", 1),
    order("down", 1),
    order("list", 4),
  ];
  const answers = (await post(list)).json<{ answers: { status: number; id: string }[] }>().answers;
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 409, 200, 404, 500, 503, 503],
  );
  assert.deepEqual(
    answers.map((answer) => answer.id),
    list.map((each) => each.id),
  );
  api.condition.away = false;
  const board = (await get("/api/v1/board")).json<{ streams: Record<string, { total: number }> }>();
  assert.equal(board.streams["sum/list"]?.total, 3);
  for (const wrong of [
    {},
    [],
    [1],
    [{ id: "x", name: "AddSum" }],
    [{ ...order("a", 1), more: 1 }],
    Array(501).fill(order("a", 1)),
  ]) {
    const found = problem(await post(wrong));
    assert.deepEqual([found.status, found.code], [400, "ListInvalid"]);
  }
});

test("the board shows each reader its own sight", async () => {
  await give("AddSum", { key: "n", amount: 1, keeper: "N" });
  await give("AddSum", { key: "s", amount: 1, keeper: "S" });
  const north = (await get("/api/v1/board", token("station", { station: "N" }))).json<{ streams: object }>();
  const reader = (await get("/api/v1/board", token("reader"))).json<{ streams: object }>();
  assert.ok("sum/n" in north.streams && !("sum/s" in north.streams));
  assert.deepEqual(reader.streams, {});
});

test("health, status and metrics", async () => {
  assert.equal((await get("/api/v1/health/live", null)).statusCode, 200);
  const health = (await get("/api/v1/health", null)).json<{ status: string; pid: number }>();
  assert.deepEqual([health.status, health.pid], ["ok", process.pid]);
  api.condition.database = "down";
  assert.equal((await get("/api/v1/health", null)).statusCode, 503);
  assert.equal((await get("/api/v1/health/live", null)).statusCode, 200);
  api.condition.database = "up";
  assert.equal(problem(await get("/api/v1/status", null)).status, 401);
  assert.equal((await get("/api/v1/status")).json<{ freeBytes: number }>().freeBytes, 1_000_000);
  const metrics = (await get("/metrics", null)).body;
  assert.match(metrics, /callsign_orders_total\{order="AddSum",outcome="accepted"\} \d+/);
  assert.match(metrics, /callsign_orders_total\{order="unknown",outcome="OrderUnknown"\} \d+/);
  assert.match(metrics, /callsign_order_seconds_bucket/);
  assert.match(metrics, /callsign_database_up 1/);
  assert.match(metrics, /callsign_free_bytes 1000000/);
});
