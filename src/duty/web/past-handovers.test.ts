import assert from "node:assert/strict";
import { test } from "node:test";
import { anyHandover, handoversQuery } from "./past-handovers.ts";

test("the list is asked for by post, by the district's day and from a cursor on", () => {
  assert.equal(handoversQuery(anyHandover, "Asia/Shanghai", null), "limit=100");
  assert.deepEqual(
    [...new URLSearchParams(handoversQuery({ post: "lead", day: "2026-11-24" }, "Asia/Shanghai", "c1"))],
    [
      ["limit", "100"],
      ["post", "lead"],
      ["from", "2026-11-23T16:00:00.000Z"],
      ["to", "2026-11-24T16:00:00.000Z"],
      ["cursor", "c1"],
    ],
  );
});

test("a day of 25 hours is asked for whole", () => {
  const query = new URLSearchParams(handoversQuery({ post: "", day: "2026-10-25" }, "Europe/Berlin", null));
  assert.deepEqual([query.get("from"), query.get("to")], ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]);
});
