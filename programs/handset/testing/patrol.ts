import assert from "node:assert/strict";
import { tagsOf } from "../../../src/access/sight.ts";
import { hall, hallBook } from "../../../src/dispatch/testing/hall.ts";
import { canonical } from "../../../src/ground/canonical.ts";
import { type Giver, streamKind } from "../../../src/ground/fact.ts";
import { giverHeader } from "../../../src/ground/giver-header.ts";
import type { StreamStates } from "../../../src/ground/fold.ts";
import { instantOf } from "../../../src/ground/instant.ts";
import { ulidOf } from "../../../src/ground/ulid.ts";
import { expectedStates } from "../../../src/journal/expected.ts";
import type { Journal } from "../../../src/journal/journal.ts";
import { memoryJournal } from "../../../src/journal/memory-journal.ts";
import { isUnsent, type OutboxOrder, settled, waitingOf } from "../../../src/journal/outbox.ts";
import { ownerOf } from "../../../src/journal/rulebook.ts";
import type { Reply } from "../../../src/journal/web/api.ts";
import { type ClockKept, type DeviceClock, makeDeviceClock } from "../../../src/journal/web/device-clock.ts";
import { type LiveMessage, type LiveStore, makeLiveStore } from "../../../src/journal/web/live-store.ts";
import { openOutbox, type Outbox } from "../../../src/journal/web/outbox-sender.ts";
import type { OutboxShelf } from "../../../src/journal/web/outbox-shelf.ts";

/*
 * A hall and phones of crews in memory, with a network that loses what it is told to lose, clocks that can be set, and
 * shelves that survive a phone that is killed. The rules, the journal and the outbox are the real ones.
 */

/** What a district has before anything happens, made once: its streams and states. */
const furnished = (async () => {
  const { journal } = await hall();
  return await journal.current();
})();

/** A clock that is wrong by less is not noticed; the server takes a moment that lies ahead by less as its own now. */
export const noticedMillis = 2000;

let drawn = 0;
/** Unique, and the same in every run of a seed. */
function drawId(millis: number): string {
  drawn += 1;
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(4, drawn);
  return ulidOf(Math.max(0, millis), bytes);
}

export class Hall {
  readonly journal: Journal;
  /** The true time. */
  now = Date.parse("2026-11-23T08:00:00.000Z");
  isUp = true;
  /** By id, in the order in which they came. */
  readonly judged = new Map<string, Judged>();

  constructor(held: ReadonlyMap<string, StreamStates>) {
    this.journal = memoryJournal(hallBook, "hall", undefined, held);
  }

  static async open(): Promise<Hall> {
    return new Hall(await furnished);
  }

  /** As the server judges an order of a list. */
  async judge(by: Giver, id: string, name: string, given: Readonly<Record<string, unknown>>) {
    const { occurredAt = instantOf(this.now), ...rest } = given;
    const kind = hallBook.orders.get(name);
    assert.ok(kind, name);
    const body: Record<string, unknown> = { ...(kind.body.parse(rest) as object) };
    for (const field of kind.sealed) {
      if (body[field] !== undefined) body[field] = { record: "r", field, nonce: "n", cipher: "c" };
    }
    assert.ok(Date.parse(String(occurredAt)) <= this.now + noticedMillis, "nothing occurs after the server's now");
    const order = {
      id,
      name,
      by,
      receivedAt: instantOf(this.now),
      occurredAt: earlier(String(occurredAt), instantOf(this.now)),
      body,
    };
    const outcome = await this.journal.submit({ order, digest: canonical({ name, ...given } satisfies object) });
    assert.ok(
      outcome.accepted || outcome.refusal.refused !== "OrderIdReused",
      "an order is sent in the same words again",
    );
    const isRefused = !outcome.accepted;
    if (!this.judged.has(id)) {
      this.judged.set(id, { owner: by.officer, name, occurredAt: Date.parse(String(occurredAt)), isRefused });
    }
    return outcome;
  }

  async give(by: Giver, name: string, body: Readonly<Record<string, unknown>>): Promise<string> {
    const id = drawId(this.now);
    await this.judge(by, id, name, body);
    return id;
  }

  async state(stream: string): Promise<unknown> {
    const states = (await this.journal.states([stream])).get(stream);
    return states?.[ownerOf(hallBook, stream)?.room ?? ""];
  }

  async incident(): Promise<string> {
    return await this.give({ officer: "C1", role: "calltaker" }, "OpenIncident", {
      type: "quarrel",
      place: { words: "人民路1号", point: [110, 31] },
    });
  }
}

