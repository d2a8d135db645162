import { type DBSchema, openDB } from "idb";
import type { OutboxOrder } from "../../src/journal/outbox.ts";
import type { OutboxShelf } from "../../src/journal/web/outbox-shelf.ts";

interface Kept {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly cipher: ArrayBuffer;
}

interface Schema extends DBSchema {
  /** What waits and what was refused, sealed; by owner and id. */
  orders: { key: [owner: string, id: string]; value: Kept };
  /** The key that orders are sealed with, by owner. It cannot be read out, only used. */
  keys: { key: string; value: CryptoKey };
  /** What the device knows besides: how its clock stands. */
  known: { key: string; value: unknown };
}

const open = () =>
  openDB<Schema>("callsign-handset", 1, {
    upgrade: (database) => {
      database.createObjectStore("orders");
      database.createObjectStore("keys");
      database.createObjectStore("known");
    },
  });

/** The outbox of this device, sealed with a key of `owner` that never leaves the browser. */
export async function outboxDatabase(owner: string): Promise<OutboxShelf> {
  const database = await open();
  const key = await keyOf(owner);

  async function keyOf(badge: string): Promise<CryptoKey> {
    const held = await database.get("keys", badge);
    if (held !== undefined) return held;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await database.put("keys", made, badge);
    return made;
  }

  async function sealed(order: OutboxOrder): Promise<Kept> {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(order));
    return { nonce, cipher: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, text) };
  }

  async function opened({ nonce, cipher }: Kept): Promise<OutboxOrder> {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, cipher);
    return JSON.parse(new TextDecoder().decode(text)) as OutboxOrder;
  }

  const ofOwner = IDBKeyRange.bound([owner, ""], [owner, "\uffff"]);
  return {
    read: async () => await Promise.all((await database.getAll("orders", ofOwner)).map(opened)),
    write: async (orders, instead = []) => {
      // Sealed before the transaction begins, which would end meanwhile.
      const kept = await Promise.all(orders.map(async (order) => [order.id, await sealed(order)] as const));
      const writing = database.transaction("orders", "readwrite", { durability: "strict" });
      await Promise.all([
        ...instead.map((id) => writing.store.delete([owner, id])),
        ...kept.map(([id, value]) => writing.store.put(value, [owner, id])),
        writing.done,
      ]);
    },
    remove: async (ids) => {
      const removing = database.transaction("orders", "readwrite");
      await Promise.all([...ids.map((id) => removing.store.delete([owner, id])), removing.done]);
    },
  };
}

/** How many orders of others wait on this device. */
export async function waitingOfOthers(owner: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const [whose] of await (await open()).getAllKeys("orders")) {
    if (whose !== owner) counts.set(whose, (counts.get(whose) ?? 0) + 1);
  }
  return counts;
}

export async function readKnown<Value>(name: string): Promise<Value | undefined> {
  return (await (await open()).get("known", name)) as Value | undefined;
}

export async function keepKnown(name: string, value: unknown): Promise<void> {
  await (await open()).put("known", value, name);
}
