import assert from "node:assert/strict";
import { test } from "node:test";
import { isYes, pastedLines } from "./pasted.ts";

const columns = [
  { key: "code", name: { zh: "编码", en: "Code" } },
  { key: "zh", name: { zh: "中文名称", en: "Chinese name" } },
];

test("cells of a spreadsheet are read in our order, with the number of their line", () => {
  assert.deepEqual(pastedLines("a\t甲\r\n\r\nb\t乙, 丙\n", columns), [
    { line: 1, cells: { code: "a", zh: "甲" } },
    { line: 3, cells: { code: "b", zh: "乙, 丙" } },
  ]);
  assert.deepEqual(pastedLines("a，甲", columns), [{ line: 1, cells: { code: "a", zh: "甲" } }]);
  assert.deepEqual(pastedLines(" \n", columns), []);
});

test("a first line of names says the order; a column nobody knows is passed over", () => {
  assert.deepEqual(pastedLines("中文名称\t备注\tCODE\n甲\tx\ta", columns), [
    { line: 2, cells: { zh: "甲", code: "a" } },
  ]);
});

test("only a clear yes is one", () => {
  assert.deepEqual(["是", "Yes", "1"].map(isYes), [true, true, true]);
  assert.deepEqual(["否", "", undefined, "yesterday"].map(isYes), [false, false, false, false]);
});
