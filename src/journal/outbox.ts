import type { Sentence } from "../ground/sentence.ts";
import { type Instant, instantOf, millis } from "../ground/instant.ts";
import { type Ulid, ulidMillis } from "../ground/ulid.ts";

/*
 * The outbox: orders that somebody gave on a device and that the server has not answered yet, or has refused. They stand in
 * the order in which they were given, and are sent so. Everything here is pure; `web/outbox-sender.ts` keeps and sends.
 */

/** How a device's clock stood when an order was given. Milliseconds. */
export interface ClockReading {
  /** What the clock showed. It may be wrong, and may be set while the order waits. */
  readonly wall: number;
  /** By how much the server's clock was ahead of it at the last contact. */
  readonly ahead: number;
  /** The server's time at the last contact before; 0 where there was none. */
  readonly contact: number;
  /** A count that no setting of the clock changes, and which page counts it: counts of two pages do not compare. */
  readonly tick: number;
  readonly page: string;
}

/** Why an order was refused, as the server said it. */
export interface OutboxRefusal extends Sentence {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface OutboxOrder {
  readonly id: Ulid;
  /** Its place in the outbox of its owner; later ones have higher numbers. */
  readonly place: number;
  /** The badge of who gave it. Nobody else's session sends it. */
  readonly owner: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly given: ClockReading;
  /** An emergency: sent at once and alone, whatever waits before it. */
  readonly urgent?: true;
  /** When it occurred, settled when it is first sent: from then on it may be recorded, and is sent in the same words. */
  readonly occurredAt?: Instant;
  /** The server has taken it, and its facts have not come by the live push yet. */
  readonly isTaken?: true;
  readonly refusal?: OutboxRefusal;
}

/** How the clocks stand when orders are about to be sent. */
export type SendingClock = Pick<ClockReading, "tick" | "page"> & { readonly server: number };

/** Whether it can still be taken back: nothing of it has left the device. */
export function isUnsent({ occurredAt }: OutboxOrder): boolean {
  return occurredAt === undefined;
}

/** Orders that wait for an answer, in the order in which they are sent; the urgent ones go by themselves. */
export function waitingOf(orders: readonly OutboxOrder[]): readonly OutboxOrder[] {
  return orders.filter(({ isTaken, refusal }) => isTaken === undefined && refusal === undefined);
}

/**
 * The orders with their moment settled, each as near to the truth as the clocks allow, and none before the one given before
 * it. The device's clock with what the server was ahead of it then says when; but nothing occurred before the last contact
 * that came before it or after now, and where the page still runs that gave it, nothing later than its count says.
 * An id from a clock that ran ahead is made anew by `newId`, and later orders that name it name the new one.
 */
export function settled(
  orders: readonly OutboxOrder[],
  clock: SendingClock,
  newId: (millis: number) => Ulid,
): readonly OutboxOrder[] {
  let earliest = 0;
  const renamed = new Map<string, string>();
  return orders.map((order) => {
    if (order.occurredAt !== undefined) {
      earliest = Math.max(earliest, millis(order.occurredAt));
      return order;
    }
    const { given } = order;
    const lasted = given.page === clock.page ? Math.max(0, clock.tick - given.tick) : 0;
    const latest = clock.server - lasted;
    const at = Math.min(Math.max(given.wall + given.ahead, given.contact, earliest), Math.max(latest, 0));
    earliest = Math.max(earliest, at);
    const body: Body = renamed.size === 0 ? order.body : withNames(order.body, renamed);
    if (ulidMillis(order.id) <= clock.server) return { ...order, body, occurredAt: instantOf(at) };
    const id = newId(at);
    renamed.set(order.id, id);
    return { ...order, id, body, occurredAt: instantOf(at) };
  });
}

type Body = OutboxOrder["body"];

/** The body with each string that is a key of `names` replaced, however deep. */
export function withNames(body: Body, names: ReadonlyMap<string, string>): Body {
  return valueWithNames(body, names) as Body;
}

function valueWithNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item: unknown) => valueWithNames(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, valueWithNames(item, names)]));
}
