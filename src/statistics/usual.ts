/** Past days of the same weekday that are looked at. */
export const pastDays = 8;
/** With fewer of them recorded from their beginning there is no “usual”. */
export const fewestDays = 4;

export interface UsualHour {
  readonly median: number;
  /** A quarter of the past days had fewer, or as many. */
  readonly low: number;
  /** A quarter had more, or as many. */
  readonly high: number;
}

/**
 * What is usual in an hour by the counts of past days: median and quartiles by nearest rank, so that each is a number that
 * was counted on one of the days. Null where there are not enough days.
 */
export function usualOf(counts: readonly number[]): UsualHour | null {
  if (counts.length < fewestDays) return null;
  const sorted = counts.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { median: rank(0.5), low: rank(0.25), high: rank(0.75) };
}

/** The same weekday in the weeks before, the newest first. `day` is `YYYY-MM-DD`. */
export function daysBefore(day: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = Date.parse(`${day}T00:00:00Z`) - (index + 1) * 7 * 86_400_000;
    return new Date(at).toISOString().slice(0, 10);
  });
}

export interface CallsInHour {
  readonly hour: number;
  /** Null: the hour has not begun. */
  readonly today: number | null;
  readonly usual: UsualHour | null;
}

interface Counted {
  readonly day: string;
  readonly hour: number;
  readonly count: number;
}

/**
 * The hours of a day beside the same weekday of the weeks before. Only days since which something was recorded from
 * their beginning count as past: a store that began at noon had no morning without calls.
 */
export function beside(
  day: string,
  counted: readonly Counted[],
  o: { readonly since: string | null; readonly hourNow: number },
): { readonly hours: readonly CallsInHour[]; readonly days: readonly string[] } {
  const { since, hourNow } = o;
  const days = since === null ? [] : daysBefore(day, pastDays).filter((past) => past > since);
  const at = new Map(counted.map((one) => [`${one.day} ${one.hour}`, one.count]));
  const count = (of: string, hour: number) => at.get(`${of} ${hour}`) ?? 0;
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    today: hour > hourNow ? null : count(day, hour),
    usual: usualOf(days.map((past) => count(past, hour))),
  }));
  return { hours, days };
}

/** How many were usual from midnight to the end of an hour, and how many there are today: by whole days, not by sums of medians. */
export function soFar(
  day: string,
  counted: readonly Counted[],
  days: readonly string[],
  hourNow: number,
): { readonly today: number; readonly usual: UsualHour | null } {
  const upTo = (of: string) =>
    counted.filter((one) => one.day === of && one.hour < hourNow).reduce((sum, one) => sum + one.count, 0);
  return { today: upTo(day), usual: usualOf(days.map(upTo)) };
}
