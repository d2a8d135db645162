import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { consoleFolder } from "./build.ts";

test("two that build side by side end with one whole console, and the next start builds nothing", async () => {
  const folders = await Promise.all([consoleFolder(() => undefined), consoleFolder(() => undefined)]);
  assert.equal(folders[0], folders[1]);
  const page = await readFile(join(folders[0], "index.html"), "utf8");
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? "");
  assert.ok(named.length > 1);
  const packed = await Promise.all(named.map(async (file) => (await stat(join(folders[0], `${file}.gz`))).size));
  // What somebody who is let in needs besides, fetched while the door is shown.
  const assets = join(folders[0], "assets");
  const seat = (await readdir(assets)).find((name) => /^seat-.*\.js\.gz$/.test(name));
  assert.ok(seat !== undefined);
  const first = packed.reduce((sum, size) => sum + size, (await stat(join(assets, seat))).size);
  assert.ok(first < 400 * 1000, `the hall loads ${first} bytes by gzip`);
  for (const file of named) {
    const text = await readFile(join(folders[0], file), "utf8");
    assert.ok(text.length > 0, file);
    assert.ok(!text.includes("jsxDEV"), `${file} is of React's development half`);
  }
  const lines: string[] = [];
  assert.equal(await consoleFolder((line) => lines.push(line)), folders[0]);
  assert.deepEqual(lines, []);
});

test("the handset loads at most 150 KB by gzip, and its worker keeps every file but what few need", async () => {
  const folder = join(await consoleFolder(() => undefined), "handset");
  const page = await readFile(join(folder, "index.html"), "utf8");
  const named = [...page.matchAll(/(?:src|href)="\/handset\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? "");
  assert.ok(named.length > 1);
  const packed = await Promise.all(named.map(async (file) => (await stat(join(folder, `${file}.gz`))).size));
  const first = packed.reduce((sum, size) => sum + size, 0);
  assert.ok(first < 150 * 1000, `the handset loads ${first} bytes by gzip`);
  const worker = await readFile(join(folder, "worker.js"), "utf8");
  const built = (await readdir(join(folder, "assets"))).filter((name) => /\.(js|css)$/.test(name));
  for (const name of built) assert.equal(worker.includes(name), !name.startsWith("opencc"), name);
  assert.match(worker, /["'`]\/handset\/["'`]/, "the page itself");
});
