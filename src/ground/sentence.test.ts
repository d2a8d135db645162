import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "./sentence.ts";

test("a name in braces is filled in from its details, and stays where there is none", () => {
  const sentence = { zh: "{unit} 到 {place}", en: "{unit} at {place}" };
  assert.deepEqual(fill(sentence, { unit: "A-1" }), { zh: "A-1 到 {place}", en: "A-1 at {place}" });
});

test("what people wrote is no detail, whatever stands in its braces", () => {
  const written = { zh: "{constructor}", en: "{toString} {unit}" };
  assert.deepEqual(fill(written), written);
});
