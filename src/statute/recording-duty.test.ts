import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instantOf } from "../ground/instant.ts";
import { recordingSchema } from "../ground/recording.ts";
import { recordingGaps } from "./recording-duty.ts";

const at = (time: string) => `2026-03-02T${time}:00.000Z`;
const span = { from: at("09:58"), to: at("10:40") };

test("a recording of 10:02 to 10:31 for a crew on scene from 09:58 to 10:40 leaves four and nine minutes", () => {
  assert.deepEqual(recordingGaps(span, [{ from: at("10:02"), to: at("10:31") }]), [
    { from: at("09:58"), to: at("10:02"), seconds: 240 },
    { from: at("10:31"), to: at("10:40"), seconds: 540 },
  ]);
  assert.deepEqual(recordingGaps(span, []), [{ ...span, seconds: 2520 }]);
  assert.deepEqual(recordingGaps(span, [{ from: at("09:00"), to: at("11:00") }]), []);
  // Two cameras, in whatever order, and one of another hour.
  const cameras = [
    { from: at("10:20"), to: at("10:45") },
    { from: at("08:00"), to: at("08:30") },
    { from: at("09:50"), to: at("10:21") },
  ];
  assert.deepEqual(recordingGaps(span, cameras), []);
});

test("for any recordings the gaps are the minutes that no recording covers", () => {
  const minutes = fc.array(fc.tuple(fc.integer({ min: -20, max: 80 }), fc.integer({ min: -5, max: 40 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.integer({ min: -2, max: 60 }), minutes, (length, made) => {
      const moment = (minute: number) => instantOf(Date.UTC(2026, 0, 1) + minute * 60_000);
      const recordings = made.map(([from, lasts]) => ({ from: moment(from), to: moment(from + lasts) }));
      const gaps = recordingGaps({ from: moment(0), to: moment(length) }, recordings);
      for (let minute = -2; minute < 62; minute += 1) {
        const isBare =
          minute >= 0 && minute < length && !made.some(([from, lasts]) => from <= minute && minute < from + lasts);
        assert.equal(
          gaps.some(({ from, to }) => from <= moment(minute) && moment(minute) < to),
          isBare,
        );
      }
    }),
  );
});

test("a recording that ends before it begins is refused", () => {
  const recording = { number: "R-1", from: at("10:02"), to: at("10:31") };
  assert.ok(recordingSchema.safeParse(recording).success);
  assert.ok(!recordingSchema.safeParse({ ...recording, to: at("10:02") }).success);
  assert.ok(!recordingSchema.safeParse({ ...recording, sha256: "no digest" }).success);
});
