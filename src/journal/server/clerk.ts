import type pg from "pg";
import { giverOf } from "../answered.ts";
import { checkpointText } from "../checkpoint.ts";
import { type Commit, JournalUnavailable, type Outcome, OutcomeUnknown } from "../journal.ts";
import { append, type Frontier, rootOf } from "../merkle.ts";
import type { Head, StreamRecord } from "../perform.ts";
import { defectOf, linesOf, type RuleDefect } from "../../ground/rule-defect.ts";
import type { Rulebook } from "../rulebook.ts";
import { Answers } from "./answers.ts";
import type { Batch, Statement } from "./batch-statement.ts";
import { type Decided, decideBatch, loadFor, type Verdict } from "./deciding.ts";
import { node } from "./hashing.ts";
import { holdLog, type Holding } from "./holding-log.ts";
import type { Keys } from "./keys.ts";
import type { LogHead } from "./log-head.ts";
import { lookingUp } from "./looking-up.ts";
import { answered, StoreFailure } from "./store-failure.ts";
import { StreamCache } from "./stream-cache.ts";
import { Turns } from "./turns.ts";
import type { Asker, Prepared, Waiting } from "./waiting.ts";

/*
 * The clerk takes waiting orders, decides them one after another in memory, and writes the facts of a batch in one
 * statement. Its modes, each in a file of its own:
 *
 *   waiting   (turns.ts, looking-up.ts) an order stands in its giver's line. An order whose id may have been given before
 *             is looked up first, while other batches are committed. Each giver has a share of the next batch.
 *   deciding  (deciding.ts) loads the states that the orders read, and decides. A rule that throws fails its own order only.
 *   writing   (here) one statement, one transaction. No order is acknowledged before its commit.
 *             ── a read table's rule throws ──▶ the orders that make it throw fail; the others are tried again
 *             ── PostgreSQL refuses the statement ──▶ the next batch is half as large, until the order it refuses is alone
 *             ── the connection is lost, or silent for too long ──▶ away
 *   away      (holding-log.ts) until the log has been taken again, orders that were sent are answered "not known" and all
 *             others "nothing was written". The old connection keeps the lock, the epoch and the head until it ends, so
 *             a late commit of that connection is in the log before the log is taken again.
 *
 * After any failure of the database, the head, the frontier and the states in memory are dropped and read again.
 */
export interface Clerk {
  submit(submission: Prepared): Promise<Outcome>;
  head(): number;
  listen(listener: (commit: Commit) => void): () => void;
  held(stream: string): StreamRecord | undefined;
  /** Why no orders are taken now; undefined while they are. */
  whyNot(): NotTaking | undefined;
  /** What these orders said is no longer compared with repetitions. */
  forgetDigests(orders: readonly string[]): void;
  close(): Promise<void>;
}

/** `database`: it is away, or silent. `space`: too little free space is left. */
export type NotTaking = "database" | "space";

interface ClerkParts {
  readonly book: Rulebook;
  readonly writer: string;
  readonly keys: Keys;
  readonly pool: pg.Pool;
  readonly write: (batch: Batch) => Statement;
  readonly connect: () => Promise<LogHead>;
  readonly isFull: () => boolean;
  readonly log: (line: string) => void;
  readonly onAvailability: (available: boolean) => void;
}

const mostOrders = 256;

