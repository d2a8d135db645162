import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { isRefusal } from "../../../ground/refusal.ts";
import type { BackupPlace } from "../backup/backup-place.ts";
import { folderPlace } from "../backup/folder-place.ts";
import { Environment } from "../engine/environment.ts";
import { openKeys } from "../keys.ts";
import { turnTo } from "../key-rotation.ts";
import { ledgerDatabase } from "../testing/ledger-journal.ts";
import { type FileStore, fileStore } from "./file-store.ts";
import { receivingFiles } from "./receive-files.ts";
import { uploadRows } from "./upload-rows.ts";

const database = await ledgerDatabase();
const { pool } = database;
const data = await mkdtemp(join(tmpdir(), "callsign-files-"));
after(async () => {
  await database.drop();
  await rm(data, { recursive: true });
});
const keys = await openKeys(data, "callsign/test");
const folder = await mkdtemp(join(data, "files-"));
const place = folderPlace(folder);
const troubles: unknown[] = [];
const trouble = (error: unknown) => void troubles.push(error);

const storeAt = (at: BackupPlace, mostBytes = 5_000_000): FileStore =>
  fileStore({ pool, keys, place: at, mostBytes, now: Date.now, trouble });
const store = storeAt(place);

const record = "ledger/01JD0000000000000000000000";
const officer = "310101";
const by = { record, isNew: false, officer };
const rows = async () => (await pool.query<{ id: string }>("select id from vault.upload")).rows.length;

/** Sends a file in pieces; answers what the last one was answered with. */
async function send(to: FileStore, bytes: Buffer, size = 300_000) {
  const begun = await to.receiving.begin({ record, officer, name: "现场.txt", size: bytes.length });
  if (isRefusal(begun)) return begun;
  for (let from = 0; ; from += size) {
    const said = await to.receiving.part({ id: begun.id, officer, from, bytes: bytes.subarray(from, from + size) });
    if (isRefusal(said) || said.type !== undefined) return said;
  }
}

async function sent(bytes: Buffer): Promise<string> {
  const said = await send(store, bytes);
  assert.ok(!isRefusal(said), JSON.stringify(said));
  return said.id;
}

const text = (length: number) => Buffer.from(randomBytes(length / 2).toString("hex"));

test("a file that is claimed is held: a second order waits, and has it if the first came to nothing", async () => {
  const bytes = text(700_000);
  const id = await sent(bytes);
  const first = await store.claim([id], by);
  const order: string[] = [];
  const second = store.claim([id], by).then((claim) => (order.push("second"), claim));
  const sweep = store.sweep(Date.now() + 48 * 3_600_000, () => true).then(() => order.push("sweep"));
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(order.length, 0);
  order.push("first is over");
  first.settle(false);
  const claim = await second;
  const upload = claim.found.get(id);
  assert.ok(typeof upload === "object" && upload.name === "现场.txt" && upload.type === "text");
  const parts: Buffer[] = [];
  for await (const part of store.read({ id }, upload.key)) parts.push(part);
  assert.ok(Buffer.concat(parts).equals(bytes));
  // The facts name it, and only then is the sweep's turn: it leaves the bytes.
  await pool.query("insert into journal.file values ($1, $2, $3, $4, null)", [id, record, bytes.length, ""]);
  claim.settle(true);
  await sweep;
  assert.deepEqual(order, ["first is over", "second", "sweep"]);
  assert.deepEqual([await readdir(folder), await rows()], [[id], 0]);
  assert.equal((await store.claim([id], by)).found.get(id), "FileTaken");
});

test("a file of an order that recorded nothing of it waits for another order", async () => {
  const id = await sent(text(1000));
  (await store.claim([id], by)).settle(true);
  const again = await store.claim([id], by);
  assert.equal(typeof again.found.get(id), "object");
  again.settle(false);
  const strangers = [
    { ...by, officer: "310999" },
    { ...by, record: "ledger/01JD0000000000000000000009" },
  ];
  for (const other of [...strangers, { ...by, record: "ledger/01JD0000000000000000000009", isNew: true }]) {
    const claim = await store.claim([id], other);
    assert.equal(claim.found.get(id), "FileNotUploaded");
    claim.settle(false);
  }
  await store.drop(id, officer);
});

