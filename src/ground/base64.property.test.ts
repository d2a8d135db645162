import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromBase64, toBase64 } from "./base64.ts";

test("any bytes are written as Node writes them, and read back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    }),
  );
});

test("what is not base64, or is a second way of writing the same bytes, is refused", () => {
  for (const text of ["A", "A===", "AB==", "AAA\n", "_-==", "AA=A", "AAAA="])
    assert.equal(fromBase64(text), null, text);
});
