import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { readShape } from "./read-shape.ts";
import { codeSchema, text } from "./text.ts";
import { wrongField } from "./wrong-field.ts";

const schema = z.strictObject({
  mark: z.enum(["misdial", "silent"]),
  reason: text(200).optional(),
  codes: z.array(codeSchema).max(3).optional(),
});

test("a value with a length that cannot be compared is refused by the name of its field", () => {
  const traps: readonly unknown[] = [{ length: { toString: 1 } }, { length: { valueOf: 1, toString: 1 } }];
  for (const trap of traps) {
    for (const [body, field] of [
      [{ mark: "silent", reason: trap }, "reason"],
      [{ mark: "silent", codes: [trap] }, "codes.0"],
      [{ mark: "silent", codes: trap }, "codes"],
    ] as const) {
      const read = readShape(schema, body);
      assert.ok(!read.success);
      assert.equal(wrongField(read.error).field, field);
    }
  }
});

test("what is as it should be is read as it is", () => {
  const body = { mark: "silent", reason: "拨错", codes: ["a"] };
  assert.deepEqual(readShape(schema, body).data, body);
});
