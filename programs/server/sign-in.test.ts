import assert from "node:assert/strict";
import { after, test } from "node:test";
import { memoryApi, newUlid } from "./testing/memory-api.ts";

const api = await memoryApi({ demo: true });
const real = await memoryApi();
const narrow = await memoryApi({ requestsPerSecond: 1 });
after(() => Promise.all([api.close(), real.close(), narrow.close()]));
const { app, get, token } = api;

type Answer = Awaited<ReturnType<typeof get>>;

const refused = (answer: Answer) => [answer.statusCode, answer.json<{ code: string }>().code];
const host = { host: "localhost:8110" };

function cookieOf(answer: Answer): string {
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}

const signIn = (payload: object, headers: Record<string, string> = host) =>
  app.inject({ method: "POST", url: "/api/v1/session/demo", headers, payload });

const order = (headers: Record<string, string>) =>
  app.inject({
    method: "POST",
    url: "/api/v1/orders/AddSum",
    headers: { ...host, "idempotency-key": newUlid(), ...headers },
    payload: { key: "x", amount: 1, keeper: "N" },
  });

test("no token, a wrong one and an old one are 401", async () => {
  assert.deepEqual(refused(await get("/api/v1/board", null)), [401, "SignInNeeded"]);
  assert.deepEqual(refused(await get("/api/v1/board", "cs1.a.b")), [401, "TokenRefused"]);
  assert.deepEqual(refused(await get("/api/v1/board", real.token("dispatcher"))), [401, "TokenRefused"]);
  assert.deepEqual(refused(await get("/api/v1/board", token("dispatcher", {}, Date.now() - 1))), [401, "TokenExpired"]);
  assert.deepEqual(refused(await get("/api/v1/board", null, { authorization: "Basic eDp5" })), [401, "TokenRefused"]);
  assert.equal((await get("/api/v1/board", null)).headers["www-authenticate"], 'Bearer realm="callsign"');
});

test("a token is never taken from the address", async () => {
  assert.equal((await get(`/api/v1/board?token=${token("dispatcher")}`, null)).statusCode, 401);
});

