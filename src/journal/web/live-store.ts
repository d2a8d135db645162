import { type Fact, streamKey, streamKind } from "../../ground/fact.ts";
import { asGiven } from "../../ground/sentence.ts";
import { configuredKinds } from "../configuration.ts";
import { ownerOf, type Rulebook, upcast } from "../rulebook.ts";
import { makePositionStore, type PositionsMessage, type PositionStore } from "./position-store.ts";

/** What the live push says, as `GET /api/v1/live` sends it. */
export type LiveMessage =
  | { readonly event: "snapshot"; readonly stream: string; readonly state: unknown }
  | { readonly event: "facts"; readonly facts: readonly Fact[] }
  | { readonly event: "forget"; readonly stream: string }
  | ({ readonly event: "positions" } & PositionsMessage)
  | { readonly event: "ready"; readonly reset: boolean };

/**
 * The part of the board that this console holds: the owner's state of each stream its person may see, kept current by
 * the same `evolve` as the server's. A snapshot replaces a state, a fact evolves a held state, `forget` drops one.
 * Facts about streams that are not held are skipped.
 *
 * After a long absence the server sends snapshots of everything and ends them with `ready` and `reset`. A stream
 * without a snapshot since the connection opened is then gone and is dropped. A fact already folded in (its number is
 * not above the last one of its writer) is skipped, so a repeated message changes nothing.
 */
export interface LiveStore {
  /** Where units are; a unit that leaves sight takes its position along. */
  readonly positions: PositionStore;
  opened(): void;
  apply(message: LiveMessage): void;
  state(stream: string): unknown;
  /** The streams of a kind in the order they arrived; the same array until one of them changes. */
  ofKind(kind: string): readonly { readonly stream: string; readonly state: unknown }[];
  /** Called at most once a frame after changes. */
  subscribe(listener: () => void): () => void;
  /** Called with each fact that was folded in, at once. */
  onFact(listener: (fact: Fact) => void): () => void;
  clear(): void;
}

interface Held {
  readonly stream: string;
  readonly state: unknown;
}

type Later = (run: () => void) => void;

export function makeLiveStore(book: Rulebook, later: Later): LiveStore {
  /** By kind and stream. An entry is replaced with its state, so a reader sees by identity what has not changed. */
  const held = new Map<string, Map<string, Held>>();
  const configured = new Set(configuredKinds(book));
  const positions = makePositionStore(later);
  const lists = new Map<string, readonly Held[]>();
  const listeners = new Set<() => void>();
  const factListeners = new Set<(fact: Fact) => void>();
  const lastOf = new Map<string, number>();
  let fresh = new Set<string>();
  let told = true;

  const stateOf = (stream: string) => held.get(streamKind(stream))?.get(stream)?.state;

  function hold(stream: string, state: unknown): void {
    const kind = streamKind(stream);
    // What a district set up bears the names it gave.
    if (configured.has(kind)) asGiven(state);
    let own = held.get(kind);
    if (own === undefined) held.set(kind, (own = new Map()));
    own.set(stream, { stream, state });
    changed(stream);
  }

  function changed(stream: string): void {
    lists.delete(streamKind(stream));
    if (!told) return;
    told = false;
    later(() => {
      told = true;
      for (const listener of listeners) listener();
    });
  }

  function fold(fact: Fact): void {
    if (fact.n <= (lastOf.get(fact.writer) ?? 0)) return;
    lastOf.set(fact.writer, fact.n);
    const current = upcast(book, fact);
    for (const stream of current.streams) {
      const state = stateOf(stream);
      const owner = ownerOf(book, stream);
      if (state === undefined || owner === undefined) continue;
      const next = owner.evolve(state, current, stream);
      if (next !== state) hold(stream, next);
    }
    for (const listener of factListeners) listener(current);
  }

  function drop(stream: string): void {
    if (held.get(streamKind(stream))?.delete(stream) === true) changed(stream);
    if (streamKind(stream) === "unit") positions.drop(streamKey(stream));
  }

  const streams = () => [...held.values()].flatMap((own) => [...own.keys()]);

  return {
    positions,
    opened: () => {
      fresh = new Set();
    },
    apply: (message) => {
      switch (message.event) {
        case "snapshot":
          fresh.add(message.stream);
          hold(message.stream, message.state);
          return;
        case "facts":
          for (const fact of message.facts) fold(fact);
          return;
        case "forget":
          drop(message.stream);
          return;
        case "positions":
          positions.apply(message);
          return;
        case "ready":
          if (!message.reset) return;
          for (const stream of streams()) if (!fresh.has(stream)) drop(stream);
          // A reset may come from another store or a restored one, whose numbers begin anew.
          lastOf.clear();
      }
    },
    state: stateOf,
    ofKind: (kind) => {
      let list = lists.get(kind);
      if (list === undefined) {
        list = [...(held.get(kind)?.values() ?? [])];
        lists.set(kind, list);
      }
      return list;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onFact: (listener) => {
      factListeners.add(listener);
      return () => factListeners.delete(listener);
    },
    clear: () => {
      for (const stream of streams()) drop(stream);
      positions.clear();
      lastOf.clear();
    },
  };
}
