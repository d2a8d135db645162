import type { Client } from "../../journal/web/client.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { Incident } from "../incident.ts";
import { promisesOf } from "../promise.ts";
import { type Stage, stages } from "../stage.ts";
import type { Unit } from "../unit.ts";
import { type IncidentRow, rowOf } from "./incident-order.ts";
import type { Mark } from "./marks.ts";
import { isAmong, type OpenFilter } from "./open-filter.ts";
import { strengthOf } from "./station-strength.ts";

export const priorities = [1, 2, 3, 4] as const;

export interface StageCount {
  readonly stage: Stage;
  /** By priority, 1 first. */
  readonly byPriority: readonly number[];
  readonly all: number;
}

/** The open incidents by stage, in the order of their life; stages nobody is at are left out. */
export function countByStage(rows: readonly IncidentRow[]): readonly StageCount[] {
  const present = new Set(rows.map(({ stage }) => stage));
  return (Object.keys(stages) as Stage[])
    .filter((stage) => present.has(stage))
    .map((stage) => {
      const byPriority = priorities.map((priority) => rows.filter((row) => isAmong(row, { stage, priority })).length);
      return { stage, byPriority, all: rows.filter((row) => isAmong(row, { stage })).length };
    });
}

export interface Trouble {
  readonly key: Mark | "reportDue" | "returned";
  /** The list's filter that shows just these. */
  readonly filter: OpenFilter;
  readonly count: number;
  readonly isAlarm: boolean;
}

const troubles: readonly Omit<Trouble, "count">[] = [
  { key: "waitsTooLong", filter: { mark: "waitsTooLong" }, isAlarm: true },
  { key: "unacknowledged", filter: { mark: "unacknowledged" }, isAlarm: true },
  { key: "late", filter: { mark: "late" }, isAlarm: true },
  { key: "atRisk", filter: { mark: "atRisk" }, isAlarm: false },
  { key: "reportDue", filter: { stage: "feedbackDue" }, isAlarm: false },
  { key: "returned", filter: { stage: "returned" }, isAlarm: false },
];

/** What is overdue or about to be, the most pressing first. */
export function countTroubles(rows: readonly IncidentRow[]): readonly Trouble[] {
  return troubles.map((trouble) => ({
    ...trouble,
    count: rows.filter((row) => isAmong(row, trouble.filter)).length,
  }));
}

/** Promises that run now on open incidents: how many, and of those how many are forecast to be broken. */
export function countRunning(incidents: readonly Incident[]): { readonly running: number; readonly atRisk: number } {
  const running = incidents.flatMap((incident) =>
    promisesOf(incident).filter(({ outcome, coming }) => outcome === "running" && coming),
  );
  return { running: running.length, atRisk: running.filter(({ expectedAt }) => expectedAt !== undefined).length };
}

/** What the glance of open incidents shows. */
export function openFigures(client: Client) {
  const incidents = statesNow<Incident>(client, "incident");
  const rows = incidents.map(rowOf);
  const byPriority = priorities.map((priority) => rows.filter((row) => isAmong(row, { priority })).length);
  return { all: rows.length, byPriority, stages: countByStage(rows) };
}

/** What the glance of what is overdue shows. */
export function troubleFigures(client: Client) {
  const incidents = statesNow<Incident>(client, "incident");
  return { troubles: countTroubles(incidents.map(rowOf)), ...countRunning(incidents) };
}

/** What the glance of the crews shows. */
export function strengthFigures(client: Client) {
  return strengthOf(statesNow<Unit>(client, "unit"));
}
