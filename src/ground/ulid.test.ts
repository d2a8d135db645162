import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { derivedUlid, ulidMillis, ulidOf, ulidSchema } from "./ulid.ts";

test("carries its moment, and is what the schema takes", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      (moment, bytes) => {
        const ulid = ulidOf(moment, bytes);
        assert.ok(ulidSchema.safeParse(ulid).success, ulid);
        assert.equal(ulidMillis(ulid), moment);
      },
    ),
  );
});

test("writes all eighty bits", () => {
  assert.equal(ulidOf(2 ** 48 - 1, new Uint8Array(10).fill(255)), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  assert.equal(ulidOf(0, new Uint8Array(10)), "00000000000000000000000000");
});

test("derives the same id from the same seed and another from another", () => {
  assert.equal(derivedUlid(1_000, "timer a"), derivedUlid(1_000, "timer a"));
  assert.notEqual(derivedUlid(1_000, "timer a"), derivedUlid(1_000, "timer b"));
  assert.notEqual(derivedUlid(1_000, "timer a"), derivedUlid(1_001, "timer a"));
});

test("refuses what is not a ULID", () => {
  for (const wrong of ["", "01ARZ3NDEKTSV4RRFFQ69G5FA", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01arz3ndektsv4rrffq69g5fav"]) {
    assert.equal(ulidSchema.safeParse(wrong).success, false, wrong);
  }
});
