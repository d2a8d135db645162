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
import { type OutboxShelf, readShelf, type ShelvedOrders } from "./outbox-shelf.ts";

/**
 * Why nothing is sent just now: `unreachable`: nobody answers; `signedOut`: the session has ended; `locked`: the screen is
 * locked, or the session may not give orders now; `full`: the device cannot write. What waits goes on waiting.
 */
export type OutboxHold = "unreachable" | "signedOut" | "locked" | "full" | null;

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
export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { owner, shelf, clock, newId } = parts;
  const shelved = await readShelf(shelf, owner);
  const { orders, find } = shelved;
  const hold = makeStore<OutboxHold>(null);
  let sending: Promise<void> | undefined;
  let again = false;

  async function sendAll(): Promise<void> {
    do {
      again = false;
      while (await sendSome(parts, shelved, hold));
    } while (again);
  }

  function send(): Promise<void> {
    again = true;
    sending ??= sendAll()
      // What could not be written is still waiting, and is sent again in the same words.
      .catch(() => hold.set("full"))
      .finally(() => (sending = undefined));
    return sending;
  }

  /** What stays on the shelf is sent once more under its id, and answered as before. */
  const forget = (ids: readonly Ulid[]) => void shelved.drop(ids).catch(() => undefined);

  return {
    orders,
    hold,
    give: async (name, body, urgent = false) => {
      const given = clock.reading();
      const id = newId(Math.max(given.wall + given.ahead, given.contact));
      const order = { id, place: shelved.nextPlace(), owner, name, body: shelved.named(body), given };
      await shelved.add(urgent ? { ...order, urgent } : order);
      void send();
      return id;
    },
    withdraw: async (id) => {
      const order = find(id);
      if (order === undefined || !isUnsent(order)) return false;
      await shelved.drop([id]);
      return true;
    },
    read: (id) => shelved.drop([id]),
    repeat: async (id) => {
      const order = find(id);
      if (order?.refusal === undefined) return;
      const { refusal: _, ...waiting } = order;
      const names = new Map([[id, newId(clock.now())]]);
      const others = orders.get().filter((one) => one.id !== id);
      const naming = others.map((one) => ({ ...one, body: withNames(one.body, names) }));
      await shelved.change([{ ...waiting, id: names.get(id) ?? id }, ...naming], names);
      void send();
    },
    came: ({ order }) => forget(find(order) === undefined ? [] : [order]),
    beganAnew: () => forget(orders.get().flatMap(({ id, isTaken }) => (isTaken === true ? [id] : []))),
    send,
  };
}

type Sending = Pick<OutboxParts, "owner" | "ask" | "clock" | "newId" | "isCutOff">;

/** Sends some of what waits; whether more could be sent. */
async function sendSome(parts: Sending, shelved: ShelvedOrders, hold: Store<OutboxHold>): Promise<boolean> {
  const { owner, ask, clock, newId, isCutOff } = parts;
  if (waitingOf(shelved.orders.get()).length === 0) {
    hold.set(null);
    return false;
  }
  const now = isCutOff() ? null : await clock.sending();
  if (now === null) {
    hold.set("unreachable");
    return false;
  }
  const ready = await settle(shelved, now, newId);
  // They may have been taken back while the server said its time.
  if (ready.length === 0) return false;
  const urgent = ready.filter((order) => order.urgent === true);
  const body = (urgent.length > 0 ? urgent : ready).slice(0, mostAtOnce).map(asSent);
  const reply = await ask("POST", "/api/v1/orders", { body, headers: { [giverHeader]: owner } });
  if (reply.kind !== "ok") {
    hold.set(reply.kind === "unreachable" ? "unreachable" : holdOf(reply.refused));
    return false;
  }
  const isAll = await take(shelved, (reply.content as { readonly answers: readonly ListAnswer[] }).answers);
  hold.set(isAll ? null : "unreachable");
  return isAll;
}

/** Settles when the orders that wait occurred, and keeps that: from here on none of them can be taken back. */
async function settle(
  shelved: ShelvedOrders,
  now: SendingClock,
  newId: OutboxParts["newId"],
): Promise<readonly OutboxOrder[]> {
  const waiting = waitingOf(shelved.orders.get());
  const ready = settled(waiting, now, newId);
  const renamed = new Map<Ulid, Ulid>();
  for (const [index, { id }] of waiting.entries()) {
    const after = ready[index]?.id ?? id;
    if (after !== id) renamed.set(id, after);
  }
  const changed = ready.filter((order, index) => order !== waiting[index]);
  await shelved.change(changed, renamed);
  return ready;
}

/** Takes the answers over; whether every order was judged. */
async function take(shelved: ShelvedOrders, answers: readonly ListAnswer[]): Promise<boolean> {
  const done: Ulid[] = [];
  const changed: OutboxOrder[] = [];
  for (const answer of answers) {
    const order = shelved.find(answer.id);
    // Its fact has come by the live push before this answer.
    if (order === undefined || laterStatus.has(answer.status)) continue;
    if (answer.status !== 200) changed.push({ ...order, refusal: refusalOf(answer) });
    else if ((answer.facts ?? []).length > 0) changed.push({ ...order, isTaken: true });
    else done.push(order.id);
  }
  await shelved.change(changed);
  await shelved.drop(done);
  return !answers.some(({ status }) => laterStatus.has(status));
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
