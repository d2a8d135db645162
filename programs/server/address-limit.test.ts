import assert from "node:assert/strict";
import { after, test } from "node:test";
import { limitedAs } from "./address-limit.ts";
import { memoryApi } from "./testing/memory-api.ts";

const limits = {
  ...{ openPostsPerMinute: 30, openPostsAtOnce: 3, unsignedPerSecond: 1, unsignedAtOnce: 8 },
  failed: { perSecond: 0.001, atOnce: 5, mostSeconds: 4 },
};
const api = await memoryApi({ addressLimits: limits });
after(api.close);

const signIn = (from: string) =>
  api.app.inject({ method: "POST", url: "/api/v1/session", payload: { token: "cs1.a.b" }, remoteAddress: from });
const ask = (url: string, from: string, headers: Record<string, string> = {}) =>
  api.app.inject({ url, headers, remoteAddress: from });

test("an address that tries to sign in too often is told when to come back, and others are not held up", async () => {
  for (let attempt = 0; attempt < 3; attempt++) assert.equal((await signIn("10.0.0.1")).statusCode, 401);
  const held = await signIn("10.0.0.1");
  assert.deepEqual([held.statusCode, held.headers["retry-after"]], [429, "2"]);
  assert.equal(held.json<{ code: string }>().code, "TooManyRequests");
  assert.equal((await signIn("10.0.0.2")).statusCode, 401);
  assert.equal((await ask("/api/v1/health", "10.0.0.1")).statusCode, 200);
});

test("what is asked unsigned has a bound, wherever it goes; who is signed in is not counted", async () => {
  const from = "10.0.0.3";
  const paths = ["/api/v1/health", "/api/v1/board", "/nowhere", "/metrics"];
  for (const path of [...paths, ...paths]) assert.notEqual((await ask(path, from)).statusCode, 429, path);
  for (const path of paths) assert.equal((await ask(path, from)).statusCode, 429, path);
  const authorization = `Bearer ${api.token("dispatcher")}`;
  for (let request = 0; request < 20; request++) {
    assert.equal((await ask("/api/v1/board", from, { authorization })).statusCode, 200);
  }
});

test("the addresses one subscriber of IPv6 has count as one", () => {
  assert.equal(limitedAs("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(limitedAs("2001:DB8:1:2::1"), "2001:db8:1:2::/64");
  assert.equal(limitedAs("2001:db8::1"), "2001:db8:0:0::/64");
  assert.equal(limitedAs("::1"), "0:0:0:0::/64");
  assert.equal(limitedAs("64:ff9b::1.2.3.4"), "64:ff9b:0:0::/64");
  assert.equal(limitedAs("fe80::1%eth0"), "fe80:0:0:0::/64");
  assert.equal(limitedAs("10.0.0.1"), "10.0.0.1");
  assert.equal(limitedAs(""), "");
});
