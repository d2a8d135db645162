import type { Instant } from "../ground/instant.ts";
import type { Owed } from "../ground/owed.ts";
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

/**
 * What somebody owes for the streams that are open, as the views of their owners say: what is due first on top, then what
 * has no time. Total.
 */
export function owedBy(
  book: Rulebook,
  streams: Iterable<readonly [stream: string, state: unknown]>,
  { tags, officer }: Ower,
  now: Instant,
): readonly OwedFor[] {
  const all: OwedFor[] = [];
  for (const [stream, state] of streams) {
    for (const owed of ownerOf(book, stream)?.owed?.(state, now) ?? []) {
      const isTheirs = owed.by.some((tag) => tags.includes(tag)) && owed.not?.includes(officer) !== true;
      if (isTheirs) all.push({ ...owed, stream });
    }
  }
  const rank = ({ due = "9", stream }: OwedFor) => `${due} ${stream}`;
  return all.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
}
