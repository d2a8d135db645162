import { isSeen } from "../../../src/access/sight.ts";
import type { StreamStates } from "../../../src/ground/fold.ts";
import { inRule, linesOf } from "../../../src/ground/rule-defect.ts";
import { isCurrent, ownerOf, ownState, type Rulebook } from "../../../src/journal/rulebook.ts";

import type { Hiding } from "./hiding.ts";

/** One stream as far as sight goes: its owner's state, who sees it, and whether it belongs on a board. */
export interface Sight {
  readonly state: unknown;
  /** What of the state consoles are sent. */
  readonly sent: unknown;
  readonly seenBy: readonly string[];
  readonly hiddenFrom: readonly string[];
  readonly current: boolean;
}

export const unseen: Sight = { state: null, sent: null, seenBy: [], hiddenFrom: [], current: false };

/**
 * With `hiding`, it is hidden also from those from whom a stream it tells of is. Throws `RuleDefect` where a rule of the
 * owner's view throws.
 */
export function sightOf(book: Rulebook, stream: string, states: StreamStates, hiding?: Pick<Hiding, "from">): Sight {
  const owner = ownerOf(book, stream);
  const state = ownState(book, stream, states);
  if (owner === undefined || state === null) return unseen;
  return {
    state,
    sent: inRule(`sent of ${owner.room}`, () => owner.sent?.(state) ?? state),
    seenBy: inRule(`seenBy of ${owner.room}`, () => tagList(owner.seenBy?.(state, stream))),
    hiddenFrom: inRule(`hiddenFrom of ${owner.room}`, () => [
      ...tagList(owner.hiddenFrom?.(state)),
      ...(hiding === undefined ? [] : tagList(owner.tellsOf?.(state)).flatMap(hiding.from)),
    ]),
    current: isCurrent(book, stream, states),
  };
}

/**
 * As `sightOf`; where it cannot be told who may see a stream, nobody does, and the defect is told with the stream it is
 * about. Everybody else's streams, and this one once the rule is mended, go on.
 */
export function sightOrUnseen(
  book: Rulebook,
  stream: string,
  states: StreamStates,
  trouble: (error: Error) => void,
  hiding?: Pick<Hiding, "from">,
): Sight {
  try {
    return sightOf(book, stream, states, hiding);
  } catch (error) {
    trouble(new Error(`${stream} is shown to nobody: ${linesOf(error)}`, { cause: error }));
    return unseen;
  }
}

function tagList(tags: readonly string[] = []): readonly string[] {
  if (!Array.isArray(tags)) throw new Error("the tags are no list");
  return tags;
}

export function sees(tags: readonly string[], sight: Sight): boolean {
  return isSeen(tags, sight.seenBy, sight.hiddenFrom);
}
