import { isFactOf } from "./fact-type.ts";
import type pg from "pg";
import { type Fact, streamKind } from "../../ground/fact.ts";
import type { StreamStates } from "../../ground/fold.ts";
import type { Journal } from "../journal.ts";
import { type Rulebook, upcast } from "../rulebook.ts";
import { batchWriter } from "./batch-statement.ts";
import { type Clerk, clerkOf, type NotTaking } from "./clerk.ts";
import type { Keys } from "./keys.ts";
import { takeLog } from "./log-head.ts";
import type { ReadTable } from "./room-server.ts";
import { loadStreams } from "./stream-store.ts";

/** The journal on PostgreSQL, with what the program must know of its health. */
export interface PostgresJournal extends Journal {
  submit: Clerk["submit"];
  /** Whether orders can be taken now. */
  available(): boolean;
  /** Why they cannot; undefined while they can. */
  whyNot(): NotTaking | undefined;
  /** What these orders said is no longer compared with repetitions of them. */
  forgetDigests(orders: readonly string[]): void;
  /** Writes states that are committed and not stored yet; false where that failed. They are stored by themselves too. */
  storeStates(): Promise<boolean>;
  /** Called when availability changes. The answer stops it. */
  onAvailability(listener: (available: boolean) => void): () => void;
  close(): Promise<void>;
}

export interface JournalParts {
  readonly databaseUrl: string;
  readonly book: Rulebook;
  readonly tables: readonly ReadTable<never>[];
  readonly keys: Keys;
  readonly writer: string;
  /** For reading; the writer has a connection of its own. */
  readonly pool: pg.Pool;
  /** True while there is too little free space for orders to be taken. */
  isFull?(): boolean;
  log(line: string): void;
}

/**
 * Opens the journal as its one writer. A second writer on the same database is refused with a sentence; a database that
 * goes away later makes orders `JournalUnavailable` until it is back, which is tried for ever.
 */
export async function openJournal(parts: JournalParts): Promise<PostgresJournal> {
  const { book, pool, writer } = parts;
  const availability = new Set<(available: boolean) => void>();
  const clerk = await clerkOf({
    book,
    writer,
    keys: parts.keys,
    pool,
    write: batchWriter(parts.tables),
    connect: () => takeLog(parts.databaseUrl, writer),
    isFull: parts.isFull ?? (() => false),
    log: parts.log,
    onAvailability: (available) => availability.forEach((listener) => listener(available)),
  });

  const read = (rows: readonly { body: string }[]): Fact[] =>
    rows.map(({ body }) => upcast(book, JSON.parse(body) as Fact));

  return {
    writer,
    head: clerk.head,
    submit: clerk.submit,
    listen: clerk.listen,
    available: () => clerk.whyNot() === undefined,
    whyNot: clerk.whyNot,
    forgetDigests: clerk.forgetDigests,
    storeStates: clerk.storeStates,
    onAvailability: (listener) => {
      availability.add(listener);
      return () => availability.delete(listener);
    },
    states: async (streams) => {
      const found = new Map<string, StreamStates>(streams.map((stream) => [stream, {}]));
      const missing: string[] = [];
      for (const stream of found.keys()) {
        const record = clerk.held(stream);
        if (record === undefined) missing.push(stream);
        else found.set(stream, record.states);
      }
      for (const [stream, record] of await loadStreams(pool, book, missing)) found.set(stream, record.states);
      return found;
    },
    current: async (kinds) => {
      const before = clerk.late();
      const { rows } = await pool.query<{ stream: string; state: string }>(
        `select stream, state from journal.stream where current and ($1::text[] is null or kind = any($1))`,
        [kinds ?? null],
      );
      const found = new Map(rows.map(({ stream, state }) => [stream, JSON.parse(state) as StreamStates]));
      // What was late is newer than its row; what is late by now is newer still.
      for (const [stream, { isCurrent, states }] of [...before, ...clerk.late()]) {
        if (kinds?.includes(streamKind(stream)) === false) continue;
        if (isCurrent) found.set(stream, states);
        else found.delete(stream);
      }
      return found;
    },
    facts: async (after, limit) => {
      const { rows } = await pool.query<{ body: string }>(
        "select body from journal.fact where n > $1 order by n limit $2",
        [after, limit],
      );
      return read(rows);
    },
    factsOf: async (stream) => {
      const { rows } = await pool.query<{ body: string }>(
        "select f.body from journal.fact_stream s join journal.fact f using (n) where s.stream = $1 order by n",
        [stream],
      );
      return read(rows);
    },
    newestOf: async (stream, limit, before, types) => {
      if ((before !== undefined && before.writer !== writer) || types?.length === 0) return [];
      const ofTypes = types === undefined ? "" : `and (${types.map((type) => isFactOf(type, "f.body")).join(" or ")})`;
      const { rows } = await pool.query<{ body: string }>(
        `select f.body from journal.fact_stream s join journal.fact f using (n)
         where s.stream = $1 and s.n < $3 ${ofTypes} order by s.n desc limit $2`,
        [stream, limit, before?.n ?? Number.MAX_SAFE_INTEGER],
      );
      return read(rows);
    },
    close: clerk.close,
  };
}
