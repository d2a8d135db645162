import type pg from "pg";
import { canonical, type Json } from "../../ground/canonical.ts";
import { isRefusal } from "../../ground/refusal.ts";
import { streamKey } from "../../ground/fact.ts";
import { type Commit, JournalUnavailable, type Outcome, type Submission } from "../journal.ts";
import { append, type Frontier, rootOf } from "../merkle.ts";
import { emptyStream, type Head, missingStreams, perform, type Performed, type StreamRecord } from "../perform.ts";
import type { Rulebook } from "../rulebook.ts";
import { checkpointText } from "../checkpoint.ts";
import { Answers } from "./answers.ts";
import type { Batch, Statement } from "./batch-statement.ts";
import type { Keys } from "./keys.ts";
import { leafOf, node } from "./hashing.ts";
import { LogHeld, type LogHead } from "./log-head.ts";
import { StreamCache } from "./stream-cache.ts";
import type { MarkRow } from "./number-marks.ts";
import { loadStreams } from "./stream-store.ts";
import type { KeyRow } from "./vault.ts";

/*
 * The clerk takes all orders that wait, decides them one after another in memory, and writes what they did in one
 * statement. States:
 *
 *   idle ── an order comes ──▶ writing ── committed ──▶ idle, or writing again when more wait
 *                                │ the database refuses the batch ──▶ each order again by itself
 *                                │ the connection is lost ──▶ down: every waiting order is told to try again
 *   down ── the log is taken again (lock, epoch, head, frontier) ──▶ idle
 *
 * Nothing is acknowledged before its commit, and after any failure the head, the frontier and the held states are
 * dropped and read again, because a commit whose answer was lost may have happened.
 */
export interface Clerk {
  submit(submission: Prepared): Promise<Outcome>;
  head(): number;
  listen(listener: (commit: Commit) => void): () => void;
  held(stream: string): StreamRecord | undefined;
  available(): boolean;
  close(): Promise<void>;
}

/** An order with what is stored in the commit of its facts: a record's new key, the mark of a number. */
type Prepared = Submission & { readonly key?: KeyRow | undefined; readonly mark?: MarkRow | undefined };

interface ClerkParts {
  readonly book: Rulebook;
  readonly writer: string;
  readonly keys: Keys;
  readonly write: (batch: Batch) => Statement;
  readonly connect: () => Promise<LogHead>;
  readonly isFull: () => boolean;
  readonly log: (line: string) => void;
  readonly onAvailability: (available: boolean) => void;
}

