/** Requests each token may make: a steady rate, and what may come at once. */
export interface RateLimit {
  /** Takes one request of this token; answers 0, or the seconds to wait when it has none left. */
  take(token: string, now: number): number;
}

interface Bucket {
  left: number;
  at: number;
}

const mostBuckets = 10_000;

/**
 * One bucket of tokens to a token. Generous by intent: it stops a loop gone wrong, not a busy hall. When more tokens
 * come by than are kept, the buckets begin anew, which errs towards letting requests through.
 */
export function rateLimitOf(perSecond: number, burst = perSecond * 2): RateLimit {
  let buckets = new Map<string, Bucket>();
  return {
    take: (token, now) => {
      let bucket = buckets.get(token);
      if (bucket === undefined) {
        if (buckets.size >= mostBuckets) buckets = new Map();
        bucket = { left: burst, at: now };
        buckets.set(token, bucket);
      }
      bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond));
      bucket.left -= 1;
      return 0;
    },
  };
}
