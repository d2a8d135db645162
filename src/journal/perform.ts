import { judge } from "../duty/authority.ts";
import type { Fact, FactDraft } from "../ground/fact.ts";
import { type HybridTime, tick } from "../ground/hybrid-clock.ts";
import { millis } from "../ground/instant.ts";
import { isRefusal, type Refusal } from "../ground/refusal.ts";
import type { Fold, States, StreamStates } from "./fold.ts";
import type { Order, OrderKind } from "./order-kind.ts";
import { inRule, RuleDefect } from "./rule-defect.ts";
import { evolveStream, type Rulebook } from "./rulebook.ts";

/** A stream as it is held between orders: the highest clock reading folded into it, how many facts, the states. */
export interface StreamRecord {
  readonly hlc: HybridTime;
  readonly facts: number;
  readonly states: StreamStates;
}

export const emptyStream: StreamRecord = { hlc: "", facts: 0, states: {} };

/** Where a writer's log stands. */
export interface Head {
  readonly writer: string;
  readonly n: number;
  readonly hlc: HybridTime;
}

/** What an order did: its facts, the streams as they are now, and the head after it. */
export interface Performed {
  readonly facts: readonly Fact[];
  readonly streams: ReadonlyMap<string, StreamRecord>;
  readonly head: Head;
}

/** Streams that have been loaded; an empty one counts. */
export type Loaded = Pick<ReadonlyMap<string, StreamRecord>, "get" | "has">;

/** Reads room states out of loaded streams. */
export function statesIn(loaded: Loaded): States {
  return <State>(fold: Fold<State>, stream: string): State | null =>
    (loaded.get(stream)?.states[fold.room] as State | undefined) ?? null;
}

/** The streams an order needs that are not loaded yet; call again after loading them until it answers none. */
export function missingStreams(kind: OrderKind, order: Order<unknown>, loaded: Loaded): readonly string[] {
  const named = inRule("streams", () => new Set(kind.streams(order, statesIn(loaded))));
  return [...named].filter((stream) => !loaded.has(stream));
}

/** How often an order is asked for its streams; one that names new ones every time would be asked for ever. */
export const mostRounds = 32;

export function namesEverMore(order: Order<unknown>): RuleDefect {
  return new RuleDefect("streams", new Error(`new streams are named ${mostRounds} times over`), order.name);
}

/**
 * Decides one order over loaded streams and stamps its facts: the same step in the server's clerk, the in-memory
 * journal, the browser and the simulator. Authority comes first: whose the act is can be read only from the states it
 * acts on. Refusals change nothing. Throws `RuleDefect` when a rule throws, and when
 * `decide` writes to a stream it did not name in `streams`.
 */
export function perform(
  book: Rulebook,
  kind: OrderKind,
  order: Order<unknown>,
  loaded: Loaded,
  head: Head,
): Performed | Refusal {
  const drafts = decideWithAuthority(kind, statesIn(loaded), order);
  if (isRefusal(drafts)) return drafts;
  const facts: Fact[] = [];
  const streams = new Map<string, StreamRecord>();
  let { n, hlc } = head;
  for (const draft of drafts) {
    const before = draft.streams.map((stream) => {
      const record = streams.get(stream) ?? loaded.get(stream);
      if (record === undefined) {
        throw new RuleDefect("decide", new Error(`${stream} is written without being named in streams`));
      }
      return record;
    });
    n += 1;
    hlc = tick(highest(hlc, before), millis(order.receivedAt), head.writer);
    const fact: Fact = {
      writer: head.writer,
      n,
      hlc,
      order: order.id,
      by: order.by,
      streams: draft.streams,
      type: draft.type,
      version: book.facts.get(draft.type)?.version ?? 1,
      occurredAt: order.occurredAt,
      recordedAt: order.receivedAt,
      data: draft.data,
    };
    facts.push(fact);
    for (const [index, stream] of draft.streams.entries()) {
      const record = before[index] ?? emptyStream;
      streams.set(stream, {
        hlc,
        facts: record.facts + 1,
        states: evolveStream(book, stream, record.states, fact),
      });
    }
  }
  return { facts, streams, head: { writer: head.writer, n, hlc } };
}

/** What the order's rule says, if its giver has the standing to give it. */
export function decideWithAuthority(
  kind: OrderKind,
  states: States,
  order: Order<unknown>,
): readonly FactDraft[] | Refusal {
  const { purpose } = order.body as { readonly purpose?: unknown };
  const standing = judge(kind, order.by, {
    concern: inRule("concerns", () => kind.concerns?.(states, order)),
    ...(typeof purpose === "string" ? { purpose } : {}),
  });
  return standing ?? inRule("decide", () => kind.decide(states, order));
}

function highest(hlc: HybridTime, records: readonly StreamRecord[]): HybridTime {
  return records.reduce((top, record) => (record.hlc > top ? record.hlc : top), hlc);
}
