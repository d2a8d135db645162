import type { Fact } from "../ground/fact.ts";
import type { Refusal } from "../ground/refusal.ts";
import type { StreamStates } from "../ground/fold.ts";
import type { Order } from "../ground/order-kind.ts";

/** An order ready for the clerk: checked, authorised, sealed. `digest` is a keyed hash of what it says in plain words. */
export interface Submission {
  readonly order: Order<unknown>;
  readonly digest: string;
}

/** `repeated`: the order had been given before and this is the stored answer. */
export type Outcome =
  | { readonly accepted: true; readonly facts: readonly Fact[]; readonly repeated: boolean }
  | { readonly accepted: false; readonly refusal: Refusal; readonly repeated: boolean };

/** The facts of one commit in log order, and each touched stream before and after. */
export interface Commit {
  readonly facts: readonly Fact[];
  readonly streams: ReadonlyMap<string, { readonly before: StreamStates; readonly after: StreamStates }>;
}

/** By which a fact is named. */
export type FactId = Pick<Fact, "writer" | "n">;

/**
 * The record of everything that happened. The in-memory and the PostgreSQL journal pass one contract suite.
 *
 * `submit` resolves once the facts are durable. It rejects with:
 *
 * - `JournalUnavailable` while facts cannot be made durable; nothing was written;
 * - `OutcomeUnknown` when nobody can tell whether the facts were written;
 * - `RuleDefect` when a rule of this order throws; nothing of this order is written, and other orders are not affected.
 */
export interface Journal {
  readonly writer: string;
  /** The number of the last fact committed by this writer. */
  head(): number;
  submit(submission: Submission): Promise<Outcome>;
  /** Every room's states of these streams; a stream without facts is `{}`. */
  states(streams: readonly string[]): Promise<ReadonlyMap<string, StreamStates>>;
  /** Streams that are still current (`StreamView.isCurrent`), of the given kinds or of all. */
  current(kinds?: readonly string[]): Promise<ReadonlyMap<string, StreamStates>>;
  /** Facts with a number above `after`, upcast, oldest first. */
  facts(after: number, limit: number): Promise<readonly Fact[]>;
  /** The facts of one stream, upcast, in clock order. */
  factsOf(stream: string): Promise<readonly Fact[]>;
  /**
   * The newest `limit` facts of a stream, or of those before one of its facts, of all types or of these (names the rules
   * declare); upcast, the newest first.
   */
  newestOf(stream: string, limit: number, before?: FactId, types?: readonly string[]): Promise<readonly Fact[]>;
  /** Called after each commit, in log order. The answer stops it. */
  listen(listener: (commit: Commit) => void): () => void;
}

/** The store cannot take orders now (database down, disk nearly full): nothing was written; try again later. */
export class JournalUnavailable extends Error {
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds = 2) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * The order was handed to the store and the store's answer was lost: it may be recorded or not. Given again under the
 * same id it is answered, once.
 */
export class OutcomeUnknown extends JournalUnavailable {}
