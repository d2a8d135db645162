import { useEffect, useMemo } from "react";
import { type Calendar, noCalendar } from "../../district/calendar.ts";
import { calendarStream } from "../../district/facts.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { ask, type Reply } from "../../journal/web/api.ts";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { useRead } from "../../journal/web/use-read.ts";
import { postsStream, rosterStream, type Shift } from "../facts.ts";
import type { Person } from "../../access/person.ts";
import { noPosts, type Post, type Posts } from "../posts.ts";
import { monthOf } from "../roster.ts";
import type { WarningRules } from "./roster-warnings.ts";
import { instantOn } from "../../ground/zone.ts";

/** What a roster's screen shows of one part on some days. */
export interface RosterShown {
  /** Everybody of the part, and whoever else has a shift at one of its posts. */
  readonly people: readonly Person[];
  /** Everybody in sight. */
  readonly everybody: readonly Person[];
  readonly posts: readonly Post[];
  readonly postsState: Posts;
  /** Every shift of these people that is known, also at other parts' posts. */
  readonly shifts: readonly Shift[];
  readonly calendar: Calendar;
  readonly rules: WarningRules;
  readonly trouble: Sentence | null;
}

/** Shifts at the part's posts are its roster; a post that is withdrawn was of whoever's people stand there. */
export function isOfPart(shift: Shift, part: string, { posts }: Posts, people: readonly Person[]): boolean {
  const post = posts[shift.post];
  return post === undefined
    ? people.some(({ id, part: of }) => id === shift.person && of === part)
    : post.part === part;
}

export function useRoster(part: string, days: readonly string[]): RosterShown {
  const { zone } = useDistrict();
  const postsState = useStream<Posts>(postsStream) ?? noPosts;
  const calendar = useStream<Calendar>(calendarStream) ?? noCalendar;
  const persons = useStreams<Person>("person");
  const months = useMemo(() => [...new Set(days.map((day) => day.slice(0, 7)))], [days]);
  const past = usePastShifts(part, months, zone);
  const everybody = useMemo(() => persons.map(({ state }) => state), [persons]);
  const posts = useMemo(
    () =>
      Object.values(postsState.posts)
        .filter((post) => post.part === part)
        .toSorted((a, b) => Number(b.always) - Number(a.always) || (a.post < b.post ? -1 : 1)),
    [postsState, part],
  );
  const shifts = useMemo(() => {
    const live = everybody.flatMap((person) => person.shifts);
    const known = new Set(live.map(({ shift }) => shift));
    return [...live, ...past.shifts.filter(({ shift }) => !known.has(shift))];
  }, [everybody, past.shifts]);
  const people = useMemo(() => {
    const first = instantOn(days[0] ?? "2000-01-01", 0, zone);
    const last = instantOn(days.at(-1) ?? "2000-01-01", 1440, zone);
    const here = new Set(posts.map(({ post }) => post));
    const planned = new Set(
      shifts.filter(({ post, from, to }) => here.has(post) && from < last && to > first).map(({ person }) => person),
    );
    return everybody.filter(({ id, part: of, disabled }) => planned.has(id) || (of === part && disabled === undefined));
  }, [everybody, posts, shifts, part, days, zone]);
  const rules = useMemo(() => ({ posts: postsState.posts, rest: postsState.rest, zone }), [postsState, zone]);
  return { people, everybody, posts, postsState, shifts, calendar, rules, trouble: past.trouble };
}

interface Past {
  readonly shifts: readonly Shift[];
  readonly trouble: Sentence | null;
}

const noShifts: readonly Shift[] = [];

/** Shifts of months that are over, of which the people's own streams know only the last weeks. */
function usePastShifts(part: string, months: readonly string[], zone: string): Past {
  const { live } = useClient();
  const over = months.filter((month) => month < monthOf(instantOf(serverNow()), zone)).join(" ");
  const read = useRead(
    useMemo(
      () => (over === "" ? null : (signal: AbortSignal) => readShifts(part, over.split(" "), signal)),
      [part, over],
    ),
  );
  const { again, content, trouble } = read;
  useEffect(() => {
    if (over === "") return;
    const streams = over.split(" ").map((month) => rosterStream(part, month));
    return live.onFact((fact) => {
      if (streams.some((stream) => fact.streams.includes(stream))) again();
    });
  }, [live, part, over, again]);
  const isOf = over !== "" && content?.part === part && content.months.join(" ") === over;
  return { shifts: isOf ? content.shifts : noShifts, trouble: over === "" ? null : trouble };
}

interface OfMonths {
  readonly part: string;
  readonly months: readonly string[];
  readonly shifts: readonly Shift[];
}

async function readShifts(part: string, months: readonly string[], signal: AbortSignal): Promise<Reply<OfMonths>> {
  const replies = await Promise.all(
    months.map((month) =>
      ask<{ readonly shifts: readonly Shift[] }>("GET", `/api/v1/rosters/${encodeURIComponent(part)}/${month}`, {
        signal,
      }),
    ),
  );
  const failure = replies.find((reply) => reply.kind !== "ok");
  if (failure !== undefined) return failure;
  const shifts = replies.flatMap((reply) => (reply.kind === "ok" ? reply.content.shifts : []));
  return { kind: "ok", content: { part, months, shifts } };
}
