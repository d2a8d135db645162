import assert from "node:assert/strict";
import { test } from "node:test";
import { columnName, xlsxFile } from "../../ground/xlsx-file.ts";
import { readTableFile } from "./staff-table.ts";

const at = new Date("2026-11-24T06:05:09.000Z");

test("a workbook we write is read back cell by cell by what reads the workbooks of others", () => {
  const heads = ["警号", "姓名", "note"];
  const rows = [
    ["310001", "周 <静> & 吴", "=1+1"],
    ["", '"quoted"', " 前后有空格 "],
    ["310002", "𠮷野", "x"],
  ];
  const read = readTableFile(Buffer.from(xlsxFile({ heads, rows }, "人员/清单", at)));
  assert.deepEqual(read, [heads, ...rows]);
});

test("columns are named as a sheet names them", () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnName), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});
