import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { instantSchema } from "./instant.ts";
import { pointSchema } from "./point.ts";
import { text } from "./text.ts";
import { ulidSchema } from "./ulid.ts";
import { wrongField } from "./wrong-field.ts";

const schema = z.strictObject({
  words: text(5).optional(),
  count: z.number().int().min(1).max(4).optional(),
  way: z.enum(["x", "y"]).optional(),
  ok: z.literal("ok").optional(),
  list: z.array(z.string()).min(1).max(2).optional(),
  at: instantSchema.optional(),
  point: pointSchema.optional(),
  id: ulidSchema.optional(),
  place: z.strictObject({ words: z.string() }).optional(),
  either: z.union([z.string(), z.number()]).optional(),
});

const cases: readonly [unknown, string, string, string][] = [
  [{ place: {} }, "place.words", "is missing", "缺失"],
  [{ place: { words: "a", more: 1 } }, "place.more", "is not known here", "不是可用的字段"],
  [{ constructor: 1 }, "constructor", "is not known here", "不是可用的字段"],
  [{ words: 3 }, "words", "must be text", "须为文本"],
  [{ words: " " }, "words", "must not be empty", "不能为空"],
  [{ words: "123456" }, "words", "must be at most 5 characters", "不得多于 5 个字符"],
  [{ words: "a\u0000" }, "words", "must not contain U+0000 or lone surrogates", "不能含有 U+0000 或残缺的代理字符"],
  [{ words: "\ud800" }, "words", "must not contain U+0000 or lone surrogates", "不能含有 U+0000 或残缺的代理字符"],
  [{ count: 1.5 }, "count", "must be a whole number", "须为整数"],
  [{ count: 5 }, "count", "must be at most 4", "不得大于 4"],
  [{ count: 0 }, "count", "must be at least 1", "不得小于 1"],
  [{ count: Infinity }, "count", "must be a number", "须为数字"],
  [{ way: "z" }, "way", "must be one of x, y", "须为其中之一：x、y"],
  [{ ok: "no" }, "ok", "must be ok", "须为 ok"],
  [{ list: [] }, "list", "must have at least 1 items", "不得少于 1 项"],
  [{ list: ["a", 2] }, "list.1", "must be text", "须为文本"],
  [{ at: "2026-01-01" }, "at", "must be an RFC 3339 time with offset", "须为带时区的 RFC 3339 时间"],
  [{ at: "1999-01-01T00:00:00Z" }, "at", "must lie between the years 2000 and 2200", "须在 2000 年至 2200 年之间"],
  [{ point: [181, 0] }, "point.0", "longitude must be within ±180", "经度须在 ±180 之内"],
  [{ id: "x" }, "id", "must be a ULID", "须为 ULID"],
  [{ either: [] }, "either", "has the wrong form", "格式不正确"],
  [3, "body", "must be an object", "须为对象"],
  [null, "body", "must be an object", "须为对象"],
];

for (const [input, field, en, zh] of cases) {
  test(`${field} ${en}`, () => {
    const parsed = schema.safeParse(input);
    assert.ok(!parsed.success);
    assert.deepEqual(wrongField(parsed.error), { field, reason: { zh, en } });
  });
}
