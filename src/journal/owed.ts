import { type Instant, plusSeconds } from "../ground/instant.ts";
import { type Owed, type OwedBounds, owedKindNames } from "../ground/owed.ts";
import { phrase } from "../ground/sentence.ts";
import { ownerOf, type Rulebook } from "./rulebook.ts";

/** Something owed, with the stream it is owed for. */
export interface OwedFor extends Owed {
  readonly stream: string;
}

/** Whose work list is asked for: what they bear as tags of sight, and their badge. */
export interface Ower {
  readonly tags: readonly string[];
  readonly officer: string;
}

const supervisor = "supervisor";

/** What is owed for the streams that are open, as the views of their owners say, whoever owes it. */
function allOwed(book: Rulebook, streams: Streams, now: Instant): readonly OwedFor[] {
  const all: OwedFor[] = [];
  for (const [stream, state] of streams) {
    for (const owed of ownerOf(book, stream)?.owed?.(state, now) ?? []) all.push({ ...owed, stream });
  }
  return all;
}

type Streams = Iterable<readonly [stream: string, state: unknown]>;

function isTheirs({ by, not }: Owed, { tags, officer }: Ower): boolean {
  return by.some((tag) => tags.includes(tag)) && not?.includes(officer) !== true;
}

function dueFirst(all: readonly OwedFor[]): readonly OwedFor[] {
  const rank = ({ due = "9", stream }: OwedFor) => `${due} ${stream}`;
  return all.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** Late beyond the bound of its kind, and not supervision's own: supervision looks at it. */
function isEscalated({ kind, by, due }: Owed, now: Instant, bounds: OwedBounds): boolean {
  return due !== undefined && !by.includes(supervisor) && plusSeconds(due, bounds[kind] * 60) < now;
}

/** What supervision has to look at, since nobody did it long after its time; of one stream each kind once. */
function escalated(all: readonly OwedFor[], now: Instant, bounds: OwedBounds): readonly OwedFor[] {
  const late = new Map(
    all.filter((one) => isEscalated(one, now, bounds)).map((one) => [`${one.stream} ${one.kind}`, one]),
  );
  return [...late.values()].map((one) => ({
    ...one,
    kind: "check",
    by: [supervisor],
    what: phrase(
      { zh: "{what}：逾期未{kind}", en: "{what} – late: {kind}" },
      { what: one.what, kind: owedKindNames[one.kind] },
    ),
  }));
}

/**
 * What somebody owes for the streams that are open, as the views of their owners say: what is due first on top, then what
 * has no time. On supervision's list stands besides what others are late with beyond the bound of its kind. Total.
 */
export function owedBy(
  book: Rulebook,
  streams: Streams,
  ower: Ower,
  now: Instant,
  bounds: OwedBounds,
): readonly OwedFor[] {
  const all = allOwed(book, streams, now);
  const own = all.filter((one) => isTheirs(one, ower));
  return dueFirst(ower.tags.includes(supervisor) ? [...own, ...escalated(all, now, bounds)] : own);
}

/** What is late beyond the bound of its kind, whoever owes it: what supervision is rung for. Total. */
export function lateBeyond(book: Rulebook, streams: Streams, now: Instant, bounds: OwedBounds): readonly OwedFor[] {
  return dueFirst(escalated(allOwed(book, streams, now), now, bounds));
}

/** What others than this one owe for the streams that are open: the same order. Total. */
export function owedByOthers(book: Rulebook, streams: Streams, ower: Ower, now: Instant): readonly OwedFor[] {
  return dueFirst(allOwed(book, streams, now).filter((one) => !isTheirs(one, ower)));
}
