import type pg from "pg";

/** What the proof routes read of the writer's log besides its tree. */
export interface LogReading {
  readonly writer: string;
  /** The public keys checkpoints may be signed with. */
  verifiers(): readonly string[];
  size(): Promise<number>;
  /** The signed note over the first `size` facts, the latest when absent; undefined where none was signed. */
  checkpoint(size?: number): Promise<string | undefined>;
  /** The two sizes with a checkpoint that are nearest to this size. */
  signedAround(size: number): Promise<readonly number[]>;
  /** The bodies of facts n in (from, to]. */
  bodies(from: number, to: number): Promise<readonly string[]>;
}

export interface LogParts {
  readonly pool: pg.Pool;
  readonly writer: string;
  readonly verifiers: () => readonly string[];
}

export function logReadingOf({ pool, writer, verifiers }: LogParts): LogReading {
  return {
    writer,
    verifiers,
    size: async () => {
      const { rows } = await pool.query<{ n: string }>("select n from journal.writer where writer = $1", [writer]);
      return Number(rows[0]?.n ?? 0);
    },
    checkpoint: async (size) => {
      const { rows } = await pool.query<{ note: string }>(
        `select note from journal.checkpoint where writer = $1 and ($2::bigint is null or size = $2)
         order by size desc limit 1`,
        [writer, size ?? null],
      );
      return rows[0]?.note;
    },
    signedAround: async (size) => {
      const { rows } = await pool.query<{ size: string }>(
        `(select size from journal.checkpoint where writer = $1 and size < $2 order by size desc limit 1)
         union all (select size from journal.checkpoint where writer = $1 and size > $2 order by size limit 1)`,
        [writer, size],
      );
      return rows.map((row) => Number(row.size));
    },
    bodies: async (from, to) => {
      const { rows } = await pool.query<{ body: string }>(
        "select body from journal.fact where n > $1 and n <= $2 order by n",
        [from, to],
      );
      return rows.map(({ body }) => body);
    },
  };
}
