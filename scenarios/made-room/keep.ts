import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newUlid } from "../../programs/server/testing/memory-api.ts";
import type { Reply } from "../../programs/server/testing/test-server.ts";
import { bucketStandIn } from "../../src/journal/server/testing/bucket-stand-in.ts";
import { callsign, newDataFolder, type RunningCallsign, startCallsign, tokenFor } from "../running-callsign.ts";
import { openFile, sendFile } from "./send-file.ts";

/*
 * Run in a copy of the tree that has the made room: files are proven, backed up, restored and moved to a bucket, by the verbs
 * a person uses.
 */
const folder = await newDataFolder("started");
const beside = (name: string) => join(dirname(folder.path), name);
const bucket = await bucketStandIn({ bucket: "hall-files", id: "an id", secret: "a secret" });
process.env["AWS_ACCESS_KEY_ID"] = "an id";
process.env["AWS_SECRET_ACCESS_KEY"] = "a secret";

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(700_000)]);

async function at({ url }: RunningCallsign, data: string) {
  const by = await tokenFor(data, "dispatcher");
  const ask = async (method: string, path: string, token: string, body?: unknown): Promise<Reply> => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": newUlid(),
    };
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    return { status: response.status, headers: response.headers, content: (await response.json()) as Reply["content"] };
  };
  return { url, ask, by };
}

