import type pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import { emptyStream, type StreamRecord } from "../perform.ts";
import { type Rulebook, upcast } from "../rulebook.ts";
import { placeOf } from "./stream-place.ts";
import { afterFact } from "./stream-store.ts";

const factsAtOnce = 500;

/** What is done with streams while all facts are folded. One stream is folded at a time. */
export interface Folding {
  /** Streams whose first facts come next. */
  begin?(streams: readonly string[]): Promise<void>;
  /** The next fact of a stream, and the stream as it is before that. */
  before?(stream: string, record: StreamRecord, n: number): void;
  /** A stream with all its facts. */
  end(stream: string, record: StreamRecord): Promise<void> | void;
}

/**
 * Folds all facts, stream by stream and in clock order, and answers how many streams there are. It is one reading in the
 * order of an index, so its cost grows with the facts and with nothing else, and a page of facts and one stream's states
 * are all it holds. Inside the caller's transaction. Of some streams only where they are named.
 */
export async function foldStreams(
  client: pg.Client,
  book: Rulebook,
  folding: Folding,
  progress: (facts: number) => void,
  only?: readonly string[],
): Promise<number> {
  const named = only === undefined ? undefined : new Set(only);
  // A writer's clock goes on with its numbers, so that the order of the index is that of the clock.
  await client.query(
    `declare facts_by_place no scroll cursor for
     select t.place, f.body from journal.told t join journal.fact f using (n)
     ${only === undefined ? "" : `where t.place in (${only.map(placeOf).join(", ")})`} order by t.place, t.n`,
  );
  let streams = 0;
  let facts = 0;
  let place = "";
  let record = emptyStream;
  /** The streams of the place: almost always one. The first is folded as its facts come by. */
  let here: string[] = [];
  const take = (stream: string, fact: Fact) => {
    folding.before?.(stream, record, fact.n);
    record = afterFact(book, stream, record, fact);
  };
  const endPlace = async () => {
    const [first, ...others] = here;
    here = [];
    if (first !== undefined) await folding.end(first, record);
    for (const other of others) {
      record = emptyStream;
      const { rows } = await client.query<{ body: string }>("select body from journal.facts_of($1) order by n", [
        other,
      ]);
      for (const { body } of rows) take(other, upcast(book, JSON.parse(body) as Fact));
      await folding.end(other, record);
    }
  };
  for (;;) {
    const { rows } = await client.query<{ place: string; body: string }>(`fetch ${factsAtOnce} from facts_by_place`);
    if (rows.length === 0) break;
    const told = rows.map((row) => {
      const fact = upcast(book, JSON.parse(row.body) as Fact);
      const isMeant = (stream: string) => placeOf(stream) === row.place && named?.has(stream) !== false;
      return { place: row.place, fact, meant: fact.streams.filter(isMeant) };
    });
    const begun = new Set(told.flatMap(({ meant }) => meant));
    for (const stream of here) begun.delete(stream);
    streams += begun.size;
    await folding.begin?.([...begun]);
    for (const { place: at, fact, meant } of told) {
      if (at !== place) {
        await endPlace();
        place = at;
        record = emptyStream;
      }
      for (const stream of meant) {
        if (!here.includes(stream)) here.push(stream);
        if (stream === here[0]) take(stream, fact);
        if (stream === fact.streams[0]) facts += 1;
      }
    }
    progress(facts);
  }
  await endPlace();
  await client.query("close facts_by_place");
  return streams;
}

/**
 * From here to the end of the transaction rows are found by their indexes. Tables that were filled in this very
 * transaction have no statistics yet, by which PostgreSQL would know that.
 */
export async function findByIndex(client: pg.Client): Promise<void> {
  for (const way of ["hashjoin", "mergejoin", "seqscan", "bitmapscan", "sort"]) {
    await client.query(`set local enable_${way} = off`);
  }
  await client.query("set local jit = off");
}

export type Entry = readonly [stream: string, record: StreamRecord];

const mostStreams = 200;
const mostText = 4_000_000;

/** Collects streams, and hands them on when there are many, or much in them. */
export function streamGroups(write: (entries: readonly Entry[], texts: readonly string[]) => Promise<void>) {
  let entries: Entry[] = [];
  /** Their states as text. */
  let texts: string[] = [];
  let length = 0;
  const flush = async () => {
    const [full, said] = [entries, texts];
    entries = [];
    texts = [];
    length = 0;
    if (full.length > 0) await write(full, said);
  };
  return {
    add: async (entry: Entry, text: string) => {
      entries.push(entry);
      texts.push(text);
      length += text.length;
      if (entries.length >= mostStreams || length >= mostText) await flush();
    },
    flush,
  };
}