interface Waiting {
  readonly submission: Prepared;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

interface Decided {
  readonly waiting: Waiting;
  readonly outcome: Outcome;
}

const mostOrders = 256;

export async function clerkOf(parts: ClerkParts): Promise<Clerk> {
  const { book } = parts;
  const listeners = new Set<(commit: Commit) => void>();
  const cache = new StreamCache();
  const answers = new Answers();
  let queue: Waiting[] = [];
  let log: LogHead | undefined = await parts.connect();
  let head: Head = log.head;
  let frontier: Frontier = log.frontier;
  let working = false;
  let worked: Promise<void> = Promise.resolve();
  let closed = false;
  watch(log);

  function watch(taken: LogHead): void {
    taken.client.once("end", () => {
      if (log === taken) lose("the connection to the database ended");
    });
  }

  /** From now on orders are told to try again, until the log has been taken anew. */
  function lose(reason: string): void {
    const lost = log;
    log = undefined;
    cache.clear();
    for (const waiting of queue.splice(0)) waiting.reject(new JournalUnavailable(reason));
    if (lost !== undefined) {
      parts.onAvailability(false);
      parts.log(`orders cannot be taken: ${reason}`);
      void lost.client.end().catch(() => undefined);
      void regain();
    }
  }

  async function regain(): Promise<void> {
    for (let pause = 100; !closed; pause = Math.min(2000, pause * 1.5)) {
      try {
        const taken = await parts.connect();
        if (closed) return void (await taken.client.end());
        head = taken.head;
        frontier = taken.frontier;
        cache.clear();
        log = taken;
        watch(taken);
        parts.onAvailability(true);
        parts.log("orders are taken again");
        return;
      } catch (error) {
        if (error instanceof LogHeld) parts.log(error.message);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  async function work(): Promise<void> {
    working = true;
    while (queue.length > 0 && log !== undefined) {
      const batch = takeBatch();
      try {
        await handle(batch, log);
      } catch (error) {
        await recover(batch, error);
      }
    }
    // What was put back while the connection went away waits for nobody.
    for (const waiting of queue.splice(0)) waiting.reject(new JournalUnavailable("the database is away"));
    working = false;
  }

  /** The next orders, each id once: a repetition in the same breath waits for the first one's answer. */
  function takeBatch(): Waiting[] {
    const ids = new Set<string>();
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const waiting of queue) {
      const { id } = waiting.submission.order;
      if (batch.length < mostOrders && !ids.has(id)) batch.push(waiting);
      else rest.push(waiting);
      ids.add(id);
    }
    queue = rest;
    return batch;
  }

  async function handle(batch: readonly Waiting[], { client, epoch }: LogHead): Promise<void> {
    const fresh: Waiting[] = [];
    for (const waiting of batch) {
      const known = answers.of(waiting.submission);
      if (known === undefined) fresh.push(waiting);
      else waiting.resolve(known);
    }
    await load(fresh, client);
    const decided: Decided[] = [];
    const touched = new Map<string, { before: StreamRecord; after: StreamRecord }>();
    const performed: Performed[] = [];
    let at = head;
    for (const [index, waiting] of fresh.entries()) {
      const done = decide(waiting, at);
      if (done === "later") {
        // What stands behind it may build on it: all of it waits, so that orders keep their sequence.
        queue.unshift(...fresh.slice(index));
        break;
      }
      if (done instanceof Error) {
        waiting.reject(done);
      } else if (isRefusal(done)) {
        decided.push({ waiting, outcome: { accepted: false, refusal: done, repeated: false } });
      } else {
        at = done.head;
        performed.push(done);
        for (const [stream, after] of done.streams) {
          const before = touched.get(stream)?.before ?? cache.get(stream) ?? emptyStream;
          touched.set(stream, { before, after });
          cache.work(stream, after);
        }
        decided.push({ waiting, outcome: { accepted: true, facts: done.facts, repeated: false } });
      }
    }
    if (decided.length === 0) return;
    const facts = performed.flatMap((done) =>
      done.facts.map((fact) => {
        const body = canonical(fact as unknown as Json);
        return { fact, body, leaf: leafOf(body) };
      }),
    );
    const grown = facts.reduce((tree, { leaf }) => append(tree, leaf, node), frontier);
    const { rows } = await client.query<{ written: number }>(
      parts.write({
        ...{ writer: parts.writer, epoch, expected: head.n, n: at.n, hlc: at.hlc, facts },
        frontier: Buffer.concat(grown.hashes),
        note: facts.length === 0 ? null : noteFor(grown),
        streams: touched,
        answers: decided.map(({ waiting, outcome }) => answerRow(waiting, outcome)),
        keys: decided.flatMap(({ waiting, outcome }) =>
          outcome.accepted && waiting.submission.key !== undefined ? [waiting.submission.key] : [],
        ),
        marks: decided.flatMap(({ waiting, outcome }) =>
          outcome.accepted && waiting.submission.mark !== undefined ? [waiting.submission.mark] : [],
        ),
      }),
    );
    if (rows[0]?.written !== 1) throw new LogLost();
    head = at;
    frontier = grown;
    cache.commit();
    for (const { waiting, outcome } of decided) {
      answers.keep(waiting.submission, outcome);
      waiting.resolve(outcome);
    }
    if (facts.length > 0) tell({ facts: facts.map(({ fact }) => fact), streams: statesOf(touched) });
  }

  /** Loads what the orders say they read, asking again until they name nothing new. */
  async function load(batch: readonly Waiting[], client: pg.Client): Promise<void> {
    for (let round = 0; round < 5; round++) {
      const wanted = new Set<string>();
      for (const { submission } of batch) {
        const kind = book.orders.get(submission.order.name);
        if (kind === undefined) continue;
        for (const stream of missingStreams(kind, submission.order, cache.view())) {
          // A stream named after the order begins with it; were the order a repetition, its id would stop the commit.
          if (streamKey(stream) === submission.order.id) cache.put(stream, emptyStream);
          else wanted.add(stream);
        }
      }
      if (wanted.size === 0) return;
      const found = await loadStreams(client, [...wanted]);
      for (const stream of wanted) cache.put(stream, found.get(stream) ?? emptyStream);
    }
  }

  function decide({ submission: { order } }: Waiting, at: Head) {
    const kind = book.orders.get(order.name);
    if (kind === undefined) return new Error(`no rule for the order ${order.name}`);
    try {
      // What went before it in this batch may have changed what it has to read.
      if (missingStreams(kind, order, cache.view()).length > 0) return "later";
      return perform(book, kind, order, cache.view(), at);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async function recover(batch: readonly Waiting[], error: unknown): Promise<void> {
    cache.clear();
    const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
    const isDatabaseError = typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57P)/.test(code);
    const taken = log;
    if (taken === undefined || !isDatabaseError || /^(53|58|XX)/.test(code)) {
      const reason = error instanceof Error ? error.message : String(error);
      for (const waiting of batch) waiting.reject(new JournalUnavailable(reason));
      lose(reason);
      return;
    }
    if (code === "40001" || code === "40P01") {
      queue = [...batch, ...queue];
      return;
    }
    try {
      // A repetition of an order answered long ago stops the whole batch: its answer is looked up, the rest goes again.
      const known = await answers.load(
        taken.client,
        batch.map(({ submission }) => submission),
        book,
      );
      const rest = batch.filter((waiting) => {
        const outcome = known.get(waiting.submission.order.id);
        if (outcome !== undefined) waiting.resolve(outcome);
        return outcome === undefined;
      });
      if (rest.length < batch.length) queue = [...rest, ...queue];
      else if (rest.length === 1) rest[0]?.reject(error);
      else
        for (const waiting of rest) await handle([waiting], taken).catch((again: unknown) => recover([waiting], again));
    } catch (failure) {
      await recover(batch, Object.assign(new Error(String(failure)), { code: undefined }));
    }
  }

  function noteFor(tree: Frontier): string {
    const origin = `callsign/${parts.writer}`;
    const root = Buffer.from(rootOf(tree, node)).toString("base64");
    return parts.keys.signed(origin, checkpointText({ origin, size: tree.size, root }));
  }

  function tell(commit: Commit): void {
    for (const listener of listeners) {
      try {
        listener(commit);
      } catch (error) {
        parts.log(`a listener failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  }

  return {
    submit: (submission) =>
      new Promise((resolve, reject) => {
        if (closed || log === undefined) return reject(new JournalUnavailable("the database is away"));
        const known = answers.of(submission);
        if (known !== undefined) return resolve(known);
        if (parts.isFull()) return reject(new JournalUnavailable("too little free space", 10));
        queue.push({ submission, resolve, reject });
        // The next turn: what arrives in this one goes into the same batch.
        if (!working) {
          working = true;
          worked = new Promise((done) => setImmediate(() => void work().finally(done)));
        }
      }),
    head: () => head.n,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    held: (stream) => cache.get(stream),
    available: () => log !== undefined && !parts.isFull(),
    close: async () => {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.reject(new JournalUnavailable("Callsign is stopping"));
      await worked;
      const taken = log;
      log = undefined;
      await taken?.client.end().catch(() => undefined);
    },
  };
}

/** The head was not where this writer left it: another took the log. */
class LogLost extends Error {
  constructor() {
    super("another writer took the log");
  }
}

function answerRow({ submission: { order, digest } }: Waiting, outcome: Outcome): Batch["answers"][number] {
  return outcome.accepted
    ? { id: order.id, digest, n: outcome.facts[0]?.n ?? null, facts: outcome.facts.length, refusal: null }
    : { id: order.id, digest, n: null, facts: 0, refusal: JSON.stringify(outcome.refusal) };
}

function statesOf(touched: ReadonlyMap<string, { before: StreamRecord; after: StreamRecord }>): Commit["streams"] {
  return new Map(
    [...touched].map(([stream, { before, after }]) => [stream, { before: before.states, after: after.states }]),
  );
}
