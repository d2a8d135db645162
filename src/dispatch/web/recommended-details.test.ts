import assert from "node:assert/strict";
import { test } from "node:test";
import { detailsOf } from "./recommended-details.ts";
import type { Ranked } from "./unit-choice.ts";

const plain: Ranked = {
  rank: 0,
  unit: "N1",
  callsign: "N1",
  status: "patrol",
  station: "north",
  crew: { count: 2, sworn: 2 },
  capabilities: [],
  suits: true,
  missing: [],
  travelSeconds: 100,
  byAir: false,
  positionAgeSeconds: 5,
  positionAssumed: false,
  freeInSeconds: null,
  restSeconds: 4000,
  shiftEndsInSeconds: null,
  preempts: null,
  uncoversKilometres: 0,
};
const said = (more: Partial<Ranked>) =>
  detailsOf({ ...plain, ...more }).map(({ text, heed }) => `${heed ? "! " : ""}${text.en}`);

test("a fresh unit that fits goes without a word", () => {
  assert.deepEqual(said({}), []);
});

test("what speaks against a unit comes first and is to be heeded", () => {
  assert.deepEqual(said({ uncoversKilometres: 3, missing: ["firstAid"], shiftEndsInSeconds: 60, freeInSeconds: 120 }), [
    "! lacks {what}",
    "! free in {time}",
    "! shift ends in {time}",
    "leaves {km} km beyond 3 minutes",
  ]);
  assert.deepEqual(said({ suits: false, missing: ["k9"], shiftEndsInSeconds: -5 }), [
    "! not on the run card",
    "! shift is over",
  ]);
  assert.deepEqual(said({ positionAssumed: true, positionAgeSeconds: null }), ["position assumed"]);
  assert.deepEqual(said({ positionAgeSeconds: 90, restSeconds: 30 }), ["rested {time}", "fix {age} ago"]);
});
