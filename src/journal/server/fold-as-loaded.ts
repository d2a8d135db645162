import type pg from "pg";
import { type Fact, streamKind } from "../../ground/fact.ts";
import { everyKind } from "../../ground/fold.ts";
import { emptyStream, type StreamRecord } from "../perform.ts";
import { isCurrent, type Rulebook, upcast } from "../rulebook.ts";
import { copyLine, gatheringRows, takeIndexesAway } from "./copy-rows.ts";
import { type Entry, type Folding, foldStreams, streamGroups } from "./fold-streams.ts";
import { madeRows, removal, rowChanges, upsert } from "./read-rows.ts";
import { arraysOf, isKept, noteFolded, rebuildStates, storedOf, storeText, storeValues } from "./rebuild-states.ts";
import type { ReadTable } from "./room-server.ts";
import { afterFact, isStored } from "./stream-store.ts";

/*
 * States and read tables of a log that is being loaded, folded as its facts come by: each fact is read once, and nothing is
 * asked of the database. A number of streams is held, those that came by last; the others are written and forgotten. A stream
 * that comes by again after that is noted, and folded from its stored facts at the end, as is one with very many facts.
 */

/** How much is held. */
interface Bounds {
  /** Of streams; some 30 MB. More than come by between two facts of a unit, or every unit is folded twice. */
  readonly held: number;
  readonly writtenAtOnce: number;
  /** Of facts in a stream. Streams with more, units above all, may have large states: they are folded one at a time, at the end. */
  readonly facts: number;
}

const usualBounds: Bounds = { held: 4_000, writtenAtOnce: 250, facts: 3_000 };

export interface FoldingAsLoaded {
  /** The next fact of the log. */
  take(fact: Fact): void;
  /** To be awaited now and then: writes what is too much to hold. */
  relieve(): Promise<void>;
  /** Writes the rest. */
  flush(): Promise<void>;
  /**
   * Folds what was noted, once the facts' indexes are there, and answers how many rows must stand in `journal.stream` and
   * in each read table now; of none where all was folded again.
   */
  finish(): Promise<ReadonlyMap<string, number>>;
}

/** Begins with empty tables, whose indexes it takes away until it has finished. Inside the caller's transaction. */
export async function foldingAsLoaded(
  client: pg.Client,
  book: Rulebook,
  tables: readonly ReadTable<never>[],
  bounds = usualBounds,
): Promise<FoldingAsLoaded> {
  const names = ["journal.stream", ...tables.map(({ name }) => name)];
  await client.query(`truncate ${names.join(", ")}`);
  const makeIndexes = await takeIndexesAway(client, names);
  // Two halves: what comes by again goes over to the newer one, and the older one is written as a whole.
  let newer = new Map<string, StreamRecord>();
  let older = new Map<string, StreamRecord>();
  const written = new Set<number>();
  /** Streams to fold at the end, with the first fact that is missing in what was written of them; 0 where nothing was. */
  const noted = new Map<string, number>();
  const rows = new Map<string, number>(names.map((name) => [name, 0]));
  const count: Count = (table, more) => void rows.set(table, (rows.get(table) ?? 0) + more);
  let isInOrder = true;

  const takeInto = (stream: string, fact: Fact) => {
    let record = newer.get(stream);
    if (record === undefined) {
      record = older.get(stream);
      if (record !== undefined) older.delete(stream);
      else if (noted.has(stream)) return;
      else if (written.has(markOf(stream))) {
        noted.set(stream, fact.n);
        return;
      } else record = emptyStream;
    }
    if (record.hlc >= fact.hlc) isInOrder = false;
    if (record.facts < bounds.facts) newer.set(stream, afterFact(book, stream, record, fact));
    else {
      noted.set(stream, 0);
      newer.delete(stream);
    }
  };
  const writing = writingNew(client, book, tables, count);
  const writeOlder = async () => {
    let sinceFlush = 0;
    for (const entry of older) {
      writing.add(entry);
      written.add(markOf(entry[0]));
      sinceFlush += 1;
      if (sinceFlush < bounds.writtenAtOnce) continue;
      sinceFlush = 0;
      await writing.flushIfFull();
    }
    older = newer;
    newer = new Map();
  };
  return {
    take: (said) => {
      const fact = upcast(book, said);
      for (const stream of fact.streams) takeInto(stream, fact);
    },
    relieve: async () => {
      if (newer.size * 2 < bounds.held) return;
      await writeOlder();
      await writing.flushIfFull();
    },
    flush: async () => {
      await writeOlder();
      await writeOlder();
      await writing.flush();
    },
    finish: async () => {
      const isUnique = await succeeds(client, makeIndexes);
      if (isUnique && isInOrder && (await foldNoted(client, book, tables, noted, count))) {
        await client.query("update journal.writer set states_upto = n");
        await noteFolded(client);
        return rows;
      }
      // Facts that are not in the order of their clocks are sorted by the database, and of two streams that give the same row
      // the later has it: all is folded again.
      if (!isUnique) {
        await client.query(`truncate ${names.join(", ")}`);
        await makeIndexes();
      }
      await rebuildStates(client, book, tables, false, () => undefined);
      return new Map();
    },
  };
}

