import assert from "node:assert/strict";
import { test } from "node:test";
import { dayEnd, dayStart, daysUntil, endsSoon, recordIn } from "./privacy-clock.ts";

const id = "01JDCRE5R0ABCDEFGHJKMNPQRS";
const kinds = ["incident", "call"];

test("a day of the district begins and ends where the district's clock says", () => {
  assert.equal(dayStart("2026-11-25", "Asia/Shanghai"), "2026-11-24T16:00:00.000Z");
  assert.equal(dayEnd("2026-11-25", "Asia/Shanghai"), "2026-11-25T16:00:00.000Z");
  assert.equal(dayEnd("2026-02-30", "Asia/Shanghai"), null);
});

test("begun days count, and a hold that ends within a fortnight ends soon", () => {
  const now = "2026-11-25T00:00:00.000Z";
  assert.equal(daysUntil("2026-11-26T01:00:00.000Z", now), 2);
  assert.equal(daysUntil("2026-11-24T00:00:00.000Z", now), -1);
  assert.deepEqual(
    [endsSoon("2026-12-09T00:00:00.000Z", now), endsSoon("2026-12-09T00:02:00.000Z", now)],
    [true, false],
  );
});

test("a record is named by its stream or by its address in the console, never by words", () => {
  for (const text of [`incident/${id}`, ` INCIDENT/${id.toLowerCase()} `, `https://hall.example/?incident=${id}`]) {
    assert.equal(recordIn(text, kinds), `incident/${id}`);
  }
  assert.equal(recordIn(`call/${id}`, kinds), `call/${id}`);
  for (const text of ["王某", id, `unit/${id}`, `incident/${id}x`, ""]) assert.equal(recordIn(text, kinds), null);
});
