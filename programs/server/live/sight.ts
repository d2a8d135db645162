import { isSeen } from "../../../src/duty/sight.ts";
import type { StreamStates } from "../../../src/journal/fold.ts";
import { ownerOf, ownState, type Rulebook } from "../../../src/journal/rulebook.ts";

import type { Hiding } from "./hiding.ts";

/** One stream as far as sight goes: its owner's state, who sees it, and whether it belongs on a board. */
export interface Sight {
  readonly state: unknown;
  readonly seenBy: readonly string[];
  readonly hiddenFrom: readonly string[];
  readonly current: boolean;
}

export const unseen: Sight = { state: null, seenBy: [], hiddenFrom: [], current: false };

/** With `hiding`, it is hidden also from those from whom a stream it tells of is. */
export function sightOf(book: Rulebook, stream: string, states: StreamStates, hiding?: Pick<Hiding, "from">): Sight {
  const owner = ownerOf(book, stream);
  const state = ownState(book, stream, states);
  if (owner === undefined || state === null) return unseen;
  return {
    state,
    seenBy: owner.seenBy?.(state, stream) ?? [],
    hiddenFrom: [
      ...(owner.hiddenFrom?.(state) ?? []),
      ...(hiding === undefined ? [] : (owner.tellsOf?.(state) ?? []).flatMap(hiding.from)),
    ],
    current: owner.isCurrent?.(state) ?? true,
  };
}

export function sees(tags: readonly string[], sight: Sight): boolean {
  return isSeen(tags, sight.seenBy, sight.hiddenFrom);
}
