import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf } from "./offer-changed.ts";

test("a first offer changes nothing; a refreshed one says who left it unsent and who came into it", () => {
  assert.deepEqual(changeOf(null, ["A", "B"], []), { gone: [], come: [] });
  assert.deepEqual(changeOf(["A", "B", "C"], ["C", "D"], ["A"]), { gone: ["B"], come: ["D"] });
  assert.deepEqual(changeOf(["A"], ["A"], []), { gone: [], come: [] });
});