test("one click signs in to a drill with a cookie no script can read", async () => {
  const answer = await signIn({ role: "station", station: "N" });
  assert.deepEqual(answer.json(), {
    officer: "demo-station-N",
    role: "station",
    station: "N",
    person: false,
    locked: false,
    onIdle: null,
    idleMinutes: null,
    demo: true,
    drill: true,
  });
  assert.match(
    String(answer.headers["set-cookie"]),
    /^callsign-session=cs1\.[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
  );
  const session = await get("/api/v1/session", null, { cookie: `a=b; ${cookieOf(answer)}` });
  assert.equal(session.json<{ station: string }>().station, "N");
});

test("what one person gave is not taken from the session of somebody who signed in since", async () => {
  const cookie = cookieOf(await signIn({ role: "dispatcher" }));
  const mine = { cookie, origin: "http://localhost:8110" };
  const answer = await order({ ...mine, "callsign-giver": "310001" });
  assert.deepEqual(refused(answer), [409, "GiverChanged"]);
  assert.match(answer.json<{ detail: string }>().detail, /^310001 is not who is signed in here now/);
  assert.equal((await order({ ...mine, "callsign-giver": "demo-dispatcher" })).statusCode, 200);
});

test("one click works in a drill only, from this machine only, for a post that makes sense", async () => {
  assert.deepEqual(
    refused(
      await real.app.inject({
        method: "POST",
        url: "/api/v1/session/demo",
        headers: host,
        payload: { role: "reader" },
      }),
    ),
    [403, "DemoOnly"],
  );
  assert.deepEqual(refused(await signIn({ role: "reader" }, { host: "evil.example" })), [421, "HostUnknown"]);
  assert.deepEqual(refused(await signIn({ role: "reader" }, { ...host, "x-forwarded-for": "10.0.0.1" })), [
    403,
    "HostNotAllowed",
  ]);
  // What any proxy, tunnel or delivery network adds that nobody told us of.
  for (const sign of [
    ...["forwarded", "via", "x-real-ip", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port", "x-client-ip"],
    ...["cf-connecting-ip", "cf-ray", "cdn-loop", "true-client-ip", "client-ip", "x-original-forwarded-for"],
    ...["x-envoy-external-address", "fastly-client-ip", "x-amzn-trace-id", "x-nginx-proxy", "proxy-connection"],
  ]) {
    assert.deepEqual(
      refused(await signIn({ role: "reader" }, { ...host, [sign]: "10.0.0.1" })),
      [403, "HostNotAllowed"],
      sign,
    );
    const asked = await get("/api/v1/session", null, { ...host, [sign]: "1" });
    assert.equal(asked.json<{ demo: boolean }>().demo, false, sign);
  }
  assert.deepEqual(refused(await signIn({ role: "reader" }, { ...host, origin: "http://evil.example" })), [
    403,
    "OriginNotAllowed",
  ]);
  const far = await app.inject({
    method: "POST",
    url: "/api/v1/session/demo",
    headers: host,
    payload: { role: "reader" },
    remoteAddress: "10.0.0.9",
  });
  assert.deepEqual(refused(far), [403, "HostNotAllowed"]);
  for (const [body, field] of [
    [{ role: "station" }, "station"],
    [{ role: "unit" }, "unit"],
    [{ role: "reader", unit: "KC-01" }, "unit"],
    [{ role: "system" }, "role"],
    [{ role: "reader", more: 1 }, "more"],
  ] as const) {
    const found = (await signIn(body)).json<{ status: number; field: string }>();
    assert.deepEqual([found.status, found.field], [400, field]);
  }
});

test("a session is asked for, ended, and says what may be offered before it", async () => {
  const without = (await get("/api/v1/session", null, host)).json<{ status: number; details: object }>();
  assert.deepEqual([without.status, without.details], [401, { demo: true, drill: true, zone: "Asia/Shanghai" }]);
  const given = await app.inject({
    method: "POST",
    url: "/api/v1/session",
    headers: host,
    payload: { token: token("reader") },
  });
  assert.equal(given.statusCode, 200);
  const wrong = await app.inject({
    method: "POST",
    url: "/api/v1/session",
    headers: host,
    payload: { token: "cs1.a.b" },
  });
  assert.deepEqual(refused(wrong), [401, "TokenRefused"]);
  const ended = await app.inject({
    method: "DELETE",
    url: "/api/v1/session",
    headers: { ...host, cookie: cookieOf(given) },
  });
  assert.equal(ended.statusCode, 204);
  assert.match(String(ended.headers["set-cookie"]), /^callsign-session=;.*Max-Age=0/);
});

test("a cookie gives orders only from this very site; a bearer token needs no origin", async () => {
  const cookie = cookieOf(await signIn({ role: "dispatcher" }));
  assert.deepEqual(refused(await order({ cookie })), [403, "OriginNotAllowed"]);
  assert.deepEqual(refused(await order({ cookie, origin: "http://evil.example" })), [403, "OriginNotAllowed"]);
  assert.deepEqual(refused(await order({ cookie, origin: "null" })), [403, "OriginNotAllowed"]);
  assert.deepEqual(refused(await order({ cookie, origin: "http://localhost:9999" })), [403, "OriginNotAllowed"]);
  assert.equal((await order({ cookie, origin: "http://localhost:8110" })).statusCode, 200);
  assert.equal((await order({ authorization: `Bearer ${token("dispatcher")}` })).statusCode, 200);
});

test("a token that asks too often is told when to come back, and others are not held up", async () => {
  const by = narrow.token("dispatcher");
  const answers = [];
  for (let request = 0; request < 4; request++) answers.push(await narrow.get("/api/v1/board", by));
  assert.deepEqual(
    answers.map((answer) => answer.statusCode),
    [200, 200, 429, 429],
  );
  assert.equal(answers[3]?.headers["retry-after"], "1");
  assert.equal((await narrow.get("/api/v1/board", narrow.token("reader"))).statusCode, 200);
});
