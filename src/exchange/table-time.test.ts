import assert from "node:assert/strict";
import { test } from "node:test";
import { mappingSchema } from "./mapping.ts";
import { rowTimes } from "./row-times.ts";
import { wrongFormat } from "../ground/table-format.ts";
import type { TimeReading } from "../ground/table-time.ts";

const pacific = "America/Los_Angeles";

/** One time alone, as a row's time received. */
function tableTime(texts: readonly string[], zone: string, more: Omit<TimeReading, "zone"> = {}): string | null {
  const columns = texts.map((_, at) => `c${at}`);
  const mapping = mappingSchema.parse({ times: { received: columns.length === 1 ? columns[0] : columns } });
  const cell = (column: string) => texts[columns.indexOf(column)] ?? "";
  return rowTimes(cell, mapping, { zone, ...more }).times.received ?? null;
}

test("reads the forms tables come in, in their zone", () => {
  const forms: readonly (readonly [readonly string[], string, string])[] = [
    [["2026-11-23T16:00:00+08:00"], "UTC", "2026-11-23T08:00:00.000Z"],
    [["2026-11-23 8:05:09"], "Asia/Shanghai", "2026-11-23T00:05:09.000Z"],
    [["12/31/2016 11:57:56 PM"], pacific, "2017-01-01T07:57:56.000Z"],
    [["01/01/2017 12:04:18 AM"], pacific, "2017-01-01T08:04:18.000Z"],
    [["6/14/2022"], pacific, "2022-06-14T07:00:00.000Z"],
    [["6/14/2022 12:00:00 AM", "13:17:04"], pacific, "2022-06-14T20:17:04.000Z"],
    [["2022-06-14", "1:17 PM"], "UTC", "2022-06-14T13:17:00.000Z"],
    [["2026-01-05 08:05:00+00:00"], "Asia/Shanghai", "2026-01-05T08:05:00.000Z"],
    [["2026-01-05 08:05:00Z"], "Asia/Shanghai", "2026-01-05T08:05:00.000Z"],
    [["2026-01-05t08:05:00z"], "Asia/Shanghai", "2026-01-05T08:05:00.000Z"],
    [["2026/01/05 08:05:00+00"], "Asia/Shanghai", "2026-01-05T08:05:00.000Z"],
    [["2026/1/5 8:05"], "UTC", "2026-01-05T08:05:00.000Z"],
    [["2026-01-05 24:00:00"], "UTC", "2026-01-06T00:00:00.000Z"],
    [["05-Jan-2026 08:05"], "UTC", "2026-01-05T08:05:00.000Z"],
    [["2026年1月5日 8:05"], "UTC", "2026-01-05T08:05:00.000Z"],
    [["2026-01-05 8:05:09 PM"], "UTC", "2026-01-05T20:05:09.000Z"],
    // As browsers write it since 2023, with a narrow space.
    [["1/5/2026, 8:05:09\u202FPM"], "UTC", "2026-01-05T20:05:09.000Z"],
    [["Tuesday, January 5, 2026 8:05 p.m."], "UTC", "2026-01-05T20:05:00.000Z"],
    [["Jan 5 2026  8:05AM"], "UTC", "2026-01-05T08:05:00.000Z"],
    [["5.1.2026 08:05"], "Europe/Berlin", "2026-01-05T07:05:00.000Z"],
    [["05-13-2026 08:05"], "UTC", "2026-05-13T08:05:00.000Z"],
    [["20260105080511"], "UTC", "2026-01-05T08:05:11.000Z"],
    [["2026-01-05 08:05:00 UTC"], "Asia/Shanghai", "2026-01-05T08:05:00.000Z"],
    [["2026/1/5 下午8:05"], "UTC", "2026-01-05T20:05:00.000Z"],
    [["２０２６年1月5日 08时05分"], "UTC", "2026-01-05T08:05:00.000Z"],
    [["2026-01-05", "2005"], "UTC", "2026-01-05T20:05:00.000Z"],
    [["2026-01-05", "1899-12-30 20:05:11"], "UTC", "2026-01-05T20:05:11.000Z"],
  ];
  for (const [texts, zone, wanted] of forms) assert.equal(tableTime(texts, zone), wanted, texts.join(" "));
  assert.equal(tableTime(["05/02/2026 10:00"], "UTC", { dayFirst: true }), "2026-02-05T10:00:00.000Z");
  assert.equal(tableTime(["05/02/2026 10:00"], "UTC"), "2026-05-02T10:00:00.000Z");
});

test("reads a pattern of one's own, and says what is wrong with one", () => {
  const read = (text: string, format: string, zone = "UTC") => tableTime([text], zone, { format });
  assert.equal(read("23.11.2026 08-30", "DD.MM.YYYY HH-mm"), "2026-11-23T08:30:00.000Z");
  assert.equal(read("23/11/26", "DD/MM/YYYY"), null);
  assert.equal(read("15 Sep 2026 13:05:00", "DD MMM YYYY HH:mm:ss", "Europe/London"), "2026-09-15T12:05:00.000Z");
  assert.equal(read("01/05/2026 01:02 p.m.", "MM/DD/YYYY hh:mm A"), "2026-01-05T13:02:00.000Z");
  assert.equal(read("1767600300", "X"), "2026-01-05T08:05:00.000Z");
  assert.equal(read("1767600300123", "x"), "2026-01-05T08:05:00.123Z");
  assert.equal(read("46027.336805555555", "serial", "Asia/Shanghai"), "2026-01-05T00:05:00.000Z");
  assert.deepEqual([read("soon", "X"), read("", "serial")], [null, null]);
  assert.match(wrongFormat("YYYY-MM-DD HH:MM:SS")?.en ?? "", /month twice.*minutes are mm/);
  assert.match(wrongFormat("YYYY-MM-DD HH:mm:SS")?.en ?? "", /“SS”/);
  assert.match(wrongFormat("DD HH:mm")?.en ?? "", /lacks the year/);
  for (const good of [
    "YYYY-MM-DDTHH:mm:ss",
    "M/D/YYYY h:mm A",
    "YYYY年M月D日 H:mm",
    "MMDDYYYY HHmmss",
    "X",
    "serial",
  ]) {
    assert.equal(wrongFormat(good), undefined, good);
  }
});

