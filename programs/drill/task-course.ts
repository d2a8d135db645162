import type { AskedField } from "../../src/tasking/task-facts.ts";
import { shareOf } from "./share.ts";
import { both } from "./task-texts.ts";

/** What becomes of a piece of work among the synthetic people; the same for the same task. */
export interface Course {
  /** A directive that is taken back before anybody signs. */
  readonly isWithdrawn: boolean;
  /** It is signed for too late, so that a reminder comes. */
  readonly isSlow: boolean;
  /** It is returned once, and asked again. */
  readonly isReturned: boolean;
  /** Whoever answers asks the asker for more. */
  readonly asksMore: boolean;
  /** It is answered too late. */
  readonly isLate: boolean;
  readonly isThanked: boolean;
  readonly isReopened: boolean;
}

const shares = {
  withdrawn: 0.05,
  slow: 0.14,
  returned: 0.1,
  asksMore: 0.2,
  late: 0.08,
  thanked: 0.4,
  reopened: 0.1,
} as const;

export function courseOf(id: string): Course {
  const lot = (name: keyof typeof shares) => shareOf(`${id} ${name}`) < shares[name];
  return {
    isWithdrawn: lot("withdrawn"),
    ...{ isSlow: lot("slow"), isReturned: lot("returned"), asksMore: lot("asksMore"), isLate: lot("late") },
    ...{ isThanked: lot("thanked"), isReopened: lot("reopened") },
  };
}

/** What is said in the fields of a structured answer: counts, yes, a day to come. */
export function valuesFor(id: string, asks: readonly AskedField[], day: string) {
  return asks.map(({ field, kind }) => ({ field, value: valueOf(kind, `${id} ${field}`, day) }));
}

/** A value that fits a field of its kind. */
export function valueOf(kind: AskedField["kind"], key: string, day: string): string {
  switch (kind) {
    case "number":
      return String(1 + Math.floor(shareOf(key) * 12));
    case "yesNo":
      return shareOf(key) < 0.85 ? "yes" : "no";
    case "day":
      return day;
    case "text":
      return both({ zh: "已办", en: "done" });
  }
}
