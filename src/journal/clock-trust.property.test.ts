import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instantOf } from "../ground/instant.ts";
import {
  doubtOfDrift,
  doubtOfStart,
  isSameTime,
  lastTrustedMillis,
  usualClockBounds as bounds,
} from "./clock-trust.ts";

const time = fc.integer({ min: Date.UTC(2001), max: Date.UTC(2190) });
const hour = 3_600_000;

test("a clock within the bounds is trusted, one beyond them is not, whichever way it went", () => {
  fc.assert(
    fc.property(fc.integer({ min: -800 * 24 * hour, max: 800 * 24 * hour }), (drift) => {
      const why = doubtOfDrift(drift, bounds);
      assert.equal(why === undefined, Math.abs(drift) <= hour);
      if (why !== undefined) assert.equal(why, drift > 0 ? "ahead" : "behind");
    }),
  );
});

test("a start is trusted in a new installation and within three days of the last trusted time, never before it", () => {
  fc.assert(
    fc.property(time, fc.integer({ min: -40 * 24 * hour, max: 800 * 24 * hour }), (last, stopped) => {
      const why = doubtOfStart(last + stopped, last, bounds);
      assert.equal(why, stopped > 72 * hour ? "stopped" : stopped < -hour ? "before" : undefined);
      assert.equal(doubtOfStart(last + stopped, undefined, bounds), undefined);
    }),
  );
});

test("what was recorded while the clock was ahead does not make a start pass", () => {
  fc.assert(
    fc.property(time, fc.integer({ min: 4 * 24, max: 800 * 24 }), (trusted, hours) => {
      const ahead = trusted + hours * hour;
      const mark = { at: instantOf(trusted), confirmation: null };
      const last = lastTrustedMillis({ mark, confirmed: undefined, lastFact: ahead });
      assert.equal(doubtOfStart(ahead, last, bounds), "stopped");
    }),
  );
});

test("a note made before the last confirmation counts for nothing after it", () => {
  fc.assert(
    fc.property(time, time, time, (marked, confirmedAt, lastFact) => {
      const confirmed = { id: "C2", at: instantOf(confirmedAt) };
      const stale = { at: instantOf(marked), confirmation: "C1" };
      assert.equal(lastTrustedMillis({ mark: stale, confirmed, lastFact }), confirmedAt);
      assert.equal(lastTrustedMillis({ mark: undefined, confirmed, lastFact }), confirmedAt);
      assert.equal(lastTrustedMillis({ mark: { ...stale, confirmation: "C2" }, confirmed, lastFact }), marked);
    }),
  );
});

test("a time is confirmed as long as the clock is within ten minutes of where it was", () => {
  fc.assert(
    fc.property(time, fc.integer({ min: -hour, max: hour }), (at, apart) => {
      assert.equal(isSameTime(instantOf(at), instantOf(at + apart)), Math.abs(apart) <= 600_000);
    }),
  );
});
