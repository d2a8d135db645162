import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../district.ts";
import { settingsSchema } from "../facts.ts";
import { clockBounds, clockFields, clocksDraft, isClockRight, settingsOf } from "./clocks-draft.ts";

test("what is in force is shown, and what is typed is said as the order takes it", () => {
  const draft = clocksDraft(unnamedDistrict.settings);
  assert.deepEqual(settingsOf(draft), unnamedDistrict.settings);
  assert.deepEqual(settingsOf({ ...draft, waiting1: "45" })?.waitingSeconds, [45, 180, 600, 1800]);
});

test("the bounds of every field are the order's", () => {
  const draft = clocksDraft(unnamedDistrict.settings);
  for (const field of clockFields) {
    const { least, most } = clockBounds[field];
    for (const value of [least, most]) {
      assert.ok(settingsSchema.safeParse(settingsOf({ ...draft, [field]: String(value) })).success, field);
    }
    for (const text of [String(least - 1), String(most + 1), "", "x", "1.5", "-20"]) {
      assert.equal(isClockRight(field, text), false, `${field} ${text}`);
      assert.equal(settingsOf({ ...draft, [field]: text }), null);
    }
  }
});
