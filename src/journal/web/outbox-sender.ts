import type { Fact } from "../../ground/fact.ts";
import { giverHeader } from "../../ground/giver-header.ts";
import { makeStore, type Store } from "../../ground/web/store.ts";
import type { Ulid } from "../../ground/ulid.ts";
import {
  isUnsent,
  type OutboxOrder,
  type OutboxRefusal,
  settled,
  type SendingClock,
  waitingOf,
  withNames,
} from "../outbox.ts";
import type { AskOptions, Refused, Reply } from "./api.ts";
import type { DeviceClock } from "./device-clock.ts";

/** Where an outbox is kept. Each promise resolves when what it says is on the device for good. */
export interface OutboxShelf {
  /** The orders of one owner, in whatever order. */
  read(owner: string): Promise<readonly OutboxOrder[]>;
  /** Writes the orders, all or none of them; `instead` of those that had these ids before. */
  write(orders: readonly OutboxOrder[], instead?: readonly Ulid[]): Promise<void>;
  remove(ids: readonly Ulid[]): Promise<void>;
}

/**
 * Why nothing is sent just now: `unreachable`: nobody answers; `signedOut`: the session has ended; `locked`: the screen is
 * locked, or the session may not give orders now. What waits goes on waiting.
 */
export type OutboxHold = "unreachable" | "signedOut" | "locked" | null;

export interface Outbox {
  /** What waits, was taken and has not come back yet, or was refused, in the order in which it was given. */
  readonly orders: Store<readonly OutboxOrder[]>;
  readonly hold: Store<OutboxHold>;
  /** Resolves with its id when it is kept on the device; rejects when the device cannot keep it, and then it is not given. */
  give(name: string, body: Readonly<Record<string, unknown>>, urgent?: boolean): Promise<Ulid>;
  /** Takes an order back that has not left the device; false where it may have. */
  withdraw(id: Ulid): Promise<boolean>;
  /** A refusal was read: it is not shown any longer. */
  read(id: Ulid): Promise<void>;
  /** Asks for what was refused once more, in the same words. */
  repeat(id: Ulid): Promise<void>;
  /** A fact came by the live push: the order it follows from is done. */
  came(fact: Pick<Fact, "order">): void;
  /** The live push has begun anew: whatever was taken before is in what it showed. */
  beganAnew(): void;
  /** Tries now. Resolves when nothing more can be sent. */
  send(): Promise<void>;
}

interface OutboxParts {
  readonly owner: string;
  readonly shelf: OutboxShelf;
  readonly ask: (method: string, path: string, o: AskOptions) => Promise<Reply<unknown>>;
  readonly clock: Pick<DeviceClock, "reading" | "now" | "sending">;
  readonly newId: (millis: number) => Ulid;
  /** True where the device knows that it has no network: then nothing is tried, and what is given can be taken back. */
  readonly isCutOff: () => boolean;
}

/** Sent in one request at most: the server takes five hundred, and a slow network should show progress. */
const mostAtOnce = 50;

