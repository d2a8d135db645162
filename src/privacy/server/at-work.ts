import type { Journal } from "../../journal/journal.ts";
import { ownerOf, ownState, type Rulebook } from "../../journal/rulebook.ts";

/** Whether somebody with these tags works on a stream now: on itself, or on what its owner says is worked on with it. */
export async function isAtWork(
  { book, journal }: { readonly book: Rulebook; readonly journal: Pick<Journal, "states"> },
  tags: readonly string[],
  stream: string,
  state: unknown,
): Promise<boolean> {
  const isWorkedOn = (one: string, present: unknown) =>
    present !== null && (ownerOf(book, one)?.workedOnBy?.(present) ?? []).some((tag) => tags.includes(tag));
  if (isWorkedOn(stream, state)) return true;
  const others = ownerOf(book, stream)?.workedOnWith?.(state) ?? [];
  if (others.length === 0) return false;
  return [...(await journal.states(others))].some(([other, found]) => isWorkedOn(other, ownState(book, other, found)));
}
