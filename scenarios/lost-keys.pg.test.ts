import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { incidentLives, preparation } from "../bench/incident-life.ts";
import { callsign, newDataFolder, startCallsign, tokenFor } from "./running-callsign.ts";

/* An administrator whose key is gone: refused, looked at, put back out of a key file; and one who has to give it up. */
const folder = await newDataFolder("started");
const beside = (name: string) => join(dirname(folder.path), name);
after(() => folder.remove());
const data = ["--data", folder.path];
const inKeys = (name: string) => join(folder.path, "keys", name);

const first = await startCallsign(folder.path);
const life = incidentLives(0);
const orders = [...preparation(1), ...Array.from({ length: 10 }, () => life.next().value)];
await fetch(`${first.url}/api/v1/orders`, {
  method: "POST",
  headers: { authorization: `Bearer ${await tokenFor(folder.path, "importer")}`, "content-type": "application/json" },
  body: JSON.stringify(orders),
});
const saved = await callsign(["backup", beside("log.backup"), "--keys", beside("log.keys"), ...data]);
assert.equal(saved.code, 0, saved.stderr);
await first.stop();

test("every secret whole: keys check opens a value of the epoch and says so", async () => {
  const said = await callsign(["keys", "check", "--json", ...data]);
  const { ok, secrets, epochs } = JSON.parse(said.stdout) as {
    ok: boolean;
    secrets: { trouble: string | null }[];
    epochs: { epoch: number; opened: string; records: number }[];
  };
  assert.deepEqual([said.code, ok, secrets.length, epochs[0]?.epoch, epochs[0]?.opened], [0, true, 5, 1, "value"]);
});

test("an epoch's key gone and a damaged token key stop start and token, both languages; a key file puts them back", async () => {
  renameSync(inKeys("epoch-1.key"), beside("epoch-1.key"));
  const token = await readFile(inKeys("token.key"));
  await writeFile(inKeys("token.key"), Buffer.concat([Buffer.from([(token[0] ?? 0) ^ 1]), token.subarray(1)]));
  const listed = await readdir(join(folder.path, "keys"));
  const english = await callsign(["start", "--port", "0", ...data], { LC_ALL: "C" });
  assert.equal(english.code, 2);
  assert.match(english.stderr, /epoch-1\.key is missing\. Without it the sealed values of \d+ records/);
  assert.match(english.stderr, /token\.key does not match its checksum[^\n]* Without it every token/);
  assert.match(english.stderr, /put-back KEYFILE --data [^]*give-up epoch-1\.key token\.key/);
  const chinese = await callsign(["start", "--port", "0", ...data], { LC_ALL: "zh_CN.UTF-8" });
  assert.match(chinese.stderr, /epoch-1\.key 不见了。没有它，\d+ 条记录/);
  for (const verb of [
    ["token", "--role", "reader"],
    ["backup", beside("x"), "--keys", beside("y")],
    ["keys", "backup", beside("y")],
  ]) {
    const said = await callsign([...verb, ...data]);
    assert.equal(said.code, 2, said.stdout);
    assert.match(said.stderr, /epoch-1\.key/);
  }
  assert.deepEqual(await readdir(join(folder.path, "keys")), listed);
  const check = await callsign(["keys", "check", "--json", ...data]);
  assert.deepEqual([check.code, (JSON.parse(check.stdout) as { ok: boolean }).ok], [1, false]);
  const put = await callsign(["keys", "put-back", beside("log.keys"), ...data]);
  assert.equal(put.code, 0, put.stderr + put.stdout);
  assert.equal((await callsign(["keys", "check", ...data])).code, 0);
  assert.deepEqual(await readFile(inKeys("token.key")), token);
});

test("what is whole is not given up; what is gone is only when it is said knowingly, and the log records it", async () => {
  const whole = await callsign(["keys", "give-up", "epoch-1.key", "--knowingly", ...data]);
  assert.equal(whole.code, 2);
  renameSync(inKeys("epoch-1.key"), beside("found-later.key"));
  const asked = await callsign(["keys", "give-up", "epoch-1.key", ...data], { LC_ALL: "C" });
  assert.equal(asked.code, 1);
  assert.match(asked.stdout, /sealed values of \d+ records[^]*Nothing was changed[^]*--knowingly/);
  assert.equal((await callsign(["start", "--port", "0", ...data])).code, 2);
  const done = await callsign(["keys", "give-up", "epoch-1.key", "--knowingly", ...data]);
  assert.equal(done.code, 0, done.stderr);
  const server = await startCallsign(folder.path, []);
  const auditor = await tokenFor(folder.path, "auditAdministrator");
  const answer = await fetch(`${server.url}/api/v1/log/facts?after=0&limit=1000`, {
    headers: { authorization: `Bearer ${auditor}` },
  });
  assert.match(await answer.text(), /KeyGivenUp/);
  const status = await callsign(["keys", "check", ...data], { LC_ALL: "C" });
  assert.match(status.stdout, /BAD {2}epoch 1: its key is not here/);
  await server.stop();
});

test("restored without keys, the first start makes new ones, says so in the log, and the next starts miss nothing", async () => {
  const restored = beside("restored");
  const said = await callsign(["restore", beside("log.backup"), "--data", restored, "--json"]);
  assert.equal(said.code, 0, said.stderr);
  const { without, opened } = JSON.parse(said.stdout) as {
    without: { name: string }[];
    opened: { recordsWithoutKey: number };
  };
  assert.deepEqual(without.map(({ name }) => name).toSorted(), [
    "digest.key",
    "epoch-1.key",
    "signing.pem",
    "token.key",
  ]);
  assert.ok(opened.recordsWithoutKey > 0);
  for (const _ of ["first", "second"]) {
    const server = await startCallsign(restored, []);
    await server.stop();
    const facts = await callsign(["verify", "--data", restored, "--json"]);
    assert.equal(facts.code, 0, facts.stdout);
  }
  await callsign(["stop", "--data", restored]);
});

test("restored with a key file of another installation it is refused and leaves nothing", async () => {
  // Copies of one folder would be the same installation.
  const other = await newDataFolder();
  const server = await startCallsign(other.path);
  await callsign(["keys", "backup", beside("other.keys"), "--data", other.path]);
  await server.stop();
  await other.remove();
  const said = await callsign([
    "restore",
    beside("log.backup"),
    "--keys",
    beside("other.keys"),
    "--data",
    beside("mixed"),
  ]);
  assert.equal(said.code, 2, said.stdout);
  assert.match(said.stderr, /signing\.pem/);
  assert.ok(!(await readdir(dirname(folder.path))).includes("mixed"));
});
