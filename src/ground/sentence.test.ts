import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, phrase } from "./sentence.ts";

test("a name in braces is filled in from its details, and stays where there is none", () => {
  const sentence = { zh: "{unit} 到 {place}", en: "{unit} at {place}" };
  assert.deepEqual(fill(sentence, { unit: "A-1" }), { zh: "A-1 到 {place}", en: "A-1 at {place}" });
});

test("what people wrote is no detail, whatever stands in its braces", () => {
  const written = { zh: "{constructor}", en: "{toString} {unit}" };
  assert.deepEqual(fill(written), written);
});

test("a number brings the word that goes with it", () => {
  const rows = { zh: "共 {all} 行", en: "{all|row|rows} here" };
  assert.equal(fill(rows, { all: 1 }).en, "1 row here");
  assert.equal(fill(rows, { all: 0 }).en, "0 rows here");
  assert.equal(fill(rows, { all: "2" }).en, "2 rows here");
  assert.equal(fill(rows, { all: 1 }).zh, "共 1 行");
  assert.equal(phrase(rows, { all: { zh: "1", en: "1" } }).en, "1 row here");
  assert.equal(fill(rows).en, rows.en);
});
