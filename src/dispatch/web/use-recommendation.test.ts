import assert from "node:assert/strict";
import { test } from "node:test";
import { beforeIn } from "./use-recommendation.ts";

test("an offer that is asked for twice and changed once is still told as changed", () => {
  assert.deepEqual(beforeIn({ recommended: ["A", "B"], before: null }, ["C"]), ["A", "B"]);
  assert.deepEqual(beforeIn({ recommended: ["C"], before: ["A", "B"] }, ["C"]), ["A", "B"]);
  assert.deepEqual(beforeIn({ recommended: ["C"], before: ["A", "B"] }, ["D"]), ["C"]);
});
