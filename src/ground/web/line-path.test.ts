import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf } from "./line-path.ts";

test("values go from the foot to the top, gaps break the line, and one alone is a stroke", () => {
  assert.equal(pathOf([0, 10, 5], 10, 600, 120), "M0 120L300 0L600 60");
  assert.equal(pathOf([4, null, 2, 4], 4, 600, 120), "M0 0h4M400 60L600 0");
  assert.equal(pathOf([7], 7, 600, 120), "M300 0h4");
});

test("nothing but noughts is a line along the foot, and nothing at all is no line", () => {
  assert.equal(pathOf([0, 0], 0, 600, 120), "M0 120L600 120");
  assert.equal(pathOf([null, null], 0, 600, 120), "");
  assert.equal(pathOf([], 0, 600, 120), "");
});
