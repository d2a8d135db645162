import { millis } from "../../ground/instant.ts";
import { placeWords } from "../../ground/place-words.ts";
import type { Incident } from "../incident.ts";
import { openAlarms } from "../alarms.ts";
import { type Mark, marksOf } from "./marks.ts";
import { riskOf } from "./promise-face.ts";
import { isActive, type Stage, stageOf } from "../stage.ts";

/** What a list shows of an incident, worked out once per change. */
export interface IncidentRow {
  readonly incident: Incident;
  readonly stage: Stage;
  readonly group: Group;
  /** Alarms whose cause still holds and which nobody has noted. */
  readonly alerts: number;
  /** Nobody is there yet, and a promise is broken or forecast to be. */
  readonly risk: "late" | "atRisk" | null;
  /** What is wrong with it now, whether or not somebody has noted it. */
  readonly marks: readonly Mark[];
  readonly callsigns: readonly string[];
}

/** The filters of the list: what somebody in the hall must do next with an incident. */
export const groups = ["waiting", "going", "there", "after"] as const;

export type Group = (typeof groups)[number];

const groupOfStage: Readonly<Record<Stage, Group>> = {
  registered: "waiting",
  waiting: "waiting",
  reopened: "waiting",
  ordered: "going",
  acknowledged: "going",
  enRoute: "going",
  onScene: "there",
  handling: "there",
  cleared: "after",
  feedbackDue: "after",
  feedbackGiven: "after",
  inReview: "after",
  returned: "after",
  filed: "after",
  merged: "after",
  diverted: "after",
  handedOver: "after",
  withdrawn: "after",
  void: "after",
};

export type Sorting = "priority" | "age";

const rows = new WeakMap<Incident, IncidentRow>();

/** The row of a state; states are replaced when they change, so each is worked out once. */
export function rowOf(incident: Incident): IncidentRow {
  let row = rows.get(incident);
  if (row === undefined) {
    const stage = stageOf(incident);
    const active = incident.assignments.filter(isActive);
    const risk = riskOf(incident);
    row = {
      incident,
      stage,
      group: groupOfStage[stage],
      alerts: openAlarms(incident).length,
      risk,
      marks: marksOf(incident, risk),
      callsigns: (active.length > 0 ? active : incident.assignments).map((assignment) => assignment.callsign),
    };
    rows.set(incident, row);
  }
  return row;
}

/**
 * Order of the list: waiting incidents; then those with an alert or a forecast of being late; then work under way; last
 * those open only for their report. Within each: by priority and then age, or by age alone.
 */
export function sortRows(unsorted: readonly IncidentRow[], by: Sorting): readonly IncidentRow[] {
  return unsorted.toSorted((a, b) => {
    const bands = band(a) - band(b);
    if (bands !== 0) return bands;
    const urgency = by === "priority" ? a.incident.priority - b.incident.priority : 0;
    if (urgency !== 0) return urgency;
    return millis(a.incident.receivedAt) - millis(b.incident.receivedAt) || (a.incident.id < b.incident.id ? -1 : 1);
  });
}

function band(row: IncidentRow): number {
  if (row.group === "waiting") return 0;
  if (row.alerts > 0 || row.risk !== null) return 1;
  return row.group === "after" ? 3 : 2;
}

/**
 * From this number of digits on, a typed number is the number of an incident and not a house number. Every full number
 * contains its day, so fewer digits would match all of them.
 */
const fullNumberDigits = 8;

/** True when every word typed is found in what a row shows; a place is found by either language. */
export function matches({ incident, callsigns }: IncidentRow, words: string, shown: readonly string[]): boolean {
  const { zh, en } = placeWords(incident.place) ?? { zh: "", en: "" };
  const text = [incident.number, zh, en, ...callsigns, ...shown].join(" ").toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word) || (word.length >= fullNumberDigits && incident.fullNumber.includes(word)));
}
