import { withoutPersonal } from "../ground/personal-patterns.ts";
import type { Point } from "../ground/point.ts";
import { fill, type Sentence } from "../ground/sentence.ts";
import type { Instant } from "../ground/instant.ts";
import { type Mapping, type TimeName, timeNames } from "./mapping.ts";
import { rowTimes } from "./row-times.ts";
import { distanceMetres, isNullPoint, tableLatLon, tablePoint } from "./table-point.ts";
import { tablePriority } from "./table-priority.ts";
import { dayPlace, isDateAlone, type TimeReading } from "../ground/table-time.ts";
import { says } from "./told.ts";

/** One row as it was read: the units sent to an incident, or an incident without units. */
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
  /** As good a reading of them in the hour that comes twice; the other rows of the incident decide. */
  readonly otherTimes?: Readonly<Partial<Record<TimeName, Instant>>>;
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
const looksAbsent =
  /^(?:#?n\/?a|n\.a\.?|none|nan|nil|[(<[]?null[)>\]]?|\\n|[(<[]?(?:blank|empty)[)>\]]?|unknown|unassigned|unk|tbd|#(?:ref|value|name|div\/0)[!?]|-+|\?+|\.+|无|空|不详|未知|暂无)$/iu;
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
  const lines = (column: string) => present(cell(column), mapping.absent, "\n") ?? "";
  const value = (column: string | undefined) => {
    const found = column === undefined ? "" : text(column);
    return found === "" ? undefined : found;
  };
  const { times, unread, other } = rowTimes(text, mapping, reading);
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
  for (const name of timeNames) {
    const column = mapping.times[name];
    const isShown = typeof column === "string" && times[name] !== undefined && mapping.format === undefined;
    if (isShown && isDateAlone(text(column))) guesses.push(fill(says.midnight, { name }));
  }
  const shownReceived = [mapping.times.received].flat().map(text)[0] ?? "";
  if (reading.isOrderAssumed === true && dayPlace(shownReceived) === "either") guesses.push(says.assumedOrder);
  const address = inTheClear(value(incident.address), says.personalAddress, problems);
  const disposition = inTheClear(value(mapping.disposition), says.personalDisposition, problems);
  const point = readPoint(value, mapping, reading, problems);
  const units = readUnits(mapping.unit.id === undefined ? "" : lines(mapping.unit.id), mapping, problems, guesses);
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
    ...(other === undefined ? {} : { otherTimes: other }),
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
      : isNullPoint(point)
        ? says.nullPoint
        : centre !== undefined && distanceMetres(point, centre) > farMetres
          ? says.farPoint
          : undefined;
  if (wrong === undefined) return point ?? undefined;
  problems.push(fill(wrong, shown));
  return undefined;
}

/** The units of a cell, which may hold line breaks. Each part that still looks like several is told. */
function readUnits(
  text: string,
  { unit: { separator } }: Mapping,
  problems: Sentence[],
  guesses: Sentence[],
): readonly string[] {
  if (text === "") return [];
  const oneLine = (part: string) => cut(part.replaceAll(/\s+/gu, " "), 80);
  const parts = separator === undefined ? [text] : text.split(separator);
  const units = [...new Set(parts.map(oneLine).filter((part) => part !== ""))];
  for (const unit of units) if (looksAbsent.test(unit)) guesses.push(absentIn(unit, "unit.id"));
  const several = parts.find(looksSeveral);
  if (several !== undefined) problems.push(fill(says.severalUnits, { text: cut(oneLine(several), 60) }));
  return units;
}

/** Parted by line breaks, semicolons and such; by commas, each with a digit; or by anything, each like E10, 3A12, 1204. */
function looksSeveral(text: string): boolean {
  const parted = (mark: RegExp) => text.split(mark).filter((part) => part.trim() !== "");
  const [strong, weak, words] = [/[\n;|、；]+/u, /[,，&+]+/u, /[\s,;|/+&*()[\]、，；]+/u].map(parted);
  if ((strong?.length ?? 0) > 1) return true;
  if (weak !== undefined && weak.length > 1 && weak.every((part) => /\d/.test(part))) return true;
  const isUnit = (word: string) => /^(?:[A-Za-z]{1,4}-?\d{1,5}|\d{1,2}[A-Za-z]{1,3}\d{1,4}|\d{3,5})$/.test(word);
  return words !== undefined && words.length > 1 && words.every(isUnit);
}

function absentIn(text: string, key: string): Sentence {
  return fill(says.looksAbsent, { text, key });
}

/** Leaves texts that look like somebody's number out of plain fields, and reports it. */
function inTheClear(text: string | undefined, told: Sentence, problems: Sentence[]): string | undefined {
  if (text === undefined) return undefined;
  const clear = withoutPersonal(text);
  if (clear !== text) problems.push(told);
  return clear;
}

/**
 * Empty, `null`, `NULL` and the mapping's own words are absent; what the wire cannot carry is taken out. `newLine` takes the
 * place of line breaks.
 */
function present(text: string, absent: readonly string[], newLine = " "): string | undefined {
  const clean = text
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/[\p{Control}\p{Surrogate}]/gu, " ").trim())
    .join(newLine)
    .trim();
  return clean === "" || /^null$/i.test(clean) || absent.includes(clean) ? undefined : clean;
}

function cut(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("").trim();
}