/** What a phone keeps when it is killed. What was being written then is there whole or not at all. */
function makeShelf(isAlive: () => boolean): OutboxShelf & { readonly kept: Map<string, OutboxOrder> } {
  const kept = new Map<string, OutboxOrder>();
  const own = structuredClone<OutboxOrder>;
  return {
    kept,
    read: async (owner) => [...kept.values()].filter((order) => order.owner === owner).map((order) => own(order)),
    write: async (orders, instead = []) => {
      if (!isAlive()) return await new Promise(() => undefined);
      for (const id of instead) kept.delete(id);
      for (const order of orders) kept.set(order.id, own(order));
      await Promise.resolve();
    },
    remove: async (ids) => {
      if (!isAlive()) return await new Promise(() => undefined);
      for (const id of ids) kept.delete(id);
      await Promise.resolve();
    },
  };
}

/** How a request fares: `lost` before it arrives, `unanswered` after the server has taken it. */
export type Fate = "answered" | "lost" | "unanswered";

/** One tap that the phone acknowledged. */
export interface Tap {
  readonly owner: string;
  readonly name: string;
  /** The true time. */
  readonly at: number;
  /** The server's time when this phone last heard of it, and whether its clock has been set since. */
  readonly contact: number;
  readonly isDoubtful: boolean;
  readonly urgent: boolean;
}

/** An order as the server first judged it. */
export interface Judged {
  readonly owner: string;
  readonly name: string;
  readonly occurredAt: number;
  readonly isRefused: boolean;
}

export class Phone {
  readonly hall: Hall;
  readonly unit: string;
  /** Who has this phone in turn. */
  readonly officers: readonly string[];
  officer: string;
  isOnline = true;
  isSignedIn = true;
  fates: Fate[] = [];
  /** By how much its clock is wrong. */
  wrong = 0;
  readonly taps: Tap[] = [];
  /** The network is gone and the phone does not notice. */
  isDeceived = false;
  /** Its clock was set since it last heard of the server. */
  private wasSet = false;
  live: LiveStore;
  outbox!: Outbox;
  readonly shelf: ReturnType<typeof makeShelf>;
  private readonly pushes: LiveMessage[] = [];
  private page = 0;
  private began = 0;
  private clock!: DeviceClock;
  private clockKept: ClockKept | undefined;

  private constructor(to: Hall, unit: string, officers: readonly string[]) {
    this.hall = to;
    this.unit = unit;
    this.officers = officers;
    this.officer = officers[0] ?? "";
    this.shelf = makeShelf(() => true);
    this.live = makeLiveStore(hallBook, () => undefined);
    to.journal.listen(({ facts, streams }) => {
      const mine = facts.filter((fact) => fact.streams.some((stream) => this.sees(stream, streams.get(stream)?.after)));
      for (const [stream, { before, after }] of streams) {
        const [saw, sees] = [this.sees(stream, before), this.sees(stream, after)];
        if (!saw && sees) this.pushes.push({ event: "snapshot", stream, state: own(stream, after) });
      }
      if (mine.length > 0) this.pushes.push({ event: "facts", facts: mine });
      for (const [stream, { before, after }] of streams) {
        if (this.sees(stream, before) && !this.sees(stream, after)) this.pushes.push({ event: "forget", stream });
      }
    });
  }

  static async of(to: Hall, unit: string, officers: readonly string[]): Promise<Phone> {
    const phone = new Phone(to, unit, officers);
    await phone.start();
    return phone;
  }

  get giver(): Giver {
    return { officer: this.officer, role: "unit", unit: this.unit };
  }

  /** The app begins: what is on the shelf is read, the board comes anew. */
  async start(): Promise<void> {
    this.page += 1;
    this.began = this.hall.now;
    const { page } = this;
    this.clock = makeDeviceClock({
      wall: () => this.hall.now + this.wrong,
      tick: () => this.hall.now - this.began,
      page: String(page),
      kept: this.clockKept,
      keep: (kept) => (this.clockKept = kept),
      ask: async () => await Promise.resolve(this.isOnline && this.fates.shift() === undefined ? this.hall.now : null),
    });
    this.outbox = await openOutbox({
      owner: this.officer,
      // What a page that was killed still writes does not arrive.
      shelf: {
        read: async (owner) => await this.shelf.read(owner),
        write: async (orders, instead) => await (page === this.page ? this.shelf.write(orders, instead) : never()),
        remove: async (ids) => await (page === this.page ? this.shelf.remove(ids) : never()),
      },
      ask: async (_method, _path, { body, headers }) =>
        page === this.page ? await this.post(body as readonly Sent[], headers?.[giverHeader]) : never(),
      clock: this.clock,
      newId: drawId,
      isCutOff: () => !this.isOnline && !this.isDeceived,
    });
    this.live = makeLiveStore(hallBook, () => undefined);
    this.live.onFact((fact) => this.outbox.came(fact));
    if (this.isOnline) await this.reconnect();
  }

  /** The next officer signs in on this phone; what the one before has waiting stays theirs. */
  async changeHands(): Promise<void> {
    const next = this.officers[(this.officers.indexOf(this.officer) + 1) % this.officers.length];
    this.officer = next ?? this.officer;
    await this.start();
  }

