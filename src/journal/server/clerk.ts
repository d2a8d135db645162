import type pg from "pg";
import { giverOf } from "../answered.ts";
import { type Commit, JournalUnavailable, type Outcome, OutcomeUnknown } from "../journal.ts";
import { append, type Frontier } from "../merkle.ts";
import type { Head, StreamRecord } from "../perform.ts";
import { defectOf, linesOf } from "../../ground/rule-defect.ts";
import type { Rulebook } from "../rulebook.ts";
import { Answers } from "./answers.ts";
import type { Batch, Statement } from "./batch-statement.ts";
import { batchMaking } from "./batch-making.ts";
import { decideInto, Draft, loadFor, Overtaken, type Touched } from "./deciding.ts";
import { node } from "./hashing.ts";
import { holdLog, type Holding } from "./holding-log.ts";
import type { Keys } from "./keys.ts";
import { type LateStates, lateStates } from "./late-states.ts";
import type { LogHead } from "./log-head.ts";
import { lookingUp } from "./looking-up.ts";
import { answered, StoreFailure } from "./store-failure.ts";
import { StreamCache } from "./stream-cache.ts";
import { Turns } from "./turns.ts";
import type { Asker, Prepared, Waiting } from "./waiting.ts";

/*
 * The clerk takes waiting orders, decides them one after another in memory, and writes the facts of a batch in one
 * statement. While PostgreSQL writes a batch, the next one is decided on top of it, and is sent when it is committed. Its
 * modes, each in a file of its own:
 *
 *   waiting   (turns.ts, looking-up.ts) an order stands in its giver's line. An order whose id may have been given before
 *             is looked up first, while other batches are committed. Each giver has a share of the next batch.
 *   deciding  (deciding.ts) loads the states that the orders read, and decides them into the draft of the next batch. A
 *             rule that throws fails its own order only.
 *   writing   (here) one statement, one transaction, one at a time. No order is acknowledged before its commit. When it
 *             comes to nothing, what was decided on top of it was never sent, and goes back to its giver's line.
 *             ── a read table's rule throws ──▶ the orders that make it throw fail; the others are tried again
 *             ── PostgreSQL refuses the statement ──▶ the next batch is half as large, until the order it refuses is alone
 *             ── the connection is lost, or silent for too long ──▶ away
 *   away      (holding-log.ts) until the log has been taken again, orders that were sent are answered "not known" and all
 *             others "nothing was written". The old connection keeps the lock, the epoch and the head until it ends, so
 *             a late commit of that connection is in the log before the log is taken again.
 *
 * After any failure of the database, the states in memory that are in the store too are dropped and read again, and with
 * the log its head and frontier. Commits write no states: late-states.ts tells where they are until they are stored.
 */
