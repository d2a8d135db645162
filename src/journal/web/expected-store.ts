import { type Giver, streamKind } from "../../ground/fact.ts";
import { instantOf } from "../../ground/instant.ts";
import { expectedStates } from "../expected.ts";
import type { OutboxOrder } from "../outbox.ts";
import type { Rulebook } from "../rulebook.ts";
import type { LiveStore } from "./live-store.ts";
import type { Outbox } from "./outbox-sender.ts";

/**
 * The board as it will be once everything that waits in the outbox is taken: what the live store holds, with the expected
 * states on top. What was taken and has not come back by the live push counts too.
 */
export function expectedStore(
  book: Rulebook,
  live: LiveStore,
  outbox: Pick<Outbox, "orders">,
  by: Giver,
  now: () => number,
): LiveStore {
  let expected: ReadonlyMap<string, unknown> = new Map();
  const lists = new Map<string, ReturnType<LiveStore["ofKind"]>>();
  const listeners = new Set<() => void>();

  function reckon(): void {
    lists.clear();
    const at = instantOf(now());
    const orders = outbox.orders.get().filter(({ refusal }) => refusal === undefined);
    expected = orders.length === 0 ? new Map() : expectedStates(book, live.state, by, orders.map(asExpected), at);
    for (const listener of listeners) listener();
  }

  const asExpected = (order: OutboxOrder) => ({
    ...order,
    occurredAt: order.occurredAt ?? instantOf(order.given.wall + order.given.ahead),
  });

  live.subscribe(reckon);
  outbox.orders.subscribe(reckon);
  reckon();
  return {
    ...live,
    state: (stream) => (expected.has(stream) ? expected.get(stream) : live.state(stream)),
    ofKind: (kind) => {
      let list = lists.get(kind);
      if (list === undefined) {
        const held = live.ofKind(kind).filter(({ stream }) => !expected.has(stream));
        const changed = [...expected].flatMap(([stream, state]) =>
          streamKind(stream) === kind ? [{ stream, state }] : [],
        );
        lists.set(kind, (list = [...held, ...changed]));
      }
      return list;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
