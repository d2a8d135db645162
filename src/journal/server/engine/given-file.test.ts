import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { GivenFileRefused, givenSize, readGiven, readGivenText, readGivenUnicode, streamGiven } from "./given-file.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-given-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
writeFileSync(at("file"), "十二 bytes");
writeFileSync(at("empty"), "");
writeFileSync(at("large"), "");
truncateSync(at("large"), 5 * 1024 * 1024 * 1024);
mkdirSync(at("folder"));
execFileSync("mkfifo", [at("pipe")]);
symlinkSync(at("file"), at("link"));

async function whole(path: string, most: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of streamGiven(path, most)) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

test("a file is read whole or piece by piece, also an empty one and one behind a link", async () => {
  for (const name of ["file", "link"]) {
    assert.equal(readGivenText(at(name), 100), "十二 bytes");
    assert.equal(await whole(at(name), 100), "十二 bytes");
    assert.equal(givenSize(at(name), 100), 12);
  }
  assert.equal(readGiven(at("empty"), 100).length, 0);
  assert.equal(await whole(at("empty"), 100), "");
});

for (const [what, path, says] of [
  ["a device without an end", "/dev/zero", /\/dev\/zero 是设备.*|is a device, not a file/],
  ["a pipe nobody writes to", at("pipe"), /is a pipe, not a file/],
  ["a file of 5 GiB", at("large"), /is too large: at most 1 MiB is read here/],
] as const) {
  test(`${what} is refused at once, with a sentence`, () => {
    const before = process.memoryUsage.rss();
    for (const read of [readGiven, streamGiven, givenSize]) {
      assert.throws(
        () => read(path, 1024 * 1024),
        (error: unknown) =>
          error instanceof GivenFileRefused && says.test(error.message) && /[一-龥]/.test(error.sentence.zh),
      );
    }
    assert.ok(process.memoryUsage.rss() - before < 64 * 1024 * 1024);
  });
}

test("what is not there, and a folder, is the system's error, for whoever reads to say", () => {
  for (const read of [readGiven, streamGiven, givenSize]) {
    assert.throws(() => read(at("nothing"), 100), { code: "ENOENT" });
    assert.throws(() => read(at("folder"), 100), { code: "EISDIR" });
  }
});

test("a file that grows while it is read piece by piece gives no more than the bound", async () => {
  const stream = streamGiven(at("file"), 100);
  appendFileSync(at("file"), "x".repeat(100_000));
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  assert.equal(Buffer.concat(parts).length, 100);
});

test("text is UTF-8, or UTF-16 with its mark; another encoding is refused and loses no character in silence", () => {
  writeFileSync(at("utf16"), Buffer.from("\uFEFF十二", "utf16le"));
  writeFileSync(at("marked"), "\uFEFF十二");
  writeFileSync(at("latin"), Buffer.from("K\u00F6nig", "latin1"));
  assert.deepEqual([readGivenUnicode(at("utf16"), 100), readGivenUnicode(at("marked"), 100)], ["十二", "十二"]);
  assert.throws(() => readGivenUnicode(at("latin"), 100), /is not in UTF-8/);
});
