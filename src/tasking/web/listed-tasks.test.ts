import assert from "node:assert/strict";
import { test } from "node:test";
import type { Task } from "../task.ts";
import { type ListReader, type taskLists, tasksOf } from "./listed-tasks.ts";

const task = (id: string, more: Partial<Task>): Task => ({
  ...{ id, kind: "directive", title: { zh: id, en: id }, referral: false, priority: 3 },
  ...{ from: { kind: "hall" }, to: { kind: "station", id: "AH-01" }, with: [], asks: [], given: [], files: [] },
  ...{ askedAt: "2026-12-01T00:00:00.000Z", askedBy: "H1", signBy: "2026-12-01T00:05:00.000Z", returns: 0 },
  ...{ pauses: [], questions: [], replies: [], parts: [], reopened: [], late: [] },
  ...more,
});

const all = [
  task("toStation", {}),
  task("toPost", { to: { kind: "station", id: "AH-01", post: "AH-01-desk" } }),
  task("toOther", { to: { kind: "station", id: "AH-02", post: "AH-02-desk" } }),
  task("signed", { signed: { at: "2026-12-01T00:01:00.000Z", by: "S1" } }),
  task("ofGroup", { to: { kind: "group", id: "G" }, members: ["S1"] }),
  task("asked", { from: { kind: "station", id: "AH-01" }, to: { kind: "hall" }, askedBy: "S2" }),
];

const lists = (reader: ListReader, list: Exclude<(typeof taskLists)[number], "over">) =>
  tasksOf(all, list, reader, "2026-12-01T00:02:00.000Z").map(({ id }) => id);

test("a list has one's side's turn, what one had in hand, what is for one's post, and what one's side asked for", () => {
  const desk = { party: { kind: "station", id: "AH-01" }, officer: "S1", post: "AH-01-desk" } as const;
  assert.deepEqual(lists(desk, "turn").toSorted(), ["ofGroup", "signed", "toPost", "toStation"]);
  assert.deepEqual(lists(desk, "mine").toSorted(), ["ofGroup", "signed"]);
  assert.deepEqual(lists(desk, "post"), ["toPost"]);
  assert.deepEqual(lists(desk, "asked"), ["asked"]);
  assert.deepEqual(lists({ ...desk, post: undefined }, "post"), [], "of nobody's post");
  assert.equal(lists(desk, "open").length, all.length);
});
