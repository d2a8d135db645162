import type pg from "pg";
import type { StreamStates } from "../../ground/fold.ts";
import type { StreamRecord } from "../perform.ts";
import { inRule } from "../../ground/rule-defect.ts";

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