/** Hangs up a notice with one file; answers both ids. */
async function hang(running: RunningCallsign, data: string) {
  const o = await at(running, data);
  const notice = newUlid();
  const sent = await sendFile(o, notice, "现场.jpg", jpeg);
  assert.equal(sent.content["type"], "jpeg", JSON.stringify(sent));
  const id = String(sent.content["id"]);
  const body = { words: "走失", files: [id] };
  const response = await fetch(`${o.url}/api/v1/orders/HangUpNotice`, {
    method: "POST",
    headers: { authorization: `Bearer ${o.by}`, "content-type": "application/json", "idempotency-key": notice },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.text());
  return { notice, id };
}

async function opens(running: RunningCallsign, data: string, { notice, id }: { notice: string; id: string }) {
  const asked = { stream: `notice/${notice}`, file: id, purpose: "other", words: "试" };
  const { status, bytes } = await openFile(await at(running, data), asked);
  return status === 200 ? bytes.equals(jpeg) : bytes.toString();
}

const verb = async (code: number, ...args: string[]) => {
  const said = await callsign(args);
  assert.equal(said.code, code, `${args.join(" ")}\n${said.stdout}\n${said.stderr}`);
  return said.stdout;
};

try {
  const { path: data } = folder;
  let running = await startCallsign(data);
  const first = await hang(running, data);
  const second = await hang(running, data);
  assert.match(await verb(0, "verify", "--data", data), /ok {2}2 files/);

  // A backup has its files beside it, each once; a second one copies none.
  await mkdir(beside("backups"));
  const file = join(beside("backups"), "one.backup");
  const backup = (name: string) =>
    verb(0, "backup", join(beside("backups"), name), "--keys", beside("log.keys"), "--data", data, "--json");
  const copied = async (name: string) => (JSON.parse(await backup(name)) as { files: { copied: number } }).files.copied;
  assert.deepEqual([await copied("one.backup"), await copied("two.backup")], [2, 0]);
  const carried = (await readdir(beside("backups"))).filter((name) => name.endsWith(".file"));
  assert.equal(carried.length, 2);
  await verb(0, "restore-drill", "--from", file, "--keys", beside("log.keys"), "--data", data);

  // Restored elsewhere, with its keys it opens; without them it is there and closed.
  const restored = beside("restored");
  await verb(0, "restore", file, "--keys", beside("log.keys"), "--data", restored);
  assert.match(await verb(0, "verify", "--data", restored), /ok {2}2 files/);
  await running.stop();
  const other = await startCallsign(restored, []);
  assert.equal(await opens(other, restored, first), true);
  await other.stop();
  await verb(0, "restore", file, "--data", beside("closed"));
  const closed = await startCallsign(beside("closed"), []);
  assert.match(String(await opens(closed, beside("closed"), first)), /FileErased/);
  await closed.stop();

  // Gone or altered where they lie: verify and the next backup say which, by id.
  const lying = (id: string) => join(data, "files", id);
  const whole = await readFile(lying(first.id));
  await rename(lying(first.id), beside("hidden"));
  await writeFile(lying(second.id), Buffer.concat([whole.subarray(0, -1), Buffer.from([(whole.at(-1) ?? 0) ^ 1])]));
  const bad = await verb(1, "verify", "--data", data);
  assert.ok(bad.includes(`file ${first.id} of notice/${first.notice} is missing`), bad);
  assert.ok(bad.includes(`file ${second.id} of notice/${second.notice} was altered`), bad);
  await mkdir(beside("others"));
  const lacking = await verb(1, "backup", join(beside("others"), "x.backup"), "--data", data);
  assert.ok(lacking.includes(first.id) && lacking.includes(second.id), lacking);
  const part = await verb(1, "restore", join(beside("others"), "x.backup"), "--data", beside("part"));
  assert.ok(part.includes(`file ${first.id}`), part);
  assert.match(await verb(1, "restore-drill", "--from", join(beside("others"), "x.backup"), "--data", data), /2 files/);

  // What the backup has mends it.
  const names = new Map(carried.map((name) => [name.slice(-31, -5), name]));
  for (const { id } of [first, second]) await cp(join(beside("backups"), names.get(id) ?? ""), lying(id));
  assert.match(await verb(0, "verify", "--data", data), /ok {2}2 files/);

  // A bucket that has not all files is refused; one that has is gone on with, also where nobody names it again.
  const to = ["--files-to", "s3://hall-files/anhe", "--files-endpoint", bucket.url];
  await assert.rejects(startCallsign(data, to), /2 files are not in s3:\/\/hall-files\/anhe/);
  const objects = bucket.objects as Map<string, Buffer>;
  for (const { id } of [first, second]) objects.set(`anhe/${id}`, await readFile(lying(id)));
  running = await startCallsign(data, to);
  await rm(join(data, "files"), { recursive: true });
  assert.equal(await opens(running, data, first), true);
  const third = await hang(running, data);
  assert.ok(objects.has(`anhe/${third.id}`));
  assert.ok(!objects.get(`anhe/${third.id}`)?.includes(jpeg.subarray(100, 200)));
  assert.equal(await opens(running, data, third), true);
  await running.stop();
  running = await startCallsign(data, []);
  assert.equal(await opens(running, data, third), true);
  assert.match(await verb(0, "verify", "--data", data), /ok {2}3 files/);
  assert.equal(await copied("three.backup"), 1);

  // A bucket that takes nothing, and one that nobody answers for: a sentence, and nothing is left.
  bucket.damage = (bytes) => bytes.subarray(0, -1);
  const sent = await sendFile(await at(running, data), newUlid(), "b.jpg", jpeg);
  assert.deepEqual([sent.status, sent.content["code"]], [409, "FileStoreAway"]);
  bucket.damage = (bytes) => bytes;
  assert.equal(objects.size, 3);
  objects.delete(`anhe/${third.id}`);
  assert.match(String(await opens(running, data, third)), /FileDamaged/);
  assert.ok((await verb(1, "verify", "--data", data)).includes(`file ${third.id}`));
  await running.stop();
  await bucket.close();
  const away = await callsign(["verify", "--data", data]);
  assert.equal(away.code, 2);
  assert.match(away.stderr, /cannot be reached/);
  assert.ok(!`${away.stderr}${running.said()}`.includes("a secret"));
  process.stdout.write("kept\n");
} finally {
  await bucket.close();
  await folder.remove();
}
