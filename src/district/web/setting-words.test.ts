import assert from "node:assert/strict";
import { test } from "node:test";
import { minutesIn, pointIn, pointText, timeText } from "./setting-words.ts";

test("a place is read as it is typed or copied, longitude first, and what is none is not", () => {
  assert.deepEqual(pointIn("110.4021, 31.2613"), [110.4021, 31.2613]);
  assert.deepEqual(pointIn(" 110.4，31.2 "), [110.4, 31.2]);
  for (const wrong of ["", "110.4", "31.2, 110.4", "a, b", "1,2,3"]) assert.equal(pointIn(wrong), undefined, wrong);
  assert.equal(pointText([110.4, 31.2]), "110.4, 31.2");
});

test("a time of the day is read and written", () => {
  assert.equal(minutesIn("23:10"), 1390);
  assert.equal(minutesIn("24:00"), 1440);
  for (const wrong of ["", "24:01", "7:60", "noon"]) assert.equal(minutesIn(wrong), undefined, wrong);
  assert.equal(timeText(65), "01:05");
});
