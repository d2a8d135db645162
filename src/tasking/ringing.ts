import { nextDue } from "./clock.ts";
import { tagOf } from "./party.ts";
import { latePosts } from "./task-facts.ts";
import type { Task } from "./task.ts";

/**
 * For what of a late task somebody with these tags is rung: the reminder that climbed to them, by its step and level;
 * undefined where none has, and once it is signed or answered.
 */
export function rungFor(task: Task, tags: readonly string[]): string | undefined {
  const due = nextDue(task);
  if (due === undefined) return undefined;
  const { to, members = [] } = task;
  const party = to.kind === "group" ? members.map((badge) => `person:${badge}`) : [tagOf(to)];
  const raised = task.late.filter(({ step, at }) => step === due.step && at >= due.at);
  const level = raised
    .map((one) => one.level)
    .toSorted((one, other) => other - one)
    .find((one) => {
      const post = latePosts[one - 1];
      return post !== undefined && (post === "party" ? party : [post]).some((tag) => tags.includes(tag));
    });
  return level === undefined ? undefined : `${task.id} ${due.step} ${level}`;
}
