import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { blocksOf, gzipEnding, gzipHeader } from "./shared-gzip.ts";

test("any messages, in any order and again, are one gzip stream that says them", () => {
  const message = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.tuple(fc.string(), fc.integer({ min: 1, max: 9000 })).map(([text, times]) => Buffer.from(text.repeat(times))),
  );
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), fc.array(fc.nat(11)), (made, order) => {
      const messages = made.map((each) => Buffer.from(each));
      const said = order.flatMap((index) => messages[index] ?? []);
      const ending = gzipEnding();
      for (const each of said) ending.add(each);
      const stream = Buffer.concat([gzipHeader, ...said.map(blocksOf), ending.end()]);
      assert.ok(gunzipSync(stream).equals(Buffer.concat(said)));
    }),
  );
});

test("a message is compressed once for all who are sent it", () => {
  const board = Buffer.from("巡逻车 ".repeat(20_000));
  assert.equal(blocksOf(board), blocksOf(board));
  assert.ok(blocksOf(board).length < board.length / 50);
});
