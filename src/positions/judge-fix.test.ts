import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "../ground/sentence.ts";
import type { Fix } from "./fix.ts";
import { judgeFix, type Track } from "./judge-fix.ts";
import { positionRefusals } from "./refusals.ts";
import type { Reporting } from "../ground/room.ts";
import { fixAt, patrol, start } from "./testing/fixes.ts";

const oldest = 600;

/** Judges fixes one after another, each as it would arrive at its own time, and answers what became of each. */
function judgeAll(fixes: readonly Fix[], unit: Reporting | undefined = patrol) {
  let track: Track = {};
  const codes: string[] = [];
  let now = start;
  for (const fix of fixes) {
    now = Math.max(now, Date.parse(fix.at));
    const judged = judgeFix(track, fix, unit, now, oldest);
    track = judged.track;
    codes.push(judged.refusal?.refused ?? "shown");
  }
  return { track, codes };
}

test("a unit on duty is shown where it was last", () => {
  const { track, codes } = judgeAll([fixAt(0), fixAt(5, 0.1), fixAt(10, 0.2)]);
  assert.deepEqual(codes, ["shown", "shown", "shown"]);
  assert.deepEqual(track, { shown: fixAt(10, 0.2) });
});

test("who is off duty, or nobody registered, is neither shown nor kept", () => {
  for (const unit of [{ ...patrol, onDuty: false }, undefined]) {
    const judged = judgeFix({}, fixAt(0), unit, start, oldest);
    assert.deepEqual([judged.refusal?.refused, judged.keep, judged.track], ["NotOnDuty", false, {}]);
  }
});

test("a clock may run a minute ahead and not more", () => {
  assert.equal(judgeFix({}, fixAt(60), patrol, start, oldest).refusal, undefined);
  const judged = judgeFix({}, fixAt(61), patrol, start, oldest);
  assert.deepEqual(
    [judged.refusal?.refused, judged.refusal?.details["seconds"], judged.keep],
    ["FixInFuture", 61, false],
  );
});

test("a fix may come as late as configured, and beyond that is not even kept", () => {
  assert.equal(judgeFix({}, fixAt(-600), patrol, start, oldest).refusal, undefined);
  assert.equal(judgeFix({}, fixAt(-600), patrol, start, 599).refusal?.refused, "FixTooOld");
  const judged = judgeFix({ shown: fixAt(-10) }, fixAt(-601), patrol, start, oldest);
  assert.deepEqual([judged.refusal?.refused, judged.keep], ["FixTooOld", false]);
});

test("the same moment twice is a duplicate, also when it was doubted", () => {
  assert.deepEqual(judgeAll([fixAt(0), fixAt(0)]).codes, ["shown", "FixDuplicate"]);
  // Otherwise a sender that repeats itself would confirm its own jump.
  const jumps = judgeAll([fixAt(0), fixAt(5, 50), fixAt(5, 50)]);
  assert.deepEqual(jumps.codes, ["shown", "FixImpossible", "FixDuplicate"]);
  assert.deepEqual(jumps.track.shown, fixAt(0));
});

test("an older fix is kept for the history and moves nothing", () => {
  const judged = judgeFix({ shown: fixAt(10, 0.2) }, fixAt(5, 0.1), patrol, start + 10_000, oldest);
  assert.deepEqual([judged.refusal?.refused, judged.keep], ["FixOutOfOrder", true]);
  assert.deepEqual(judged.track, { shown: fixAt(10, 0.2) });
});

test("no road unit goes faster than 250 km/h, no aircraft than 400", () => {
  // 0.34 km in 5 s is 245 km/h, 0.36 km 259; 0.55 km 396, 0.57 km 410.
  const air = { ...patrol, kind: "airSquad" };
  assert.deepEqual(judgeAll([fixAt(0), fixAt(5, 0.34)]).codes, ["shown", "shown"]);
  assert.deepEqual(judgeAll([fixAt(0), fixAt(5, 0.36)]).codes, ["shown", "FixImpossible"]);
  assert.deepEqual(judgeAll([fixAt(0), fixAt(5, 0.55)], air).codes, ["shown", "shown"]);
  assert.deepEqual(judgeAll([fixAt(0), fixAt(5, 0.57)], air).codes, ["shown", "FixImpossible"]);
});

test("what receivers say of their accuracy excuses a small jump and never a large one", () => {
  const rough = { accuracy: 60 };
  assert.deepEqual(judgeAll([fixAt(0, 0, rough), fixAt(1, 0.15, rough)]).codes, ["shown", "shown"]);
  assert.deepEqual(judgeAll([fixAt(0), fixAt(1, 5, { accuracy: 90_000 })]).codes, ["shown", "FixImpossible"]);
});

test("one jump out and back leaves the unit where it is", () => {
  const { track, codes } = judgeAll([fixAt(0), fixAt(5, 50), fixAt(10, 0.1)]);
  assert.deepEqual(codes, ["shown", "FixImpossible", "shown"]);
  assert.deepEqual(track, { shown: fixAt(10, 0.1) });
});

test("a jump that the next fix confirms is believed", () => {
  const { track, codes } = judgeAll([fixAt(0), fixAt(5, 50), fixAt(10, 50.1)]);
  assert.deepEqual(codes, ["shown", "FixImpossible", "shown"]);
  assert.deepEqual(track, { shown: fixAt(10, 50.1) });
});

test("jumps that do not agree with each other are all doubted", () => {
  const { track, codes } = judgeAll([fixAt(0), fixAt(5, 50), fixAt(10, -50), fixAt(15, 90)]);
  assert.deepEqual(codes, ["shown", "FixImpossible", "FixImpossible", "FixImpossible"]);
  assert.deepEqual(track.shown, fixAt(0));
});

test("zero, zero is what a receiver without a fix says", () => {
  assert.deepEqual(judgeAll([fixAt(0, 0, { point: [0, 0] })]).codes, ["FixNowhere"]);
});

test("each refusal is a sentence in both languages that lacks nothing", () => {
  const refusals = [
    judgeFix({}, fixAt(0), undefined, start, oldest),
    judgeFix({}, fixAt(99), patrol, start, oldest),
    judgeFix({}, fixAt(-999), patrol, start, oldest),
    judgeFix({ shown: fixAt(0) }, fixAt(0), patrol, start, oldest),
    judgeFix({ shown: fixAt(9) }, fixAt(0), patrol, start, oldest),
    judgeFix({ shown: fixAt(0) }, fixAt(1, 90), patrol, start, oldest),
    judgeFix({}, fixAt(0, 0, { point: [0, 0] }), patrol, start, oldest),
  ].map((judged) => judged.refusal);
  for (const refusal of refusals) {
    assert.ok(refusal !== undefined);
    const entry = positionRefusals[refusal.refused as keyof typeof positionRefusals];
    const { zh, en } = fill(entry, refusal.details);
    assert.doesNotMatch(zh + en, /[{}]/, refusal.refused);
  }
});

test("a receiver whose week count has turned over is told so", () => {
  const weeks = 1024 * 7 * 86_400;
  for (const late of [weeks, weeks + 40_000, 2 * weeks]) {
    assert.equal(judgeFix({}, fixAt(-late), patrol, start, 86_400).refusal?.refused, "FixWeeksWrong", String(late));
  }
  assert.equal(judgeFix({}, fixAt(-weeks / 2), patrol, start, 86_400).refusal?.refused, "FixTooOld");
});
