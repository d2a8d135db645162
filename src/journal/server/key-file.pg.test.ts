import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { folderSource } from "./key-source.ts";
import { readKeyFile, refuseClosedKeyFile, restoreKeys, writeKeyFile } from "./key-file.ts";
import { openKeyStore } from "./key-store.ts";
import { openKeys } from "./keys.ts";
import { mainKeySource } from "./main-key.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";
import { vaultOf } from "./vault.ts";

const database = await ledgerDatabase();
const place = await mkdtemp(join(tmpdir(), "callsign-key-file-"));
after(async () => {
  await database.drop();
  await rm(place, { recursive: true });
});

/** A key file as the program before epochs turned wrote it, and a value sealed under a key in it. */
const ofFormat1 =
  '{"callsign":"keys","format":1,"files":{"digest.key":"S70JU+NqCZzX+dQOrJW8WMIG85a3nqTYlDnVekdK/Ak=","epoch-1.key":"88WCB/4tZHtVRiYKl+mRbfw3GPIsh/iSmnnQyMnt6cs=","signing.pem":"LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1DNENBUUF3QlFZREsyVndCQ0lFSVB0RXJudEdIcnYzZ2d0WXRzNk1kRFMrTXBiT1R5RGFTYmtNem9tV2w3M3QKLS0tLS1FTkQgUFJJVkFURSBLRVktLS0tLQo=","token.key":"YTQxZjE3MWQzZDA1YjJjMDljZGIxNzYxMzFkMjYxMWY5YzJmMTRhMTg1NTBjMzQ5YWY1OGYzOTFjN2IxOTJmYQo=","verifiers.txt":"Y2FsbHNpZ24vdGVzdCszMDY1MmM4NCtBYW44ZTJGTmhHUTJIT2I5eDJjUUEyY25mS2pxOXlYbURvMUQ3SWp3T1JDago="},"records":[{"record":"call/01J00000000000000000000000","epoch":1,"wrapped":"Ru/mYArt09Van5FebJbBOZ0vSSEVmp4nF77vKkS5GhOZHrxzlN4/REqRAa7obmDwHJKjuYHnOe6rFnoA"}],"tables":{}}';
const sealed = {
  ...{ record: "call/01J00000000000000000000000", field: "number", nonce: "WUrc9LJt4aWxpANI" },
  cipher: "Spxd4W0kGZcOAosZQB6peKuNVnR9qUMvFq9c",
};

async function format1(): Promise<string> {
  const file = join(place, "format-1");
  await writeFile(file, ofFormat1);
  return file;
}

async function restored(file: string) {
  await database.pool.query("delete from vault.record_key");
  const data = await mkdtemp(join(place, "data-"));
  await restoreKeys(database.pool, data, readKeyFile(file), []);
  return data;
}

test("a key file of format 1 is still read, and what was sealed under it opens", async () => {
  const file = join(place, "format-1");
  await writeFile(file, ofFormat1);
  await refuseClosedKeyFile(file, readKeyFile(file), folderSource);
  const keys = await openKeys(await restored(file), "callsign/test");
  assert.deepEqual(await vaultOf(keys, database.pool).open([sealed]), ["13800000000"]);
});

test("rows of a table of secrets that was called otherwise then come into the one of today", async () => {
  await database.pool.query("create schema called; create table called.pass (person text)");
  const file = join(place, "called-otherwise");
  await writeFile(file, ofFormat1.replace('"tables":{}', '"tables":{"once.pass":[{"person":"R-1"}]}'));
  await database.pool.query("delete from vault.record_key");
  const data = await mkdtemp(join(place, "data-"));
  await restoreKeys(database.pool, data, readKeyFile(file), [{ name: "called.pass", formerly: "once.pass" }]);
  assert.deepEqual((await database.pool.query("select person from called.pass")).rows, [{ person: "R-1" }]);
});

test("a key file keeps secrets wrapped as they lie, opens only with their source, and is its owner's alone", async () => {
  const old = join(place, "format-1");
  const data = await restored(old);
  const source = mainKeySource("test", Buffer.alloc(32, 7));
  const store = await openKeyStore(data, source, { adopt: true });
  const file = join(place, "format-2");
  await writeKeyFile(database.pool, store, file, [], "2026-11-02T03:04:05.000Z");
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const text = await readFile(file, "utf8");
  const epoch = await store.read("epoch-1.key");
  assert.ok(epoch !== undefined && !text.includes(epoch.toString("base64")), "the epoch's key is in it plain");

  const read = readKeyFile(file);
  await assert.rejects(refuseClosedKeyFile(file, read, folderSource), /is wrapped \(main-key\)/);
  await assert.rejects(refuseClosedKeyFile(file, read, mainKeySource("other", Buffer.alloc(32))), /does not open/);
  await refuseClosedKeyFile(file, read, source);
  const again = await restored(file);
  const keys = await openKeys(again, "callsign/test", await openKeyStore(again, source));
  assert.deepEqual(await vaultOf(keys, database.pool).open([sealed]), ["13800000000"]);
});

