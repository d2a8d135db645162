import { millis } from "../../ground/instant.ts";
import { makeStore } from "../../ground/web/store.ts";
import type { Call } from "../call.ts";
import { isUnsettled, isWaiting } from "../call-view.ts";

/** The calls of the board as one call-taker sees them. */
export interface CallsNow {
  /** Nobody has claimed them; the longest-waiting first. */
  readonly waiting: readonly Call[];
  /** Claimed by this officer, still in call or still to be settled. */
  readonly mine: readonly Call[];
  /** In call with somebody else. */
  readonly withOthers: number;
}

export function sortCalls(calls: readonly Call[], officer: string): CallsNow {
  const byRing = calls.toSorted((a, b) => millis(a.rangAt) - millis(b.rangAt));
  const answered = byRing.filter((call) => call.answeredBy !== undefined);
  return {
    waiting: byRing.filter(isWaiting),
    mine: answered.filter((call) => call.answeredBy === officer && (call.endedAt === undefined || isUnsettled(call))),
    withOthers: answered.filter((call) => call.answeredBy !== officer && call.endedAt === undefined).length,
  };
}

/** Calls whose ringing this browser has noted without claiming them; they no longer sound here. */
export const notedRinging = makeStore<ReadonlySet<string>>(new Set());

export function noteRinging(calls: readonly Call[]): void {
  notedRinging.set(new Set(calls.map((call) => call.id)));
}
