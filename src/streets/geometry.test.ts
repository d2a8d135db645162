import assert from "node:assert/strict";
import { test } from "node:test";
import { metresAcross } from "./geometry.ts";

test("a degree of latitude is 111 km, of longitude less by the cosine", () => {
  assert.ok(Math.abs(metresAcross([110, 31], [110, 32]) - 111_195) < 10);
  assert.ok(Math.abs(metresAcross([110, 60], [111, 60]) / metresAcross([110, 0], [111, 0]) - 0.5) < 0.001);
  assert.equal(metresAcross([110, 31], [110, 31]), 0);
});
