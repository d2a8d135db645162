import { canonical, type Json } from "../../ground/canonical.ts";
import { type Clock, paced } from "../../ground/web/pace.ts";

/** Figures are for reading: nobody reads faster, and a busy board changes many times a second. */
const gapMillis = 1000;

interface FiguresNow<Figures> {
  get(): Figures;
  subscribe(listener: () => void): () => void;
}

/**
 * Figures of something that changes often: worked out at most once a second while somebody follows them, and told only
 * when they say something else. Between two followings they are worked out when they are asked for.
 */
export function figuresOf<Figures>(
  source: (listener: () => void) => () => void,
  work: () => Figures,
  clock: Clock,
): FiguresNow<Figures> {
  const listeners = new Set<() => void>();
  let now: Figures | undefined;
  let said = "";
  let end: (() => void) | undefined;

  function look(): boolean {
    const next = work();
    const saying = canonical(next as Json);
    if (now !== undefined && saying === said) return false;
    now = next;
    said = saying;
    return true;
  }

  return {
    get: () => {
      if (end === undefined) look();
      return now as Figures;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      if (end === undefined) {
        const pace = paced(() => look() && tell(listeners), gapMillis, clock);
        const undo = source(pace.ask);
        end = () => {
          undo();
          pace.stop();
        };
        pace.ask();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        end?.();
        end = undefined;
      };
    },
  };
}

function tell(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) listener();
}
