import { type Instant, millis } from "../ground/instant.ts";
import { isRefusal, type Refusal } from "../ground/refusal.ts";
import { type Counted, countTime, type DayCount, type Interval } from "./counted-time.ts";
import { type Extension, type ExtensionCode, judgeExtension, lengthened } from "./extension.ts";
import type { Length, Limit, Rung } from "./facts.ts";

/** What happened to one limit since it started. */
export interface LimitHistory {
  readonly startedAt: Instant;
  readonly intervals: readonly Interval[];
  /** In the order in which they were granted. */
  readonly extensions: readonly Extension[];
}

/** How a limit stands. */
export interface Standing {
  /** Its length with all that was granted. */
  readonly length: Length;
  /** When it ends and whether it is stopped. */
  readonly counted: Counted;
  readonly taken: readonly Rung[];
  /** Extensions that do not count, each with the reason. */
  readonly refused: readonly { readonly extension: Extension; readonly refusal: Refusal<ExtensionCode> }[];
}

/** How a limit stands after its history. The present moment is not asked for, so no clock moves a deadline. */
export function standingOf(limit: Limit, history: LimitHistory, days: DayCount): Standing {
  const count = (length: Length) => countTime(length, limit, history.startedAt, history.intervals, days);
  let { length } = limit;
  const taken: Rung[] = [];
  const refused: { extension: Extension; refusal: Refusal<ExtensionCode> }[] = [];
  for (const extension of history.extensions) {
    const rung = judgeExtension(limit, taken, count(length).deadline, extension);
    if (isRefusal(rung)) refused.push({ extension, refusal: rung });
    else {
      taken.push(rung);
      length = lengthened(length, rung);
    }
  }
  return { length, counted: count(length), taken, refused };
}

const minuteMillis = 60_000;
const dayMillis = 86_400_000;

/** Milliseconds until a limit ends, less than nothing once it is over; of a stopped limit what is left, a day as 24 hours. */
export function millisLeft(counted: Counted, now: Instant): number {
  if (counted.deadline !== null) return millis(counted.deadline) - millis(now);
  return "millis" in counted.left ? counted.left.millis : counted.left.days * dayMillis;
}

/** The warnings that are due, in minutes before the end, the earliest first. Once the limit is over all are. */
export function warningsDue({ warnings }: Pick<Limit, "warnings">, counted: Counted, now: Instant): readonly number[] {
  const left = millisLeft(counted, now);
  return warnings.filter((minutes) => left <= minutes * minuteMillis).toSorted((one, other) => other - one);
}
