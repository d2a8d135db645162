import assert from "node:assert/strict";
import { test } from "node:test";
import { linesIn, wholeLines } from "./text-lines.ts";

test("lines come whole however the bytes are cut, also where a character is cut in two", async () => {
  for (const text of ["", "a", "a\n", "一行\u2028还是这行\n\n😀 b\n末行", "一\n二\n"]) {
    const bytes = Buffer.from(text);
    const wanted = text.endsWith("\n") || text === "" ? text.split("\n").slice(0, -1) : text.split("\n");
    for (let size = 1; size <= bytes.length + 1; size++) {
      async function* pieces() {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
      const blocks: Buffer[] = [];
      for await (const block of wholeLines(pieces())) blocks.push(block);
      assert.equal(Buffer.concat(blocks).toString(), text);
      assert.deepEqual(
        blocks.flatMap((block) => [...linesIn(block)]),
        wanted,
        `${size}`,
      );
    }
  }
});
