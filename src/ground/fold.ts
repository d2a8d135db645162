import type { Fact } from "./fact.ts";

/**
 * How a room's state of a stream follows from its facts; null before the first fact. `evolve` is total: it never
 * throws, whatever facts arrive in whatever order, and ignores types it does not know.
 */
export interface Fold<State> {
  readonly room: string;
  /** The kind of its streams, or `everyKind`. */
  readonly kind: string;
  evolve(state: State | null, fact: Fact, stream: string): State | null;
}

/** Of a fold that reads streams of several kinds, whose views each name theirs. */
export const everyKind = "*";

/** All rooms' states of one stream, by room. */
export type StreamStates = Readonly<Record<string, unknown>>;

/** A room's state among all rooms' of one stream. Here alone it is believed that what lies under a room's name is its own. */
export function stateIn<State>(fold: Fold<State>, states: StreamStates | undefined): State | undefined {
  return states?.[fold.room] as State | undefined;
}

/** A room's state of a stream; undefined where there is none. */
export type Read = <State>(fold: Fold<State>, stream: string) => State | undefined;

/** Reads rooms' states out of a journal's answer. */
export function readIn(streams: Pick<ReadonlyMap<string, StreamStates>, "get">): Read {
  return (fold, stream) => stateIn(fold, streams.get(stream));
}

/** A room's states of all these streams of its fold's kind, each with its stream. */
export function statesIn<State>(
  fold: Fold<State>,
  streams: Iterable<readonly [string, StreamStates]>,
): readonly (readonly [stream: string, state: State])[] {
  return [...streams].flatMap(([stream, states]) => {
    const state = stateIn(fold, states);
    return state === undefined ? [] : [[stream, state] as const];
  });
}

/** Reads a room's state of a stream, as far as it has been loaded: null when nothing has happened there. */
export type States = <State>(fold: Fold<State>, stream: string) => State | null;
