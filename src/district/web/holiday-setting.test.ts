import assert from "node:assert/strict";
import { test } from "node:test";
import { daysIn, daysText, holidayDraft, holidaysOf } from "./holiday-setting.ts";

test("days are typed one by one or as stretches, and shown so", () => {
  const days = ["2027-02-27", "2027-02-28", "2027-03-01", "2027-05-01"];
  assert.equal(daysText(days), "2027-02-27/2027-03-01, 2027-05-01");
  assert.deepEqual(daysIn("2027-05-01，2027-02-27/2027-03-01 2027-05-01"), { days });
  assert.deepEqual(daysIn(" "), { days: [] });
});

test("the first word that is no day is named", () => {
  for (const wrong of ["2027-02-30", "5.1.2027", "2027-03-01/2027-02-27", "2027-01-01/2029-01-01", "a/b/c"]) {
    assert.deepEqual(daysIn(`2027-01-01 ${wrong}`), { wrong }, wrong);
  }
});

test("a year comes out of its form as it went in, and without a year there is none", () => {
  const year = { year: 2027, holidays: ["2027-01-01"], makeUpDays: ["2027-01-09"], source: "gov.cn" };
  assert.deepEqual(holidaysOf(holidayDraft(year)), year);
  assert.equal(holidaysOf(holidayDraft(undefined)), null);
});
