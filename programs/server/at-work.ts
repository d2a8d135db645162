import type { StreamStates } from "../../src/journal/fold.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { ownerOf, ownState, type Rulebook } from "../../src/journal/rulebook.ts";

function workersOn(book: Rulebook, stream: string, states: StreamStates): readonly string[] {
  const state = ownState(book, stream, states);
  return state === null ? [] : (ownerOf(book, stream)?.workedOnBy?.(state) ?? []);
}

/** Whether somebody with these tags works on a stream now: on itself, or on what its owner says is worked on with it. */
export async function isAtWork(
  { book, journal }: { readonly book: Rulebook; readonly journal: Pick<Journal, "states"> },
  tags: readonly string[],
  stream: string,
  states: StreamStates,
): Promise<boolean> {
  const isAmong = (workers: readonly string[]) => workers.some((tag) => tags.includes(tag));
  if (isAmong(workersOn(book, stream, states))) return true;
  const state = ownState(book, stream, states);
  const others = state === null ? [] : (ownerOf(book, stream)?.workedOnWith?.(state) ?? []);
  if (others.length === 0) return false;
  return [...(await journal.states(others))].some(([other, found]) => isAmong(workersOn(book, other, found)));
}
