import type pg from "pg";
import { canonical, type Json } from "../../ground/canonical.ts";
import { type Fact, streamKind } from "../../ground/fact.ts";
import { foldVersion } from "../fold-version.ts";
import { emptyStream, type StreamRecord } from "../perform.ts";
import { isCurrent, type Rulebook, upcast } from "../rulebook.ts";
import { rowChanges, upsert } from "./read-rows.ts";
import type { ReadTable } from "./room-server.ts";
import { afterFact } from "./stream-store.ts";

export interface Rebuilt {
  readonly ok: boolean;
  readonly streams: number;
  readonly facts: number;
  /** What is stored otherwise than the facts say, at most a hundred of them. */
  readonly differences: readonly { readonly where: string; readonly key: string; readonly reason: string }[];
}

interface StoredStream {
  readonly stream: string;
  readonly hlc: string;
  readonly facts: string;
  readonly current: boolean;
  readonly state: string;
}

const streamsAtOnce = 400;
const mostDifferences = 100;

/**
 * Folds every fact again, in clock order, stream by stream in bounded memory. With `check`: compares the stored states
 * and read tables and changes nothing (run it inside a snapshot). Stored states may lack the newest facts, as far as the
 * journal says so itself (late-states.ts); read tables may lack nothing. Without: writes them again (run it inside a
 * transaction that holds the writer's lock).
 */
export async function rebuildStates(
  client: pg.Client,
  book: Rulebook,
  tables: readonly ReadTable<never>[],
  check: boolean,
  progress: (done: number, of: number) => void,
): Promise<Rebuilt> {
  const differences: Rebuilt["differences"][number][] = [];
  const differ = (where: string, key: string, reason: string) => {
    if (differences.length < mostDifferences) differences.push({ where, key, reason });
  };
  const { rows: counted } = await client.query<{ streams: string; facts: string; upto: string | null }>(
    `select (select count(distinct stream) from journal.fact_stream) as streams,
       (select count(*) from journal.fact) as facts,
       (select min(states_upto) from journal.writer) as upto`,
  );
  const upto = Number(counted[0]?.upto ?? 0);
  const total = Number(counted[0]?.streams ?? 0);

  if (check) {
    for (const table of tables) {
      await client.query(`create temporary table ${expected(table)} (like ${table.name}) on commit drop`);
      await client.query(`create unique index on ${expected(table)} (${table.key.join(", ")})`);
    }
  } else {
    await client.query("truncate journal.stream");
    for (const table of tables) await client.query(`truncate ${table.name}`);
  }

  let done = 0;
  for (let last = ""; ;) {
    const { rows } = await client.query<{ stream: string; body: string }>(
      `with page as (
         select distinct stream from journal.fact_stream where stream > $1 order by stream limit ${streamsAtOnce}
       )
       select p.stream, f.body from page p join journal.fact_stream s using (stream) join journal.fact f using (writer, n)
       order by p.stream, f.hlc`,
      [last],
    );
    if (rows.length === 0) break;
    const stored = check ? await storedOf(client, [...new Set(rows.map(({ stream }) => stream))]) : new Map();
    const { records, past } = folded(book, rows, stored);
    last = [...records.keys()].at(-1) ?? last;
    for (const table of tables) await fill(client, table, check ? expected(table) : table.name, records);
    if (check) compare(book, records, past, stored, upto, differ);
    else await store(client, book, records);
    done += records.size;
    progress(done, total);
  }

  if (check) {
    const { rows: foreign } = await client.query<{ stream: string }>(
      `select stream from journal.stream s where not exists
         (select 1 from journal.fact_stream f where f.stream = s.stream) limit ${mostDifferences}`,
    );
    for (const { stream } of foreign) differ("journal.stream", stream, "stored, though no fact is about it");
    for (const table of tables) await compareTable(client, table, differ);
  } else {
    await client.query("update journal.writer set states_upto = n");
    await noteFolded(client);
  }
  return { ok: differences.length === 0, streams: done, facts: Number(counted[0]?.facts ?? 0), differences };
}

