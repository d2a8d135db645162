import type { Fact } from "../ground/fact.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import type { StreamStates } from "./fold.ts";
import { type Commit, type Journal, JournalUnavailable, type Outcome, type Submission } from "./journal.ts";
import { emptyStream, type Head, missingStreams, perform, type StreamRecord } from "./perform.ts";
import { ownerOf, type Rulebook } from "./rulebook.ts";
import { streamKind } from "../ground/fact.ts";

/** The journal of tests, of the simulator and of a console's rehearsal: as strict as the real one, gone with the page. */
export function memoryJournal(book: Rulebook, writer = "memory"): Journal {
  const streams = new Map<string, StreamRecord>();
  const answers = new Map<string, { digest: string; outcome: Outcome }>();
  const listeners = new Set<(commit: Commit) => void>();
  const log: Fact[] = [];
  let head: Head = { writer, n: 0, hlc: "" };

  const statesOf = (stream: string): StreamStates => streams.get(stream)?.states ?? {};

  function submit({ order, digest }: Submission): Outcome {
    const answered = answers.get(order.id);
    if (answered !== undefined) {
      if (answered.digest !== digest) return { accepted: false, refusal: refuse("OrderIdReused"), repeated: false };
      return { ...answered.outcome, repeated: true };
    }
    const kind = book.orders.get(order.name);
    if (kind === undefined) throw new JournalUnavailable(`no rule for the order ${order.name}`);
    const loaded = new Map<string, StreamRecord>();
    for (let wanted = missingStreams(kind, order, loaded); wanted.length > 0;) {
      for (const stream of wanted) loaded.set(stream, streams.get(stream) ?? emptyStream);
      wanted = missingStreams(kind, order, loaded);
    }
    const done = perform(book, kind, order, loaded, head);
    if (isRefusal(done)) {
      const outcome: Outcome = { accepted: false, refusal: done, repeated: false };
      answers.set(order.id, { digest, outcome });
      return outcome;
    }
    const touched = new Map<string, { before: StreamStates; after: StreamStates }>();
    for (const [stream, record] of done.streams) {
      touched.set(stream, { before: statesOf(stream), after: record.states });
      streams.set(stream, record);
    }
    head = done.head;
    log.push(...done.facts);
    const outcome: Outcome = { accepted: true, facts: done.facts, repeated: false };
    answers.set(order.id, { digest, outcome });
    if (done.facts.length > 0) for (const listener of listeners) listener({ facts: done.facts, streams: touched });
    return outcome;
  }

  function isCurrent(stream: string, states: StreamStates): boolean {
    const owner = ownerOf(book, stream);
    const state = owner === undefined ? undefined : states[owner.room];
    return owner !== undefined && state !== undefined && (owner.isCurrent?.(state) ?? true);
  }

  return {
    writer,
    head: () => head.n,
    submit: async (submission) => submit(submission),
    states: async (names) => new Map(names.map((stream) => [stream, statesOf(stream)])),
    current: async (kinds) => {
      const found = new Map<string, StreamStates>();
      for (const [stream, { states }] of streams) {
        if ((kinds?.includes(streamKind(stream)) ?? true) && isCurrent(stream, states)) found.set(stream, states);
      }
      return found;
    },
    facts: async (after, limit) => log.slice(after, after + limit),
    factsOf: async (stream) => log.filter((fact) => fact.streams.includes(stream)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
