import type { Fact } from "../../ground/fact.ts";
import type { StreamStates } from "../../ground/fold.ts";
import type { Commit, Journal } from "../journal.ts";

/** A journal's commits without a gap. */
export interface Gapless {
  listen(listener: (commit: Commit) => void): () => void;
  /** Looks whether facts have been recorded that nobody was told of; for when the store is back. */
  check(): void;
}

const pageFacts = 1000;
const mostRounds = 20;

/**
 * Tells listeners of every commit, also of a commit whose answer was lost with the connection to the store. Without it,
 * the board and the timers would be wrong until the next start. What is missing is read from the store and told before
 * newer commits. Of its streams only the present states are known: `before` is empty, and a listener that keeps streams
 * uses its own copy.
 */
export function gaplessOf(journal: Journal, trouble: (error: unknown) => void, retryMillis = 500): Gapless {
  const listeners = new Set<(commit: Commit) => void>();
  const waiting: Commit[] = [];
  let told = journal.head();
  let filling = false;

  function tell(commit: Commit): void {
    told = commit.facts.at(-1)?.n ?? told;
    for (const listener of listeners) {
      try {
        listener(commit);
      } catch (error) {
        trouble(error);
      }
    }
  }

  function take(): void {
    while (!filling) {
      const next = waiting[0];
      const first = next?.facts[0];
      if (first === undefined ? journal.head() <= told : first.n <= told + 1) {
        if (next === undefined) return;
        waiting.shift();
        // What filling has already told is not told again.
        if ((next.facts.at(-1)?.n ?? 0) > told) tell(next);
      } else void fill();
    }
  }

  async function fill(): Promise<void> {
    filling = true;
    try {
      const facts: Fact[] = [];
      let states: ReadonlyMap<string, StreamStates> = new Map();
      // The states must be those right after the last fact read; under orders that go on meanwhile, it is tried again.
      for (let round = 0, head = -1; head !== journal.head() && round < mostRounds; round++) {
        head = journal.head();
        for (let after = told + facts.length; after < head; after = told + facts.length) {
          const page = await journal.facts(after, pageFacts);
          if (page.length === 0) break;
          facts.push(...page);
        }
        states = await journal.states([...new Set(facts.flatMap((fact) => fact.streams))]);
      }
      if (facts.length > 0) {
        tell({ facts, streams: new Map([...states].map(([stream, after]) => [stream, { before: {}, after }])) });
      }
    } catch (error) {
      trouble(error);
      await new Promise((resolve) => setTimeout(resolve, retryMillis));
    }
    filling = false;
    take();
  }

  journal.listen((commit) => {
    waiting.push(commit);
    take();
  });
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: take,
  };
}
