/** What a pace needs of time: milliseconds, and to be called back. */
export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): () => void;
}

/** The page's own time. */
export const pageClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface Pace {
  /** Asks for a run: at once when the last is long enough ago, else when it is; asked again meanwhile, still one run. */
  ask(): void;
  stop(): void;
}

/** How many milliseconds a run waits for something that goes before it, `since` the last run; 0 or less: for nothing. */
type Yields = (since: number) => number;

/** Lets `run` happen at most once in `gapMillis`, and always once more after the last asking. */
export function paced(run: () => void, gapMillis: number, clock: Clock, yields: Yields = () => 0): Pace {
  let last = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;
  const go = () => {
    const wait = yields(clock.now() - last);
    if (wait > 0) {
      cancel = clock.after(wait, go);
      return;
    }
    cancel = undefined;
    last = clock.now();
    run();
  };
  return {
    ask: () => {
      if (cancel !== undefined) return;
      const wait = last + gapMillis - clock.now();
      if (wait <= 0) go();
      else cancel = clock.after(wait, go);
    },
    stop: () => {
      cancel?.();
      cancel = undefined;
    },
  };
}
