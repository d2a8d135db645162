import { glassRuleOf } from "../access/glass-rule.ts";
import { type Fact, type FactKind, streamKind } from "../ground/fact.ts";
import type { RefusalCatalogue } from "../ground/refusal.ts";
import type { StreamStates } from "../ground/fold.ts";
import type { OrderKind } from "../ground/order-kind.ts";
import type { ReadKind } from "../ground/read-kind.ts";
import type { RetentionKind } from "../ground/retention.ts";
import { inRule } from "../ground/rule-defect.ts";
import type { RoomRules, StreamView } from "../ground/room.ts";
import { type ListedWord, listedWords } from "../ground/word-list.ts";

/** The rules of all rooms that were installed together, indexed. */
export interface Rulebook {
  readonly rooms: readonly RoomRules[];
  readonly facts: ReadonlyMap<string, FactKind>;
  readonly orders: ReadonlyMap<string, OrderKind>;
  /** The views of each kind of stream. */
  readonly views: ReadonlyMap<string, readonly StreamView<unknown>[]>;
  /** What reads are recorded as, by code. */
  readonly reads: ReadonlyMap<string, ReadKind>;
  /** By what days records are kept, by code. */
  readonly retentions: ReadonlyMap<string, RetentionKind>;
  readonly refusals: RefusalCatalogue;
  /** What a district can have in its own way, by its key. */
  readonly words: ReadonlyMap<string, ListedWord>;
}

/**
 * Collects the rules of rooms. Throws, as a defect of composition, when two rooms claim the same fact, order, read,
 * retention, refusal or the ownership of a kind, when an order does not declare what its rule leaves open, or when streams
 * are retained by what no room lists.
 */
export function rulebookOf(declared: readonly RoomRules[]): Rulebook {
  const rooms = declared.map((room) => withDerived(room, declared));
  const facts = new Map<string, FactKind>();
  const orders = new Map<string, OrderKind>();
  const views = new Map<string, StreamView<unknown>[]>();
  const reads = new Map<string, ReadKind>();
  const retentions = new Map<string, RetentionKind>();
  const refusals: Record<string, RefusalCatalogue[string]> = {};
  const once = (taken: boolean, what: string) => {
    if (taken) throw new Error(`two rooms define ${what}`);
  };
  for (const room of rooms) {
    for (const kind of room.facts) {
      once(facts.has(kind.type), `the fact ${kind.type}`);
      facts.set(kind.type, kind);
    }
    for (const kind of room.orders) {
      once(orders.has(kind.name), `the order ${kind.name}`);
      orders.set(kind.name, { ...kind, underGlass: glassRuleOf(kind.name, room.name, kind) });
    }
    for (const view of room.views as unknown as readonly StreamView<unknown>[]) {
      const others = views.get(view.kind) ?? [];
      once(view.owner && others.some((other) => other.owner), `the owner of ${view.kind} streams`);
      views.set(view.kind, [...others, view]);
    }
    for (const kind of room.reads ?? []) {
      once(reads.has(kind.code), `the read ${kind.code}`);
      reads.set(kind.code, kind);
    }
    for (const kind of room.retentions ?? []) {
      once(retentions.has(kind.code), `the retention ${kind.code}`);
      retentions.set(kind.code, kind);
    }
    for (const [code, entry] of Object.entries(room.refusals)) {
      once(code in refusals, `the refusal ${code}`);
      refusals[code] = entry;
    }
  }
  for (const { kind, retained } of [...views.values()].flat()) {
    if (retained !== undefined && retentions.get(retained.by.code) !== retained.by)
      throw new Error(`${kind} streams are retained by ${retained.by.code}, which no room lists`);
  }
  const words = new Map<string, ListedWord>();
  for (const word of listedWords(rooms)) {
    once(words.has(word.key), `the word ${word.key}`);
    words.set(word.key, word);
  }
  return { rooms, facts, orders, views, reads, retentions, refusals, words };
}

function withDerived(room: RoomRules, rooms: readonly RoomRules[]): RoomRules {
  if (room.derived === undefined) return room;
  const { views, orders } = room.derived(rooms);
  return { ...room, views: [...room.views, ...views], orders: [...room.orders, ...orders] };
}

/** The fact with its data in the present version of its type. An unknown type, or one from a later version, stays. */
export function upcast(book: Pick<Rulebook, "facts">, fact: Fact): Fact {
  const kind = book.facts.get(fact.type);
  if (kind === undefined || fact.version >= kind.version) return fact;
  let data = fact.data;
  for (let version = fact.version; version < kind.version; version++) data = kind.upcasts[version]?.(data) ?? data;
  return { ...fact, version: kind.version, data };
}

/** Every room's state of a stream after one more fact (already upcast). */
export function evolveStream(book: Rulebook, stream: string, states: StreamStates, fact: Fact): StreamStates {
  const next: Record<string, unknown> = {};
  for (const view of book.views.get(streamKind(stream)) ?? []) {
    const state = inRule(`evolve of ${view.room}`, () => view.evolve(states[view.room] ?? null, fact, stream));
    if (state !== null) next[view.room] = state;
  }
  return next;
}

/** The view that owns the streams of this stream's kind, if a room does. */
export function ownerOf(book: Rulebook, stream: string): StreamView<unknown> | undefined {
  return book.views.get(streamKind(stream))?.find((view) => view.owner);
}

/** Whether a stream belongs on a board: while its owner says so. */
export function isCurrent(book: Rulebook, stream: string, states: StreamStates): boolean {
  const owner = ownerOf(book, stream);
  const state = owner === undefined ? undefined : states[owner.room];
  if (owner === undefined || state === undefined) return false;
  return inRule(`isCurrent of ${owner.room}`, () => owner.isCurrent?.(state) ?? true);
}

/** The owner's state of a stream: what consoles are sent. */
export function ownState(book: Rulebook, stream: string, states: StreamStates): unknown {
  const owner = ownerOf(book, stream);
  return owner === undefined ? null : (states[owner.room] ?? null);
}
