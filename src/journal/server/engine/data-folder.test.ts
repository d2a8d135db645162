import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import {
  existingDataFolder,
  findDataFolder,
  folderTrouble,
  forgetDataFolder,
  lockDataFolder,
  openDataFolder,
  refuseForeignFolder,
  runningOf,
  writeRunning,
} from "./data-folder.ts";
import { Environment } from "./environment.ts";
import { freeBytes } from "./free-space.ts";
import { makeFolders } from "./make-folders.ts";
import { writeRecord } from "./place.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "callsign-folder-")));
after(() => rmSync(folder, { recursive: true, force: true }));

test("a folder is made with a kind and an id, which it keeps", async () => {
  const path = join(folder, "a/b");
  const lock = await lockDataFolder(path, "start");
  assert.ok("release" in lock);
  const made = openDataFolder(path, "demo");
  assert.deepEqual([made.isNew, made.identity.kind, made.path], [true, "demo", path]);
  assert.deepEqual(openDataFolder(path, undefined), { ...made, isNew: false });
  assert.deepEqual(findDataFolder(path), { ...made, isNew: false });
  assert.throws(() => openDataFolder(path, "empty"), /was made with --demo/);
  lock.release();
  assert.ok(existsSync(path));
});

test("a folder that never came into use is forgotten with the folders made for it; one with a cluster stays", async () => {
  const path = join(folder, "c/d");
  const lock = await lockDataFolder(path, "start");
  assert.ok("release" in lock);
  const made = openDataFolder(path, "empty");
  writeRecord(path, { cluster: "postgres", port: 1, password: "x", made: true });
  forgetDataFolder(made);
  assert.notEqual(findDataFolder(path), undefined);
  writeRecord(path, { external: "postgres://x/y" });
  assert.equal(statSync(join(path, "postgres.json")).mode & 0o777, 0o600);
  forgetDataFolder(made);
  lock.release();
  assert.equal(existsSync(join(folder, "c")), false);
});

test("a folder with other people's files is refused; dot files, a mount's lost+found and what a start cut short left are not", () => {
  const path = join(folder, "others");
  mkdirSync(join(path, "lost+found"), { recursive: true });
  for (const name of ["engine-18.4.0", "engine-18.4.0.draft-7", "postgres.draft-7"]) mkdirSync(join(path, name));
  writeFileSync(join(path, ".keep"), "");
  refuseForeignFolder(path);
  writeFileSync(join(path, "letters"), "");
  assert.throws(() => refuseForeignFolder(path), /holds other files \(such as letters\)/);
  assert.throws(() => existingDataFolder(path), /is not a Callsign data folder/);
});

test("a damaged identity is a sentence, not a new one", () => {
  const path = join(folder, "damaged");
  mkdirSync(path);
  for (const text of ["", "{", "[]", '{"id":"x","kind":"other"}']) {
    writeFileSync(join(path, "callsign.json"), text);
    assert.throws(
      () => findDataFolder(path),
      (error) => error instanceof Environment && /is damaged/.test(error.message),
      text,
    );
  }
});

test("what runs is believed only while the one who said so holds the lock", async () => {
  const path = join(folder, "running");
  const lock = await lockDataFolder(path, "start");
  assert.ok("release" in lock);
  assert.equal(runningOf(path), undefined);
  const running = { pid: process.pid, url: "http://x", startedAt: "2026-01-01T00:00:00Z", database: "postgres://x" };
  writeRunning(path, running);
  assert.deepEqual(runningOf(path), running);
  writeRunning(path, { ...running, pid: 1 });
  assert.equal(runningOf(path), undefined);
  writeRunning(path, running);
  lock.release();
  assert.equal(runningOf(path), undefined);
});

test("the file system's refusals become sentences in both languages; other errors stay what they are", () => {
  const trouble = folderTrouble("/x", Object.assign(new Error(), { code: "ENOSPC" }));
  assert.ok(trouble instanceof Environment);
  assert.deepEqual(trouble.sentence, {
    zh: "无法写入数据目录 /x：磁盘已满。",
    en: "Cannot write to the data folder /x: the disk is full.",
  });
  const other = Object.assign(new Error("password"), { code: "28P01" });
  assert.equal(folderTrouble("/x", other), other);
});

test("folders are made as far as they are missing, and a file system that cannot make them says so at once", () => {
  const path = join(folder, "e/f/g");
  assert.deepEqual(makeFolders(path), [join(folder, "e"), join(folder, "e/f"), path]);
  assert.deepEqual(makeFolders(path), []);
  assert.throws(() => makeFolders("/proc/callsign/x"), { code: "ENOENT" });
});

test("free space is what the disk says", async () => {
  const bytes = await freeBytes(folder);
  assert.ok(Number.isInteger(bytes) && bytes > 0);
});
