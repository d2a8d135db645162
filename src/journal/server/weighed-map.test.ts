import assert from "node:assert/strict";
import { test } from "node:test";
import { WeighedMap } from "./weighed-map.ts";

test("what is heavier than the bound lets the oldest go, and an entry that is set again is the newest", () => {
  const map = new WeighedMap<number>(10);
  assert.deepEqual([map.set("a", 1, 4), map.set("b", 2, 4), map.set("a", 3, 4)], [[], [], []]);
  assert.deepEqual(map.set("c", 4, 4), ["b"]);
  assert.deepEqual([map.get("a"), map.get("b"), map.get("c")], [3, undefined, 4]);
  assert.deepEqual(map.set("d", 5, 100), ["a", "c"], "one that is too heavy by itself is held until the next");
  assert.deepEqual(map.set("e", 6, 1), ["d"]);
});

test("an entry weighed anew keeps its place and counts as what it weighs", () => {
  const map = new WeighedMap<number>(10);
  map.set("a", 1, 2);
  map.set("b", 2, 2);
  map.replace("a", 1, 7);
  map.replace("unknown", 1, 7);
  assert.deepEqual(map.set("c", 3, 2), ["a"]);
  map.delete("b");
  assert.deepEqual(map.set("d", 4, 8), []);
});
