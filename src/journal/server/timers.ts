import { type Giver, streamKind } from "../../ground/fact.ts";
import { millis } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import type { StreamStates } from "../fold.ts";
import type { Commit, Journal } from "../journal.ts";
import type { Timer } from "../room.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Submit } from "./submit.ts";

interface TimerParts {
  readonly book: Rulebook;
  readonly journal: Pick<Journal, "current" | "listen">;
  readonly submit: Submit;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** While false, timers of orders that wait for the clock stay as they are. */
  readonly isClockTrusted?: () => boolean;
}

const clock: Giver = { officer: "system", role: "system" };
const everyMilliseconds = 200;

/**
 * Gives the orders that states ask for when their time comes. What is due follows from the states alone, and an order's
 * id from the timer and its due time, so a restart neither loses one nor gives it twice.
 */
export async function startTimers({
  book,
  journal,
  submit,
  now,
  log,
  isClockTrusted,
}: TimerParts): Promise<{ stop(): void }> {
  const waiting = new Map<string, readonly Timer[]>();
  const underway = new Set<string>();

  function note(stream: string, states: StreamStates): void {
    const timers: Timer[] = [];
    for (const view of book.views.get(streamKind(stream)) ?? []) {
      const state = states[view.room];
      if (state !== undefined && view.timers !== undefined) timers.push(...view.timers(state, stream));
    }
    if (timers.length > 0) waiting.set(stream, timers);
    else waiting.delete(stream);
  }

  const stopListening = journal.listen(({ streams }: Commit) => {
    for (const [stream, { after }] of streams) note(stream, after);
  });
  for (const [stream, states] of await journal.current()) if (!waiting.has(stream)) note(stream, states);

  const beat = setInterval(() => {
    const at = now().getTime();
    for (const [stream, timers] of waiting) {
      for (const timer of timers) if (millis(timer.due) <= at && mayGive(timer)) void give(stream, timer);
    }
  }, everyMilliseconds);

  function mayGive({ order }: Timer): boolean {
    return book.orders.get(order)?.waitsForClock !== true || isClockTrusted?.() !== false;
  }

  async function give(stream: string, timer: Timer): Promise<void> {
    const id = derivedUlid(millis(timer.due), `${stream} ${timer.name}`);
    if (underway.has(id)) return;
    underway.add(id);
    try {
      const answer = await submit({ id, name: timer.order, body: timer.body, giver: clock });
      // Whatever the answer, it is given: the facts bring the stream's next timers, a refusal leaves nothing to do.
      if (!answer.accepted && answer.refusal.refused === "ClockNotConfirmed") return;
      if (!answer.accepted || answer.repeated) drop(stream, timer);
    } catch (error) {
      log(`the timer ${timer.order} will be tried again: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      underway.delete(id);
    }
  }

  function drop(stream: string, timer: Timer): void {
    const rest = (waiting.get(stream) ?? []).filter((other) => other.name !== timer.name);
    if (rest.length > 0) waiting.set(stream, rest);
    else waiting.delete(stream);
  }

  return {
    stop: () => {
      clearInterval(beat);
      stopListening();
    },
  };
}
