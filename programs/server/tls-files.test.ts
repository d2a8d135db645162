import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { makeCertificate } from "./testing/certificate.ts";
import { readTls, watchTls } from "./tls-files.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-tls-"));
after(() => rmSync(folder, { recursive: true }));
const now = new Date();
const day = 86_400_000;

let made = 0;
function fileOf(text: string): string {
  const path = join(folder, `${made++}.pem`);
  writeFileSync(path, text);
  return path;
}

/** The sentence the two files are refused with. */
function refusal(cert: string, key: string): string {
  try {
    readTls({ cert, key }, now);
  } catch (error) {
    assert.ok(error instanceof Environment);
    return error.sentence.en;
  }
  return assert.fail("the files were taken");
}

test("a certificate with its key is taken, with the names that stand in it", () => {
  const { cert, key } = makeCertificate({ names: ["hall.example"] });
  const pair = readTls({ cert: fileOf(cert), key: fileOf(key) }, now);
  assert.equal(pair.certificate.checkHost("hall.example"), "hall.example");
});

test("whatever is wrong with the files is one sentence that names the file", () => {
  const good = makeCertificate({ names: ["hall.example"] });
  const other = makeCertificate({ names: ["hall.example"] });
  const old = makeCertificate({ names: ["hall.example"], until: new Date(now.getTime() - day) });
  const early = makeCertificate({ names: ["hall.example"], from: new Date(now.getTime() + day) });
  const { privateKey: locked } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" },
  });
  const cert = fileOf(good.cert);
  const key = fileOf(good.key);
  const gone = join(folder, "gone.pem");
  assert.equal(refusal(gone, key), `The file ${gone} cannot be read: ENOENT.`);
  assert.equal(refusal(cert, folder), `The file ${folder} cannot be read: EISDIR.`);
  assert.equal(refusal(key, key), `There is no PEM certificate in ${key}.`);
  assert.equal(refusal(cert, cert), `There is no PEM private key in ${cert}.`);
  const lockedKey = fileOf(locked);
  assert.equal(refusal(cert, lockedKey), `The key in ${lockedKey} is locked by a passphrase; give it without one.`);
  assert.match(refusal(cert, fileOf(other.key)), /^The key in .* does not belong to the certificate in .*\.$/);
  assert.match(refusal(fileOf(old.cert), fileOf(old.key)), /^The certificate in .* expired at 20.*Z\.$/);
  assert.match(refusal(fileOf(early.cert), fileOf(early.key)), /^The certificate in .* is not valid before 20.*Z\.$/);
});

test("a renewed pair is taken; half of one, or one that is worse, is told once and the old one kept", () => {
  const first = makeCertificate({ names: ["hall.example"] });
  const second = makeCertificate({ names: ["hall.example"], until: new Date(now.getTime() + 3.5 * day) });
  const files = { cert: fileOf(first.cert), key: fileOf(first.key) };
  const lines: string[] = [];
  const tls = watchTls({ files, now: () => now, log: (line) => lines.push(line) });
  const taken: string[] = [];
  tls.onRenewal(({ cert }) => taken.push(cert));
  tls.look();
  assert.deepEqual([taken, lines], [[], []]);
  writeFileSync(files.cert, `${second.cert}\n`);
  tls.look();
  tls.look();
  assert.deepEqual([taken.length, lines.length], [0, 1]);
  assert.match(lines[0] ?? "", /^the TLS certificate was not renewed: The key in .* does not belong/);
  assert.equal(tls.now().cert, first.cert);
  writeFileSync(files.key, `${second.key}\n`);
  tls.look();
  assert.deepEqual([taken.length, tls.now().key], [1, `${second.key}\n`]);
  assert.match(lines[2] ?? "", /expires in 3 days$/);
  tls.stop();
});
