import { note } from "../note.ts";
import { instantOf } from "../../../ground/instant.ts";
import { JournalUnavailable } from "../../journal.ts";
import type { Submit } from "../order-request.ts";
import type { Jump, SteadyClock } from "./steady-clock.ts";

const everyMillis = 1_000;

/** Looks at the clock each second and puts its jumps on record; what cannot be recorded now is tried again. */
export function watchClock(o: {
  readonly clock: SteadyClock;
  readonly submit: Submit;
  readonly log: (line: string) => void;
  readonly trouble: (error: unknown) => void;
}): { stop(): void } {
  let waiting: Jump[] = [];
  let busy = false;

  async function look(): Promise<void> {
    for (const jump of o.clock.jumps()) {
      waiting.push(jump);
      o.log(
        `the machine's clock jumped by ${jump.to - jump.from} ms${jump.held ? "; time goes on from where it was" : ""}`,
      );
    }
    if (busy) return;
    busy = true;
    try {
      for (let jump = waiting[0]; jump !== undefined; jump = waiting[0]) {
        const { from, to, held } = jump;
        const body = { from: instantOf(from), to: instantOf(to), byMilliseconds: to - from, held };
        await note({ submit: o.submit, now: o.clock.millis }, "NoteClockJump", body);
        waiting = waiting.slice(1);
      }
    } catch (error) {
      // The next look tries again.
      if (!(error instanceof JournalUnavailable)) throw error;
    } finally {
      busy = false;
    }
  }

  const looking = setInterval(() => void look().catch(o.trouble), everyMillis);
  looking.unref();
  void look().catch(o.trouble);
  return { stop: () => clearInterval(looking) };
}
