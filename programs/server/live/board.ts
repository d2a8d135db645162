import { type Read, stateIn, type StreamStates } from "../../../src/ground/fold.ts";
import type { Commit, Journal } from "../../../src/journal/journal.ts";
import { ownerOf, ownState, type Rulebook } from "../../../src/journal/rulebook.ts";
import { type Hiding, hidingOf } from "./hiding.ts";
import { type Sight, sees, sightOrUnseen, unseen } from "./sight.ts";

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
 * The board: every current stream as of the last commit, in memory. First snapshots, `GET board` and the lists of units
 * read the board, so they agree with the live messages to the fact and work while the database is down.
 */
export interface Board {
  /** The number of the last fact the board has. */
  head(): number;
  entry(stream: string): Entry | undefined;
  /** A room's state of a current stream. */
  readonly state: Read;
  entries(): Iterable<Entry>;
  visible(tags: readonly string[]): readonly Entry[];
  /** Streams that are hidden from somebody, current or not. */
  readonly hiding: Pick<Hiding, "from" | "for">;
  /** Takes a commit in, in log order, and tells what became of the streams it touched, and of those that tell of them. */
  apply(commit: Commit): ReadonlyMap<string, Touched>;
}

/**
 * Loads the board. Nothing may be submitted between this and the journal's first `listen`. `hidden`: streams that are no
 * longer current and hidden from somebody, with from whom. `trouble` is told of a stream whose view throws.
 */
export async function loadBoard(
  book: Rulebook,
  journal: Journal,
  trouble: (error: Error) => void,
  hidden: Iterable<readonly [stream: string, from: readonly string[]]> = [],
): Promise<Board> {
  const held = new Map<string, Entry>();
  const hiding = hidingOf(hidden);
  let head = journal.head();

  function entryOf(stream: string, states: StreamStates): Entry {
    const sight = sightOrUnseen(book, stream, states, trouble, hiding);
    let text: string | undefined;
    return { stream, states, sight, text: () => (text ??= JSON.stringify(sight.sent)) };
  }

  function toldBy(stream: string, states: StreamStates): readonly string[] {
    const state = ownState(book, stream, states);
    return state === null ? [] : (ownerOf(book, stream)?.tellsOf?.(state) ?? []);
  }

  /** Takes a stream in, and notes from whom it is hidden; answers whether that has changed. */
  function take(entry: Entry): boolean {
    if (entry.sight.current) held.set(entry.stream, entry);
    else held.delete(entry.stream);
    // Where its view threw, nothing is known anew of from whom it is hidden: what was hidden stays so.
    if (entry.sight === unseen && ownState(book, entry.stream, entry.states) !== null) return false;
    hiding.tells(entry.stream, entry.sight.current ? toldBy(entry.stream, entry.states) : []);
    return hiding.set(entry.stream, entry.sight.hiddenFrom);
  }

  /** Entries that tell of streams whose hiding has changed, and those that tell of these. */
  function follow(changed: readonly string[], retold: (before: Sight, after: Entry) => void): void {
    const left = [...changed];
    for (let stream = left.pop(); stream !== undefined; stream = left.pop()) {
      for (const teller of hiding.tellersOf(stream)) {
        const present = held.get(teller);
        if (present === undefined) continue;
        const after = entryOf(teller, present.states);
        if (take(after)) left.push(teller);
        retold(present.sight, after);
      }
    }
  }

  const loaded: string[] = [];
  for (const [stream, states] of await journal.current()) {
    if (take(entryOf(stream, states))) loaded.push(stream);
  }
  follow(loaded, () => undefined);

  return {
    head: () => head,
    entry: (stream) => held.get(stream),
    state: (view, stream) => stateIn(view, held.get(stream)?.states),
    entries: () => held.values(),
    visible: (tags) => [...held.values()].filter((entry) => sees(tags, entry.sight)),
    hiding,
    apply: (commit) => {
      const touched = new Map<string, Touched>();
      const changed: string[] = [];
      for (const [stream, { before, after }] of commit.streams) {
        const earlier = held.get(stream)?.sight ?? sightOrUnseen(book, stream, before, trouble, hiding);
        const entry = entryOf(stream, after);
        touched.set(stream, { before: earlier, after: entry });
        if (take(entry)) changed.push(stream);
      }
      follow(changed, (before, after) => {
        touched.set(after.stream, { before: touched.get(after.stream)?.before ?? before, after });
      });
      head = commit.facts.at(-1)?.n ?? head;
      return touched;
    },
  };
}
