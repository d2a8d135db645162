import type pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import { emptyStream, type StreamRecord } from "../perform.ts";
import { type Rulebook, upcast } from "../rulebook.ts";
import { afterFact } from "./stream-store.ts";

const factsAtOnce = 1_000;

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
  const named = only?.map((stream) => client.escapeLiteral(stream)).join(", ");
  // A writer's clock goes on with its numbers, so that the order of the index is that of the clock.
  await client.query(
    `declare facts_by_stream no scroll cursor for
     select s.stream, f.body from journal.fact_stream s join journal.fact f using (n)
     ${named === undefined ? "" : `where s.stream in (${named})`} order by s.stream, s.n`,
  );
  let streams = 0;
  let facts = 0;
  let stream = "";
  let record = emptyStream;
  for (;;) {
    const { rows } = await client.query<{ stream: string; body: string }>(`fetch ${factsAtOnce} from facts_by_stream`);
    if (rows.length === 0) break;
    const begun = new Set(rows.map((row) => row.stream));
    begun.delete(stream);
    await folding.begin?.([...begun]);
    for (const row of rows) {
      if (row.stream !== stream) {
        if (streams > 0) await folding.end(stream, record);
        streams += 1;
        ({ stream } = row);
        record = emptyStream;
      }
      const fact = upcast(book, JSON.parse(row.body) as Fact);
      folding.before?.(stream, record, fact.n);
      record = afterFact(book, stream, record, fact);
      if (fact.streams[0] === stream) facts += 1;
    }
    progress(facts);
  }
  if (streams > 0) await folding.end(stream, record);
  await client.query("close facts_by_stream");
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

const mostStreams = 1_000;
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
