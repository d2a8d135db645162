import assert from "node:assert/strict";
import { test } from "node:test";
import { pinyin } from "pinyin-pro";
import { initialsOf } from "./initials.ts";

test("the first letters of what a console calls its pages and places", () => {
  const said = {
    指挥大厅: "zhdt",
    排班: "pb",
    责任矩阵: "zrjz",
    操作记录: "czjl",
    "人员与权限 People": "ryyqx people",
    城关派出所: "cgpcs",
    "KC-01": "kc-01",
  };
  for (const [text, initials] of Object.entries(said)) assert.equal(initialsOf(text), initials);
});

test("of the characters in use nearly all have the letter that a table of readings gives them", () => {
  const usual = Array.from({ length: 20_902 }, (_, at) => String.fromCodePoint(0x4e00 + at));
  const other = usual.filter((each) => initialsOf(each) !== pinyin(each, { toneType: "none", type: "array" })[0]?.[0]);
  assert.ok(other.length < usual.length * 0.04, `${other.length} differ`);
});
