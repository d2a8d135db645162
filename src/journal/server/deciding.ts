import type pg from "pg";
import { canonical, type Json } from "../../ground/canonical.ts";
import { type Fact, streamKey } from "../../ground/fact.ts";
import { isRefusal, type Refusal } from "../../ground/refusal.ts";
import type { Outcome } from "../journal.ts";
import {
  emptyStream,
  type Head,
  type HeldRecord,
  type Loaded,
  missingStreams,
  mostRounds,
  namesEverMore,
  perform,
  type Performed,
  type StreamRecord,
} from "../perform.ts";
import { defectOf, inRule, type RuleDefect } from "../../ground/rule-defect.ts";
import { isCurrent, type Rulebook } from "../rulebook.ts";
import { leafOf } from "./hashing.ts";
import { answered } from "./store-failure.ts";
import type { StreamCache } from "./stream-cache.ts";
import { loadStreams } from "./stream-store.ts";
import type { Waiting } from "./waiting.ts";

export interface WrittenFact {
  readonly fact: Fact;
  readonly body: string;
  readonly leaf: Buffer;
}

/** Streams before and after. */
export type Touched = ReadonlyMap<string, { readonly before: StreamRecord; readonly after: HeldRecord }>;

/** One order of a batch, decided. */
export interface Decided {
  readonly waiting: Waiting;
  readonly outcome: Outcome;
  readonly facts: readonly WrittenFact[];
  /** How long the text of its facts is. */
  readonly bytes: number;
  /** The streams this order alone touched. */
  readonly touched: Touched;
}

/** Orders that are decided and not yet sent: the next batch. It grows while the batch before it is written. */
export class Draft {
  readonly decided: Decided[] = [];
  /** Every touched stream before and after the whole batch. */
  readonly touched = new Map<string, { before: StreamRecord; after: HeldRecord }>();
  /** Where the log stands when everything before is written. */
  readonly from: Head;
  /** Where it stands after this batch. */
  head: Head;

  constructor(from: Head) {
    this.from = from;
    this.head = from;
  }

  get orders(): readonly Waiting[] {
    return this.decided.map(({ waiting }) => waiting);
  }
}

/** What became of the orders that are not in the draft now. */
export interface LeftOut {
  /** Their rules threw; the others do not notice. */
  readonly failed: readonly { readonly waiting: Waiting; readonly defect: RuleDefect }[];
  /** They must read what an order before them in the batch has changed: they wait for the next turn, in sequence. */
  readonly later: readonly Waiting[];
}

/** States in memory were given up while others were loaded: what was loaded may be older than the log. */
export class Overtaken extends Error {}

/**
 * Loads what the orders say they read, asking again until they name nothing new. Answers those that failed to say it.
 * Throws `Overtaken` when the states in memory were given up meanwhile.
 */
export async function loadFor(
  batch: readonly Waiting[],
  book: Rulebook,
  cache: StreamCache,
  client: pg.Client | pg.Pool,
): Promise<ReadonlyMap<Waiting, RuleDefect>> {
  const { generation } = cache;
  const failed = new Map<Waiting, RuleDefect>();
  let asking = batch;
  for (let round = 0; asking.length > 0; round++) {
    const wanted = new Set<string>();
    const still: Waiting[] = [];
    for (const waiting of asking) {
      const { order } = waiting.submission;
      const kind = book.orders.get(order.name);
      if (kind === undefined) continue;
      try {
        const missing = missingStreams(kind, order, cache.view());
        if (missing.length === 0) continue;
        if (round === mostRounds) throw namesEverMore(order);
        still.push(waiting);
        for (const stream of missing) {
          // A stream named after the order begins with it: the order is new, or its id would have been found.
          if (streamKey(stream) === order.id) cache.put(stream, emptyStream);
          else wanted.add(stream);
        }
      } catch (error) {
        failed.set(waiting, defectOf(order.name, error));
      }
    }
    if (wanted.size > 0) {
      const found = await answered(loadStreams(client, book, [...wanted]));
      if (cache.generation !== generation) throw new Overtaken();
      for (const stream of wanted) cache.put(stream, found.get(stream) ?? emptyStream);
    }
    asking = still;
  }
  return failed;
}

/** Decides the orders one after another into the draft, each over what those before it did. */
export function decideInto(draft: Draft, batch: readonly Waiting[], book: Rulebook, cache: StreamCache): LeftOut {
  const { decided, touched } = draft;
  const failed: { waiting: Waiting; defect: RuleDefect }[] = [];
  const view = cache.view();
  for (const [index, waiting] of batch.entries()) {
    try {
      const done = decideOne(waiting, book, view, draft.head);
      if (done === "later") return { failed, later: batch.slice(index) };
      if (isRefusal(done)) {
        const outcome = { accepted: false, refusal: done, repeated: false } as const;
        decided.push({ waiting, outcome, facts: [], bytes: 0, touched: new Map() });
        continue;
      }
      const after = [...done.streams].map(
        ([stream, record]) => [stream, { ...record, isCurrent: isCurrent(book, stream, record.states) }] as const,
      );
      const facts = done.facts.map((fact) => {
        const body = inRule("the facts", () => canonical(fact as unknown as Json));
        return { fact, body, leaf: leafOf(body) };
      });
      // Nothing throws from here on: an order is in the draft with everything it did, or not at all.
      const own = new Map<string, { before: StreamRecord; after: HeldRecord }>();
      for (const [stream, record] of after) {
        const before = view.get(stream) ?? emptyStream;
        own.set(stream, { before, after: record });
        touched.set(stream, { before: touched.get(stream)?.before ?? before, after: record });
        cache.work(stream, record);
      }
      draft.head = done.head;
      decided.push({
        waiting,
        outcome: { accepted: true, facts: done.facts, repeated: false },
        facts,
        bytes: facts.reduce((sum, { body }) => sum + body.length, 0),
        touched: own,
      });
    } catch (error) {
      failed.push({ waiting, defect: defectOf(waiting.submission.order.name, error) });
    }
  }
  return { failed, later: [] };
}

function decideOne(
  { submission: { order } }: Waiting,
  book: Rulebook,
  view: Loaded,
  head: Head,
): Performed | Refusal | "later" {
  const kind = book.orders.get(order.name);
  if (kind === undefined) throw new Error("there is no rule for it");
  // What went before it in this batch may have changed what it has to read.
  if (missingStreams(kind, order, view).length > 0) return "later";
  return perform(book, kind, order, view, head);
}