test("names in a key file that are no secrets of an installation are written nowhere", async () => {
  const file = join(place, "odd");
  const whole = JSON.parse(ofFormat1) as { files: Record<string, string> };
  const odd = { ...whole.files, "..": "AA==", "rewrap.json": "AA==", "run.sh": "AA==" };
  await writeFile(file, JSON.stringify({ ...whole, files: odd }));
  const store = await openKeyStore(await restored(file));
  assert.deepEqual(store.names().toSorted(), ["digest.key", "epoch-1.key", "signing.pem", "token.key"]);
});

test("one flipped byte anywhere in a key file is refused by the file's name; cut short it is refused too", async () => {
  const store = await openKeyStore(await restored(await format1()), folderSource, { adopt: true });
  const file = join(place, "whole");
  await writeKeyFile(database.pool, store, file, [], "2026-11-02T03:04:05.000Z");
  const whole = await readFile(file);
  readKeyFile(file);
  const damaged = join(place, "damaged");
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    await writeFile(damaged, flipped);
    assert.throws(() => readKeyFile(damaged), /damaged|not whole/, `byte ${at}`);
  }
  for (const length of [0, 1, whole.length - 67, whole.length - 66, whole.length - 65, whole.length - 1]) {
    await writeFile(damaged, whole.subarray(0, length));
    assert.throws(() => readKeyFile(damaged), /damaged|not whole/, `${length} bytes`);
  }
});

test("records are the same wherever they stand in a key file, and whatever is in their names", async () => {
  const file = join(place, "laid-out");
  const said = { callsign: "keys", format: 4, takenAt: "2026-11-02T03:04:05.000Z", wrapping: "none" };
  const records = ["incident/A", "incident/}{", 'call/"],"', "incident/}},{"].map((record) => ({
    ...{ record, epoch: 1, wrapped: "AAAA" },
  }));
  const rest = { tables: { "access.credential": [{ said: { records: [1] } }] }, files: { "epoch-1.key": "AAAA" } };
  for (const some of [records, records.slice(0, 1), []])
    for (const whole of [
      { ...said, records: some, ...rest },
      { ...rest, ...said, records: some },
      { ...said, filler: "x".repeat(600), records: some, ...rest },
    ]) {
      const line = JSON.stringify(whole);
      await writeFile(file, `${line}\n${createHash("sha256").update(line).digest("hex")}\n`);
      if ("filler" in whole) assert.throws(() => readKeyFile(file), /no Callsign key file/);
      else {
        const read = readKeyFile(file);
        assert.deepEqual([[...read.records], [...read.records]], [some, some]);
        assert.deepEqual([read.tables, read.files], [rest.tables, rest.files]);
      }
    }
  const line = JSON.stringify({
    ...said,
    records: [...records.slice(0, 1), { record: "A", epoch: "1", wrapped: "" }],
    ...rest,
  });
  await writeFile(file, `${line}\n${createHash("sha256").update(line).digest("hex")}\n`);
  assert.throws(() => readKeyFile(file), /no Callsign key file/);
});

test("a key file without a checksum is held against the record keys in it: a changed epoch's key is refused", async () => {
  const file = join(place, "format-1-changed");
  const whole = JSON.parse(ofFormat1) as { files: Record<string, string> };
  const key = Buffer.from(whole.files["epoch-1.key"] ?? "", "base64");
  key[3] = (key[3] ?? 0) ^ 4;
  await writeFile(file, JSON.stringify({ ...whole, files: { ...whole.files, "epoch-1.key": key.toString("base64") } }));
  await assert.rejects(refuseClosedKeyFile(file, readKeyFile(file), folderSource), /key of epoch 1 opens none/);
});

test("a damaged secret is written into no key file", async () => {
  const data = await restored(await format1());
  const store = await openKeyStore(data, folderSource, { adopt: true });
  await writeFile(join(data, "keys", "digest.key"), "damaged");
  const file = join(place, "never");
  await assert.rejects(writeKeyFile(database.pool, store, file, [], "2026-11-02T03:04:05.000Z"), /checksum/);
  await assert.rejects(readFile(file), /ENOENT/);
});
