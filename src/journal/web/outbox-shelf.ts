import { makeStore, type Store } from "../../ground/web/store.ts";
import type { Ulid } from "../../ground/ulid.ts";
import { type OutboxOrder, withNames } from "../outbox.ts";

/** Where an outbox is kept. Each promise resolves when what it says is on the device for good. */
export interface OutboxShelf {
  /** The orders of one owner, in whatever order. */
  read(owner: string): Promise<readonly OutboxOrder[]>;
  /** Writes the orders, all or none of them; `instead` of those that had these ids before. */
  write(orders: readonly OutboxOrder[], instead?: readonly Ulid[]): Promise<void>;
  remove(ids: readonly Ulid[]): Promise<void>;
}

/** The orders of one owner as they stand on the shelf, and for whoever shows them. */
export interface ShelvedOrders {
  readonly orders: Store<readonly OutboxOrder[]>;
  find(id: Ulid): OutboxOrder | undefined;
  /** A body that names orders by ids they had before names those they have now. */
  named(body: OutboxOrder["body"]): OutboxOrder["body"];
  nextPlace(): number;
  /** Kept first, then there. */
  add(order: OutboxOrder): Promise<void>;
  /** There at once, so that nothing else is done with them meanwhile; resolves when it is kept. */
  change(changed: readonly OutboxOrder[], renamed?: ReadonlyMap<Ulid, Ulid>): Promise<void>;
  drop(ids: readonly Ulid[]): Promise<void>;
}

export async function readShelf(shelf: OutboxShelf, owner: string): Promise<ShelvedOrders> {
  const kept = [...(await shelf.read(owner))].sort(byPlace);
  const orders = makeStore<readonly OutboxOrder[]>(kept);
  /** Ids that were made anew, for what still names the former ones. */
  const names = new Map<Ulid, Ulid>();
  let place = kept.at(-1)?.place ?? 0;
  return {
    orders,
    find: (id) => orders.get().find((order) => order.id === id),
    named: (body) => (names.size === 0 ? body : withNames(body, names)),
    nextPlace: () => (place += 1),
    add: async (order) => {
      await shelf.write([order]);
      orders.set([...orders.get(), order].sort(byPlace));
    },
    change: async (changed, renamed = new Map()) => {
      for (const [before, after] of renamed) names.set(before, after);
      const places = new Map(changed.map((order) => [order.place, order]));
      orders.set(orders.get().map((order) => places.get(order.place) ?? order));
      if (changed.length > 0) await shelf.write(changed, [...renamed.keys()]);
    },
    drop: async (ids) => {
      if (ids.length === 0) return;
      orders.set(orders.get().filter(({ id }) => !ids.includes(id)));
      await shelf.remove(ids);
    },
  };
}

function byPlace(one: OutboxOrder, other: OutboxOrder): number {
  return one.place - other.place;
}
