import { type Instant, instantOf, millis } from "../ground/instant.ts";
import type { Recording } from "../ground/recording.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { Basis } from "./facts.ts";

/** A situation in which the law wants a recording, and what tells that it was there. */
export interface RecordingDuty {
  readonly code: string;
  readonly name: Sentence;
  readonly basis: Basis;
  /** Which recording. */
  readonly needed: Sentence;
  /**
   * What tells that the situation occurred: the type of the incident (`enforcement`: each that is enforcement work), the
   * crew's report, or work in a case-handling place.
   */
  readonly told: "enforcement" | "report" | "caseHandling";
  readonly since: string;
  readonly source: Sentence;
}

/** A stretch that had to be recorded and was not. */
export interface RecordingGap {
  readonly from: Instant;
  readonly to: Instant;
  readonly seconds: number;
}

/** What of a span no recording covers, in order. A span that ends before it begins has nothing to cover. */
export function recordingGaps(
  span: { readonly from: Instant; readonly to: Instant },
  recordings: readonly Pick<Recording, "from" | "to">[],
): readonly RecordingGap[] {
  const gaps: RecordingGap[] = [];
  const end = millis(span.to);
  let at = millis(span.from);
  const gapUntil = (to: number) => {
    if (to > at) gaps.push({ from: instantOf(at), to: instantOf(to), seconds: (to - at) / 1000 });
  };
  for (const { from, to } of recordings.toSorted((one, other) => millis(one.from) - millis(other.from))) {
    gapUntil(Math.min(millis(from), end));
    at = Math.max(at, millis(to));
  }
  gapUntil(end);
  return gaps;
}
