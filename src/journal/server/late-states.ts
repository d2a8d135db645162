import type pg from "pg";
import { type Fact, streamKind } from "../../ground/fact.ts";
import { RuleDefect } from "../../ground/rule-defect.ts";
import { emptyStream, type HeldRecord, type StreamRecord } from "../perform.ts";
import { isCurrent, type Rulebook, upcast } from "../rulebook.ts";
import type { Touched } from "./deciding.ts";
import type { LogHead } from "./log-head.ts";
import { column } from "./text-columns.ts";
import { afterFact, isStored, loadStreams } from "./stream-store.ts";
import { bounded } from "./store-failure.ts";

/*
 * The states of streams follow from the facts, so a commit writes facts and not states. What a commit changed is held
 * here, and written to `journal.stream` later: a stream that changes ten times in that while is written once, and one
 * that is over by then has no row any more (`isStored`).
 * `journal.writer.states_upto` is the number of a fact up to which nothing is missing in `journal.stream`. After a crash
 * the facts behind that number are folded again when the log is taken, before any order is decided.
 */

/** States are written when the oldest of them has waited this long, or when this many facts are missing in them. */
const longestMillis = 20_000;
const mostFacts = 5_000;
/** At this many the clerk waits for them to be written, so that neither memory nor a start after a crash grows on. */
const tooManyFacts = 50_000;
const streamsAtOnce = 128;
const factsAtOnce = 2_000;

interface Parts {
  readonly pool: pg.Pool;
  readonly book: Rulebook;
  readonly writer: string;
  readonly log: (line: string) => void;
  /** Told how long a state is as text when it is stored. */
  weigh(stream: string, bytes: number): void;
}

type Entry = readonly [stream: string, record: HeldRecord];

export interface LateStates {
  /** What is committed and not stored yet; undefined of a stream whose stored state is the newest. */
  get(stream: string): HeldRecord | undefined;
  /** All of them, as they are just now. */
  all(): ReadonlyMap<string, HeldRecord>;
  /** A commit changed these streams; `n` is its last fact. */
  note(changed: Touched, n: number): void;
  /** To be waited for before the next commit; undefined while few states are missing in the store. */
  tooMany(): Promise<void> | undefined;
  /** The log has been taken: what is missing in the stored states is folded from its facts. */
  learn(taken: LogHead): Promise<void>;
  /** Stores everything that is late; answers false where that failed, and then all is kept for the next time. */
  write(): Promise<boolean>;
  /** Stores what is late, once, and ends. */
  close(): Promise<void>;
}

export function lateStates({ pool, book, writer, log, weigh }: Parts): LateStates {
  let late = new Map<string, HeldRecord>();
  /** The log as it was taken; a statement of an earlier taking writes nothing. */
  let epoch = 0;
  let head = 0;
  let statesUpto = 0;
  let since = 0;
  let underway: Promise<boolean> | undefined;
  let said = "";

  function write(): Promise<boolean> {
    underway ??= writeAll()
      .then(
        () => {
          said = "";
          return true;
        },
        (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          if (why !== said) log(`states are not stored yet, and are kept: ${why}`);
          said = why;
          return false;
        },
      )
      .finally(() => (underway = undefined));
    return underway;
  }

  async function writeAll(): Promise<void> {
    const [upto, of] = [head, epoch];
    const begun = Date.now();
    const round = await begin(of);
    // Somebody has taken the log since: what is late is learnt again.
    if (round === undefined) return;
    const all = [...late];
    const kept = all.filter(([, record]) => isStored(record));
    const over = all.filter(([, record]) => !isStored(record));
    for (let at = 0; at < kept.length; at += streamsAtOnce) {
      const some = kept.slice(at, at + streamsAtOnce);
      const texts = some.map(([, { states }]) => JSON.stringify(states));
      const { rows } = await pool.query<{ held: number }>(bounded(storing(round, some, texts)));
      if (rows[0]?.held !== 1 || of !== epoch) return;
      for (const [index, [stream, record]] of some.entries()) {
        weigh(stream, texts[index]?.length ?? 0);
        if (late.get(stream) === record) late.delete(stream);
      }
    }
    const { rowCount } = await pool.query(bounded(roundOver(round, upto, over)));
    if (rowCount !== 1 || of !== epoch) return;
    since = begun;
    statesUpto = upto;
    for (const [stream, record] of over) if (late.get(stream) === record) late.delete(stream);
  }

  async function begin(of: number): Promise<Round | undefined> {
    const { rows } = await pool.query<{ upto: string }>(
      bounded({
        name: "states-round",
        text: "select states_upto as upto from journal.writer where writer = $1 and epoch = $2",
        values: [writer, of],
      }),
    );
    return rows[0] === undefined ? undefined : { writer, epoch: of, statesUpto: Number(rows[0].upto) };
  }

  const beat = setInterval(() => {
    if (late.size > 0 && Date.now() - since > longestMillis) void write();
  }, 1000);
  beat.unref();

  return {
    get: (stream) => late.get(stream),
    all: () => new Map(late),
    note: (changed, n) => {
      if (late.size === 0) since = Date.now();
      for (const [stream, { after }] of changed) late.set(stream, after);
      head = n;
      if (head - statesUpto >= mostFacts) void write();
    },
    tooMany: () => (head - statesUpto >= tooManyFacts ? write().then(() => undefined) : undefined),
    learn: async (taken) => {
      const folded = await foldMissing(taken, book);
      late = folded;
      ({ epoch, statesUpto } = taken);
      head = taken.head.n;
      since = Date.now();
    },
    write,
    close: async () => {
      clearInterval(beat);
      // What is being written now may be older than the last commit.
      await underway;
      if (late.size > 0) await write();
    },
  };
}

