import type { Place } from "../district/areas.ts";
import type { Happening } from "../ground/open-item.ts";
import { needsOf } from "../ground/part-need.ts";
import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";
import type { DutyFact, ResponsibilityRow } from "./facts.ts";
import { dayOf, minuteOfDay } from "../ground/zone.ts";

/** 责任矩阵: who answers for what. Of several that answer, the row further up counts where only one can be named. */
export interface Matrix {
  readonly rows: readonly ResponsibilityRow[];
}

export const noMatrix: Matrix = { rows: [] };

/** In a row's place of an owner: the station in whose area the place lies. */
export const areaStation = "areaStation";

export const matrixView: StreamView<Matrix> = {
  room: "duty",
  kind: "responsibility",
  owner: true,
  configured: [{ order: "SetResponsibility", bodies: ({ rows }) => [{ rows }] }],
  evolve: (state: Matrix | null, told: Fact) => {
    const fact = told as DutyFact;
    return fact.type === "ResponsibilitySet" ? { rows: fact.data.rows } : state;
  },
  needsParts: ({ rows }) => rows.flatMap(({ row, owner }) => needsOf("duty", row, [owner])),
  seenBy: () => ["everyone"],
};

/** 工作日 or 休息日. */
export type DayKind = "working" | "rest";

export type LiesIn = { readonly [Kind in keyof Place]?: string | undefined };

/** What decides who answers. */
export interface ResponsibilityCase {
  readonly type: string;
  readonly areas: LiesIn;
  /** Of the day on which the moment lies: the hours after midnight belong to the new day. */
  readonly days: DayKind;
  /** Of the local day, 0 to 1439. */
  readonly minute: number;
}

/** The parts that answer for a case, each once, in the order of the rows. Rows kept for otherwise count where no other does. */
export function ownersOf({ rows }: Matrix, { type, areas, days, minute }: ResponsibilityCase): readonly string[] {
  const holding = rows.filter((row) => isOfType(row, type) && isInAreas(row, areas) && isAt(row, days, minute));
  const owners = countingRows(holding, areas.station).map(({ owner }) => ownerAt(owner, areas.station));
  return [...new Set(owners.flatMap((owner) => owner ?? []))];
}

/**
 * Of rows whose conditions all hold, those that count. `areaStation` names nobody outside every station's area, and a row
 * that names nobody leaves the case to those kept for otherwise.
 */
export function countingRows(
  holding: readonly ResponsibilityRow[],
  station: string | undefined,
): readonly ResponsibilityRow[] {
  const naming = holding.filter(({ owner }) => ownerAt(owner, station) !== undefined);
  const first = naming.filter(({ otherwise }) => !otherwise);
  return first.length > 0 ? first : naming;
}

/** The part an owner means where the place lies in this station's area. */
export function ownerAt(owner: string, station: string | undefined): string | undefined {
  return owner === areaStation ? station : owner;
}

export function isOfType({ types }: ResponsibilityRow, type: string): boolean {
  return types?.includes(type) ?? true;
}

export function isInAreas({ areas }: ResponsibilityRow, liesIn: LiesIn): boolean {
  return areas === undefined || Object.values(liesIn).some((id) => id !== undefined && areas.includes(id));
}

export function isAt({ days, hours }: ResponsibilityRow, day: DayKind, minute: number): boolean {
  if (days !== undefined && days !== day) return false;
  if (hours === undefined) return true;
  const { from, to } = hours;
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}

/** The district's zone and calendar; days are `YYYY-MM-DD`. */
export interface LocalCalendar {
  readonly zone: string;
  isWorkingDay(day: string): boolean;
}

/** The parts that answer for an incident, in the order of the rows. */
export function ownersOfIncident(matrix: Matrix, { type, liesIn, at }: Happening, calendar: LocalCalendar) {
  const { zone } = calendar;
  return ownersOf(matrix, {
    type,
    areas: liesIn ?? {},
    days: calendar.isWorkingDay(dayOf(at, zone)) ? "working" : "rest",
    minute: minuteOfDay(at, zone),
  });
}

/** The one part that answers for an incident: of several the one in the row further up, undefined where nobody does. */
export function ownerOfIncident(matrix: Matrix, of: Happening, calendar: LocalCalendar): string | undefined {
  return ownersOfIncident(matrix, of, calendar)[0];
}
