import assert from "node:assert/strict";
import { test } from "node:test";
import { rungFor } from "./ringing.ts";
import type { Task } from "./task.ts";

const signBy = "2026-11-23T02:10:00.000Z";

/** A task of the north station that nobody has signed; reminded as often as `levels` says. */
function task(levels: number, more: Partial<Task> = {}): Task {
  const late = Array.from({ length: levels }, (_, place) => ({
    ...{ step: "sign", level: place + 1, at: `2026-11-23T02:${10 + place * 10}:00.000Z` },
  }));
  return {
    ...{ id: "T1", to: { kind: "station", id: "north" }, signBy, late, parts: [], with: [], pauses: [] },
    ...more,
  } as unknown as Task;
}

test("a reminder rings those it climbed to, each once, and nobody else", () => {
  const [desk, leader, commander, other] = [["station:north"], ["shiftLeader"], ["dutyCommander"], ["station:south"]];
  const rung = (levels: number) => [desk, leader, commander, other].map((tags) => rungFor(task(levels), tags));
  assert.deepEqual(rung(0), [undefined, undefined, undefined, undefined]);
  assert.deepEqual(rung(1), ["T1 sign 1", undefined, undefined, undefined]);
  assert.deepEqual(rung(2), ["T1 sign 1", "T1 sign 2", undefined, undefined]);
  assert.deepEqual(rung(3), ["T1 sign 1", "T1 sign 2", "T1 sign 3", undefined]);
});

test("what was signed rings no more, and members of a group are its party", () => {
  const signed = { at: "2026-11-23T02:15:00.000Z", by: "N1" };
  assert.equal(rungFor(task(2, { signed }), ["shiftLeader"]), undefined);
  const group = task(1, { to: { kind: "group", id: "G1" }, members: ["310001"] });
  assert.equal(rungFor(group, ["person:310001"]), "T1 sign 1");
  assert.equal(rungFor(group, ["person:310002"]), undefined);
});
