import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { steadyClockOf } from "./steady-clock.ts";

const noon = Date.parse("2026-11-25T12:00:00.000Z");
const second = 1000;
const hour = 3600 * second;

/** A machine whose clock can be set while time passes. */
function machine(notBefore?: number) {
  let passed = 5_000;
  let shown = noon;
  const clock = steadyClockOf({ wall: () => shown, passed: () => passed, notBefore });
  return {
    clock,
    pass: (millis: number) => {
      passed += millis;
      shown += millis;
    },
    set: (by: number) => (shown += by),
    shown: () => shown,
  };
}

test("a clock that goes as time does is followed", () => {
  const { clock, pass } = machine();
  pass(5 * second);
  assert.equal(clock.millis(), noon + 5 * second);
  assert.deepEqual(clock.jumps(), []);
});

test("a second either way is no jump, and no time is given out twice backwards", () => {
  const { clock, pass, set } = machine();
  pass(10 * second);
  const before = clock.millis();
  set(-second);
  assert.ok(clock.millis() >= before);
  assert.deepEqual(clock.jumps(), []);
});

test("a jump forward is followed and noticed once", () => {
  const { clock, pass, set } = machine();
  pass(second);
  set(10 * second);
  assert.equal(clock.millis(), noon + 11 * second);
  assert.deepEqual(clock.jumps(), [{ from: noon + second, to: noon + 11 * second, held: false }]);
  assert.deepEqual(clock.jumps(), []);
});

test("an hour back is noticed and not followed: time goes on, more slowly, until the clock has caught up", () => {
  const { clock, pass, set, shown } = machine();
  pass(second);
  clock.millis();
  set(-hour);
  const [jump] = clock.jumps();
  assert.deepEqual(jump, { from: noon + second, to: noon + second - hour, held: true });
  const held = clock.millis();
  assert.ok(held >= noon + second);
  pass(100 * second);
  assert.equal(clock.millis(), held + 90 * second);
  for (let hours = 0; hours < 11; hours++) {
    pass(hour);
    clock.millis();
  }
  assert.equal(clock.millis(), shown());
});

test("a day back is followed", () => {
  const { clock, pass, set, shown } = machine();
  pass(second);
  clock.millis();
  set(-24 * hour);
  assert.equal(clock.millis(), shown());
  assert.equal(clock.jumps()[0]?.held, false);
});

test("a start with a clock behind the last fact goes on from that fact, and says so", () => {
  const { clock } = machine(noon + 60 * second);
  assert.equal(clock.millis(), noon + 60 * second);
  assert.deepEqual(clock.jumps(), [{ from: noon + 60 * second, to: noon, held: true }]);
});

test("whatever the clock does within an hour, time never goes back", () => {
  const step = fc.record({
    pass: fc.integer({ min: 0, max: 600_000 }),
    set: fc.integer({ min: -300_000, max: 600_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { clock, pass, set } = machine();
      let last = clock.millis();
      for (const each of steps) {
        pass(each.pass);
        set(each.set);
        const next = clock.millis();
        assert.ok(next >= last);
        last = next;
      }
    }),
  );
});
