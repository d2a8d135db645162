/** How failures in a row turn into waiting. Times in seconds. */
export interface AttemptLimit {
  /** Failures before the first wait, and between one wait and the next. */
  readonly free: number;
  readonly every: number;
  /** The first wait; each further one is twice as long, up to the longest. */
  readonly first: number;
  readonly longest: number;
  /** One failure is forgiven after so long; none before a success when absent. */
  readonly forgiveAfter?: number;
}

/** What is counted in one place. Times in milliseconds since 1970. */
export interface AttemptCount {
  readonly failures: number;
  readonly until: number | null;
  readonly at: number;
}

export const attemptLimits = {
  /** One person from one address, or from one known browser: 10 minutes, 20, 40 … at most a day. */
  place: { free: 5, every: 5, first: 600, longest: 86_400 },
  /** A screen that is unlocked, and whatever else a session asks a password for. Nobody elsewhere adds to it. */
  session: { free: 5, every: 5, first: 60, longest: 3600 },
  /**
   * One address, whoever it tries: stuffing lists of passwords stolen elsewhere. A station of a hundred behind one address
   * mistypes a few times a shift; from twenty on each failure makes the next wait, up to a quarter of an hour.
   */
  address: { free: 20, every: 1, first: 1, longest: 900, forgiveAfter: 600 },
  /**
   * One person from everywhere, where that person has not signed in before: a password may be tried once a minute, 1,440
   * times a day by however many machines.
   */
  everywhere: { free: 10, every: 1, first: 1, longest: 60, forgiveAfter: 600 },
  /** As `everywhere` for codes of six digits, of which three are right at any time: about 150 tries a day, 1 in 2,000. */
  codeEverywhere: { free: 10, every: 1, first: 1, longest: 900, forgiveAfter: 600 },
} as const satisfies Record<string, AttemptLimit>;

/** Whether nothing may be tried yet. */
export function isHeld(count: AttemptCount, at: number): boolean {
  return count.until !== null && count.until > at;
}

/** The count with one failure more. */
export function charged(count: AttemptCount, limit: AttemptLimit, at: number): AttemptCount {
  const forgiven =
    limit.forgiveAfter === undefined ? 0 : Math.floor(Math.max(0, at - count.at) / 1000 / limit.forgiveAfter);
  const failures = Math.max(0, count.failures - forgiven) + 1;
  const beyond = failures - limit.free;
  if (beyond < 0 || beyond % limit.every !== 0) return { failures, until: null, at };
  const seconds = Math.min(limit.longest, limit.first * 2 ** Math.min(beyond / limit.every, 30));
  return { failures, until: at + seconds * 1000, at };
}

/** Failures that are left before the next wait. */
export function leftBefore({ failures }: AttemptCount, limit: AttemptLimit): number {
  return failures < limit.free ? limit.free - failures : limit.every - ((failures - limit.free) % limit.every);
}
