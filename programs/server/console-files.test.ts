import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { consoleFiles } from "./console-files.ts";
import { memoryApi } from "./testing/memory-api.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-console-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<!doctype html><title>Callsign</title>");
const script = Buffer.from(`const words = "${"x".repeat(5000)}";`);
writeFileSync(join(folder, "assets", "main-abc.js"), script);
writeFileSync(join(folder, "assets", "main-abc.js.br"), brotliCompressSync(script));
writeFileSync(join(folder, "assets", "main-abc.js.gz"), gzipSync(script));
const api = await memoryApi();
await consoleFiles(api.app, folder);
after(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const page = { accept: "text/html,*/*" };

test("the console's page is at its own addresses, asked for anew, and lets nothing foreign in", async () => {
  for (const path of ["/", "/index.html", "/incidents/01J/sheet"]) {
    const answer = await api.get(path, null, page);
    assert.match(answer.body, /<title>Callsign/, path);
    assert.equal(answer.headers["content-type"], "text/html; charset=utf-8");
    assert.equal(answer.headers["cache-control"], "no-store");
    assert.match(String(answer.headers["content-security-policy"]), /default-src 'self'.*frame-ancestors 'none'/);
    assert.equal(answer.headers["x-content-type-options"], "nosniff");
  }
});

test("a page and its files let nothing in that stands in the page itself", async () => {
  for (const path of ["/", "/assets/main-abc.js"]) {
    const policy = String((await api.get(path, null, page)).headers["content-security-policy"]);
    assert.match(policy, /script-src 'self'; style-src 'self'; /);
    assert.doesNotMatch(policy, /unsafe|nonce/);
  }
});

test("the host of the district's map tiles may be fetched from, and nothing else of another's", async () => {
  const other = await memoryApi();
  await consoleFiles(other.app, folder, "https://t0.example.cn/{z}/{x}/{y}.png?key=a;b");
  const answer = await other.get("/", null, page);
  const policy = String(answer.headers["content-security-policy"]);
  assert.match(policy, /img-src 'self' data: blob: https:\/\/t0\.example\.cn; /);
  assert.match(policy, /connect-src 'self' https:\/\/t0\.example\.cn; /);
  assert.match(policy, /script-src 'self'; /);
  await other.close();
});

test("built files are kept for a year, answered 304 when known, and packed for whoever takes that", async () => {
  const answer = await api.get("/assets/main-abc.js", null);
  assert.equal(answer.headers["content-type"], "text/javascript; charset=utf-8");
  assert.equal(answer.headers["cache-control"], "public, max-age=31536000, immutable");
  const again = await api.get("/assets/main-abc.js", null, { "if-none-match": String(answer.headers["etag"]) });
  assert.deepEqual([again.statusCode, again.body], [304, ""]);
  for (const [accepted, encoding, unpack] of [
    ["gzip, br", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["br;q=0, gzip", "gzip", gunzipSync],
  ] as const) {
    const packed = await api.get("/assets/main-abc.js", null, { "accept-encoding": accepted });
    assert.equal(packed.headers["content-encoding"], encoding);
    assert.ok(packed.rawPayload.length < 200);
    assert.ok(unpack(packed.rawPayload).equals(script));
  }
  assert.equal((await api.get("/assets/main-abc.js.br", null, page)).statusCode, 404);
});

test("what is not there is a 404 problem, for programs and for pages of files; nothing outside the folder is reached", async () => {
  for (const path of [
    "/assets/gone.js",
    "/api/v1/nothing",
    "/metrics/x",
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2fpackage.json",
  ]) {
    const answer = await api.get(path, null, page);
    assert.equal(answer.statusCode, 404, path);
    assert.doesNotMatch(answer.body, /devDependencies/);
  }
  assert.equal((await api.get("/anywhere", null)).statusCode, 404);
});

test("the API's own answers are not touched by the console", async () => {
  assert.equal((await api.get("/api/v1/board", null, page)).statusCode, 401);
  const wrong = await api.app.inject({
    method: "POST",
    url: "/api/v1/board",
    headers: { authorization: `Bearer ${api.token("reader")}` },
  });
  assert.equal(wrong.statusCode, 405);
});
