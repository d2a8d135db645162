import assert from "node:assert/strict";
import { test } from "node:test";
import type { TaskGroup } from "../group.ts";
import type { Task } from "../task.ts";
import { openGroups, tasksOfGroup } from "./groups.ts";

test("the groups that work are listed, the one that ends first on top", () => {
  const group = (name: string, until: string, ended?: object) =>
    ({ id: name, name, until, ...(ended === undefined ? {} : { ended }) }) as unknown as TaskGroup;
  const all = [
    group("b", "2026-12-02"),
    group("c", "2026-12-01"),
    group("a", "2026-12-02"),
    group("d", "2026-11-30", {}),
  ];
  assert.deepEqual(
    openGroups(all).map(({ name }) => name),
    ["c", "a", "b"],
  );
});

test("a group's tasks are those it was given and those that are part of its work, while they are open", () => {
  const task = (id: string, more: object) =>
    ({ id, askedAt: `2026-11-23T0${id}:00:00.000Z`, to: { kind: "station", id: "north" }, ...more }) as unknown as Task;
  const all = [
    task("3", { group: "g" }),
    task("1", { to: { kind: "group", id: "g" } }),
    task("2", { to: { kind: "group", id: "other" } }),
    task("4", { group: "g", confirmed: {} }),
    task("5", { to: { kind: "group", id: "g" }, withdrawn: {} }),
  ];
  assert.deepEqual(
    tasksOfGroup(all, "g").map(({ id }) => id),
    ["1", "3"],
  );
});
