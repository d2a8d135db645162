import assert from "node:assert/strict";
import { test } from "node:test";
import { tableTime } from "./table-time.ts";

const pacific = "America/Los_Angeles";

test("reads the forms tables come in, in their zone", () => {
  const forms: readonly (readonly [readonly string[], string, string])[] = [
    [["2026-11-23T16:00:00+08:00"], "UTC", "2026-11-23T08:00:00.000Z"],
    [["2026-11-23 8:05:09"], "Asia/Shanghai", "2026-11-23T00:05:09.000Z"],
    [["12/31/2016 11:57:56 PM"], pacific, "2017-01-01T07:57:56.000Z"],
    [["01/01/2017 12:04:18 AM"], pacific, "2017-01-01T08:04:18.000Z"],
    [["6/14/2022"], pacific, "2022-06-14T07:00:00.000Z"],
    [["6/14/2022 12:00:00 AM", "13:17:04"], pacific, "2022-06-14T20:17:04.000Z"],
    [["2022-06-14", "1:17 PM"], "UTC", "2022-06-14T13:17:00.000Z"],
  ];
  for (const [texts, zone, wanted] of forms) assert.equal(tableTime(texts, zone), wanted, texts.join(" "));
});

test("reads a pattern of one's own", () => {
  assert.equal(tableTime(["23.11.2026 08-30"], "UTC", "DD.MM.YYYY HH-mm"), "2026-11-23T08:30:00.000Z");
  assert.equal(tableTime(["23/11/26"], "UTC", "DD/MM/YYYY"), null);
});

test("keeps to the clocks when they are put forward and back", () => {
  assert.equal(tableTime(["2016-03-13 01:59:59"], pacific), "2016-03-13T09:59:59.000Z");
  assert.equal(tableTime(["2016-03-13 03:00:00"], pacific), "2016-03-13T10:00:00.000Z");
  assert.equal(tableTime(["2016-11-06 01:30:00"], pacific), "2016-11-06T08:30:00.000Z");
  assert.equal(tableTime(["2016-03-13 02:30:00"], pacific), "2016-03-13T10:30:00.000Z");
});

test("answers null for what is no time", () => {
  for (const wrong of [
    "",
    "soon",
    "2026-13-01",
    "2026-02-30 10:00:00",
    "1999-12-31 10:00:00",
    "25:00:00",
    "2026-01-01 24:61:00",
  ]) {
    assert.equal(tableTime([wrong], "UTC"), null, wrong);
  }
});
