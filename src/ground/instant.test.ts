import assert from "node:assert/strict";
import { test } from "node:test";
import { instantSchema, plusSeconds, secondsBetween } from "./instant.ts";
import { pointSchema } from "./point.ts";
import { fill } from "./sentence.ts";
import { text } from "./text.ts";

test("reads RFC 3339 with any offset and keeps UTC", () => {
  assert.equal(instantSchema.parse("2026-11-23T16:00:00+08:00"), "2026-11-23T08:00:00.000Z");
  assert.equal(instantSchema.parse("2026-11-23T08:00:00.5Z"), "2026-11-23T08:00:00.500Z");
});

test("refuses a time without offset, before 2000, or that is no time", () => {
  for (const wrong of ["2026-11-23T08:00:00", "1999-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "yesterday", 5, null]) {
    assert.equal(instantSchema.safeParse(wrong).success, false, String(wrong));
  }
});

test("counts seconds both ways", () => {
  assert.equal(secondsBetween("2026-11-23T08:00:00.000Z", plusSeconds("2026-11-23T08:00:00.000Z", -1.5)), -1.5);
});

test("a point is longitude, latitude within the globe", () => {
  assert.ok(pointSchema.safeParse([180, -90]).success);
  for (const wrong of [[181, 0], [0, 90.1], [0], [0, 0, 0], ["0", 0], [Number.NaN, 0]]) {
    assert.equal(pointSchema.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});

test("a text has something in it and nothing PostgreSQL cannot carry", () => {
  const schema = text(5);
  assert.ok(schema.safeParse("警情😀").success);
  for (const wrong of ["", "  ", "a\u0000", "a\ud800", "\udc00b", "sixsix"]) {
    assert.equal(schema.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});

test("a sentence names what it was told and leaves the rest standing", () => {
  assert.deepEqual(fill({ zh: "{unit}已到{place}", en: "{unit} is at {place}" }, { unit: "KC-01" }), {
    zh: "KC-01已到{place}",
    en: "KC-01 is at {place}",
  });
});
