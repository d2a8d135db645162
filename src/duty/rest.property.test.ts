import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instantOf, millis } from "../ground/instant.ts";
import type { Shift } from "./facts.ts";
import type { Warnings } from "../access/person.ts";
import { hourWarnings } from "./rest.ts";

/** Time in steps of half an hour, three weeks of them, so that every moment can be looked at. */
const stepMs = 30 * 60_000;
const steps = 21 * 48;
const week = 7 * 48;
const begin = Date.parse("2026-11-01T00:00:00.000Z");
const at = (step: number) => instantOf(begin + step * stepMs);
const stepOf = (instant = "") => (millis(instant) - begin) / stepMs;

const shifts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: steps - 100 }), fc.integer({ min: 1, max: 96 })), { maxLength: 14 })
  .map((all) =>
    all.map(([from, length], index): Shift => {
      return { shift: String(index), person: "A", post: "seat", from: at(from), to: at(from + length) };
    }),
  );
const rules = fc.record({
  betweenHours: fc.integer({ min: 0, max: 24 }),
  weekHours: fc.integer({ min: 1, max: 100 }),
  shiftHours: fc.integer({ min: 1, max: 48 }),
});

/** How many shifts somebody is in, step by step. */
function load(shifts: readonly Shift[]): readonly number[] {
  const all = Array.from({ length: steps }, () => 0);
  for (const { from, to } of shifts) {
    for (let step = stepOf(from); step < stepOf(to); step++) all[step] = (all[step] ?? 0) + 1;
  }
  return all;
}

const of = (warnings: Warnings, what: string) => warnings.filter((one) => one.what === what);

function workIn(loads: readonly number[], from: number, to: number): number {
  return loads.slice(Math.max(0, from), Math.max(0, to)).filter((count) => count > 0).length;
}

test("a week is said to be long exactly when some 168 hours running hold more work than allowed", () => {
  fc.assert(
    fc.property(shifts, rules, (shifts, rules) => {
      const loads = load(shifts);
      const said = of(hourWarnings("A", shifts, rules), "weekLong");
      const isLong = (from: number) => workIn(loads, from, from + week) > rules.weekHours * 2;
      const isAnyLong = Array.from({ length: steps + week }, (_, step) => step - week).some(isLong);
      assert.equal(said.length > 0, isAnyLong);
      for (const { from, to } of said) {
        assert.equal(stepOf(to) - stepOf(from), week);
        assert.ok(isLong(stepOf(from)));
      }
    }),
  );
});

test("a rest is said to be short exactly when work begins after a break that is shorter than allowed", () => {
  fc.assert(
    fc.property(shifts, rules, (shifts, rules) => {
      const loads = load(shifts);
      const breaks: string[] = [];
      let ended: number | undefined;
      for (const [step, count] of loads.entries()) {
        const isBegun = count > 0 && (loads[step - 1] ?? 0) === 0;
        if (isBegun && ended !== undefined && step - ended < rules.betweenHours * 2) breaks.push(`${ended} ${step}`);
        if (count > 0) ended = step + 1;
      }
      const said = of(hourWarnings("A", shifts, rules), "restShort").map(
        ({ from, to }) => `${stepOf(from)} ${stepOf(to)}`,
      );
      // One shift after another without a break is no rest at all; the loads show no break there.
      assert.deepEqual(
        said.filter((one) => one.split(" ")[0] !== one.split(" ")[1]),
        breaks,
      );
      const touches = shifts.some(({ to }) => shifts.some(({ from }) => from === to));
      if (!touches || rules.betweenHours === 0) assert.equal(said.length, breaks.length);
    }),
  );
});

test("somebody is said to be in two places exactly over the times they are", () => {
  fc.assert(
    fc.property(shifts, rules, (shifts, rules) => {
      const loads = load(shifts);
      const twice = new Set<number>();
      for (const { from, to } of of(hourWarnings("A", shifts, rules), "twice")) {
        for (let step = stepOf(from); step < stepOf(to); step++) twice.add(step);
      }
      const expected = [...loads.keys()].filter((step) => (loads[step] ?? 0) > 1);
      assert.deepEqual(
        [...twice].toSorted((a, b) => a - b),
        expected,
      );
    }),
  );
});

test("a shift is said to be long exactly when it is, in whatever order the shifts are given", () => {
  fc.assert(
    fc.property(shifts, rules, (shifts, rules) => {
      const warnings = hourWarnings("A", shifts, rules);
      const long = shifts.filter(({ from, to }) => stepOf(to) - stepOf(from) > rules.shiftHours * 2);
      assert.equal(of(warnings, "shiftLong").length, long.length);
      assert.deepEqual(hourWarnings("A", shifts.toReversed(), rules), warnings);
    }),
  );
});