test("keeps to the clocks when they are put forward and back", () => {
  assert.equal(tableTime(["2016-03-13 01:59:59"], pacific), "2016-03-13T09:59:59.000Z");
  assert.equal(tableTime(["2016-03-13 03:00:00"], pacific), "2016-03-13T10:00:00.000Z");
  assert.equal(tableTime(["2016-11-06 01:30:00"], pacific), "2016-11-06T08:30:00.000Z");
  assert.equal(tableTime(["2016-03-13 02:30:00"], pacific), "2016-03-13T10:30:00.000Z");
});

test("answers null for what is no time", () => {
  for (const wrong of [
    ...["", "soon", "2026-13-01", "2026-02-30 10:00:00", "1999-12-31 10:00:00", "25:00:00", "2026-01-01 24:61:00"],
    ...["2026-01-01 24:00:01", "46027.336805555555", "05-Foo-2026 08:05", "2026-01-05 08:05:00+25"],
  ]) {
    assert.equal(tableTime([wrong], "UTC"), null, wrong);
  }
});

/** A row's times as `[received, dispatched, enRoute, onScene, cleared]`, each by its own text. */
function row(texts: readonly string[], zone: string, date?: string): readonly (string | undefined)[] {
  const names = ["received", "dispatched", "enRoute", "onScene", "cleared"] as const;
  const of = (name: string) => (date === undefined ? name : ["date", name]);
  const mapping = mappingSchema.parse({ times: Object.fromEntries(names.map((name) => [name, of(name)])) });
  const cell = (column: string) =>
    column === "date" ? (date ?? "") : (texts[names.indexOf(column as "received")] ?? "");
  const { times } = rowTimes(cell, mapping, { zone });
  return names.map((name) => times[name]?.slice(5, 19));
}

test("under one date column a time of day that is much earlier than the one before belongs to the next day", () => {
  assert.deepEqual(row(["23:50:11", "23:58:46", "23:59:30", "00:06:10", "00:31:07"], "UTC", "03/21/2026"), [
    ...["03-21T23:50:11", "03-21T23:58:46", "03-21T23:59:30", "03-22T00:06:10", "03-22T00:31:07"],
  ]);
  assert.deepEqual(row(["23:59:11", "00:02:46", "00:03:00", "00:10:10", "00:31:07"], "UTC", "03/21/2026"), [
    ...["03-21T23:59:11", "03-22T00:02:46", "03-22T00:03:00", "03-22T00:10:10", "03-22T00:31:07"],
  ]);
  // Without a time of day under the date they share there is nothing to read.
  assert.deepEqual(row(["20:00", "", "", "", "20:30"], "UTC", "03/21/2026"), [
    ...["03-21T20:00:00", undefined, undefined, undefined, "03-21T20:30:00"],
  ]);
  // A minute back is a slip and stays what it is.
  assert.deepEqual(row(["17:30:11", "17:29:46", "", "", ""], "UTC", "03/21/2026").slice(0, 2), [
    ...["03-21T17:30:11", "03-21T17:29:46"],
  ]);
});

test("in the hour that comes twice the reading is taken with which the row runs forward", () => {
  const of = (...texts: string[]) =>
    row(
      texts.map((text) => `2025-11-02 ${text}`),
      "America/New_York",
    );
  assert.deepEqual(of("01:38:20", "01:06:14", "01:06:18", "01:10:37", "08:16:54"), [
    ...["11-02T05:38:20", "11-02T06:06:14", "11-02T06:06:18", "11-02T06:10:37", "11-02T13:16:54"],
  ]);
  assert.deepEqual(of("01:41:59", "01:43:32", "01:45:05", "01:49:15", "01:09:42"), [
    ...["11-02T05:41:59", "11-02T05:43:32", "11-02T05:45:05", "11-02T05:49:15", "11-02T06:09:42"],
  ]);
  assert.deepEqual(of("01:42:26", "01:42:26", "01:42:26", "01:13:37", "01:58:22"), [
    ...["11-02T05:42:26", "11-02T05:42:26", "11-02T05:42:26", "11-02T06:13:37", "11-02T06:58:22"],
  ]);
  assert.deepEqual(of("01:10:00", "01:11:00", "01:12:00", "01:20:00", "01:50:00"), [
    ...["11-02T05:10:00", "11-02T05:11:00", "11-02T05:12:00", "11-02T05:20:00", "11-02T05:50:00"],
  ]);
  // A minute back is not another hour.
  assert.deepEqual(of("01:40:00", "01:39:00", "01:45:00", "01:50:00", "01:55:00").slice(0, 2), [
    ...["11-02T05:40:00", "11-02T05:39:00"],
  ]);
});
