import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { papers } from "./papers.ts";

for (const { file, text } of papers) {
  test(`${file} says what the code says`, async () => {
    const path = join(import.meta.dirname, "..", file);
    if (process.env["UPDATE"] === "1") await writeFile(path, text);
    const written = await readFile(path, "utf8").catch(() => "");
    assert.equal(written, text, "run UPDATE=1 node --test scenarios/papers.test.ts");
  });
}
