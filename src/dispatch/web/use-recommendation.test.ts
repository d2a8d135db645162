import assert from "node:assert/strict";
import { test } from "node:test";
import { beforeIn } from "./use-recommendation.ts";

test("an offer that is asked for twice and changed once is still told as changed", () => {
  assert.deepEqual(beforeIn({ recommended: ["A", "B"], before: null }, ["C"]), ["A", "B"]);
  assert.deepEqual(beforeIn({ recommended: ["C"], before: ["A", "B"] }, ["C"]), ["A", "B"]);
  assert.deepEqual(beforeIn({ recommended: ["C"], before: ["A", "B"] }, ["D"]), ["C"]);
});

test("who was lost just now is told until it could be read, also when a further answer follows at once", () => {
  const last = { recommended: ["A", "C", "D"], before: ["A", "B", "C"] };
  assert.deepEqual(beforeIn(last, ["D"], true), ["A", "C", "D", "B"]);
  assert.deepEqual(beforeIn(last, ["D"], false), ["A", "C", "D"]);
  assert.deepEqual(beforeIn(last, ["B", "D"], true), ["A", "C", "D"], "who came back is not lost");
});
