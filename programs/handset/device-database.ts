import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { OutboxOrder } from "../../src/journal/outbox.ts";
import type { OutboxShelf } from "../../src/journal/web/outbox-shelf.ts";
import type { Kept, OwnerKept, Vault, VaultShelf } from "./vault.ts";

interface Schema extends DBSchema {
  /** The keys of those who use this device, sealed. */
  owners: { key: string; value: OwnerKept };
  /** What waits and what was refused, sealed. */
  orders: { key: [owner: string, id: string]; value: Kept };
  /** What is shown without a network, and drafts, sealed. */
  items: { key: [owner: string, name: string]; value: Kept };
  /** What the device knows that is nobody's: how its clock stands, who had it last. */
  known: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("callsign-handset", 1, {
    upgrade: (made) => {
      made.createObjectStore("owners");
      made.createObjectStore("orders");
      made.createObjectStore("items");
      made.createObjectStore("known");
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

const allOf = (owner: string) => IDBKeyRange.bound([owner, ""], [owner, "\uffff"]);

export const vaultShelf: VaultShelf = {
  get: async (owner) => await (await database()).get("owners", owner),
  put: async (owner, kept) => void (await (await database()).put("owners", kept, owner)),
  wipe: async (owner) => {
    const wiping = (await database()).transaction(["owners", "orders", "items"], "readwrite");
    await Promise.all([
      wiping.objectStore("owners").delete(owner),
      wiping.objectStore("orders").delete(allOf(owner)),
      wiping.objectStore("items").delete(allOf(owner)),
      wiping.done,
    ]);
  },
};

/** Where the outbox of a vault's owner is kept. */
export function outboxShelf(vault: Vault): OutboxShelf {
  const { owner } = vault;
  return {
    read: async () => {
      const kept = await (await database()).getAll("orders", allOf(owner));
      return (await Promise.all(kept.map(vault.open))) as readonly OutboxOrder[];
    },
    write: async (orders, instead = []) => {
      // Sealed before the transaction begins, which would end meanwhile.
      const kept = await Promise.all(orders.map(async (order) => [order.id, await vault.seal(order)] as const));
      const writing = (await database()).transaction("orders", "readwrite", { durability: "strict" });
      await Promise.all([
        ...instead.map((id) => writing.store.delete([owner, id])),
        ...kept.map(([id, value]) => writing.store.put(value, [owner, id])),
        writing.done,
      ]);
    },
    remove: async (ids) => {
      const removing = (await database()).transaction("orders", "readwrite");
      await Promise.all([...ids.map((id) => removing.store.delete([owner, id])), removing.done]);
    },
  };
}

/** Leaves nothing of an owner on the device but what waits to be sent, which only they can open. */
export async function leaveDevice(owner: string): Promise<void> {
  const waiting = await (await database()).count("orders", allOf(owner));
  if (waiting === 0) await vaultShelf.wipe(owner);
  else await (await database()).delete("items", allOf(owner));
}

/** How many orders of others wait on this device, by their badge. */
export async function waitingOfOthers(owner: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const [whose] of await (await database()).getAllKeys("orders")) {
    if (whose !== owner) counts.set(whose, (counts.get(whose) ?? 0) + 1);
  }
  return counts;
}

export async function readItem(vault: Vault, name: string): Promise<unknown> {
  const kept = await (await database()).get("items", [vault.owner, name]);
  return kept === undefined ? undefined : await vault.open(kept);
}

export async function keepItem(vault: Vault, name: string, value: unknown): Promise<void> {
  const kept = await vault.seal(value);
  await (await database()).put("items", kept, [vault.owner, name]);
}

export async function readKnown(name: "clock" | "bearer"): Promise<unknown> {
  return await (await database()).get("known", name);
}

export async function keepKnown(name: "clock" | "bearer", value: unknown): Promise<void> {
  await (await database()).put("known", value, name);
}
