import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyExport, exportBody, troubleOf } from "./export-draft.ts";

const draft = { from: "2026-11-01", to: "2026-11-30", recipient: " 市局统计处 ", purpose: "年度统计" };

test("both days are included, in the district's zone", () => {
  assert.deepEqual(exportBody(draft, "Asia/Shanghai"), {
    schema: "incidents-1",
    from: "2026-10-31T16:00:00.000Z",
    to: "2026-11-30T16:00:00.000Z",
    recipient: "市局统计处",
    purpose: "年度统计",
  });
  const oneDay = exportBody({ ...draft, from: "2026-11-01", to: "2026-11-01" }, "America/New_York");
  assert.deepEqual([oneDay?.["from"], oneDay?.["to"]], ["2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z"]);
});

test("nothing is asked for while a field is missing, and days that are turned round are told", () => {
  assert.equal(exportBody(emptyExport, "Asia/Shanghai"), null);
  for (const field of ["from", "to", "recipient", "purpose"] as const) {
    assert.equal(exportBody({ ...draft, [field]: " " }, "Asia/Shanghai"), null, field);
  }
  assert.equal(troubleOf(draft), null);
  assert.equal(troubleOf(emptyExport), null);
  const turned = { ...draft, from: "2026-12-01" };
  assert.equal(exportBody(turned, "Asia/Shanghai"), null);
  assert.ok(troubleOf(turned));
});
