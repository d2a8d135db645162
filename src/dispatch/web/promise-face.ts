import { millis } from "../../ground/instant.ts";
import type { Incident } from "../incident.ts";
import { promisesOf, type TierPromise } from "../promise.ts";

/** How a promise is shown now: the words, the seconds in them, and the tone. */
export interface PromiseFace {
  readonly says: "left" | "over" | "keptIn" | "brokenBy" | "neverMet" | "released";
  readonly seconds: number;
  readonly tone: "good" | "calm" | "amber" | "alarm";
}

/** Below this share of its time a running promise is amber. */
const scarceShare = 0.25;

export function faceOf(promise: TierPromise, now: number): PromiseFace {
  const { due, metAt, outcome, seconds, expectedAt, coming } = promise;
  const left = (millis(due) - (metAt === undefined ? now : millis(metAt))) / 1000;
  switch (outcome) {
    case "kept":
      return { says: "keptIn", seconds: left, tone: "good" };
    case "released":
      return { says: "released", seconds: 0, tone: "calm" };
    case "broken":
      // Nobody is on the way any more: the clock of somebody late has no cause.
      if (metAt === undefined && !coming) return { says: "neverMet", seconds: 0, tone: "alarm" };
      return { says: metAt === undefined ? "over" : "brokenBy", seconds: -left, tone: "alarm" };
    case "running": {
      if (left < 0) return { says: "over", seconds: -left, tone: "alarm" };
      const isScarce = expectedAt !== undefined || left < seconds * scarceShare;
      return { says: "left", seconds: left, tone: isScarce ? "amber" : "calm" };
    }
  }
}

/** What a list marks: a crew not there yet whose promise is broken, or is forecast to be. */
export function riskOf(incident: Incident): "late" | "atRisk" | null {
  const open = promisesOf(incident).filter(({ metAt, coming }) => metAt === undefined && coming);
  if (open.some(({ outcome }) => outcome === "broken")) return "late";
  return open.some(({ expectedAt }) => expectedAt !== undefined) ? "atRisk" : null;
}