  /** The live push begins anew: with everything the crew sees now. */
  async reconnect(): Promise<void> {
    if (!this.isOnline || !this.isSignedIn || !this.hall.isUp) return;
    this.heard();
    this.pushes.length = 0;
    this.live.opened();
    for (const [stream, states] of await this.hall.journal.current()) {
      if (this.sees(stream, states)) this.live.apply({ event: "snapshot", stream, state: own(stream, states) });
    }
    this.live.apply({ event: "ready", reset: true });
    this.outbox.beganAnew();
  }

  /** Some of what was pushed arrives. */
  deliver(count: number): void {
    if (!this.isOnline) return;
    for (const message of this.pushes.splice(0, count)) this.live.apply(message);
  }

  /** What the crew sees: confirmed, and what waits on top. */
  seen(): ReadonlyMap<string, unknown> {
    const now = instantOf(this.clock.now());
    const { tick, page } = this.clock.reading();
    const ready = settled(waitingOf(this.outbox.orders.get()), { server: this.clock.now(), tick, page }, drawId);
    const orders = ready.map((order) => ({ ...order, occurredAt: order.occurredAt ?? now }));
    const seen = new Map<string, unknown>();
    for (const kind of ["incident", "unit"]) {
      for (const { stream, state } of this.live.ofKind(kind)) seen.set(stream, state);
    }
    for (const [stream, state] of expectedStates(hallBook, (one) => this.live.state(one), this.giver, orders, now)) {
      seen.set(stream, state);
    }
    return seen;
  }

  /** A tap: it counts once the phone has said so. */
  async tap(name: string, body: Readonly<Record<string, unknown>>, urgent = false): Promise<void> {
    const { officer: owner, wasSet: isDoubtful } = this;
    const { contact } = this.clock.reading();
    const tap = { owner, name, at: this.hall.now, contact, isDoubtful, urgent };
    await this.outbox.give(name, body, urgent);
    this.taps.push(tap);
  }

  /** The last tap is taken back, if it can be. */
  async takeBack(): Promise<void> {
    const last = this.outbox.orders.get().at(-1);
    const tap = this.taps.at(-1);
    if (last === undefined || tap?.owner !== this.officer || tap.name !== last.name || !isUnsent(last)) return;
    if (await this.outbox.withdraw(last.id)) this.taps.pop();
  }

  setClock(wrong: number): void {
    this.wasSet ||= wrong !== this.wrong;
    this.wrong = wrong;
  }

  private async post(body: readonly Sent[], owner: string | undefined): Promise<Reply<unknown>> {
    const unreachable: Reply<unknown> = { kind: "unreachable", retryAfterSeconds: undefined, refused: undefined };
    const fate = this.fates.shift() ?? "answered";
    if (!this.isOnline || fate === "lost") return unreachable;
    if (!this.isSignedIn) {
      this.heard();
      return { kind: "refused", refused: { code: "SessionEnded", status: 401, zh: "", en: "", details: {} } };
    }
    if (owner !== this.officer) {
      return { kind: "refused", refused: { code: "GiverChanged", status: 409, zh: "", en: "", details: {} } };
    }
    // Of the session with which the request came, whoever signs in meanwhile.
    const { giver } = this;
    const answers: object[] = [];
    for (const { id, name, body: given } of body) {
      if (!this.hall.isUp) {
        answers.push({ id, status: 503, code: "Unavailable" });
        continue;
      }
      const outcome = await this.hall.judge(giver, id, name, given);
      answers.push(
        outcome.accepted
          ? { id, status: 200, facts: outcome.facts }
          : {
              id,
              status: 409,
              code: outcome.refusal.refused,
              zh: "不",
              detail: "no",
              details: outcome.refusal.details,
            },
      );
    }
    if (fate === "unanswered") return unreachable;
    this.heard();
    return { kind: "ok", content: { answers } };
  }

  private heard(): void {
    this.clock.heard(this.hall.now, this.hall.now - this.began);
    this.wasSet = false;
  }

  private sees(stream: string, states: StreamStates | undefined): boolean {
    const owner = ownerOf(hallBook, stream);
    const state = own(stream, states);
    if (owner === undefined || state === undefined || !["incident", "unit"].includes(streamKind(stream))) return false;
    const tags = owner.seenBy?.(state, stream) ?? [];
    return tagsOf(this.giver).some((tag) => tags.includes(tag));
  }

  /** What the hall knows of what this crew sees. */
  async truth(): Promise<ReadonlyMap<string, unknown>> {
    const truth = new Map<string, unknown>();
    for (const [stream, states] of await this.hall.journal.current()) {
      if (this.sees(stream, states)) truth.set(stream, own(stream, states));
    }
    return truth;
  }
}

interface Sent {
  readonly id: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

function own(stream: string, states: StreamStates | undefined): unknown {
  return states?.[ownerOf(hallBook, stream)?.room ?? ""];
}

async function never<Value>(): Promise<Value> {
  return await new Promise<Value>(() => undefined);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
