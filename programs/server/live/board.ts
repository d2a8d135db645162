import type { StreamStates } from "../../../src/journal/fold.ts";
import type { Commit, Journal } from "../../../src/journal/journal.ts";
import type { Rulebook } from "../../../src/journal/rulebook.ts";
import { type Sight, sees, sightOrUnseen } from "./sight.ts";

/** A current stream on the board; its state is written as JSON once, whoever is sent it. */
export interface Entry {
  readonly stream: string;
  readonly states: StreamStates;
  readonly sight: Sight;
  text(): string;
}

export interface Touched {
  readonly before: Sight;
  readonly after: Entry;
}

/**
 * Every current stream as of the last commit, in memory: first snapshots, `GET board` and the lists of units come from
 * here, so that they agree with the live messages to the fact, and go on while the database is down.
 */
export interface Board {
  /** The number of the last fact the board has. */
  head(): number;
  entry(stream: string): Entry | undefined;
  entries(): Iterable<Entry>;
  visible(tags: readonly string[]): readonly Entry[];
  /** Takes a commit in, in log order, and tells what became of the streams it touched. */
  apply(commit: Commit): ReadonlyMap<string, Touched>;
}

type Trouble = (error: Error) => void;

function entryOf(book: Rulebook, stream: string, states: StreamStates, trouble: Trouble): Entry {
  const sight = sightOrUnseen(book, stream, states, trouble);
  let text: string | undefined;
  return { stream, states, sight, text: () => (text ??= JSON.stringify(sight.state)) };
}

/**
 * Loads the board. Nothing may be submitted between this and the journal's first `listen`. `trouble` is told of a stream
 * whose view throws.
 */
export async function loadBoard(book: Rulebook, journal: Journal, trouble: Trouble): Promise<Board> {
  const held = new Map<string, Entry>();
  let head = journal.head();
  for (const [stream, states] of await journal.current()) {
    const entry = entryOf(book, stream, states, trouble);
    if (entry.sight.current) held.set(stream, entry);
  }
  return {
    head: () => head,
    entry: (stream) => held.get(stream),
    entries: () => held.values(),
    visible: (tags) => [...held.values()].filter((entry) => sees(tags, entry.sight)),
    apply: (commit) => {
      const touched = new Map<string, Touched>();
      for (const [stream, { before, after }] of commit.streams) {
        const entry = entryOf(book, stream, after, trouble);
        const was = held.get(stream)?.sight ?? sightOrUnseen(book, stream, before, trouble);
        touched.set(stream, { before: was, after: entry });
        if (entry.sight.current) held.set(stream, entry);
        else held.delete(stream);
      }
      head = commit.facts.at(-1)?.n ?? head;
      return touched;
    },
  };
}
