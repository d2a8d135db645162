import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { folderPlace } from "../backup/folder-place.ts";
import { ledgerDatabase } from "../testing/ledger-journal.ts";
import { bringFiles, carriedName, carriedTrouble, filesCarrier } from "./carry-files.ts";

const database = await ledgerDatabase();
const { pool } = database;
const data = await mkdtemp(join(tmpdir(), "callsign-carry-"));
after(async () => {
  await database.drop();
  await rm(data, { recursive: true });
});
const [here, there, back] = await Promise.all(["here-", "there-", "back-"].map((name) => mkdtemp(join(data, name))));
assert.ok(here !== undefined && there !== undefined && back !== undefined);
const writer = "388b48d4-0000";
await pool.query("insert into journal.writer (writer, n, hlc, epoch, frontier) values ($1, 0, '', 1, '')", [writer]);

const sha = (text: string) => createHash("sha256").update(text).digest("hex");
const carrier = (removes = true) => filesCarrier(pool, { from: folderPlace(here), to: folderPlace(there), removes });

async function keep(id: string): Promise<void> {
  await writeFile(join(here ?? "", id), id);
  await pool.query("insert into journal.file values ($1, 'task/1', 1, $2, null)", [id, sha(id)]);
}

test("each file is carried once, one that came in between with the second look, and others' files are left alone", async () => {
  await writeFile(join(there, "callsign-99999999-one.file"), "another district's");
  await keep("one");
  const carry = carrier();
  assert.deepEqual(await carry(), { files: 1, copied: 1, faults: [] });
  await keep("two");
  assert.deepEqual(await carry(), { files: 2, copied: 2, faults: [] });
  assert.deepEqual(await carrier()(), { files: 2, copied: 0, faults: [] });
  assert.equal(await readFile(join(there, carriedName(writer, "two")), "utf8"), "two");
});

test("one that is gone or altered is told and not carried; the others are, and a restore tells it too", async () => {
  await keep("three");
  await keep("four");
  await writeFile(join(here, "three"), "altered");
  await rm(join(here, "four"));
  const carried = await carrier()();
  assert.deepEqual(carried, {
    ...{ files: 2, copied: 0 },
    faults: [
      { id: "four", stream: "task/1", fault: "missing" },
      { id: "three", stream: "task/1", fault: "altered" },
    ],
  });
  assert.match(carriedTrouble(carried)?.en ?? "", /^2 files are not in the backup: file four of task\/1 is missing/);
  assert.match(carriedTrouble(carried)?.zh ?? "", /^备份缺少 2 个文件：文件 four（task\/1）缺失/);
  const named = ["one", "two", "three"].map((id) => ({ id, stream: "task/1", sealedSha256: sha(id) }));
  await writeFile(join(there, carriedName(writer, "two")), "rotten");
  const brought = await bringFiles(named, { from: folderPlace(there), to: folderPlace(back), writer }, () => {});
  assert.deepEqual(
    brought.faults.map(({ id, fault }) => [id, fault]),
    [
      ["two", "altered"],
      ["three", "missing"],
    ],
  );
  assert.deepEqual(await readdir(back), ["one"]);
});

test("what an erasure took goes from beside backups once its bytes are gone, and not while it may be recalled", async () => {
  await pool.query("update journal.file set erasure = 'e' where id = 'one'");
  const isThere = async () => (await readdir(there)).includes(carriedName(writer, "one"));
  await carrier()();
  assert.equal(await isThere(), true, "in its grace");
  await rm(join(here, "one"));
  await carrier(false)();
  assert.equal(await isThere(), true, "while the clock is in doubt");
  await carrier()();
  assert.equal(await isThere(), false);
  assert.ok((await readdir(there)).includes("callsign-99999999-one.file"));
});
