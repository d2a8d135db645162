import { millis } from "../../ground/instant.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { secondsToWait, waitingSince } from "../alarms.ts";
import type { Incident } from "../incident.ts";

/** How long nobody has been ordered, against what its priority allows. */
export interface WaitingClock {
  readonly seconds: number;
  readonly bound: number;
  readonly tone: "calm" | "amber" | "alarm";
}

/** From this share of its bound on a wait is amber. */
const longShare = 0.75;

/** Undefined: somebody is ordered, or no clock runs. */
export function waitingClockOf(incident: Incident, now: number): WaitingClock | undefined {
  const since = waitingSince(incident);
  const bound = secondsToWait(incident);
  if (since === undefined || bound === undefined) return undefined;
  const seconds = Math.max(0, (now - millis(since)) / 1000);
  return { seconds, bound, tone: seconds >= bound ? "alarm" : seconds >= bound * longShare ? "amber" : "calm" };
}

/** For the sentence that says it. */
export function waitingWords({ seconds, bound }: WaitingClock): { readonly elapsed: string; readonly bound: string } {
  return { elapsed: elapsedText(seconds), bound: elapsedText(bound) };
}
