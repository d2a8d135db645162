import type pg from "pg";
import { JournalUnavailable, type Outcome } from "../journal.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Answers } from "./answers.ts";
import { Turns } from "./turns.ts";
import type { Waiting } from "./waiting.ts";

interface Parts {
  readonly pool: pg.Pool;
  readonly answers: Answers;
  readonly book: Rulebook;
  /** Its id was given before: this is the answer, or why there is none. */
  known(waiting: Waiting, answer: Outcome | Error): void;
  /** Its id was not given before. */
  unknown(waiting: Waiting): void;
  /** The store could not be asked: nothing this giver waits for may go on. */
  failed(giver: string, error: JournalUnavailable): void;
  /** Some have been looked up. */
  ready(): void;
}

const mostAtOnce = 64;

/**
 * Finds out which orders were given before, beside the commits and on a connection of the readers: a repetition written
 * with a batch would undo the whole batch. As many as wait are asked for at once, each giver having its share.
 */
export function lookingUp(parts: Parts): { ask(waiting: Waiting): void } {
  const turns = new Turns<Waiting>(({ giver }) => giver);
  let isAsking = false;

  async function run(): Promise<void> {
    for (;;) {
      const asked = turns.take(mostAtOnce, ({ state }) => (state === "over" ? "over" : "ready"));
      if (asked.length === 0) break;
      try {
        const found = await parts.answers.load(
          parts.pool,
          asked.map(({ submission }) => submission),
          parts.book,
        );
        for (const waiting of asked) {
          if (waiting.state === "over") continue;
          const answer = found.get(waiting.submission.order.id);
          if (answer === undefined) parts.unknown(waiting);
          else parts.known(waiting, answer);
        }
      } catch (error) {
        const why = new JournalUnavailable(error instanceof Error ? error.message : String(error));
        for (const giver of new Set(asked.map((waiting) => waiting.giver))) parts.failed(giver, why);
      }
      parts.ready();
    }
    isAsking = false;
  }

  return {
    ask: (waiting) => {
      turns.add(waiting);
      if (isAsking) return;
      isAsking = true;
      // The next turn of the loop: what arrives in this one is asked for with it.
      setImmediate(() => void run());
    },
  };
}
