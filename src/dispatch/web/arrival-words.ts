import { instantOf, millis } from "../../ground/instant.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import type { Incident } from "../incident.ts";
import type { TierPromise } from "../promise.ts";
import { isComing } from "../stage.ts";
import { responseTexts } from "./response-texts.ts";

/** When a crew will be there and when that was computed, in milliseconds. */
export interface Estimate {
  readonly expectedAt: number;
  readonly computedAt: number;
  readonly by: "road" | "air" | "record";
}

/** By assignment, as the server computed them. */
export type Arrivals = ReadonlyMap<string, Estimate>;

/**
 * The estimate of a promise: the soonest of its crews by the same estimates that their rows show. Without one, as where
 * the streets are away, what was last recorded.
 */
export function estimateOf(promise: TierPromise, incident: Incident, arrivals: Arrivals): Estimate | undefined {
  if (promise.outcome !== "running" && !(promise.coming && promise.metAt === undefined)) return undefined;
  const coming = incident.assignments
    .filter((one) => isComing(one) && one.promise?.tier === promise.tier)
    .flatMap(({ id }) => arrivals.get(id) ?? [])
    .toSorted((a, b) => a.expectedAt - b.expectedAt);
  if (coming[0] !== undefined) return coming[0];
  const { expectedAt, forecastAt } = promise;
  if (expectedAt === undefined || forecastAt === undefined) return undefined;
  return { expectedAt: millis(expectedAt), computedAt: millis(forecastAt), by: "record" };
}

/** The promise with the present estimate instead of the recorded one. */
export function withEstimate(promise: TierPromise, estimate: Estimate | undefined): TierPromise {
  const { expectedAt: _, ...rest } = promise;
  const isLate = estimate !== undefined && estimate.expectedAt > millis(promise.due);
  return isLate ? { ...rest, expectedAt: instantOf(estimate.expectedAt) } : rest;
}

const arrivesBy = { road: responseTexts.byRoad, air: responseTexts.byAir, record: responseTexts.byRecord } as const;

/** What card and row say of an estimate: the same figure, with its age. */
export function arrivalWords(
  estimate: Estimate,
  now: number,
  late = 0,
): {
  readonly text: Sentence;
  readonly by: Sentence;
  readonly with: Readonly<Record<"time" | "age" | "over", string>>;
} {
  return {
    text: late > 0 ? responseTexts.arrivesLate : responseTexts.arrives,
    by: arrivesBy[estimate.by],
    with: {
      time: elapsedText(Math.max(0, (estimate.expectedAt - now) / 1000)),
      age: elapsedText(Math.max(0, (now - estimate.computedAt) / 1000)),
      over: elapsedText(Math.max(0, late)),
    },
  };
}