/** Folds the facts of a log that its stored states lack. */
async function foldMissing(taken: LogHead, book: Rulebook): Promise<Map<string, HeldRecord>> {
  const { client, head, statesUpto } = taken;
  const records = new Map<string, StreamRecord>();
  const unreadable = new Set<string>();
  for (let after = statesUpto; after < head.n; after += factsAtOnce) {
    const { rows } = await client.query<{ body: string }>(
      bounded({
        text: "select body from journal.fact where n > $1 and n <= $2 order by n",
        values: [after, Math.min(after + factsAtOnce, head.n)],
      }),
    );
    const facts = rows.map(({ body }) => upcast(book, JSON.parse(body) as Fact));
    const wanted = [...new Set(facts.flatMap(({ streams }) => streams))].filter(
      (stream) => !records.has(stream) && !unreadable.has(stream),
    );
    for (const [stream, record] of await storedRecords(client, book, wanted)) {
      if (record === undefined) unreadable.add(stream);
      else records.set(stream, record);
    }
    for (const fact of facts) {
      for (const stream of fact.streams) {
        const record = records.get(stream);
        if (record !== undefined && fact.hlc > record.hlc) records.set(stream, afterFact(book, stream, record, fact));
      }
    }
  }
  return new Map(
    [...records].map(([stream, record]) => [stream, { ...record, isCurrent: isCurrent(book, stream, record.states) }]),
  );
}

/** Stored records, empty ones among them; undefined where one cannot be read: orders that need that stream fail. */
async function storedRecords(
  client: pg.Client,
  book: Rulebook,
  streams: readonly string[],
): Promise<ReadonlyMap<string, StreamRecord | undefined>> {
  try {
    const found = await loadStreams(client, book, streams);
    return new Map(streams.map((stream) => [stream, found.get(stream) ?? emptyStream]));
  } catch (error) {
    if (!(error instanceof RuleDefect)) throw error;
    const [alone] = streams;
    if (streams.length === 1 && alone !== undefined) return new Map([[alone, undefined]]);
    const half = Math.ceil(streams.length / 2);
    return new Map([
      ...(await storedRecords(client, book, streams.slice(0, half))),
      ...(await storedRecords(client, book, streams.slice(half))),
    ]);
  }
}

/** A round of storing, as its statements know it. */
interface Round {
  readonly writer: string;
  readonly epoch: number;
  /** Where the stored states stand before the round. */
  readonly statesUpto: number;
}

/*
 * A statement that was given up may still be carried out later. It must not bring back the row of a stream that is over by
 * then, so the statements of a round do something only until the round is over.
 */
const isRound = "writer = $1 and epoch = $2 and states_upto = $3";

export function storing(round: Round, entries: readonly Entry[], texts: readonly string[]): pg.QueryConfig {
  return {
    name: "store-states",
    text: `
      with mine as (
        select writer from journal.writer where ${isRound}
      ), stored as (
        insert into journal.stream (stream, kind, hlc, facts, current, state)
        select t.* from mine, unnest(
          ${column("$4")}, ${column("$5")}, ${column("$6")}, ${column("$7", "bigint")}, ${column("$8", "boolean")}, ${column("$9")}
        ) as t
        on conflict (stream) do update set hlc = excluded.hlc, facts = excluded.facts,
          current = excluded.current, state = excluded.state
        where journal.stream.facts < excluded.facts
      ) select count(*)::integer as held from mine`,
    values: [
      round.writer,
      round.epoch,
      round.statesUpto,
      column.of(entries, ([stream]) => stream),
      column.of(entries, ([stream]) => streamKind(stream)),
      column.of(entries, ([, record]) => record.hlc),
      column.of(entries, ([, record]) => record.facts),
      column.of(entries, ([, record]) => (record.isCurrent ? "t" : "f")),
      column.of(texts, (text) => text),
    ],
  };
}

/** Nothing up to this fact is missing in the stored states, and streams that are over have no row. */
function roundOver(round: Round, upto: number, over: readonly Entry[]): pg.QueryConfig {
  return {
    name: "states-upto",
    text: `
      with gone as (
        delete from journal.stream using journal.writer where ${isRound} and stream = any(${column("$5")})
      ) update journal.writer set states_upto = greatest(states_upto, $4) where ${isRound}`,
    values: [round.writer, round.epoch, round.statesUpto, upto, column.of(over, ([stream]) => stream)],
  };
}
