import assert from "node:assert/strict";
import { test } from "node:test";
import { anyOpening, openingsQuery } from "./openings-query.ts";

test("no filter asks for the newest page", () =>
  assert.equal(openingsQuery(anyOpening, "Asia/Shanghai", null), "limit=100"));

test("a day is the district's, from its midnight to the next", () => {
  const query = new URLSearchParams(openingsQuery({ ...anyOpening, day: "2026-11-24" }, "Asia/Shanghai", null));
  assert.deepEqual([query.get("from"), query.get("to")], ["2026-11-23T16:00:00.000Z", "2026-11-24T16:00:00.000Z"]);
});

test("officer, purpose, record and cursor are passed on, without the space around them", () => {
  const filter = { ...anyOpening, officer: " 310042 ", purpose: "complaint", stream: "incident/X" };
  assert.equal(
    openingsQuery(filter, "Asia/Shanghai", "abc"),
    "limit=100&officer=310042&purpose=complaint&stream=incident%2FX&cursor=abc",
  );
});
