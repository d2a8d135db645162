/** How failures in a row turn into waiting. Times in seconds. */
export interface AttemptLimit {
  /** Failures before the first wait, and between one wait and the next. */
  readonly free: number;
  readonly every: number;
  /** The first wait; each further one is twice as long, up to the longest. */
  readonly first: number;
  readonly longest: number;
  /** Seconds after which one failure is forgiven; without it failures are forgiven by a success only. */
  readonly forgiveAfter?: number;
}

/** What is counted in one place. Times in milliseconds since 1970. */
export interface AttemptCount {
  readonly failures: number;
  readonly until: number | null;
  readonly at: number;
}

export const attemptLimits = {
  /**
   * Wrong guesses about one person from one address or one known browser: a pause of 10 minutes, then 20, 40 … up to a
   * day.
   */
  place: { free: 5, every: 5, first: 600, longest: 86_400 },
  /** A screen that is unlocked, and whatever else a session asks a password for. Nobody elsewhere adds to it. */
  session: { free: 5, every: 5, first: 60, longest: 3600 },
  /**
   * Guesses from one address about any person: somebody tries passwords stolen elsewhere. A station of a hundred people
   * behind one address mistypes a few times a shift. From the twentieth failure on each one doubles the wait, up to a
   * quarter of an hour.
   */
  address: { free: 20, every: 1, first: 1, longest: 900, forgiveAfter: 600 },
  /**
   * Guesses about one person from anywhere the person has not signed in before. A password can then be tried once a
   * minute, 1,440 times a day, by any number of machines.
   */
  everywhere: { free: 10, every: 1, first: 1, longest: 60, forgiveAfter: 600 },
  /**
   * As `everywhere`, for codes of six digits, three of which are right at any time: about 150 tries a day, a chance of
   * 1 in 2,000.
   */
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
