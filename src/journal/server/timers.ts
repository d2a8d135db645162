import { type Giver, streamKind } from "../../ground/fact.ts";
import { millis } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import type { StreamStates } from "../../ground/fold.ts";
import { type Commit, type Journal, JournalUnavailable } from "../journal.ts";
import type { Timer } from "../../ground/room.ts";
import { linesOf } from "../../ground/rule-defect.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Submit } from "./order-request.ts";

interface TimerParts {
  readonly book: Rulebook;
  readonly journal: Pick<Journal, "current" | "listen">;
  readonly submit: Submit;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** While false, timers of orders that wait for the clock stay as they are. */
  readonly isClockTrusted?: () => boolean;
}

/** A timer as it waits: its order's id, when it is due, and when it is tried next after it failed. */
interface Pending {
  readonly timer: Timer;
  readonly id: string;
  readonly due: number;
  retryAt: number;
  pause: number;
}

const clock: Giver = { officer: "system", role: "system" };
const everyMilliseconds = 200;
const firstPause = 1000;
/** A store that was away is back within seconds, as a rule; a rule that throws goes on throwing until it is mended. */
const longestPause = { store: 2000, defect: 600_000 };

/**
 * Gives the orders that states ask for, when they fall due. The due orders follow from the states alone, and an order's
 * id from the timer and its due time. So a restart neither loses a timer nor gives its order twice. A rule that throws,
 * in a view or in the order, delays the timers of its own stream only.
 */
export async function startTimers({
  book,
  journal,
  submit,
  now,
  log,
  isClockTrusted,
}: TimerParts): Promise<{ stop(): void }> {
  const waiting = new Map<string, readonly Pending[]>();
  const underway = new Map<string, Promise<void>>();

  function note(stream: string, states: StreamStates): void {
    const timers: Pending[] = [];
    for (const view of book.views.get(streamKind(stream)) ?? []) {
      const state = states[view.room];
      if (state === undefined || view.timers === undefined) continue;
      try {
        for (const timer of view.timers(state, stream)) timers.push(setOf(stream, timer));
      } catch (error) {
        log(`the rule "timers of ${view.room}" threw for ${stream}, whose timers do not run: ${linesOf(error)}`);
      }
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
      for (const set of timers) {
        if (set.due > at || set.retryAt > at || underway.has(set.id) || !mayGive(set.timer)) continue;
        underway.set(
          set.id,
          give(stream, set, at).finally(() => underway.delete(set.id)),
        );
      }
    }
  }, everyMilliseconds);

  function mayGive({ order }: Timer): boolean {
    return book.orders.get(order)?.waitsForClock !== true || isClockTrusted?.() !== false;
  }

  async function give(stream: string, set: Pending, at: number): Promise<void> {
    const { timer, id } = set;
    try {
      const answer = await submit({ id, name: timer.order, body: timer.body, giver: clock });
      // The clock came into doubt meanwhile: the timer stays due.
      if (!answer.accepted && answer.refusal.refused === "ClockNotConfirmed") return;
      // Whatever the answer, it is given: the facts bring the stream's next timers, a refusal leaves nothing to do.
      if (!answer.accepted || answer.repeated) drop(stream, id);
    } catch (error) {
      const isStore = error instanceof JournalUnavailable;
      set.retryAt = at + set.pause;
      const seconds = Math.round(set.pause / 1000);
      log(`the timer ${timer.order} of ${stream} failed, and is tried again in ${seconds} s: ${linesOf(error)}`);
      set.pause = Math.min(set.pause * 2, isStore ? longestPause.store : longestPause.defect);
    }
  }

  function drop(stream: string, id: string): void {
    const rest = (waiting.get(stream) ?? []).filter((other) => other.id !== id);
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

function setOf(stream: string, timer: Timer): Pending {
  const due = millis(timer.due);
  return { timer, due, id: derivedUlid(due, `${stream} ${timer.name}`), retryAt: 0, pause: firstPause };
}
