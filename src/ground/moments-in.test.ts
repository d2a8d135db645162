import assert from "node:assert/strict";
import { test } from "node:test";
import { momentsIn } from "./moments-in.ts";

test("a moment that a refusal names is told by the district's clock, and nothing else is touched", () => {
  const details = { deadline: "2026-11-24T20:30:05.000Z", until: "2026-07-01T00:00:00Z", field: "until", count: 3 };
  assert.deepEqual(momentsIn(details, "Asia/Shanghai"), {
    ...details,
    ...{ deadline: "2026-11-25 04:30:05", until: "2026-07-01 08:00:00" },
  });
  assert.equal(momentsIn(details, "Europe/Berlin").until, "2026-07-01 02:00:00");
  const day = { from: "2026-11-24", words: "at 2026-11-24T20:30:05.000Z" };
  assert.deepEqual(momentsIn(day, "Asia/Shanghai"), day);
});
