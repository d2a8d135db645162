import type { Sentence } from "../../ground/sentence.ts";
import { standingAlarms } from "../alarms.ts";
import type { Incident } from "../incident.ts";

/** What may be wrong with an open incident, in the words of the list that shows only those. */
export const marks = {
  waitsTooLong: { zh: "久未派警", en: "Waits too long" },
  unacknowledged: { zh: "签收超时", en: "Acknowledgement overdue" },
  late: { zh: "到场已超时", en: "Promise broken" },
  atRisk: { zh: "预计不能按时到场", en: "Forecast to be late" },
} as const satisfies Record<string, Sentence>;

export type Mark = keyof typeof marks;

/** What is wrong with it now. */
export function marksOf(incident: Incident, risk: "late" | "atRisk" | null): readonly Mark[] {
  const standing = standingAlarms(incident);
  return [
    ...(standing.some(({ order }) => order === undefined) ? (["waitsTooLong"] as const) : []),
    ...(standing.some(({ order }) => order !== undefined) ? (["unacknowledged"] as const) : []),
    ...(risk === null ? [] : [risk]),
  ];
}
