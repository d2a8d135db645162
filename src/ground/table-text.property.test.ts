import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { clipboardText, csvText, inertCell } from "./table-text.ts";

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom("=1+1", "a,b", 'say "x"', "两\r\n行", "@x", "-5", "+861", " =2", "＝1"),
);
const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    heads: fc.array(fc.constantFrom("时间", "who"), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
  }),
);

test("a CSV is read back cell by cell, with an apostrophe before what looks like a formula and nothing else changed", () => {
  fc.assert(
    fc.property(table, (written) => {
      const read = parse(csvText(written), { bom: true });
      assert.deepEqual(read, [written.heads, ...written.rows.map((row) => row.map(inertCell))]);
    }),
  );
});

test("no cell begins as a formula does, and numbers stay numbers", () => {
  for (const text of ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1", "  =1"]) {
    assert.equal(inertCell(text), `'${text}`);
  }
  for (const text of ["-5", "+3.5", "12%", "KC-01", "a=b", ""]) assert.equal(inertCell(text), text);
  assert.ok(csvText({ heads: ["a"], rows: [] }).startsWith("\uFEFFa\r\n"));
});

test("the clipboard has a line a row and a tab between cells, whatever is in them", () => {
  fc.assert(
    fc.property(table, (written) => {
      const lines = clipboardText(written).split("\n");
      assert.equal(lines.length, written.rows.length + 1);
      for (const line of lines) assert.equal(line.split("\t").length, written.heads.length);
    }),
  );
});
