import type { Instant } from "../ground/instant.ts";
import type { Recording } from "../ground/recording.ts";
import { type RecordingGap, recordingGaps } from "../statute/recording-duty.ts";
import { dutiesInForce, type ListedDuty, type Statute } from "../statute/statute.ts";
import type { Incident } from "./incident.ts";

/** What of an incident had to be recorded, what was, and what was not. */
export interface Recorded {
  /** Why it had to be. */
  readonly duties: readonly ListedDuty[];
  readonly recordings: readonly Recording[];
  /** When crews were on scene and have left it, in order and apart. */
  readonly spans: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly gaps: readonly RecordingGap[];
}

/** When somebody was on scene, of crews that have cleared: one that is still there has not finished its recording. */
export function spansOnScene({ assignments }: Pick<Incident, "assignments">): Recorded["spans"] {
  const spans = assignments
    .flatMap(({ times: { onScene, handling, cleared } }) => {
      const from = onScene ?? handling;
      return from === undefined || cleared === undefined || from >= cleared ? [] : [{ from, to: cleared }];
    })
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const apart: { from: Instant; to: Instant }[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last === undefined || last.to < span.from) apart.push({ ...span });
    else if (last.to < span.to) last.to = span.to;
  }
  return apart;
}

/** All recordings of its reports; of one number what the latest report says. */
export function recordingsOf({ reports }: Pick<Incident, "reports">): readonly Recording[] {
  const byNumber = new Map(reports.flatMap(({ recordings = [] }) => recordings.map((one) => [one.number, one])));
  return [...byNumber.values()].toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/**
 * What of an incident had to be recorded by the law of the day on which the first crew came, and what is missing.
 * `isEnforcement`: it was enforcement work, by its handled type. Null where nobody was on scene and nothing was recorded.
 */
export function recordedOf(
  incident: Incident,
  isEnforcement: boolean,
  statute: Statute,
  zone: string,
): Recorded | null {
  const [spans, recordings] = [spansOnScene(incident), recordingsOf(incident)];
  const [first] = spans;
  if (first === undefined) return recordings.length === 0 ? null : { duties: [], recordings, spans, gaps: [] };
  const occurred = new Set(incident.reports.flatMap(({ situations = [] }) => situations));
  const duties = dutiesInForce(statute, first.from, zone).filter(({ duty: { told, code } }) =>
    told === "enforcement" ? isEnforcement : told === "report" && occurred.has(code),
  );
  if (duties.length === 0 && recordings.length === 0) return null;
  // Times are typed and shown to the second: what is shorter is none.
  const gaps = spans.flatMap((span) => recordingGaps(span, recordings)).filter(({ seconds }) => seconds >= 1);
  return { duties, recordings, spans, gaps: duties.length === 0 ? [] : gaps };
}