test("what nobody took goes after a day, and not before; a clock that is behind removes nothing", async () => {
  const id = await sent(text(1000));
  await store.sweep(Date.now() + 23 * 3_600_000, () => true);
  await store.sweep(Date.now() - 23 * 3_600_000, () => true);
  assert.ok((await readdir(folder)).includes(id));
  await store.sweep(Date.now() + 25 * 3_600_000, () => true);
  assert.deepEqual([(await readdir(folder)).includes(id), await rows()], [false, 0]);
  const claim = await store.claim([id], by);
  assert.equal(claim.found.get(id), "FileNotUploaded");
  claim.settle(false);
});

test("a file waits through a rotation of keys", async () => {
  const id = await sent(text(1000));
  const destroyed = await turnTo(keys.epoch + 1, {
    ...{ keys, pool, settled: async () => {}, isAvailable: () => true, isStopping: () => false },
    destroyed: async () => {},
  });
  assert.equal(destroyed, true);
  const claim = await store.claim([id], by);
  assert.equal(typeof claim.found.get(id), "object");
  claim.settle(false);
  await store.drop(id, "310999");
  assert.ok((await readdir(folder)).includes(id), "another's file is not dropped");
  await store.drop(id, officer);
  assert.ok(!(await readdir(folder)).includes(id));
});

test("a disk that is full and a place that goes away in the middle are refused, and leave nothing", async () => {
  const before = await readdir(folder);
  const full: BackupPlace = {
    ...place,
    write: (file, content) =>
      place.write(
        file,
        (async function* () {
          let size = 0;
          for await (const part of content) {
            size += part.length;
            if (size > 500_000) throw new Environment({ zh: "磁盘已满。", en: "The disk is full." });
            yield part;
          }
        })(),
      ),
  };
  assert.deepEqual(await send(storeAt(full), text(3_000_000)), { refused: "FileStoreAway", details: {} });
  assert.match(String(troubles.at(-1)), /The disk is full/);
  // It fails at once, before a piece has come.
  const gone: BackupPlace = { ...place, write: () => Promise.reject(new Environment({ zh: "", en: "not mounted" })) };
  assert.deepEqual(await send(storeAt(gone), text(3_000_000)), { refused: "FileStoreAway", details: {} });
  assert.deepEqual([await readdir(folder), await rows()], [before, 0]);
});

test("who sends nothing more for a while is given up, and a piece that comes then finds nothing", async () => {
  const receiving = receivingFiles({
    ...{ place, rows: uploadRows(pool, keys), mostBytes: 1000, now: Date.now, trouble, pauseMillis: 30 },
  });
  const begun = await receiving.begin({ record, officer, name: "a.txt", size: 10 });
  assert.ok(!isRefusal(begun));
  const piece = { id: begun.id, officer, bytes: Buffer.from("abc") };
  assert.deepEqual(await receiving.part({ ...piece, from: 0 }), { id: begun.id, received: 3 });
  while (receiving.isOpen(begun.id)) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(await receiving.part({ ...piece, from: 3 }), { refused: "UploadUnknown", details: {} });
  while ((await rows()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(!(await readdir(folder)).some((name) => name.startsWith(begun.id)));
  await receiving.stop();
});

test("nobody keeps more than sixty files waiting", async () => {
  await pool.query(
    `insert into vault.upload (id, record, officer, at, size, ready)
     select 'many ' || i, $1, $2, now(), 1, true from generate_series(1, 60) i`,
    [record, officer],
  );
  assert.deepEqual(await send(store, text(100)), { refused: "TooManyUploads", details: { retryAfterSeconds: 60 } });
  await pool.query("delete from vault.upload");
  await store.stop();
});
