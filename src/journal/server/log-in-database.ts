import type pg from "pg";
import type { LogSource } from "./verify-log.ts";

const pageSize = 2_000;

/** The logs that lie in a database, read in pages inside the caller's snapshot. */
export async function logsIn(client: pg.Client): Promise<readonly LogSource[]> {
  const { rows } = await client.query<{ writer: string; n: string; frontier: Buffer }>(
    "select writer, n, frontier from journal.writer order by writer",
  );
  return rows.map(({ writer, n, frontier }) => ({
    writer,
    head: Number(n),
    frontier,
    facts: async (after) => {
      const page = await client.query<{
        n: string;
        body: string;
        order_id: string;
        type: string;
        hlc: string;
        leaf: string;
        streams: string[] | null;
      }>(
        `select f.n, f.body, f.order_id, f.type, f.hlc, encode(f.leaf, 'hex') as leaf,
           (select array_agg(s.stream) from journal.fact_stream s where s.writer = f.writer and s.n = f.n) as streams
         from journal.fact f where f.writer = $1 and f.n > $2 order by f.n limit ${pageSize}`,
        [writer, after],
      );
      return page.rows.map((row) => ({
        n: Number(row.n),
        body: row.body,
        columns: { order: row.order_id, type: row.type, hlc: row.hlc, leaf: row.leaf, streams: row.streams ?? [] },
      }));
    },
    checkpoints: async (after) => {
      const page = await client.query<{ size: string; note: string }>(
        `select size, note from journal.checkpoint where writer = $1 and size > $2 order by size limit ${pageSize}`,
        [writer, after],
      );
      return page.rows.map(({ size, note }) => ({ size: Number(size), note }));
    },
  }));
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
