import type { Fact } from "../ground/fact.ts";
import { isRefusal } from "../ground/refusal.ts";
import { type Answered, giverOf, repeated } from "./answered.ts";
import type { StreamStates } from "../ground/fold.ts";
import type { Commit, Journal, Outcome, Submission } from "./journal.ts";
import {
  emptyStream,
  type Head,
  type HeldRecord,
  missingStreams,
  mostRounds,
  namesEverMore,
  perform,
  type StreamRecord,
} from "./perform.ts";
import { defectOf } from "../ground/rule-defect.ts";
import { isCurrent, type Rulebook } from "./rulebook.ts";
import { streamKind } from "../ground/fact.ts";

/**
 * The journal of tests, of the simulator and of a console's rehearsal: as strict as the real one, gone with the page.
 * `trouble` is told what a listener throws; without it that is thrown where nobody catches it, so that a test fails. It
 * begins with what is `held`, of which it has no facts.
 */
export function memoryJournal(
  book: Rulebook,
  writer = "memory",
  trouble: (error: unknown) => void = throwLater,
  held: ReadonlyMap<string, StreamStates> = new Map(),
): Journal {
  const streams = new Map<string, HeldRecord>(
    [...held].map(([stream, states]) => [
      stream,
      { ...emptyStream, states, isCurrent: isCurrent(book, stream, states) },
    ]),
  );
  /** The current streams of each kind. */
  const currentOf = new Map<string, Map<string, StreamStates>>();
  for (const [stream, record] of streams) keepCurrent(stream, record);
  const answers = new Map<string, Answered>();
  const listeners = new Set<(commit: Commit) => void>();
  const log: Fact[] = [];
  let head: Head = { writer, n: 0, hlc: "" };

  function keepCurrent(stream: string, { states, isCurrent: current }: HeldRecord): void {
    const kind = streamKind(stream);
    let ofKind = currentOf.get(kind);
    if (ofKind === undefined) currentOf.set(kind, (ofKind = new Map<string, StreamStates>()));
    if (current) ofKind.set(stream, states);
    else ofKind.delete(stream);
  }

  const statesOf = (stream: string): StreamStates => streams.get(stream)?.states ?? {};

  function submit(submission: Submission): Outcome {
    const answered = answers.get(submission.order.id);
    if (answered !== undefined) return repeated(answered, submission);
    let done;
    try {
      done = decide(submission);
    } catch (error) {
      throw defectOf(submission.order.name, error);
    }
    const outcome: Outcome =
      "refused" in done
        ? { accepted: false, refusal: done, repeated: false }
        : { accepted: true, facts: done.facts, repeated: false };
    const { order, digest } = submission;
    answers.set(order.id, { giver: giverOf(submission), digest, outcome });
    if ("refused" in done) return outcome;
    const touched = new Map<string, { before: StreamStates; after: StreamStates }>();
    for (const [stream, record] of done.held) {
      touched.set(stream, { before: statesOf(stream), after: record.states });
      streams.set(stream, record);
      keepCurrent(stream, record);
    }
    head = done.head;
    log.push(...done.facts);
    if (done.facts.length > 0) tell({ facts: done.facts, streams: touched });
    return outcome;
  }

  /** What the order does, nothing of it done yet. */
  function decide({ order }: Submission) {
    const kind = book.orders.get(order.name);
    if (kind === undefined) throw new Error("there is no rule for it");
    const loaded = new Map<string, StreamRecord>();
    let wanted = missingStreams(kind, order, loaded);
    for (let round = 0; wanted.length > 0; round++) {
      if (round === mostRounds) throw namesEverMore(order);
      for (const stream of wanted) loaded.set(stream, streams.get(stream) ?? emptyStream);
      wanted = missingStreams(kind, order, loaded);
    }
    const done = perform(book, kind, order, loaded, head);
    if (isRefusal(done)) return done;
    const held = new Map<string, HeldRecord>();
    for (const [stream, record] of done.streams) {
      held.set(stream, { ...record, isCurrent: isCurrent(book, stream, record.states) });
    }
    return { facts: done.facts, head: done.head, held };
  }

  function tell(commit: Commit): void {
    for (const listener of listeners) {
      try {
        listener(commit);
      } catch (error) {
        trouble(error);
      }
    }
  }

  return {
    writer,
    head: () => head.n,
    submit: async (submission) => submit(submission),
    states: async (names) => new Map(names.map((stream) => [stream, statesOf(stream)])),
    current: async (kinds = [...currentOf.keys()]) =>
      new Map([...new Set(kinds)].flatMap((kind) => [...(currentOf.get(kind) ?? [])])),
    facts: async (after, limit) => log.slice(after, after + limit),
    factsOf: async (stream) => log.filter((fact) => fact.streams.includes(stream)),
    newestOf: async (stream, limit, before, types) =>
      log
        .filter(({ streams: told, n }) => told.includes(stream) && (before === undefined || n < before.n))
        .filter(({ type }) => types?.includes(type) ?? true)
        .toReversed()
        .slice(0, limit),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A rejection nobody catches ends a test run, and says where it came from. */
function throwLater(error: unknown): void {
  void Promise.reject(error instanceof Error ? error : new Error(String(error)));
}
