import type { Fact, Giver } from "../ground/fact.ts";
import type { Fold, States } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import type { Order, OrderKind } from "../ground/order-kind.ts";
import { isRefusal } from "../ground/refusal.ts";
import { RuleDefect } from "../ground/rule-defect.ts";
import { decideWithAuthority } from "./perform.ts";
import { ownerOf, type Rulebook, upcast } from "./rulebook.ts";
import { withoutWords } from "./without-words.ts";

/** An order that waits. */
export interface ExpectedOrder {
  readonly id: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly occurredAt: Instant;
}

/**
 * What streams will look like once the orders that wait are taken, by the same rules as the server's: the states that
 * differ from what is `held`. An order that its rule refuses on what is held here, or whose rule needs what is not held,
 * changes nothing.
 */
export function expectedStates(
  book: Rulebook,
  held: (stream: string) => unknown,
  by: Giver,
  orders: readonly ExpectedOrder[],
  now: Instant,
): ReadonlyMap<string, unknown> {
  const changed = new Map<string, unknown>();
  const stateOf = (stream: string) => (changed.has(stream) ? changed.get(stream) : held(stream));
  const states: States = <State>(fold: Fold<State>, stream: string) =>
    ownerOf(book, stream)?.room === fold.room ? ((stateOf(stream) as State | undefined) ?? null) : null;
  for (const given of orders) {
    const kind = book.orders.get(given.name);
    if (kind === undefined) continue;
    const order: Order<unknown> = { ...given, by, receivedAt: now, body: withoutWords(kind, given.body) };
    for (const fact of factsOf(book, kind, states, order)) {
      for (const stream of fact.streams) {
        const owner = ownerOf(book, stream);
        if (owner === undefined) continue;
        const before = stateOf(stream) ?? null;
        const after: unknown = owner.evolve(before, fact, stream);
        if (after !== before && after !== null) changed.set(stream, after);
      }
    }
  }
  return changed;
}

/** What the order would say; nothing where its rule refuses it. */
function factsOf(book: Rulebook, kind: OrderKind, states: States, order: Order<unknown>): readonly Fact[] {
  let drafts;
  try {
    drafts = decideWithAuthority(kind, states, order);
  } catch (error) {
    // A rule that throws here is the server's to answer; it must not take the screen down.
    if (error instanceof RuleDefect) return [];
    throw error;
  }
  if (isRefusal(drafts)) return [];
  const { id, by, occurredAt, receivedAt } = order;
  return drafts.map((draft) =>
    upcast(book, {
      ...{ writer: "", n: 0, hlc: "", order: id, by, streams: draft.streams, type: draft.type },
      version: book.facts.get(draft.type)?.version ?? 1,
      ...{ occurredAt, recordedAt: receivedAt, data: draft.data },
    }),
  );
}
