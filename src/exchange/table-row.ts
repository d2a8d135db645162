import { withoutPersonal } from "../ground/personal-patterns.ts";
import type { Point } from "../ground/point.ts";
import { fill, type Sentence } from "../ground/sentence.ts";
import type { Instant } from "../ground/instant.ts";
import type { Mapping, TimeName } from "./mapping.ts";
import { rowTimes } from "./row-times.ts";
import { distanceMetres, tableLatLon, tablePoint } from "./table-point.ts";
import { tablePriority } from "./table-priority.ts";
import type { TimeReading } from "./table-time.ts";
import { says } from "./told.ts";

/** One row, read: the units sent to one incident, or an incident without one. */
export interface TableRow {
  readonly line: number;
  readonly incident: string;
  readonly type: string;
  readonly priority: number;
  readonly address?: string;
  readonly point?: Point;
  readonly units: readonly string[];
  readonly disposition?: string;
  readonly times: Readonly<Partial<Record<TimeName, Instant>>>;
  /** What of it could not be read; the rest stands. */
  readonly problems: readonly Sentence[];
  /** What was read by a guess that the whole table shares; told once for each. */
  readonly guesses: readonly Sentence[];
}

/** A row nothing can be made of, and why. */
export interface LostRow {
  readonly line: number;
  readonly lost: Sentence;
}

/** What the whole table says of how its rows are read. */
export interface TableReading extends TimeReading {
  /** The middle of the table's points, when it has enough of them. */
  readonly centre?: Point | undefined;
}

export const unclassified = "unclassified";
/** Further than this from the middle of all the table's points a point is a mistake: a district is not as wide. */
const farMetres = 200_000;
/** Texts that usually say that there is nothing, or that a number was spoiled by a spreadsheet. */
const looksAbsent = /^(?:n\/?a|none|nan|nil|unknown|-+|\?+)$/i;
const looksSpoiled = /^\d(?:\.\d+)?E\+?\d+$/i;

/** Reads a row by its mapping. `cell` gives a column's text. A row without a readable time received is lost. */
export function readRow(
  line: number,
  cell: (column: string) => string,
  mapping: Mapping,
  reading: TableReading = { zone: mapping.timezone, format: mapping.format },
): TableRow | LostRow {
  const problems: Sentence[] = [];
  const guesses: Sentence[] = [];
  const text = (column: string) => present(cell(column), mapping.absent) ?? "";
  const value = (column: string | undefined) => {
    const found = column === undefined ? "" : text(column);
    return found === "" ? undefined : found;
  };
  const { times, unread } = rowTimes(text, mapping, reading);
  for (const { name, text: shown } of unread) {
    if (name === "received") return { line, lost: fill(says.unreadReceived, { text: shown }) };
    problems.push(fill(says.unreadTime, { name, text: shown }));
  }
  if (times.received === undefined) return { line, lost: says.noReceived };

  const { incident } = mapping;
  const read = value(incident.priority);
  const { priority, isGuess } = tablePriority(read, mapping.priorities);
  if (isGuess) guesses.push(fill(says.guessedPriority, { text: cut(read ?? "", 40), priority }));
  const number = value(incident.id);
  if (number !== undefined && looksAbsent.test(number)) guesses.push(absentIn(number, "incident.id"));
  if (number !== undefined && looksSpoiled.test(number)) guesses.push(fill(says.spoiled, { text: number }));
  const address = inTheClear(value(incident.address), says.personalAddress, problems);
  const disposition = inTheClear(value(mapping.disposition), says.personalDisposition, problems);
  const point = readPoint(value, mapping, reading, problems);
  const units = readUnits(value(mapping.unit.id), mapping, problems, guesses);
  return {
    line,
    incident: number ?? `row ${line}`,
    type: cut(value(incident.type) ?? unclassified, 80),
    priority,
    ...(address === undefined ? {} : { address: cut(address, 300) }),
    ...(point === undefined ? {} : { point }),
    units,
    ...(disposition === undefined ? {} : { disposition: cut(disposition, 500) }),
    times,
    problems,
    guesses,
  };
}

/** The row's point. 0,0 is none; one far from the middle of all the others is left out; both are told. */
function readPoint(
  value: (column: string | undefined) => string | undefined,
  { incident }: Mapping,
  { centre }: TableReading,
  problems: Sentence[],
): Point | undefined {
  const whole = value(incident.point);
  const [latitude, longitude] = [value(incident.lat), value(incident.lon)];
  if (whole === undefined && latitude === undefined && longitude === undefined) return undefined;
  const point = whole === undefined ? tableLatLon(latitude ?? "", longitude ?? "") : tablePoint(whole);
  const shown = { text: cut(whole ?? `${latitude ?? ""}, ${longitude ?? ""}`, 60) };
  const wrong =
    point === null
      ? says.unreadPoint
      : point[0] === 0 && point[1] === 0
        ? says.nullPoint
        : centre !== undefined && distanceMetres(point, centre) > farMetres
          ? says.farPoint
          : undefined;
  if (wrong === undefined) return point ?? undefined;
  problems.push(fill(wrong, shown));
  return undefined;
}

function readUnits(
  text: string | undefined,
  { unit: { separator } }: Mapping,
  problems: Sentence[],
  guesses: Sentence[],
): readonly string[] {
  if (text === undefined) return [];
  if (looksAbsent.test(text)) guesses.push(absentIn(text, "unit.id"));
  if (separator !== undefined) {
    const parts = text.split(separator).map((part) => cut(part, 80));
    return [...new Set(parts.filter((part) => part !== ""))];
  }
  const words = text.split(/[\s,;|/+&*、，；]+/u).filter((part) => part !== "");
  const isSeveral = words.length > 1 && words.every((word) => /^[A-Za-z]{1,4}-?\d{1,5}$/.test(word));
  if (isSeveral) problems.push(fill(says.severalUnits, { text: cut(text, 60) }));
  return [cut(text, 80)];
}

function absentIn(text: string, key: string): Sentence {
  return fill(says.looksAbsent, { text, key });
}

/** What looks like a number of somebody's is left out of what is recorded in the clear, and that is told. */
function inTheClear(text: string | undefined, told: Sentence, problems: Sentence[]): string | undefined {
  if (text === undefined) return undefined;
  const clear = withoutPersonal(text);
  if (clear !== text) problems.push(told);
  return clear;
}

/** Empty, `null`, `NULL` and the mapping's own words are absent; what the wire cannot carry is taken out. */
function present(text: string, absent: readonly string[]): string | undefined {
  const clean = text.replaceAll(/[\p{Control}\p{Surrogate}]/gu, " ").trim();
  return clean === "" || clean === "null" || clean === "NULL" || absent.includes(clean) ? undefined : clean;
}

function cut(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("").trim();
}
