import assert from "node:assert/strict";
import { after, test } from "node:test";
import { memoryApi } from "./testing/memory-api.ts";

const open = await memoryApi();
const api = await memoryApi({ privateHealth: true });
after(() => Promise.all([open.close(), api.close()]));

const far = "10.0.0.9";
const ask = (of: typeof api, url: string, headers: Record<string, string> = {}, remoteAddress = far) =>
  of.app.inject({ url, headers: { host: "localhost", ...headers }, remoteAddress });
const bearer = (role: string) => ({ authorization: `Bearer ${api.token(role)}` });

test("without the option everybody sees health and figures, as probes and dashboards are used to", async () => {
  const health = (await ask(open, "/api/v1/health")).json<Record<string, unknown>>();
  assert.deepEqual([health["status"], health["database"], typeof health["pid"]], ["ok", "up", "number"]);
  assert.equal((await ask(open, "/metrics")).statusCode, 200);
});

test("with it strangers learn whether the server works, and nothing else", async () => {
  assert.deepEqual((await ask(api, "/api/v1/health")).json(), { status: "ok" });
  assert.deepEqual((await ask(api, "/api/v1/health", { authorization: "Bearer cs1.a.b" })).json(), { status: "ok" });
  api.condition.database = "down";
  const down = await ask(api, "/api/v1/health");
  api.condition.database = "up";
  assert.deepEqual([down.statusCode, down.json()], [503, { status: "degraded" }]);
  const figures = await ask(api, "/metrics");
  assert.deepEqual([figures.statusCode, figures.json<{ code: string }>().code], [401, "SignInNeeded"]);
  // From this machine, but for somebody else.
  for (const sign of ["via", "x-forwarded-for", "x-real-ip", "forwarded"]) {
    assert.deepEqual((await ask(api, "/api/v1/health", { [sign]: "x" }, "127.0.0.1")).json(), { status: "ok" });
    assert.equal((await ask(api, "/metrics", { [sign]: "x" }, "127.0.0.1")).statusCode, 401);
  }
});

test("with it this machine and whoever has signed in see health; figures are for two roles and this machine", async () => {
  for (const [headers, from] of [
    [{}, "127.0.0.1"],
    [bearer("dispatcher"), far],
    [{ cookie: `callsign-session=${api.token("reader")}` }, far],
  ] as const) {
    const health = (await ask(api, "/api/v1/health", headers, from)).json<{ database: string }>();
    assert.equal(health.database, "up");
  }
  assert.equal((await ask(api, "/metrics", {}, "127.0.0.1")).statusCode, 200);
  for (const role of ["systemAdministrator", "reader"]) {
    assert.equal((await ask(api, "/metrics", bearer(role))).statusCode, 200, role);
  }
  assert.equal((await ask(api, "/metrics", bearer("dispatcher"))).statusCode, 401);
});
