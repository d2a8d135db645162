import type pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import type { StreamStates } from "../../ground/fold.ts";
import { emptyStream, type HeldRecord, type StreamRecord } from "../perform.ts";
import { inRule } from "../../ground/rule-defect.ts";
import { evolveStream, type Rulebook, upcast } from "../rulebook.ts";

interface StreamRow {
  readonly stream: string;
  readonly hlc: string;
  readonly facts: string;
  readonly state: string;
}

/** A stream that is over is folded from its facts when it is asked for, unless it has more than these. */
const mostFoldedWhenAsked = 64;

/**
 * Whether a stream's state is stored. One that is over is seldom asked for, and a filed incident has some seventeen
 * facts: its state would take more room than they need to be folded again.
 */
export function isStored({ isCurrent, facts }: Omit<HeldRecord, "states" | "hlc">): boolean {
  return isCurrent || facts > mostFoldedWhenAsked;
}

/**
 * The records of these streams, of those that have any: stored ones, which may be some seconds old (late-states.ts), and
 * those that are not stored from their facts.
 */
export async function loadStreams(
  client: pg.Pool | pg.Client,
  book: Rulebook,
  streams: readonly string[],
): Promise<ReadonlyMap<string, StreamRecord>> {
  const records = await storedStreams(client, streams);
  return withFacts(
    client,
    book,
    records,
    streams.filter((stream) => !records.has(stream)),
  );
}

async function storedStreams(
  client: pg.Pool | pg.Client,
  streams: readonly string[],
): Promise<Map<string, StreamRecord>> {
  if (streams.length === 0) return new Map();
  const { rows } = await client.query<StreamRow>({
    name: "load-streams",
    text: "select stream, hlc, facts, state from journal.stream where stream = any($1)",
    values: [streams],
  });
  return new Map(
    rows.map(({ stream, hlc, facts, state }) => [
      stream,
      {
        hlc,
        facts: Number(facts),
        states: inRule(`the stored state of ${stream}`, () => JSON.parse(state) as StreamStates),
      },
    ]),
  );
}

/** The records, with every fact of these streams that they lack. */
async function withFacts(
  client: pg.Pool | pg.Client,
  book: Rulebook,
  records: Map<string, StreamRecord>,
  streams: readonly string[],
): Promise<ReadonlyMap<string, StreamRecord>> {
  if (streams.length === 0) return records;
  // Without a name it is planned each time: a plan made while the tables are small would go through all facts later.
  const { rows } = await client.query<{ stream: string; body: string }>({
    text: `select s.stream, f.body from journal.fact_stream s join journal.fact f using (n)
      where s.stream = any($1) order by n`,
    values: [streams],
  });
  for (const { stream, body } of rows) {
    const fact = inRule("upcast", () => upcast(book, JSON.parse(body) as Fact));
    const before = records.get(stream) ?? emptyStream;
    if (fact.hlc > before.hlc) records.set(stream, afterFact(book, stream, before, fact));
  }
  return records;
}

/** A stream's record after one more fact (already upcast). */
export function afterFact(book: Rulebook, stream: string, before: StreamRecord, fact: Fact): StreamRecord {
  return { hlc: fact.hlc, facts: before.facts + 1, states: evolveStream(book, stream, before.states, fact) };
}

/** The records of these streams with every fact there is, for whoever reads the store beside the program. */
export async function newestRecords(
  client: pg.Pool | pg.Client,
  book: Rulebook,
  streams: readonly string[],
): Promise<ReadonlyMap<string, StreamRecord>> {
  return withFacts(client, book, await storedStreams(client, streams), streams);
}