export interface Clerk {
  submit(submission: Prepared): Promise<Outcome>;
  head(): number;
  listen(listener: (commit: Commit) => void): () => void;
  held(stream: string): StreamRecord | undefined;
  /** Committed states that are not stored yet. */
  late: LateStates["all"];
  /** Stores them now; false where that failed. */
  storeStates: LateStates["write"];
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
/**
 * Orders decided while a batch is written. The rest of the next batch is taken when it is sent, so that whoever comes
 * late among many orders of one giver still has a share of it.
 */
const mostAhead = mostOrders / 2;

/** The batch that is being written. */
interface Flight {
  readonly draft: Draft;
  readonly over: Promise<void>;
}

export async function clerkOf(parts: ClerkParts): Promise<Clerk> {
  const { book } = parts;
  const listeners = new Set<(commit: Commit) => void>();
  const late = lateStates({ ...parts, weigh: (stream, bytes) => cache.weigh(stream, bytes) });
  const making = batchMaking(parts);
  const cache = new StreamCache(late);
  const answers = new Answers();
  const turns = new Turns<Waiting>(({ giver }) => giver);
  /** Orders that have no answer yet, by id: a repetition waits for the first one's answer. */
  const underway = new Map<string, Waiting>();
  let head: Head = { writer: parts.writer, n: 0, hlc: "" };
  let frontier: Frontier = { size: 0, hashes: [] };
  let draft = new Draft(head);
  let flight: Flight | undefined;
  /** States could not be loaded beside the batch that is written: nothing more is decided before it is over. */
  let isBlocked = false;
  /** Orders of a batch that PostgreSQL refused because of one of them. They go first, `most` at a time. */
  let suspects: Waiting[] = [];
  let most = mostOrders;
  let working = false;
  let worked: Promise<void> = Promise.resolve();
  /** Called when an order is ready and the clerk waits. */
  let ring = () => {};
  let closed = false;

  const log: Holding = await holdLog({
    ...parts,
    taken: async (taken) => {
      await answers.learn(taken.client);
      await late.learn(taken);
      ({ head, frontier } = taken);
      cache.clear();
      takeDraftApart();
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
    if (working) return ring();
    working = true;
    // The next turn of the loop: what arrives in this one goes into the same batch.
    worked = new Promise((done) => setImmediate(() => void work().finally(done)));
  }

  async function work(): Promise<void> {
    for (;;) {
      const taken = log.held();
      if (taken === undefined && flight === undefined) break;
      const batch = taken === undefined ? [] : takeBatch();
      try {
        if (taken !== undefined && batch.length > 0) await decide(batch, taken);
        else if (flight !== undefined) await flightOrRing(flight);
        else if (draft.decided.length === 0) break;
        if (flight === undefined && taken !== undefined && taken === log.held()) await send(taken);
      } catch (error) {
        recover(batch, taken, error);
      }
    }
    working = false;
    takeDraftApart();
    if (log.held() === undefined) turnAway("the database is away");
  }

  /** What was decided and not sent goes back, and is decided again over what is committed. */
  function takeDraftApart(): void {
    cache.dropWork();
    turns.putBack(openOf(draft.orders));
    draft = new Draft(head);
  }

  /** Waits until the batch is written, or something more can be decided meanwhile. */
  async function flightOrRing({ over }: Flight): Promise<void> {
    // The next turn of the loop: what arrives in this one is taken together.
    const rung = new Promise<void>((done) => (ring = () => setImmediate(done)));
    await Promise.race([over, rung]);
    ring = () => {};
  }

  function takeBatch(): readonly Waiting[] {
    const readiness = ({ state }: Waiting) => (state === "asked" ? "waits" : state);
    const drafted = draft.decided.length;
    if (flight !== undefined) {
      // One order of the batch before may be a suspect: they are found one batch after another.
      const isHeldUp = isBlocked || suspects.length > 0 || most < mostOrders;
      return isHeldUp ? [] : turns.take(mostAhead - drafted, readiness);
    }
    if (suspects.length > 0) return suspects.splice(0, most);
    most = mostOrders;
    return turns.take(mostOrders - drafted, readiness);
  }

  /** Before everything their givers sent after them. */
  function putBack(again: readonly Waiting[]): void {
    if (suspects.length > 0) suspects = [...again, ...suspects];
    else turns.putBack(again);
  }

  /** Decides the orders into the draft. */
  async function decide(batch: readonly Waiting[], taken: LogHead): Promise<void> {
    const isAhead = flight !== undefined;
    try {
      // The log's own connection is busy while it writes.
      const failed = await loadFor(batch, book, cache, isAhead ? parts.pool : taken.client);
      for (const [waiting, defect] of failed) fail(waiting, defect);
    } catch (error) {
      if (!isAhead && !(error instanceof Overtaken)) throw error;
      isBlocked = flight !== undefined;
      return putBack(openOf(batch));
    }
    const left = decideInto(draft, openOf(batch), book, cache);
    for (const { waiting, defect } of left.failed) fail(waiting, defect);
    putBack(left.later);
  }

  /** Sends the draft, and begins the next one on top of it. */
  async function send(taken: LogHead): Promise<void> {
    if (draft.decided.length === 0) return;
    await late.tooMany();
    if (log.held() !== taken) return;
    const sent = draft;
    const grown = sent.decided
      .flatMap(({ facts }) => facts)
      .reduce((tree, { leaf }) => append(tree, leaf, node), frontier);
    const { statement, culprits } = making.make(sent, taken.epoch, grown);
    if (statement === undefined) {
      // Nothing has been sent; what is left goes again.
      cache.dropWork();
      draft = new Draft(head);
      for (const [waiting, defect] of culprits) fail(waiting, defect);
      return putBack(openOf(sent.orders));
    }
    cache.send();
    draft = new Draft(sent.head);
    const over = answered(taken.client.query<{ written: number }>(statement)).then(
      ({ rows }) => (rows[0]?.written === 1 ? committed(sent, grown) : lost(sent, taken, new LogLost())),
      (error: unknown) => lost(sent, taken, error instanceof StoreFailure ? error : new StoreFailure(error)),
    );
    flight = { draft: sent, over };
  }

  function committed(sent: Draft, grown: Frontier): void {
    flight = undefined;
    isBlocked = false;
    head = sent.head;
    frontier = grown;
    cache.commit();
    late.note(sent.touched, head.n);
    for (const { waiting, outcome, bytes } of sent.decided) {
      answers.keep(waiting.submission, outcome, bytes);
      settle(waiting, outcome);
    }
    const facts = sent.decided.flatMap((each) => each.facts.map(({ fact }) => fact));
    if (facts.length > 0) tell({ facts, streams: statesOf(sent.touched) });
  }

  /** The batch came to nothing, or nobody knows: so did what was decided on top of it. */
  function lost(sent: Draft, taken: LogHead, failure: StoreFailure | LogLost): void {
    flight = undefined;
    isBlocked = false;
    takeDraftApart();
    giveUp(openOf(sent.orders), taken, failure, failure instanceof StoreFailure && !failure.isUndone);
  }

  /** Something threw while the orders of this turn, or of the draft, were worked on, and nothing of them was sent. */
  function recover(batch: readonly Waiting[], taken: LogHead | undefined, error: unknown): void {
    const open = openOf([...draft.orders, ...batch]);
    cache.dropWork();
    draft = new Draft(flight?.draft.head ?? head);
    if (taken === undefined) return putBack(open);
    giveUp(open, taken, error, false);
  }

  /** These orders fail, or go again, or the log is lost. */
  function giveUp(open: readonly Waiting[], taken: LogHead, failure: unknown, mayBeWritten: boolean): void {
    if (failure instanceof LogLost || (failure instanceof StoreFailure && failure.isAway)) {
      const why = failure.message;
      for (const waiting of open) fail(waiting, mayBeWritten ? new OutcomeUnknown(why) : new JournalUnavailable(why));
      log.lose(taken, why);
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
    late: late.all,
    storeStates: late.write,
    whyNot: () => (log.held() === undefined ? "database" : parts.isFull() ? "space" : undefined),
    forgetDigests: (orders) => answers.forgetDigests(orders),
    close: async () => {
      closed = true;
      turnAway("Callsign is stopping");
      await worked;
      await late.close();
      await log.close();
    },
  };
}

/** The head was not where this writer left it: another took the log. */
class LogLost extends Error {
  constructor() {
    super("another writer took the log");
  }
}

function openOf(orders: readonly Waiting[]): readonly Waiting[] {
  return orders.filter(({ state }) => state !== "over");
}

function statesOf(touched: Touched): Commit["streams"] {
  return new Map(
    [...touched].map(([stream, { before, after }]) => [stream, { before: before.states, after: after.states }]),
  );
}
