import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAndTimeWords, timeWords } from "./time-words.ts";

const zone = "Asia/Shanghai";
const at = "2026-11-24T06:05:09.000Z";
const after = (seconds: number) => Date.parse(at) + seconds * 1000;

test("a time is written as its reader chose: to the second, to the minute, or by how long ago", () => {
  const words = (format: "seconds" | "minutes" | "relative", now: number) => timeWords(at, { format, zone, now }).zh;
  assert.equal(words("seconds", after(600)), "14:05:09");
  assert.equal(words("minutes", after(600)), "14:05");
  assert.equal(words("relative", after(59)), "刚刚");
  assert.equal(words("relative", after(60)), "1 分钟前");
  assert.equal(words("relative", after(3599)), "59 分钟前");
  assert.equal(words("relative", after(3600)), "1 小时前");
});

test("what is a day old or still to come has its day and time, also where times are relative", () => {
  const words = (now: number) => dayAndTimeWords(at, { format: "relative", zone, now });
  assert.deepEqual(words(after(86_399)), { zh: "23 小时前", en: "23 h ago" });
  assert.deepEqual(words(after(86_400)), { zh: "2026-11-24 14:05", en: "2026-11-24 14:05" });
  assert.deepEqual(words(after(-3600)), { zh: "2026-11-24 14:05", en: "2026-11-24 14:05" });
});
