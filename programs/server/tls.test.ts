import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import type { IncomingMessage } from "node:http";
import { X509Certificate } from "node:crypto";
import { type AddressInfo, connect as openSocket, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type ConnectionOptions, connect, getCiphers } from "node:tls";
import { askOf } from "../cli/own-server.ts";
import { makeCertificate } from "./testing/certificate.ts";
import { memoryApi } from "./testing/memory-api.ts";
import { eventually } from "./testing/test-server.ts";
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

/** The suite agreed on by a client that offers this one only, or why there was none. */
function agreed(to: number, ca: string, offer: ConnectionOptions): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: to, ca, servername: "hall.example", ...offer });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once("secureConnect", () => {
      resolve(socket.getCipher().name);
      socket.destroy();
    });
  });
}

const withoutForwardSecrecy = ["AES256-GCM-SHA384", "AES128-GCM-SHA256", "AES256-SHA256", "AES128-SHA"];
const chained = ["AES256-SHA384", "AES128-SHA256", "AES128-SHA"];
const authenticated = ["AES256-GCM-SHA384", "AES128-GCM-SHA256", "CHACHA20-POLY1305"];

for (const kind of ["ECDSA", "RSA"] as const) {
  test(`with a certificate of ${kind} only suites with forward secrecy and without CBC are spoken`, async () => {
    const pair = makeCertificate({ names: ["hall.example"], rsa: kind === "RSA" });
    const fixed = { now: () => ({ ...pair, certificate: new X509Certificate(pair.cert) }), onRenewal: () => undefined };
    const own = await memoryApi({ tls: fixed });
    await own.app.listen({ host: "127.0.0.1", port: 0 });
    const { port: at } = own.app.server.address() as AddressInfo;
    try {
      const refused = [
        ...withoutForwardSecrecy,
        ...chained.flatMap((suite) => [`ECDHE-${kind}-${suite}`, `DHE-RSA-${suite}`]),
        "DHE-RSA-AES256-GCM-SHA384",
      ].filter((suite) => getCiphers().includes(suite.toLowerCase()));
      assert.ok(refused.length >= 6, refused.join());
      for (const suite of refused) {
        const found = await agreed(at, pair.cert, { ciphers: `${suite}:@SECLEVEL=0`, maxVersion: "TLSv1.2" });
        assert.match(found, /HANDSHAKE_FAILURE/, suite);
      }
      for (const suite of authenticated) {
        const name = `ECDHE-${kind}-${suite}`;
        assert.equal(await agreed(at, pair.cert, { ciphers: name, maxVersion: "TLSv1.2" }), name);
      }
      assert.match(await agreed(at, pair.cert, {}), /^TLS_/);
    } finally {
      await own.close();
    }
  });
}

test("connections over TLS have places like others: a flood before any handshake closes no seat", async () => {
  const own = await memoryApi({
    tls: tls,
    placeLimits: { most: 80, keptForSeats: 20, strangersOfAddress: 30, seatsOfAddress: 20 },
  });
  await own.app.listen({ host: "127.0.0.1", port: 0 });
  const { port: at } = own.app.server.address() as AddressInfo;
  const bare: Socket[] = [];
  const flood = () =>
    Promise.all(
      Array.from(
        { length: 150 },
        (_, each) =>
          new Promise<void>((resolve, reject) => {
            const socket = openSocket({ port: at, host: "127.0.0.1", localAddress: `127.0.4.${(each % 30) + 1}` });
            bare.push(socket.once("error", reject));
            socket.once("connect", () => {
              socket.on("error", () => undefined).resume();
              resolve();
            });
          }),
      ),
    );
  try {
    const seat = connect({ host: "127.0.0.1", port: at, ca: tls.now().cert, servername: "hall.example" });
    let said = "";
    seat.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ask = `GET /api/v1/board HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${own.token("dispatcher")}\r\n\r\n`;
    seat.write(ask);
    await eventually(() => said.startsWith("HTTP/1.1 200"));
    await flood();
    await flood();
    await eventually(() => bare.filter((socket) => !socket.destroyed).length <= 60);
    said = "";
    seat.write(ask);
    await eventually(() => said.startsWith("HTTP/1.1 200"));
    seat.destroy();
  } finally {
    for (const socket of bare) socket.destroy();
    await own.close();
  }
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
