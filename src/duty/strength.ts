import type { Instant } from "../ground/instant.ts";
import type { RosterWarning, Shift } from "./facts.ts";
import type { Warnings } from "../access/person.ts";
import type { Post } from "./posts.ts";

/** Posts without which nobody answers for the work: shift leaders, duty commanders, and whatever is `always` filled. */
export function leads({ always, power }: Pick<Post, "always" | "power">): boolean {
  return always || power.role === "shiftLeader" || power.role === "dutyCommander";
}

/**
 * The times in [from, to) when too few are at a post: `noLeader` where a post that leads has nobody and needs somebody,
 * else `belowStrength`. Oldest first; neighbouring times of one kind are one. Somebody planned twice counts once.
 */
export function strengthWarnings(post: Post, shifts: readonly Shift[], from: Instant, to: Instant): Warnings {
  const needed = Math.max(post.least, post.always ? 1 : 0);
  const here = shifts.filter((shift) => shift.post === post.post && shift.from < to && shift.to > from);
  const turns = new Set([from, ...here.flatMap((shift) => [shift.from, shift.to])]);
  const times = [...turns].filter((time) => time >= from && time < to).toSorted();
  const warnings: RosterWarning[] = [];
  for (const [index, time] of times.entries()) {
    const until = times[index + 1] ?? to;
    const present = new Set(here.filter((shift) => shift.from <= time && time < shift.to).map(({ person }) => person));
    if (present.size >= needed) continue;
    const what = present.size === 0 && leads(post) ? "noLeader" : "belowStrength";
    const last = warnings.at(-1);
    if (last?.what === what && last.to === time) warnings[warnings.length - 1] = { ...last, to: until };
    else warnings.push({ what, post: post.post, from: time, to: until });
  }
  return warnings;
}
