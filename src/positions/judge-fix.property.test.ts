import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instantOf } from "../ground/instant.ts";
import type { Fix } from "./fix.ts";
import { judgeFix, type Track } from "./judge-fix.ts";
import { positionRefusals } from "./refusals.ts";
import type { Reporting } from "../ground/room.ts";
import { patrol, start } from "./testing/fixes.ts";

/** Fixes of a few places and moments, so that they meet, and of anywhere and any time. */
const fix: fc.Arbitrary<Fix> = fc
  .record({
    seconds: fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -2000, max: 2000 })),
    lon: fc.oneof(fc.constantFrom(116.4, 116.401, 117, 0), fc.double({ min: -180, max: 180, noNaN: true })),
    lat: fc.oneof(fc.constantFrom(39.9, 39.901, 40, 0), fc.double({ min: -90, max: 90, noNaN: true })),
    accuracy: fc.option(fc.double({ min: 0, max: 100_000, noNaN: true }), { nil: undefined }),
  })
  .map(({ seconds, lon, lat, accuracy }) => ({
    unit: patrol.id,
    at: instantOf(start + seconds * 1000),
    point: [lon, lat],
    source: "handset",
    ...(accuracy === undefined ? {} : { accuracy }),
  }));

const unit = fc.option(
  fc
    .record({ kind: fc.constantFrom("patrol", "airSquad"), onDuty: fc.boolean() })
    .map((drawn): Reporting => ({ ...patrol, ...drawn })),
  { nil: undefined },
);

test("any fixes in any order are judged; the shown time never goes back, and moves only with what was accepted", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fix, unit, fc.integer({ min: -30, max: 700 })), { maxLength: 40 }), (history) => {
      let track: Track = {};
      for (const [next, by, clock] of history) {
        const now = start + clock * 1000;
        const judged = judgeFix(track, next, by, now, 600);
        const [before, after] = [track.shown, judged.track.shown];
        if (before !== undefined) assert.ok(after !== undefined && after.at >= before.at);
        if (judged.refusal === undefined) assert.deepEqual([after, judged.keep], [next, true]);
        else {
          assert.ok(judged.refusal.refused in positionRefusals);
          assert.equal(after, before);
          assert.equal(judged.keep, judged.refusal.refused === "FixOutOfOrder");
        }
        if (judged.keep || judged.refusal === undefined) {
          assert.equal(by?.onDuty, true);
          assert.ok(Date.parse(next.at) <= now + 60_000 && Date.parse(next.at) >= now - 600_000);
        }
        const { doubted, shown } = judged.track;
        if (doubted !== undefined) assert.ok(shown !== undefined && doubted.at > shown.at);
        track = judged.track;
      }
    }),
    { numRuns: 500 },
  );
});
