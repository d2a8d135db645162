import assert from "node:assert/strict";
import { test } from "node:test";
import { elapsedText } from "./elapsed.ts";

test("reads like a running clock at every scale", () => {
  assert.equal(elapsedText(-5), "00:00");
  assert.equal(elapsedText(42.9), "00:42");
  assert.equal(elapsedText(725), "12:05");
  assert.equal(elapsedText(3753), "1:02:33");
  assert.equal(elapsedText(3 * 86_400 + 4 * 3600), "3 d 04 h");
});
