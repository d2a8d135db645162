import { judge } from "../access/authority.ts";
import { tiesIn } from "../access/ties.ts";
import type { Fact, FactDraft, Giver } from "../ground/fact.ts";
import { type HybridTime, tick } from "../ground/hybrid-clock.ts";
import { millis } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { type States, type StreamStates, stateIn } from "../ground/fold.ts";
import type { Order, OrderKind } from "../ground/order-kind.ts";
import { inRule, RuleDefect } from "../ground/rule-defect.ts";
import { evolveStream, ownerOf, type Rulebook } from "./rulebook.ts";

/** A stream as it is held between orders: the highest clock reading folded into it, how many facts, the states. */
export interface StreamRecord {
  readonly hlc: HybridTime;
  readonly facts: number;
  readonly states: StreamStates;
}

/** As an order left it, and whether it belongs on a board. */
export interface HeldRecord extends StreamRecord {
  readonly isCurrent: boolean;
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
  return (fold, stream) => stateIn(fold, loaded.get(stream)?.states) ?? null;
}

/**
 * Whether a stream does not exist for the giver of an order. A stream hidden from the giver (`hiddenFrom`, `tellsOf`)
 * reads as empty in every role, so the order can neither reveal nor change it. Exception: the giver's own live work. A
 * call-taker can end the call in which somebody complains about them.
 */
function hiddenFrom(book: Rulebook, loaded: Loaded, by: Giver): (stream: string) => boolean {
  const ties = tiesIn(by);
  const isHidden = (stream: string): boolean => {
    const owner = ownerOf(book, stream);
    const state = owner === undefined ? undefined : loaded.get(stream)?.states[owner.room];
    if (owner === undefined || state === undefined || state === null) return false;
    return inRule(`hiddenFrom of ${owner.room}`, () => {
      if (owner.workedOnBy?.(state).includes(`person:${by.officer}`) === true) return false;
      if (owner.hiddenFrom?.(state).some((tag) => ties.includes(tag)) === true) return true;
      return owner.tellsOf?.(state).some((told) => told !== stream && isHidden(told)) === true;
    });
  };
  return isHidden;
}

function statesFor(isHidden: (stream: string) => boolean, loaded: Loaded): States {
  const states = statesIn(loaded);
  return (fold, stream) => (isHidden(stream) ? null : states(fold, stream));
}

/** A giver as facts keep it. */
function onRecord({ ties: _ties, reads: _reads, unattended: _unattended, ...by }: Giver): Giver {
  return by;
}

/** The streams an order needs that are not loaded yet; call again after loading them until it answers none. */
export function missingStreams(kind: OrderKind, order: Order<unknown>, loaded: Loaded): readonly string[] {
  const named = inRule("streams", () => new Set(kind.streams(order, statesIn(loaded))));
  return [...named].filter((stream) => !loaded.has(stream));
}

/**
 * How often an order is asked for its streams, so that an order that names new ones every time is not asked for ever.
 */
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
  const isHidden = hiddenFrom(book, loaded, order.by);
  const states = statesFor(isHidden, loaded);
  const drafts = decideWithAuthority(kind, states, order);
  if (isRefusal(drafts)) return drafts;
  const by = onRecord(inRule("givenFor", () => kind.givenFor?.(states, order)) ?? order.by);
  // Of a rule that writes without reading: what is hidden is not there to be written to either.
  const hidden = drafts.flatMap(({ streams }) => streams).find(isHidden);
  if (hidden !== undefined) return refuse("NothingOfThatId", { stream: hidden });
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
      by,
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