export async function clerkOf(parts: ClerkParts): Promise<Clerk> {
  const { book } = parts;
  const listeners = new Set<(commit: Commit) => void>();
  const cache = new StreamCache();
  const answers = new Answers();
  const turns = new Turns<Waiting>(({ giver }) => giver);
  /** Orders that have no answer yet, by id: a repetition waits for the first one's answer. */
  const underway = new Map<string, Waiting>();
  let head: Head = { writer: parts.writer, n: 0, hlc: "" };
  let frontier: Frontier = { size: 0, hashes: [] };
  /**
   * Orders of a batch that PostgreSQL refused because of one of them. They go into the next batches first, `most` at a
   * time.
   */
  let suspects: Waiting[] = [];
  let most = mostOrders;
  let working = false;
  let worked: Promise<void> = Promise.resolve();
  let closed = false;

  const log: Holding = await holdLog({
    ...parts,
    taken: async (taken) => {
      await answers.learn(taken.client);
      ({ head, frontier } = taken);
      cache.clear();
    },
    lost: (reason) => {
      cache.clear();
      turnAway(reason);
    },
    isBusy: () => working,
  });

  const looks = lookingUp({
    ...{ pool: parts.pool, answers, book },
    known: (waiting, answer) => (answer instanceof Error ? fail(waiting, answer) : settle(waiting, answer)),
    unknown: (waiting) => (waiting.state = "ready"),
    failed: (giver, error) => failAll(turns.dropAll(giver), error),
    ready: startWork,
  });

  function submit(submission: Prepared): Promise<Outcome> {
    return new Promise((resolve, reject) => enter({ submission, resolve, reject }));
  }

  function enter(asker: Asker): void {
    const { submission } = asker;
    if (closed || log.held() === undefined) return asker.reject(new JournalUnavailable("the database is away"));
    const known = answers.of(submission);
    if (known !== undefined) return asker.resolve(known);
    const { id } = submission.order;
    const first = underway.get(id);
    if (first !== undefined) return void first.others.push(asker);
    if (parts.isFull()) return asker.reject(new JournalUnavailable("too little free space", 10));
    const isNew = answers.isNew(id);
    const waiting: Waiting = { ...asker, giver: giverOf(submission), state: isNew ? "ready" : "asked", others: [] };
    underway.set(id, waiting);
    turns.add(waiting);
    if (isNew) startWork();
    else looks.ask(waiting);
  }

  function settle(waiting: Waiting, outcome: Outcome): void {
    end(waiting);
    waiting.resolve(outcome);
    // They find the answer kept now.
    for (const other of waiting.others) enter(other);
  }

  function fail(waiting: Waiting, error: Error): void {
    end(waiting);
    waiting.reject(error);
    // Another order may stand behind the same id; after a defect of the first it is tried by itself.
    for (const other of waiting.others) {
      if (error instanceof JournalUnavailable) other.reject(error);
      else enter(other);
    }
  }

  function end(waiting: Waiting): void {
    waiting.state = "over";
    underway.delete(waiting.submission.order.id);
  }

  function failAll(waiting: readonly Waiting[], error: Error): void {
    for (const each of waiting) if (each.state !== "over") fail(each, error);
  }

  function turnAway(reason: string): void {
    failAll([...suspects.splice(0), ...turns.drain()], new JournalUnavailable(reason));
  }

  function startWork(): void {
    if (working) return;
    working = true;
    // The next turn of the loop: what arrives in this one goes into the same batch.
    worked = new Promise((done) => setImmediate(() => void work().finally(done)));
  }

  async function work(): Promise<void> {
    for (;;) {
      const taken = log.held();
      if (taken === undefined) break;
      const batch = takeBatch();
      if (batch.length === 0) break;
      try {
        await handle(batch, taken);
      } catch (error) {
        recover(batch, taken, error);
      }
    }
    working = false;
    if (log.held() === undefined) turnAway("the database is away");
  }

  function takeBatch(): readonly Waiting[] {
    if (suspects.length > 0) return suspects.splice(0, most);
    most = mostOrders;
    return turns.take(mostOrders, ({ state }) => (state === "asked" ? "waits" : state));
  }

  /** Before everything their givers sent after them. */
  function putBack(again: readonly Waiting[]): void {
    if (suspects.length > 0) suspects = [...again, ...suspects];
    else turns.putBack(again);
  }

  async function handle(batch: readonly Waiting[], taken: LogHead): Promise<void> {
    for (const [waiting, defect] of await loadFor(batch, book, cache, taken.client)) fail(waiting, defect);
    const open = batch.filter(({ state }) => state !== "over");
    const verdict = decideBatch(open, book, cache, head);
    for (const { waiting, defect } of verdict.failed) fail(waiting, defect);
    // What was taken apart goes again, and what waits for a later turn stays behind it.
    const apart = verdict.decided.length === 0 ? [] : await write(verdict, taken);
    putBack([...apart, ...verdict.later]);
  }

  /** Writes the batch and answers its orders; or answers those that are to go again without the ones that failed. */
  async function write(verdict: Verdict, taken: LogHead): Promise<readonly Waiting[]> {
    const grown = verdict.decided
      .flatMap(({ facts }) => facts)
      .reduce((tree, { leaf }) => append(tree, leaf, node), frontier);
    const statement = statementOf(verdict, taken, grown);
    if (Array.isArray(statement)) return statement;
    const { rows } = await answered(taken.client.query<{ written: number }>(statement)).catch((error: unknown) => {
      throw new WriteFailed(verdict.decided, error);
    });
    if (rows[0]?.written !== 1) throw new LogLost();
    head = verdict.head;
    frontier = grown;
    cache.commit();
    for (const { waiting, outcome } of verdict.decided) {
      answers.keep(waiting.submission, outcome);
      settle(waiting, outcome);
    }
    const facts = verdict.decided.flatMap((each) => each.facts.map(({ fact }) => fact));
    if (facts.length > 0) tell({ facts, streams: statesOf(verdict.touched) });
    return [];
  }

  /** What writes the batch; or, when a read table's rule threw for some of its orders, those that are left. */
  function statementOf(verdict: Verdict, taken: LogHead, grown: Frontier): Statement | Waiting[] {
    try {
      return parts.write(batchOf(verdict, taken, grown));
    } catch (error) {
      // Nothing has been sent. Each order's own rows tell whose rule threw; what is left goes again. What only built on
      // what a culprit did is none itself.
      cache.dropWork();
      const culprits = new Map<Waiting, RuleDefect>();
      const spoilt = new Set<string>();
      for (const decided of verdict.decided) {
        const streams = [...decided.touched.keys()];
        if (streams.some((stream) => spoilt.has(stream))) continue;
        try {
          parts.write(batchOf({ ...verdict, decided: [decided], touched: decided.touched }, taken, grown));
        } catch (own) {
          culprits.set(decided.waiting, defectOf(decided.waiting.submission.order.name, own));
          for (const stream of streams) spoilt.add(stream);
        }
      }
      const rest = verdict.decided.flatMap(({ waiting }) => (culprits.has(waiting) ? [] : [waiting]));
      if (culprits.size === 0) throw error;
      for (const [waiting, defect] of culprits) fail(waiting, defect);
      return rest;
    }
  }

  function batchOf({ decided, head: at, touched }: Verdict, { epoch }: LogHead, grown: Frontier): Batch {
    const facts = decided.flatMap((each) => each.facts);
    const accepted = decided.flatMap(({ waiting, outcome }) => (outcome.accepted ? [waiting.submission] : []));
    return {
      ...{ writer: parts.writer, epoch, expected: head.n, n: at.n, hlc: at.hlc, facts },
      frontier: Buffer.concat(grown.hashes),
      note: facts.length === 0 ? null : noteFor(grown),
      streams: touched,
      answers: decided.map(answerRow),
      keys: accepted.flatMap(({ key }) => (key === undefined ? [] : [key])),
      marks: accepted.flatMap(({ mark }) => (mark === undefined ? [] : [mark])),
    };
  }

  /** The batch came to nothing: its orders fail, or go again, or the log is lost. */
  function recover(batch: readonly Waiting[], taken: LogHead, error: unknown): void {
    const failure = error instanceof WriteFailed ? error.failure : error;
    const open = batch.filter(({ state }) => state !== "over");
    if (failure instanceof LogLost || (failure instanceof StoreFailure && failure.isAway)) {
      const sent = error instanceof WriteFailed && !error.failure.isUndone ? error.sent : new Set<Waiting>();
      for (const waiting of open) {
        const why = failure.message;
        fail(waiting, sent.has(waiting) ? new OutcomeUnknown(why) : new JournalUnavailable(why));
      }
      log.lose(taken, failure.message);
      return;
    }
    if (failure instanceof StoreFailure) cache.clear();
    else cache.dropWork();
    if (failure instanceof StoreFailure && /^(40001|40P01)$/.test(failure.code ?? "")) return putBack(open);
    const [alone] = open;
    if (open.length !== 1 || alone === undefined) {
      suspects = [...open, ...suspects];
      most = Math.ceil(open.length / 2);
      return;
    }
    most = mostOrders;
    if (failure instanceof StoreFailure && failure.table === "record_key") {
      // A key of the same record came into the store meanwhile; sealed again, with that key, it can be written.
      fail(alone, new JournalUnavailable(failure.message));
    } else if (failure instanceof StoreFailure && failure.table === "answer") {
      alone.state = "asked";
      turns.putBack([alone, ...suspects.splice(0)]);
      looks.ask(alone);
    } else fail(alone, defectOf(alone.submission.order.name, failure));
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
        parts.log(`facts ${commit.facts[0]?.n} to ${commit.facts.at(-1)?.n} were not heard: ${linesOf(error)}`);
      }
    }
  }

  return {
    submit,
    head: () => head.n,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    held: (stream) => cache.get(stream),
    whyNot: () => (log.held() === undefined ? "database" : parts.isFull() ? "space" : undefined),
    forgetDigests: (orders) => answers.forgetDigests(orders),
    close: async () => {
      closed = true;
      turnAway("Callsign is stopping");
      await worked;
      await log.close();
    },
  };
}

/** The batch was handed to the database, and that failed. */
class WriteFailed extends Error {
  readonly failure: StoreFailure;
  readonly sent: ReadonlySet<Waiting>;
  constructor(decided: readonly Decided[], error: unknown) {
    const failure = error instanceof StoreFailure ? error : new StoreFailure(error);
    super(failure.message);
    this.failure = failure;
    this.sent = new Set(decided.map(({ waiting }) => waiting));
  }
}

/** The head was not where this writer left it: another took the log. */
class LogLost extends Error {
  constructor() {
    super("another writer took the log");
  }
}

function answerRow({ waiting: { submission, giver }, outcome }: Decided): Batch["answers"][number] {
  const whose = { id: submission.order.id, giver, digest: submission.digest };
  return outcome.accepted
    ? { ...whose, n: outcome.facts[0]?.n ?? null, facts: outcome.facts.length, refusal: null }
    : { ...whose, n: null, facts: 0, refusal: JSON.stringify(outcome.refusal) };
}

function statesOf(touched: Verdict["touched"]): Commit["streams"] {
  return new Map(
    [...touched].map(([stream, { before, after }]) => [stream, { before: before.states, after: after.states }]),
  );
}
