import type pg from "pg";
import { isSameJson, type Json } from "../../ground/canonical.ts";
import { streamKind } from "../../ground/fact.ts";
import { foldVersion } from "../fold-version.ts";
import type { StreamRecord } from "../perform.ts";
import { isCurrent, type Rulebook } from "../rulebook.ts";
import { type Entry, findByIndex, type Folding, foldStreams, streamGroups } from "./fold-streams.ts";
import { rowChanges, upsert } from "./read-rows.ts";
import type { ReadTable } from "./room-server.ts";
import { isStored } from "./stream-store.ts";
import { column } from "./text-columns.ts";

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

const mostDifferences = 100;

type Differ = (where: string, key: string, reason: string) => void;

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
  const differ: Differ = (where, key, reason) => {
    if (differences.length < mostDifferences) differences.push({ where, key, reason });
  };
  const { rows } = await client.query<{ facts: number; upto: number }>(
    `select (select count(*) from journal.fact)::float8 as facts,
       coalesce((select min(states_upto) from journal.writer), 0)::float8 as upto`,
  );
  const { facts, upto } = rows[0] ?? { facts: 0, upto: 0 };
  await findByIndex(client);
  const folding = check ? comparing(client, book, tables, upto, differ) : await storing(client, book, tables);
  const streams = await foldStreams(client, book, folding, (done) => progress(done, facts));
  await folding.over();
  return { ok: differences.length === 0, streams, facts, differences };
}

/** By this version of the rules everything stored was folded. */
export async function noteFolded(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into journal.folded (version) values ($1) on conflict (one) do update set version = excluded.version`,
    [foldVersion],
  );
}

interface Whole extends Folding {
  over(): Promise<void>;
}

/** Empties states and read tables, and writes what the facts say. */
async function storing(client: pg.Client, book: Rulebook, tables: readonly ReadTable<never>[]): Promise<Whole> {
  await client.query("truncate journal.stream");
  for (const table of tables) await client.query(`truncate ${table.name}`);
  const groups = streamGroups(async (entries, texts) => {
    const stored = storedOf(book, entries, texts);
    await client.query({ name: "store-folded", text: storeText, values: storeValues(stored) });
    for (const { table, cells } of rowsOf(tables, entries)) {
      await client.query({
        name: `fill-${table.name}`,
        text: upsert(table, `from unnest(${arraysOf(table)}) as t`),
        values: cells,
      });
    }
  });
  return {
    end: (stream, record) => groups.add([stream, record], JSON.stringify(record.states)),
    over: async () => {
      await groups.flush();
      await client.query("update journal.writer set states_upto = n");
      await noteFolded(client);
    },
  };
}

export const storeText = `
  insert into journal.stream (stream, kind, hlc, facts, current, state)
  select * from unnest(
    ${column("$1")}, ${column("$2")}, ${column("$3")}, ${column("$4", "bigint")}, ${column("$5", "boolean")}, ${column("$6")})`;

interface StoredEntry {
  readonly entry: Entry;
  readonly isCurrent: boolean;
  /** Its states. */
  readonly text: string;
}

/** Of streams with the texts of their states those whose state is stored. */
export function storedOf(book: Rulebook, entries: readonly Entry[], texts: readonly string[]): readonly StoredEntry[] {
  return entries.flatMap((entry, index) => {
    const [stream, { states, facts }] = entry;
    const row = { entry, isCurrent: isCurrent(book, stream, states), text: texts[index] ?? "" };
    return isStored({ isCurrent: row.isCurrent, facts }) ? [row] : [];
  });
}

export function storeValues(stored: readonly StoredEntry[]): string[] {
  return [
    column.of(stored, ({ entry: [stream] }) => stream),
    column.of(stored, ({ entry: [stream] }) => streamKind(stream)),
    column.of(stored, ({ entry: [, { hlc }] }) => hlc),
    column.of(stored, ({ entry: [, { facts }] }) => facts),
    column.of(stored, (row) => (row.isCurrent ? "t" : "f")),
    column.of(stored, ({ text }) => text),
  ];
}

/** The rows that streams give, of each table they give any. */
export function* rowsOf(tables: readonly ReadTable<never>[], entries: readonly Entry[]) {
  for (const table of tables) {
    const { cells } = rowChanges(table, entries);
    if ((cells[0]?.length ?? 0) > 0) yield { table, cells };
  }
}

export function arraysOf({ columns }: ReadTable<never>): string {
  return Object.values(columns)
    .map((type, index) => `$${index + 1}::${type}[]`)
    .join(", ");
}

/**
 * Where a stream's fold came past what is stored of it, and the number of the first fact behind that: past its row, or,
 * where it has none, past a place where it was not to have one.
 */
interface Past {
  readonly record: StreamRecord;
  readonly behind: number | undefined;
}

/** Compares what is stored with what the facts say. */
function comparing(
  client: pg.Client,
  book: Rulebook,
  tables: readonly ReadTable<never>[],
  upto: number,
  differ: Differ,
): Whole {
  const stored = new Map<string, StoredStream>();
  let seen = 0;
  let past: Past | undefined;
  /** How many rows of each read table the facts say. */
  const there = new Map<ReadTable<never>, number>(tables.map((table) => [table, 0]));
  const groups = streamGroups(async (entries) => {
    for (const { table, cells } of rowsOf(tables, entries)) {
      there.set(table, (there.get(table) ?? 0) + (await compareRows(client, table, cells, differ)));
    }
  });
  return {
    begin: async (streams) => {
      const { rows } = await client.query<StoredStream>({
        name: "stored-streams",
        text: "select stream, hlc, facts, current, state from journal.stream where stream = any($1)",
        values: [streams],
      });
      for (const row of rows) stored.set(row.stream, row);
      seen += rows.length;
    },
    before: (stream, record, n) => {
      if (past !== undefined) return;
      const row = stored.get(stream);
      const isThere = row === undefined ? n > upto && !isKept(book, stream, record) : record.hlc === row.hlc;
      if (isThere) past = { record, behind: n };
    },
    end: async (stream, record) => {
      const row = stored.get(stream);
      const isThere = row === undefined ? !isKept(book, stream, record) : record.hlc === row.hlc;
      if (isThere) past = { record, behind: undefined };
      const reason = differenceIn(book, stream, past, row, upto);
      if (reason !== undefined) differ("journal.stream", stream, reason);
      stored.delete(stream);
      past = undefined;
      await groups.add([stream, record], row?.state ?? "");
    },
    over: async () => {
      await groups.flush();
      if ((await countOf(client, "journal.stream")) !== seen) {
        const { rows } = await client.query<{ stream: string }>(
          `select stream from journal.stream s where not exists
             (select 1 from journal.fact_stream f where f.stream = s.stream) limit ${mostDifferences}`,
        );
        for (const { stream } of rows) differ("journal.stream", stream, "stored, though no fact is about it");
      }
      for (const [table, count] of there) {
        if ((await countOf(client, table.name)) !== count) await findForeign(client, book, table, differ);
      }
    },
  };
}

/**
 * How a stored stream differs from what the facts say. A row may lack facts behind `upto` and no others, and says exactly
 * what the facts before them say.
 */
function differenceIn(
  book: Rulebook,
  stream: string,
  past: Past | undefined,
  row: StoredStream | undefined,
  upto: number,
): string | undefined {
  if (past === undefined) return row === undefined ? "not stored" : "another clock";
  if (row === undefined) return undefined;
  const { record, behind } = past;
  if (behind !== undefined && behind <= upto) return `the fact ${behind} is missing in it`;
  if (!isKept(book, stream, record)) return "stored, though it is over";
  if (Number(row.facts) !== record.facts) return "another count";
  if (row.current !== isCurrent(book, stream, record.states)) return "current or not";
  return isSameJson(JSON.parse(row.state) as Json, record.states as Json) ? undefined : "another state";
}

export function isKept(book: Rulebook, stream: string, { states, facts }: StreamRecord): boolean {
  return isStored({ isCurrent: isCurrent(book, stream, states), facts });
}

async function countOf(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::float8 as count from ${table}`);
  return rows[0]?.count ?? 0;
}

