import type { Instant } from "../ground/instant.ts";
import { withoutPersonal } from "../ground/personal-patterns.ts";
import type { Point } from "../ground/point.ts";
import { type Mapping, type TimeName, timeNames } from "./mapping.ts";
import { tableLatLon, tablePoint } from "./table-point.ts";
import { tableTime } from "./table-time.ts";

/** One row, read: one unit sent to one incident, or an incident without one. */
export interface TableRow {
  readonly line: number;
  readonly incident: string;
  readonly type: string;
  readonly priority: number;
  readonly address?: string;
  readonly point?: Point;
  readonly unit?: string;
  readonly disposition?: string;
  readonly times: Readonly<Partial<Record<TimeName, Instant>>>;
  /** What of it could not be read; the rest stands. */
  readonly problems: readonly string[];
}

/** A row nothing can be made of, and why. */
export interface LostRow {
  readonly line: number;
  readonly lost: string;
}

export const unclassified = "unclassified";
const defaultPriority = 3;

/** Reads a row by its mapping. `cell` gives a column's text. A row without a readable time received is lost. */
export function readRow(line: number, cell: (column: string) => string, mapping: Mapping): TableRow | LostRow {
  const problems: string[] = [];
  const value = (column: string | undefined) => (column === undefined ? undefined : present(cell(column)));
  const times: Partial<Record<TimeName, Instant>> = {};
  for (const name of timeNames) {
    const columns = mapping.times[name];
    if (columns === undefined) continue;
    const texts = (typeof columns === "string" ? [columns] : columns).map((column) => present(cell(column)) ?? "");
    if (texts.every((text) => text === "")) continue;
    const time = texts.includes("") ? null : tableTime(texts, mapping.timezone, mapping.format);
    if (time !== null) times[name] = time;
    else if (name === "received") return { line, lost: `the time received, “${texts.join(" ")}”, cannot be read` };
    else problems.push(`the time ${name}, “${texts.join(" ")}”, cannot be read`);
  }
  if (times.received === undefined) return { line, lost: "there is no time received" };

  const { incident } = mapping;
  const pointText = value(incident.point);
  const [latitude, longitude] = [value(incident.lat), value(incident.lon)];
  const hasPoint = pointText !== undefined || latitude !== undefined || longitude !== undefined;
  const point = pointText === undefined ? tableLatLon(latitude ?? "", longitude ?? "") : tablePoint(pointText);
  if (hasPoint && point === null)
    problems.push(`the point “${pointText ?? `${latitude}, ${longitude}`}” cannot be read`);
  const unit = value(mapping.unit.id);
  const address = inTheClear(value(incident.address), "the address", problems);
  const disposition = inTheClear(value(mapping.disposition), "the disposition", problems);
  return {
    line,
    incident: value(incident.id) ?? `row ${line}`,
    type: cut(value(incident.type) ?? unclassified, 80),
    priority: priorityOf(value(incident.priority)),
    ...(address === undefined ? {} : { address: cut(address, 300) }),
    ...(point === null ? {} : { point }),
    ...(unit === undefined ? {} : { unit: cut(unit, 80) }),
    ...(disposition === undefined ? {} : { disposition: cut(disposition, 500) }),
    times,
    problems,
  };
}

/** What looks like a number of somebody's is left out of what is recorded in the clear, and that is told. */
function inTheClear(text: string | undefined, what: string, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  const clear = withoutPersonal(text);
  if (clear !== text) problems.push(`${what} held what looks like a personal detail, which is left out`);
  return clear;
}

/** Empty, `null` and `NULL` are absent; what the wire cannot carry is taken out. */
function present(text: string): string | undefined {
  const clean = text.replaceAll(/[\p{Control}\p{Surrogate}]/gu, " ").trim();
  return clean === "" || clean === "null" || clean === "NULL" ? undefined : clean;
}

function cut(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("").trim();
}

/** 1 to 4: a leading number is taken within these; letters as medical dispatch grades them, E and D first; else 3. */
function priorityOf(text: string | undefined): number {
  const number = /^\D{0,2}(\d+)/.exec(text ?? "")?.[1];
  if (number !== undefined) return Math.min(4, Math.max(1, Number(number)));
  const letter = ["ED", "C", "B", "AO"].findIndex((grades) => grades.includes((text ?? "?").charAt(0).toUpperCase()));
  return letter < 0 ? defaultPriority : letter + 1;
}