/** By this version of the rules everything stored was folded. */
export async function noteFolded(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into journal.folded (version) values ($1) on conflict (one) do update set version = excluded.version`,
    [foldVersion],
  );
}

type Records = ReadonlyMap<string, StreamRecord>;

/** Where a stream's fold came past its stored row, and the number of the first fact behind that row. */
interface Past {
  readonly record: StreamRecord;
  readonly behind: number | undefined;
}

/** The streams as all their facts say, and as they were where the stored row stands. */
function folded(
  book: Rulebook,
  rows: readonly { stream: string; body: string }[],
  stored: ReadonlyMap<string, StoredStream>,
): { records: Records; past: ReadonlyMap<string, Past> } {
  const records = new Map<string, StreamRecord>();
  const past = new Map<string, Past>();
  for (const { stream, body } of rows) {
    const fact = upcast(book, JSON.parse(body) as Fact);
    const before = records.get(stream) ?? emptyStream;
    const seen = past.get(stream);
    if (before.hlc === (stored.get(stream)?.hlc ?? "") && seen === undefined) {
      past.set(stream, { record: before, behind: fact.n });
    }
    records.set(stream, afterFact(book, stream, before, fact));
  }
  for (const [stream, record] of records) {
    if (record.hlc === stored.get(stream)?.hlc) past.set(stream, { record, behind: undefined });
  }
  return { records, past };
}

async function storedOf(client: pg.Client, streams: readonly string[]): Promise<ReadonlyMap<string, StoredStream>> {
  const { rows } = await client.query<StoredStream>(
    "select stream, hlc, facts, current, state from journal.stream where stream = any($1)",
    [streams],
  );
  return new Map(rows.map((row) => [row.stream, row]));
}

/**
 * Compares stored streams with what the facts say. A row may lack facts behind `upto` and no others, and says exactly
 * what the facts before them say.
 */
function compare(
  book: Rulebook,
  records: Records,
  past: ReadonlyMap<string, Past>,
  stored: ReadonlyMap<string, StoredStream>,
  upto: number,
  differ: (where: string, key: string, reason: string) => void,
): void {
  for (const stream of records.keys()) {
    const row = stored.get(stream);
    const at = past.get(stream);
    if (at === undefined) {
      differ("journal.stream", stream, row === undefined ? "not stored" : "another clock");
      continue;
    }
    if (at.behind !== undefined && at.behind <= upto) {
      differ("journal.stream", stream, row === undefined ? "not stored" : `the fact ${at.behind} is missing in it`);
    } else if (row === undefined) continue;
    else if (Number(row.facts) !== at.record.facts) differ("journal.stream", stream, "another count");
    else if (row.current !== isCurrent(book, stream, at.record.states)) {
      differ("journal.stream", stream, "current or not");
    } else if (canonical(JSON.parse(row.state) as Json) !== canonical(at.record.states as Json)) {
      differ("journal.stream", stream, "another state");
    }
  }
}

async function store(client: pg.Client, book: Rulebook, records: ReadonlyMap<string, StreamRecord>): Promise<void> {
  const entries = [...records];
  await client.query(
    `insert into journal.stream (stream, kind, hlc, facts, current, state)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::boolean[], $6::text[])`,
    [
      entries.map(([stream]) => stream),
      entries.map(([stream]) => streamKind(stream)),
      entries.map(([, record]) => record.hlc),
      entries.map(([, record]) => record.facts),
      entries.map(([stream, record]) => isCurrent(book, stream, record.states)),
      entries.map(([, record]) => JSON.stringify(record.states)),
    ],
  );
}

function expected(table: ReadTable<never>): string {
  return `expected_${table.name.replace(".", "_")}`;
}

async function fill(
  client: pg.Client,
  table: ReadTable<never>,
  name: string,
  records: ReadonlyMap<string, StreamRecord>,
): Promise<void> {
  const arrays = Object.values(table.columns).map((type, index) => `$${index + 1}::${type}[]`);
  await client.query(upsert(table, `from unnest(${arrays.join(", ")}) as t`, name), rowChanges(table, records).cells);
}

async function compareTable(
  client: pg.Client,
  table: ReadTable<never>,
  differ: (where: string, key: string, reason: string) => void,
): Promise<void> {
  const columns = Object.keys(table.columns).join(", ");
  const key = `concat_ws(' ', ${table.key.map((name) => `d.${name}`).join(", ")})`;
  const minus = (one: string, other: string) =>
    `select ${key} as key from (select ${columns} from ${one} except select ${columns} from ${other}) d limit ${mostDifferences}`;
  const missing = await client.query<{ key: string }>(minus(expected(table), table.name));
  for (const row of missing.rows) differ(table.name, row.key, "the facts say a row that is not there");
  const foreign = await client.query<{ key: string }>(minus(table.name, expected(table)));
  for (const row of foreign.rows) differ(table.name, row.key, "a row that the facts do not say");
}
