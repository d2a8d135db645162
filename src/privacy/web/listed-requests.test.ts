import assert from "node:assert/strict";
import { test } from "node:test";
import { deadlineOf, openRequests, requestsQuery } from "./listed-requests.ts";

const dueBy = "2026-12-24T00:00:00.000Z";
const answered = (at: string) => ({ at, by: "310001", outcome: "granted" as const });

test("an open request says how many days are left, or since how many it is overdue", () => {
  const open = (now: string) => deadlineOf({ dueBy, answered: null }, now);
  assert.deepEqual(open("2026-12-22T12:00:00.000Z"), { how: "left", days: 2 });
  assert.deepEqual(open("2026-12-23T23:00:00.000Z"), { how: "left", days: 1 });
  assert.deepEqual(open("2026-12-24T00:01:00.000Z"), { how: "overdue", days: 1 });
  assert.deepEqual(open("2026-12-26T00:00:00.000Z"), { how: "overdue", days: 3 });
});

test("an answered one says whether it was in time, whatever the time is now", () => {
  const then = (at: string) => deadlineOf({ dueBy, answered: answered(at) }, "2030-01-01T00:00:00.000Z");
  assert.deepEqual(then("2026-12-24T00:00:00.000Z"), { how: "inTime", days: 0 });
  assert.deepEqual(then("2026-12-25T01:00:00.000Z"), { how: "late", days: 2 });
});

test("the list begins with what waits, and is asked for by state and kind", () => {
  assert.equal(requestsQuery(openRequests, null), "limit=100&state=open");
  assert.equal(requestsQuery({ state: "", kind: "erasure" }, "c1"), "limit=100&kind=erasure&cursor=c1");
});
