import { canonical } from "../ground/canonical.ts";
import type { States } from "../ground/fold.ts";
import type { RosterWarning, Shift } from "./facts.ts";
import type { Warnings } from "../access/person.ts";
import type { Change } from "./plan.ts";
import { postsOf } from "./posts.ts";
import { type Roster, rosterOf } from "./roster.ts";
import { strengthWarnings } from "./strength.ts";

/** The months whose shifts can stand in one of `month`: no shift is longer than two days. */
export function monthsAround(month: string): readonly [string, string, string] {
  const at = (step: number) => {
    const first = new Date(`${month}-01T00:00:00Z`);
    first.setUTCMonth(first.getUTCMonth() + step);
    return first.toISOString().slice(0, 7);
  };
  return [at(-1), month, at(1)];
}

/**
 * Where a plan leaves too few at a post, within the hours of the shifts it adds or takes away, by the change that says
 * so. The same hours of a post are said once, by the first who changes them.
 */
export function gapsLeft(
  states: States,
  { part, month }: Pick<Roster, "part" | "month">,
  changes: readonly Change[],
): readonly Warnings[] {
  const { posts } = postsOf(states);
  const around = monthsAround(month).map((one) => rosterOf(states, part, one));
  const planned = new Map<string, Shift>(around.flatMap(({ shifts }) => Object.entries(shifts)));
  const touched = changes.map(({ added, removed }) => [...added, ...removed.flatMap((id) => planned.get(id) ?? [])]);
  for (const { removed } of changes) for (const id of removed) planned.delete(id);
  const after = [...planned.values(), ...changes.flatMap(({ added }) => added)];
  const said = new Set<string>();
  return touched.map((shifts) => {
    const gaps: RosterWarning[] = [];
    for (const { post: id, from, to } of shifts) {
      const post = posts[id];
      if (post === undefined) continue;
      for (const gap of strengthWarnings(post, after, from, to)) {
        const known = canonical(gap);
        if (!said.has(known)) gaps.push(gap);
        said.add(known);
      }
    }
    return gaps;
  });
}
