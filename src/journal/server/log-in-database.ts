import type pg from "pg";
import type { LogSource, StoredFact } from "./verify-log.ts";

const pageSize = 2_000;

/** A log in a database. */
interface StoredLog extends LogSource {
  /** The facts as they stand, without the columns that repeat what their bodies say. */
  bodies(after: number): Promise<readonly StoredFact[]>;
}

/** The logs that lie in a database, read in pages inside the caller's snapshot; facts with their columns once, in order. */
export async function logsIn(client: pg.Client): Promise<readonly StoredLog[]> {
  const { rows } = await client.query<{ writer: string; n: string; frontier: Buffer }>(
    "select writer, n, frontier from journal.writer order by writer",
  );
  return rows.map(({ writer, n, frontier }, index) => {
    const streams = streamsOfFacts(client, `streams_of_log_${index}`);
    return {
      writer,
      head: Number(n),
      frontier,
      facts: async (after) => {
        const page = await client.query<{
          n: string;
          body: string;
          leaf: string;
        }>(`select n, body, encode(leaf, 'hex') as leaf from journal.fact where n > $1 order by n limit ${pageSize}`, [
          after,
        ]);
        const told = await streams(Number(page.rows.at(-1)?.n ?? 0));
        return page.rows.map((row) => ({
          n: Number(row.n),
          body: row.body,
          columns: {
            leaf: row.leaf,
            streams: told.get(row.n)?.split(separator) ?? [],
          },
        }));
      },
      bodies: async (after) => {
        const page = await client.query<{ n: string; body: string }>(
          `select n, body from journal.fact where n > $1 order by n limit ${pageSize}`,
          [after],
        );
        return page.rows.map((row) => ({ n: Number(row.n), body: row.body }));
      },
      checkpoints: async (after) => {
        const page = await client.query<{ size: string; note: string }>(
          `select size, note from journal.checkpoint where writer = $1 and size > $2 order by size limit ${pageSize}`,
          [writer, after],
        );
        return page.rows.map(({ size, note }) => ({ size: Number(size), note }));
      },
    };
  });
}

const separator = "\u001e";

/**
 * To which streams the facts of a log are told, by their numbers: those up to the number that is asked, and not asked
 * before. The table lies in the order of streams; it is sorted once, by PostgreSQL, instead of searched for each fact.
 */
function streamsOfFacts(client: pg.Client, cursor: string) {
  interface Told {
    readonly n: string;
    readonly streams: string;
  }
  let ahead: readonly Told[] | undefined;
  return async (upto: number): Promise<ReadonlyMap<string, string>> => {
    if (ahead === undefined) {
      await client.query(
        `declare ${cursor} no scroll cursor for select n, string_agg(stream, chr(30)) as streams
         from journal.fact_stream group by n order by n`,
      );
      ahead = [];
    }
    const found = new Map<string, string>();
    for (;;) {
      const beyond = ahead.findIndex(({ n }) => Number(n) > upto);
      const taken = beyond === -1 ? ahead : ahead.slice(0, beyond);
      for (const { n, streams } of taken) found.set(n, streams);
      ahead = ahead.slice(taken.length);
      if (ahead.length > 0) return found;
      ({ rows: ahead } = await client.query<Told>(`fetch ${pageSize} from ${cursor}`));
      if (ahead.length === 0) return found;
    }
  };
}

/** Reads inside one snapshot of the database, and leaves no trace. */
export async function inSnapshot<T>(client: pg.Client, read: () => Promise<T>): Promise<T> {
  await client.query("begin transaction isolation level repeatable read");
  try {
    return await read();
  } finally {
    await client.query("rollback");
  }
}
