import assert from "node:assert/strict";
import { test } from "node:test";
import { type FitAnswer, fitPercent, fitTrouble, leftOutSaid, speedsOf } from "./speed-setting.ts";

const band = { fromHour: 7, toHour: 9, factors: [1.5, 2], trips: 80, own: true };
const dropped = { tooSlow: 3, tooQuick: 0, tooLong: 0, noRoad: 0 };
const fit = { least: 200, fitted: 240, heldOut: 60, bands: [band], dropped, isBetter: true };
const left = { patrol: 0, times: 0, place: 0, start: 16, road: 1 };
const errors = {
  errorBefore: { meanPercent: 31.2, medianSeconds: 90 },
  errorAfter: { meanPercent: 20, medianSeconds: 50 },
};
const done = (more: object): FitAnswer => ({
  ...{ state: "done", assignments: 320, left, drill: false },
  fit: { ...fit, ...errors, ...more },
});

test("a better fit is the body of its order, with nothing else the fit said", () => {
  assert.deepEqual(speedsOf(done({})), {
    ...errors,
    bands: [{ fromHour: 7, toHour: 9, factors: [1.5, 2] }],
    trips: 240,
  });
  assert.equal(fitTrouble(done({})), null);
});

test("too few trips, and factors that do not help, are said and cannot be taken into use", () => {
  const few = done({ bands: null, errorBefore: undefined, errorAfter: undefined, fitted: 12 });
  assert.equal(speedsOf(few), null);
  assert.equal(fitTrouble(few)?.en, "12 trips could be used, fewer than the 200 that are needed.");
  const worse = done({ isBetter: false });
  assert.equal(speedsOf(worse), null);
  assert.match(fitTrouble(worse)?.en ?? "", /31\.2 % before, 20\.0 % after/);
  assert.equal(fitTrouble({ state: "noStreets" })?.en, "No streets are in use");
});

test("what gave no trip is said with why", () => {
  assert.equal(
    leftOutSaid(done({}))?.en,
    "Of 320 assignments not used: start not known 16, no way by road 1, over 4 times as long as expected 3.",
  );
  assert.equal(leftOutSaid({ state: "working", step: "log", done: 0, of: 0 }), null);
});

test("a fit says how far it is over its three steps", () => {
  assert.equal(fitPercent({ state: "working", step: "log", done: 0, of: 0 }), 0);
  assert.equal(fitPercent({ state: "working", step: "roads", done: 1, of: 2 }), 83);
});
