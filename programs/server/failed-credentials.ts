/** What one address may try of sessions and tokens that turn out not to be valid. */
export interface FailedLimits {
  readonly perSecond: number;
  readonly atOnce: number;
  /** The longest wait after which one more is looked at. */
  readonly mostSeconds: number;
}

/** A station whose sessions all ended at once shows each of them a few times before its screens say so. */
export const failedLimits: FailedLimits = { perSecond: 5, atOnce: 300, mostSeconds: 60 };

interface Attempts {
  left: number;
  at: number;
  /** Of the wait that is on, or was last; 0 when there was none. */
  seconds: number;
  until: number;
}

const mostAddresses = 10_000;

/**
 * Counts by address the sessions and tokens that were not valid. An address may send `atOnce` of them, and `perSecond`
 * more each second. Beyond that it waits 1 second, then 2, 4 and so on up to `mostSeconds`, with one attempt after each
 * wait. The waits end when the address has been quiet until its supply is full again. A valid session or token is never
 * counted.
 */
export function failedCredentialsOf({ perSecond, atOnce, mostSeconds }: FailedLimits) {
  const byAddress = new Map<string, Attempts>();

  function attemptsOf(address: string, now: number): Attempts {
    let found = byAddress.get(address);
    if (found === undefined) {
      // The one heard of longest ago makes room; the busiest address stays at the end.
      if (byAddress.size >= mostAddresses) byAddress.delete(byAddress.keys().next().value ?? "");
      found = { left: atOnce, at: now, seconds: 0, until: 0 };
    }
    byAddress.delete(address);
    byAddress.set(address, found);
    return found;
  }

  return {
    /** Seconds this address still waits; 0 when it may try. Counts nothing. */
    waits: (address: string, now: number): number => {
      const until = byAddress.get(address)?.until ?? 0;
      return until > now ? Math.ceil((until - now) / 1000) : 0;
    },
    /** Counts one more that was not valid. Answers the seconds to wait; 0 while the address has attempts left. */
    failed: (address: string, now: number): number => {
      const found = attemptsOf(address, now);
      if (found.until > now) return Math.ceil((found.until - now) / 1000);
      // What flows back while somebody waits is theirs only when they have kept quiet for as long again.
      const since = Math.max(0, now - Math.max(found.at, found.until)) / 1000;
      found.left = Math.min(atOnce, found.left + since * perSecond);
      found.at = now;
      if (found.left >= atOnce) found.seconds = 0;
      if (found.left >= 1) {
        found.left -= 1;
        return 0;
      }
      found.seconds = Math.min(mostSeconds, Math.max(1, found.seconds * 2));
      found.until = now + found.seconds * 1000;
      found.left = 1;
      return found.seconds;
    },
  };
}

export type FailedCredentials = ReturnType<typeof failedCredentialsOf>;