interface ListAnswer {
  readonly id: string;
  readonly status: number;
  readonly facts?: readonly unknown[];
  readonly code?: string;
  readonly zh?: string;
  readonly detail?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Opens the outbox of `owner` on this device. An order is kept before it counts as given, its moment is kept before it is
 * first sent, and it leaves only when the server has answered: so whatever is killed in between, it is sent again in the
 * same words under the same id, and recorded once.
 */
export async function openOutbox({ owner, shelf, ask, clock, newId, isCutOff }: OutboxParts): Promise<Outbox> {
  const kept = [...(await shelf.read(owner))].sort((one, other) => one.place - other.place);
  const orders = makeStore<readonly OutboxOrder[]>(kept);
  const hold = makeStore<OutboxHold>(null);
  /** Ids that were made anew, for what still names the former ones. */
  const renamed = new Map<string, string>();
  let nextPlace = (kept.at(-1)?.place ?? 0) + 1;
  let sending: Promise<void> | undefined;
  let again = false;

  const replace = (changed: readonly OutboxOrder[]) => {
    const byPlace = new Map(changed.map((order) => [order.place, order]));
    orders.set(orders.get().map((order) => byPlace.get(order.place) ?? order));
  };
  const leave = (ids: readonly string[]) => orders.set(orders.get().filter(({ id }) => !ids.includes(id)));

  /** Settles when the orders occurred, and keeps that. */
  async function settle(now: SendingClock): Promise<readonly OutboxOrder[]> {
    const waiting = waitingOf(orders.get());
    const ready = settled(waiting, now, newId);
    const changed = ready.filter((order, index) => order !== waiting[index]);
    if (changed.length === 0) return ready;
    const gone: string[] = [];
    for (const [index, { id }] of waiting.entries()) {
      const after = ready[index]?.id ?? id;
      if (after === id) continue;
      renamed.set(id, after);
      gone.push(id);
    }
    // From here on none of them can be taken back.
    replace(changed);
    await shelf.write(changed, gone);
    return ready;
  }

  /** Whether more could be sent. */
  async function sendSome(): Promise<boolean> {
    if (waitingOf(orders.get()).length === 0) {
      hold.set(null);
      return false;
    }
    const now = isCutOff() ? null : await clock.sending();
    if (now === null) {
      hold.set("unreachable");
      return false;
    }
    const ready = await settle(now);
    // They may have been taken back while the server said its time.
    if (ready.length === 0) return false;
    const urgent = ready.filter((order) => order.urgent === true);
    const body = (urgent.length > 0 ? urgent : ready).slice(0, mostAtOnce).map(asSent);
    const reply = await ask("POST", "/api/v1/orders", { body, headers: { [giverHeader]: owner } });
    if (reply.kind !== "ok") {
      hold.set(reply.kind === "unreachable" ? "unreachable" : holdOf(reply.refused));
      return false;
    }
    const { answers } = reply.content as { readonly answers: readonly ListAnswer[] };
    hold.set(null);
    return await take(answers);
  }

  async function take(answers: readonly ListAnswer[]): Promise<boolean> {
    const done: string[] = [];
    const changed: OutboxOrder[] = [];
    let isAll = true;
    for (const answer of answers) {
      const order = orders.get().find(({ id }) => id === answer.id);
      // Its fact has come by the live push before this answer.
      if (order === undefined) continue;
      if (answer.status === 200) {
        if ((answer.facts ?? []).length === 0) done.push(order.id);
        else changed.push({ ...order, isTaken: true });
      } else if (laterStatus.has(answer.status)) {
        isAll = false;
      } else {
        changed.push({ ...order, refusal: refusalOf(answer) });
      }
    }
    await shelf.write(changed);
    await shelf.remove(done);
    replace(changed);
    leave(done);
    if (!isAll) hold.set("unreachable");
    return isAll;
  }

  async function sendAll(): Promise<void> {
    do {
      again = false;
      while (await sendSome());
    } while (again);
  }

  function send(): Promise<void> {
    again = true;
    sending ??= sendAll().finally(() => (sending = undefined));
    return sending;
  }

  const forget = (ids: readonly string[]) => {
    if (ids.length === 0) return;
    leave(ids);
    // One that stays on the shelf is sent again under its id, and answered as before.
    void shelf.remove(ids).catch(() => undefined);
  };

  return {
    orders,
    hold,
    give: async (name, body, urgent = false) => {
      const given = clock.reading();
      const order: OutboxOrder = {
        ...{ id: newId(Math.max(given.wall + given.ahead, given.contact)), place: nextPlace++, owner, name, given },
        body: renamed.size === 0 ? body : withNames(body, renamed),
        ...(urgent ? { urgent: true } : {}),
      };
      await shelf.write([order]);
      orders.set([...orders.get(), order].sort((one, other) => one.place - other.place));
      void send();
      return order.id;
    },
    withdraw: async (id) => {
      const order = orders.get().find((one) => one.id === id);
      if (order === undefined || !isUnsent(order)) return false;
      leave([id]);
      await shelf.remove([id]);
      return true;
    },
    read: async (id) => {
      await shelf.remove([id]);
      leave([id]);
    },
    repeat: async (id) => {
      const order = orders.get().find((one) => one.id === id);
      if (order?.refusal === undefined) return;
      const { refusal: _, ...waiting } = order;
      const anew = newId(clock.now());
      renamed.set(id, anew);
      const names = new Map([[id, anew]]);
      const changed = orders.get().flatMap((one) => {
        if (one.id === id) return [{ ...waiting, id: anew }];
        const named = withNames(one.body, names);
        return JSON.stringify(named) === JSON.stringify(one.body) ? [] : [{ ...one, body: named }];
      });
      replace(changed);
      await shelf.write(changed, [id]);
      void send();
    },
    came: ({ order }) => forget(orders.get().some(({ id }) => id === order) ? [order] : []),
    beganAnew: () => forget(orders.get().flatMap(({ id, isTaken }) => (isTaken === true ? [id] : []))),
    send,
  };
}

/** The order was not judged; whatever else is answered stands until somebody gives it again. */
const laterStatus = new Set([401, 429, 502, 503, 504]);

/** Somebody else's session counts as none: the owner's own will send what waits. */
function holdOf({ status, code }: Refused): OutboxHold {
  return status === 401 || code === "GiverChanged" ? "signedOut" : "locked";
}

function asSent({ id, name, body, occurredAt }: OutboxOrder): object {
  return { id, name, body: { ...body, occurredAt } };
}

function refusalOf({ status, code, zh, detail, details }: ListAnswer): OutboxRefusal {
  return {
    code: code ?? `Status${status}`,
    zh: zh ?? `服务器答复 ${status}`,
    en: detail ?? `The server answered ${status}.`,
    details: details ?? {},
  };
}
