import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { connect } from "node:tls";
import { askOf } from "../cli/own-server.ts";
import { makeCertificate } from "./testing/certificate.ts";
import { memoryApi } from "./testing/memory-api.ts";
import { watchTls } from "./tls-files.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-tls-"));
const files = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };

function put(pair: { cert: string; key: string }): void {
  writeFileSync(files.cert, pair.cert);
  writeFileSync(files.key, pair.key);
}

put(makeCertificate({ names: ["hall.example"] }));
const tls = watchTls({ files, now: () => new Date(), log: () => undefined });
const api = await memoryApi({ tls, reach: { names: [], proxies: null, certificate: () => tls.now().certificate } });
await api.app.listen({ host: "127.0.0.1", port: 0 });
const { port } = api.app.server.address() as AddressInfo;
after(async () => {
  tls.stop();
  await api.close();
  rmSync(folder, { recursive: true });
});

/** Asks as a browser does that trusts the certificate, by this name. */
function ask(path: string, host: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        path,
        ca: tls.now().cert,
        servername: "hall.example",
        headers: { host, ...headers },
        agent: false,
      },
      resolve,
    );
    asked.once("error", reject).end();
  });
}

test("over TLS the server answers by the names of its certificate, and asks browsers to keep to TLS", async () => {
  const answer = await ask("/api/v1/health", `hall.example:${port}`);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers["strict-transport-security"], "max-age=31536000");
  answer.resume();
  const strange = await ask("/api/v1/health", "evil.example");
  assert.equal(strange.statusCode, 421);
  strange.resume();
  const local = await ask("/api/v1/health", `localhost:${port}`);
  assert.deepEqual([local.statusCode, local.headers["strict-transport-security"]], [200, undefined]);
  local.resume();
});

test("TLS older than 1.2 is not spoken", async () => {
  const failed = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
    const socket = connect({
      host: "127.0.0.1",
      port,
      ca: tls.now().cert,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
    });
    socket.once("error", resolve).once("secureConnect", () => reject(new Error("it was spoken")));
  });
  assert.equal(failed.code, "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION");
});

test("the command line asks its own server, whose certificate bears another name, and no other", async () => {
  const url = new URL(`https://127.0.0.1:${port}/api/v1/board`);
  const headers = { authorization: `Bearer ${api.token("dispatcher")}` };
  const trusting = askOf(files.cert);
  for (let time = 0; time < 2; time++) assert.equal((await trusting(url, { headers })).status, 200);
  const posted = await trusting(new URL("/api/v1/session", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: "cs1.a.b" }),
  });
  assert.equal(((await posted.json()) as { code: string }).code, "TokenRefused");
  const other = join(folder, "other.pem");
  writeFileSync(other, makeCertificate({ names: ["127.0.0.1", "hall.example"] }).cert);
  await assert.rejects(askOf(other)(url, { headers }), /does not show the certificate in/);
  await assert.rejects(askOf(undefined)(url, { headers }));
});

test("a renewed certificate is shown without a restart, and what was open stays open", async () => {
  const live = await ask("/api/v1/live", `localhost:${port}`, { authorization: `Bearer ${api.token("dispatcher")}` });
  assert.equal(live.statusCode, 200);
  assert.equal(live.headers["x-frame-options"], "DENY");
  const before = tls.now().certificate.fingerprint256;
  put(makeCertificate({ names: ["hall.example"] }));
  tls.look();
  assert.notEqual(tls.now().certificate.fingerprint256, before);
  const answer = await ask("/api/v1/health", "hall.example");
  assert.equal(answer.statusCode, 200);
  answer.resume();
  assert.equal(live.readableEnded || live.destroyed, false);
  live.destroy();
});
