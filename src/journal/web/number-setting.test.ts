import assert from "node:assert/strict";
import { test } from "node:test";
import { type NumberField, numberDraft, numberLines, numbersIn } from "./number-setting.ts";

const days: NumberField = {
  name: "days",
  title: { zh: "天数", en: "Days" },
  said: { zh: "{value} 天", en: "{value} days" },
  least: 1,
  most: 365,
};

test("a draft says numbers only when each is whole and within its bounds", () => {
  assert.deepEqual(numbersIn([days], { days: " 30 " }), { days: 30 });
  for (const wrong of ["", "0", "366", "3.5", "-1", "x"]) assert.equal(numbersIn([days], { days: wrong }), null, wrong);
});

test("what is not set is empty in the draft and is not said", () => {
  assert.deepEqual(numberDraft([days], {}), { days: "" });
  assert.deepEqual(numberLines([days], {}), []);
  assert.deepEqual(numberLines([days], { days: 7 })[0]?.said, { zh: "7 天", en: "7 days" });
});
