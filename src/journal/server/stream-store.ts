import type pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import type { StreamStates } from "../../ground/fold.ts";
import { emptyStream, type StreamRecord } from "../perform.ts";
import { inRule } from "../../ground/rule-defect.ts";
import { evolveStream, type Rulebook, upcast } from "../rulebook.ts";

interface StreamRow {
  readonly stream: string;
  readonly hlc: string;
  readonly facts: string;
  readonly state: string;
}

/** The stored records of these streams, of those that have any. */
export async function loadStreams(
  client: pg.Pool | pg.Client,
  streams: readonly string[],
): Promise<ReadonlyMap<string, StreamRecord>> {
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

/** A stream's record after one more fact (already upcast). */
export function afterFact(book: Rulebook, stream: string, before: StreamRecord, fact: Fact): StreamRecord {
  return { hlc: fact.hlc, facts: before.facts + 1, states: evolveStream(book, stream, before.states, fact) };
}

/**
 * The records of these streams with every fact there is, for whoever reads the store beside the program: stored states
 * may be some seconds old (late-states.ts).
 */
export async function newestRecords(
  client: pg.Pool | pg.Client,
  book: Rulebook,
  streams: readonly string[],
): Promise<ReadonlyMap<string, StreamRecord>> {
  const records = new Map(await loadStreams(client, streams));
  const { rows } = await client.query<{ stream: string; body: string }>(
    `select s.stream, f.body from journal.fact_stream s join journal.fact f using (writer, n)
     where s.stream = any($1) order by f.hlc`,
    [streams],
  );
  for (const { stream, body } of rows) {
    const fact = upcast(book, JSON.parse(body) as Fact);
    const before = records.get(stream) ?? emptyStream;
    if (fact.hlc > before.hlc) records.set(stream, afterFact(book, stream, before, fact));
  }
  return records;
}
