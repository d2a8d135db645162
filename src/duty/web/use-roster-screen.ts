import { useMemo } from "react";
import { canonical } from "../../ground/canonical.ts";
import type { Instant } from "../../ground/instant.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { markOf } from "./roster-days.ts";
import type { DayHead } from "./roster-grid.tsx";
import { mayPlan } from "./roster-standing.ts";
import { strengthOf } from "./roster-warnings.ts";
import type { useRosterChoice } from "./use-roster-choice.ts";
import { type Target, useRosterEditing } from "./use-roster-editing.ts";
import { useRosterRows } from "./use-roster-rows.ts";
import { useRosterWarnings } from "./use-roster-warnings.ts";
import { type RosterShown, useRoster } from "./use-roster.ts";

export type RosterScreen = ReturnType<typeof useRosterScreen>;

/** Everything the roster's screen is drawn from: what is stored, the draft on top of it, and what speaks against both. */
export function useRosterScreen(chosen: ReturnType<typeof useRosterChoice>, nameOf: (badge: string) => string) {
  const say = useSay();
  const client = useClient();
  const { part, parts, rows, days, from, to, today } = chosen;
  const shown = useRoster(part, days);
  const postName = useMemo(() => {
    const { posts } = shown.postsState;
    return (id: string) => posts[id]?.name ?? { zh: id, en: id };
  }, [shown.postsState]);
  const editing = useRosterEditing(part, shown, { nameOf, postName });
  const isPlanning = mayPlan(client, part, days[0]?.slice(0, 7) ?? "");
  const heads = useMemo(
    () => days.map((each): DayHead => ({ day: each, mark: markOf(shown.calendar, each), isToday: each === today })),
    [days, shown.calendar, today],
  );
  const warned = useRosterWarnings(shown, editing.shifts, from, to);
  const drawn = useRosterRows({ rows, days, shown, editing, warned, nameOf, postName, from });
  const strength = useMemo(
    () => strengthOf(shown.posts, editing.shifts, from, to),
    [shown.posts, editing.shifts, from, to],
  );
  const choices = useMemo(
    () => ({
      people: shown.people
        .filter(({ disabled }) => disabled === undefined)
        .map(({ id }) => ({ value: id, text: nameOf(id) })),
      posts: shown.posts.map(({ post, name }) => ({ value: post, text: say(name) })),
    }),
    [shown.people, shown.posts, nameOf, say],
  );
  return {
    ...chosen,
    ...{ nameOf, postName, shown, editing, isPlanning, heads, warned, strength, choices },
    ...drawn,
    known: useKnown(shown, from, to),
    partName: say(parts.find(({ id }) => id === part)?.name ?? { zh: part, en: part }),
    targetOf: (row: string, day: string): Target => (rows === "people" ? { day, person: row } : { day, post: row }),
  };
}

/** What was warned of before anything was changed on the screen, in canonical text. */
function useKnown(shown: RosterShown, from: Instant, to: Instant): ReadonlySet<string> {
  const stored = useRosterWarnings(shown, shown.shifts, from, to);
  const { posts, shifts } = shown;
  return useMemo(() => {
    const gaps = strengthOf(posts, shifts, from, to).flatMap((each) => each.gaps);
    return new Set([...stored.all, ...gaps].map(canonical));
  }, [stored, posts, shifts, from, to]);
}
