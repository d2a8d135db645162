import type { TaskGroup } from "../group.ts";
import { isOpenTask } from "../stage.ts";
import type { Task } from "../task.ts";

/** The groups that work, the one that ends first on top. */
export function openGroups(groups: readonly TaskGroup[]): readonly TaskGroup[] {
  return groups
    .filter(({ ended }) => ended === undefined)
    .toSorted((one, other) => one.until.localeCompare(other.until) || one.name.localeCompare(other.name, "zh"));
}

/** The open tasks that a group has, or that are part of its work, the earliest asked first. */
export function tasksOfGroup(tasks: readonly Task[], group: string): readonly Task[] {
  return tasks
    .filter((task) => isOpenTask(task) && (task.group === group || (task.to.kind === "group" && task.to.id === group)))
    .toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : 1));
}
