import type { Fact } from "../../ground/fact.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { makeStore, type Store } from "../../ground/web/store.ts";
import { ulidOf } from "../../ground/ulid.ts";
import { type AskOptions, type Refused, type Reply } from "./api.ts";

export type OrderAnswer =
  | { readonly kind: "accepted"; readonly id: string; readonly facts: readonly Fact[] }
  | { readonly kind: "refused"; readonly refused: Refused }
  /** Given up by the person while it could not be delivered; it may or may not have been recorded. */
  | { readonly kind: "dropped" };

/** An order on its way that got no answer at first. `stalled`: no more tries by itself. */
export interface PendingOrder {
  readonly id: string;
  readonly name: string;
  readonly since: number;
  readonly attempts: number;
  readonly stalled: boolean;
}

export interface OrderSender {
  readonly pending: Store<readonly PendingOrder[]>;
  /** Resolves with the server's answer; retried with the same id until there is one or the person drops it. */
  give(name: string, body: unknown, id?: string): Promise<OrderAnswer>;
  /** Tries all that wait now, also the stalled ones. */
  retryAll(): void;
  drop(id: string): void;
}

type Ask = (method: string, path: string, o: AskOptions) => Promise<Reply<{ id: string; facts: readonly Fact[] }>>;

/** Tries by itself: about a minute and a half, then a person decides. */
const mostAttempts = 12;
const firstPauseMillis = 500;
const longestPauseMillis = 10_000;

/** A new order's id by the server's clock, so that a console on a wrong clock is not refused. */
export function newOrderId(): string {
  return ulidOf(serverNow(), crypto.getRandomValues(new Uint8Array(10)));
}

/**
 * Delivers orders. An order has its id from the first try on, so it is recorded once however often it is sent. An order
 * answered 503, or not answered, is sent again with doubling pauses. The person sees it waiting and can drop it.
 */
export function makeOrderSender(ask: Ask): OrderSender {
  const pending = makeStore<readonly PendingOrder[]>([]);
  const wakers = new Map<string, (how: "retry" | "drop") => void>();

  function note(entry: PendingOrder): void {
    pending.set([...pending.get().filter((other) => other.id !== entry.id), entry]);
  }

  function settle(id: string): void {
    if (pending.get().some((entry) => entry.id === id)) pending.set(pending.get().filter((entry) => entry.id !== id));
  }

  function pause(id: string, milliseconds: number | undefined): Promise<"retry" | "drop"> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(() => wake("retry"), milliseconds);
      const wake = (how: "retry" | "drop") => {
        clearTimeout(timer);
        wakers.delete(id);
        resolve(how);
      };
      wakers.set(id, wake);
    });
  }

  async function give(name: string, body: unknown, id = newOrderId()): Promise<OrderAnswer> {
    const since = Date.now();
    for (let attempts = 1; ; attempts++) {
      const reply = await ask("POST", `/api/v1/orders/${name}`, { body, headers: { "idempotency-key": id } });
      if (reply.kind !== "unreachable") {
        settle(id);
        return reply.kind === "ok"
          ? { kind: "accepted", id, facts: reply.content.facts }
          : { kind: "refused", refused: reply.refused };
      }
      const stalled = attempts % mostAttempts === 0;
      note({ id, name, since, attempts, stalled });
      const doubled = Math.min(longestPauseMillis, firstPauseMillis * 2 ** (attempts - 1));
      const wait = Math.max(doubled, (reply.retryAfterSeconds ?? 0) * 1000);
      if ((await pause(id, stalled ? undefined : wait)) === "drop") {
        settle(id);
        return { kind: "dropped" };
      }
    }
  }

  return {
    pending,
    give,
    retryAll: () => {
      for (const wake of [...wakers.values()]) wake("retry");
    },
    drop: (id) => wakers.get(id)?.("drop"),
  };
}