/** Compares these rows with a read table's, each by its key; answers how many are there. */
async function compareRows(
  client: pg.Client,
  table: ReadTable<never>,
  cells: readonly (readonly unknown[])[],
  differ: Differ,
): Promise<number> {
  const columns = Object.keys(table.columns);
  const all = (name: string) => columns.map((each) => `${name}.${each}`).join(", ");
  const { rows } = await client.query<{ key: string; there: boolean }>({
    name: `compare-${table.name}`,
    text: `
      select ${keyText(table, "t")} as key, r.${table.key[0]} is not null as there
      from unnest(${arraysOf(table)}) as t (${columns.join(", ")})
      left join ${table.name} r on ${table.key.map((name) => `r.${name} = t.${name}`).join(" and ")}
      where (${all("t")}) is distinct from (${all("r")}) limit ${mostDifferences}`,
    values: [...cells],
  });
  for (const { key, there } of rows) {
    differ(table.name, key, "the facts say a row that is not there");
    if (there) differ(table.name, key, "a row that the facts do not say");
  }
  return (cells[0]?.length ?? 0) - rows.filter(({ there }) => !there).length;
}

function keyText({ key }: ReadTable<never>, name: string): string {
  return `concat_ws(' ', ${key.map((each) => `${name}.${each}`).join(", ")})`;
}

/** Names the rows of a read table that no stream gives: folds everything once more, for the keys alone. */
async function findForeign(client: pg.Client, book: Rulebook, table: ReadTable<never>, differ: Differ): Promise<void> {
  const said = `said_${table.name.replace(".", "_")}`;
  const key = table.key.join(", ");
  await client.query(`create temporary table ${said} on commit drop as select ${key} from ${table.name} limit 0`);
  await client.query(`create index on ${said} (${key})`);
  const groups = streamGroups(async (entries) => {
    for (const { cells } of rowsOf([table], entries)) {
      await client.query(
        `insert into ${said} select ${key} from unnest(${arraysOf(table)}) as t (${Object.keys(table.columns).join(", ")})`,
        cells,
      );
    }
  });
  await foldStreams(client, book, { end: (stream, record) => groups.add([stream, record], "") }, () => undefined);
  await groups.flush();
  const same = table.key.map((name) => `s.${name} = r.${name}`).join(" and ");
  const { rows } = await client.query<{ key: string }>(
    `select ${keyText(table, "r")} as key from ${table.name} r
     where not exists (select 1 from ${said} s where ${same}) limit ${mostDifferences}`,
  );
  for (const row of rows) differ(table.name, row.key, "a row that the facts do not say");
}