/** Whether rows are as unique as their indexes ask; where not, it is as if nothing had been done. */
async function succeeds(client: pg.Client, makeIndexes: () => Promise<void>): Promise<boolean> {
  await client.query("savepoint before_indexes");
  try {
    await makeIndexes();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    await client.query("rollback to savepoint before_indexes");
    return false;
  }
}

type Count = (table: string, more: number) => void;

/** Writes streams of which nothing has been written, with the rows they give. */
function writingNew(client: pg.Client, book: Rulebook, tables: readonly ReadTable<never>[], count: Count) {
  const states = gatheringRows(client, "journal.stream (stream, kind, hlc, facts, current, state)");
  const every = tables.map((table) => {
    const columns = Object.keys(table.columns);
    return { table, columns, rows: gatheringRows(client, `${table.name} (${columns.join(", ")})`) };
  });
  const ofKind = new Map<string, typeof every>();
  const filledBy = (kind: string) => {
    const found = ofKind.get(kind) ?? every.filter(({ table: { fold } }) => [everyKind, kind].includes(fold.kind));
    ofKind.set(kind, found);
    return found;
  };
  const all = [states, ...every.map(({ rows }) => rows)];
  return {
    add: ([stream, { hlc, facts, states: of }]: Entry) => {
      const kind = streamKind(stream);
      const current = isCurrent(book, stream, of);
      if (isStored({ isCurrent: current, facts })) {
        states.add(copyLine([stream, kind, hlc, facts, current, JSON.stringify(of)]));
        count("journal.stream", 1);
      }
      for (const { table, columns, rows } of filledBy(kind)) {
        const state = of[table.fold.room];
        if (state === undefined) continue;
        const made = madeRows(table, state, stream, columns);
        const lines = made.length < 2 ? made : lastOfEachKey(table, made);
        for (const row of lines) rows.add(copyLine(columns.map((name) => row[name])));
        count(table.name, lines.length);
      }
    },
    flushIfFull: async () => {
      for (const rows of all) await rows.flushIfFull();
    },
    flush: async () => {
      for (const rows of all) await rows.flush();
    },
  };
}

function lastOfEachKey<Row extends Readonly<Record<string, unknown>>>(
  { key }: ReadTable<never>,
  rows: readonly Row[],
): readonly Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(key.map((name) => row[name])), row])).values()];
}

const streamsAtOnce = 500;

/** Folds streams from their stored facts, and writes what they give now in the place of what was written. False when a clock goes back. */
async function foldNoted(
  client: pg.Client,
  book: Rulebook,
  tables: readonly ReadTable<never>[],
  noted: ReadonlyMap<string, number>,
  count: Count,
): Promise<boolean> {
  let isInOrder = true;
  const before = new Map<string, StreamRecord>();
  const groups = streamGroups(async (entries, texts) => {
    const stored = storedOf(book, entries, texts);
    const wereStored = [...before].flatMap(([stream, record]) => (isKept(book, stream, record) ? [stream] : []));
    count("journal.stream", stored.length - wereStored.length);
    await client.query("delete from journal.stream where stream = any($1)", [wereStored]);
    await client.query(storeText, storeValues(stored));
    for (const table of tables) await rewrite(client, table, entries, before, count);
    before.clear();
  });
  const streams = [...noted.keys()].toSorted();
  let last = 0;
  for (let at = 0; at < streams.length; at += streamsAtOnce) {
    const folding: Folding = {
      before: (stream, record, n) => {
        if (record.facts > 0 && n < last) isInOrder = false;
        last = n;
        if (n === noted.get(stream) && record.facts > 0) before.set(stream, record);
      },
      end: (stream, record) => groups.add([stream, record], JSON.stringify(record.states)),
    };
    await foldStreams(client, book, folding, () => undefined, streams.slice(at, at + streamsAtOnce));
  }
  await groups.flush();
  return isInOrder;
}

/** Writes the rows that streams give now, and removes those they gave before and give no longer. */
async function rewrite(
  client: pg.Client,
  table: ReadTable<never>,
  entries: readonly Entry[],
  before: ReadonlyMap<string, StreamRecord>,
  count: Count,
): Promise<void> {
  const given = (streams: Iterable<Entry>) => rowChanges(table, streams).cells[0]?.length ?? 0;
  count(table.name, given(entries) - given(before));
  const { cells, gone } = rowChanges(table, entries, before);
  const keys = table.key.map((name, at) => `$${at + 1}::${table.columns[name] ?? "text"}[]`);
  if ((gone[0]?.length ?? 0) > 0) await client.query(removal(table, `unnest(${keys.join(", ")})`), gone);
  if ((cells[0]?.length ?? 0) > 0) await client.query(upsert(table, `from unnest(${arraysOf(table)}) as t`), cells);
}

/** A number of 32 bits for a stream. Where two have the same, the later is folded at the end for nothing. */
function markOf(stream: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < stream.length; at++) mark = Math.imul(mark ^ stream.charCodeAt(at), 0x01000193);
  return mark;
}
