import { type ForbiddenColumn, forbiddenColumn } from "../../ground/forbidden-columns.ts";
import type { Point } from "../../ground/point.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import { columnsOf, type Mapping, timeNames } from "../mapping.ts";
import { isNullPoint, middleOf, tableLatLon, tablePoint } from "../table-point.ts";
import { cellsOf, recordsOf } from "../table-records.ts";
import type { TableReading } from "../table-row.ts";
import { dayPlace, isMonthFirstZone, shownTime } from "../../ground/table-time.ts";
import { columnSample } from "./column-sample.ts";
import { tableLines } from "./table-lines.ts";

/** What a first reading of the whole table found: how its rows are to be read. */
export interface Survey extends TableReading {
  readonly separator: string;
  /** The place of each column among the cells, and how many headings there are. */
  readonly places: ReadonlyMap<string, number>;
  readonly headings: number;
  /** How many cells most rows have, empty ones at their end included; as many as the headings at least. */
  readonly usualCells: number;
  /** Lines of the file up to its first row: the headings, and what stands above them. */
  readonly headLines: number;
}

const separators = [",", ";", "\t", "|"] as const;
/** Headings may hold line breaks between quotation marks; not more than these, or the mark is a stray one. */
const mostHeadLines = 10;
/** What Excel writes above a table to say what parts its cells. */
const separatorLine = /^sep=([,;\t|])$/i;
const mostPoints = 20_000;
/** A byte-order mark, once, or what is left of one that was taken for Latin-1 and encoded again. */
const marks = /^(\uFEFF|\u00EF\u00BB\u00BF)+/;

/**
 * Reads the whole table once before any row is recorded. Throws `Environment` with a sentence when the file cannot be
 * read, a mapped column is missing or occurs twice, the first line is not a heading, the table has columns that may not
 * be imported (the sentence names all of them), or dates contradict the order of day and month.
 */
export async function surveyTable(file: string, mapping: Mapping): Promise<Survey> {
  let head: Head | undefined;
  const samples: ReturnType<typeof columnSample>[] = [];
  const points: Point[] = [];
  let seen = 0;
  const places = new Set<1 | 2 | "either">();
  const widths = new Map<number, number>();
  let rows = 0;
  let beyond = 0;
  const timeColumns = timeNames.flatMap((name) => mapping.times[name] ?? []);
  let records: ReturnType<typeof recordsOf> | undefined;
  let headLines = 0;
  let held: string[] = [];
  let stated: Mapping["separator"];

  const look = (cells: readonly string[]) => {
    if (cells.every((cell) => cell === "")) return;
    rows += 1;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (cells.some((cell, at) => at >= namedColumns(head) && cell.trim() !== "")) beyond += 1;
    for (const [at, value] of cells.entries()) if (value !== "") (samples[at] ??= columnSample()).add(value);
    const cell = (column: string | undefined) =>
      column === undefined ? "" : (cells[head?.places.get(column) ?? -1] ?? "");
    if (mapping.format === undefined) {
      for (const column of timeColumns) {
        const place = dayPlace(cell(column));
        if (place !== undefined) places.add(place);
      }
    }
    const { point, lat, lon } = mapping.incident;
    const found = point === undefined ? tableLatLon(cell(lat), cell(lon)) : tablePoint(cell(point));
    if (found === null || isNullPoint(found)) return;
    seen += 1;
    if (points.length < mostPoints) points.push(found);
    else if (seen % Math.ceil(seen / mostPoints) === 0) points[seen % mostPoints] = found;
  };

  for await (const line of tableLines({ file, encoding: mapping.encoding })) {
    if (records === undefined) {
      headLines += 1;
      if (held.length === 0 && isAbove(line)) continue;
      held.push(line);
      if (isWhole(held) || held.length === mostHeadLines) begin();
    } else {
      for (const { cells } of records.take(line)) look(cells);
    }
  }
  if (held.length > 0) begin();
  if (head === undefined || records === undefined) {
    throw new Environment({ zh: "{file} 是空的。", en: "{file} is empty." }, { file });
  }
  for (const { cells } of records.end().records) look(cells);
  refuseForbidden(head.names, samples);
  if (places.has(1) && places.has(2)) throw bothOrders(file);
  const headings = beyond * 2 > rows ? head.names.length : namedColumns(head);
  const wide = [...widths].find(([, count]) => count * 2 > rows)?.[0] ?? 0;
  return {
    ...{ separator: head.separator, places: head.places, headings, usualCells: Math.max(wide, headings), headLines },
    ...{ zone: mapping.timezone, format: mapping.format },
    dayFirst: places.has(1),
    isOrderAssumed: places.has("either") && places.size === 1 && !isMonthFirstZone(mapping.timezone),
    centre: middleOf(points),
  };

  function isAbove(line: string): boolean {
    const text = line.replace(marks, "");
    stated = separators.find((one) => one === separatorLine.exec(text)?.[1]) ?? stated;
    return separatorLine.test(text) || /^[\s,;|]*$/.test(text);
  }

  /** The lines held are the headings; or the first of them is, and its mark was a stray one. */
  function begin(): void {
    const [first = "", ...rest] = held;
    const isOne = isWhole(held) && !rest.some((line) => hasMoment(line));
    if (!isOne) headLines -= rest.length;
    head = headOf(
      isOne ? held.join(" ") : first,
      stated === undefined ? mapping : { ...mapping, separator: stated },
      file,
    );
    records = recordsOf(head.separator, rowTest(head, mapping), headLines + 1);
    held = [];
    if (isOne) return;
    for (const line of rest) for (const { cells } of records.take(line)) look(cells);
  }
}

/** True when every quotation mark of the lines has its other one. */
function isWhole(lines: readonly string[]): boolean {
  return lines.reduce((sum, line) => sum + line.split('"').length - 1, 0) % 2 === 0;
}

/** True of a line with a cell that is a moment: no line of headings. */
function hasMoment(line: string): boolean {
  return separators.some((separator) => cellsOf(line, separator).some(isMoment));
}

function isMoment(text: string): boolean {
  return /\d:\d\d/.test(text) && shownTime([text], { zone: "UTC" }) !== null;
}

/** How many columns there are up to the last that has a heading. */
function namedColumns(head: Head | undefined): number {
  return (head?.names.findLastIndex((name) => name !== "") ?? -1) + 1;
}

interface Head {
  readonly separator: string;
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/**
 * True of cells that are a whole row by themselves: with a readable time received, and as many as the headings. Half as many
 * are enough where no mark stands among them: a row whose last cells are empty and not written.
 */
export function rowTest(
  { names, places }: { readonly names: { readonly length: number }; readonly places: ReadonlyMap<string, number> },
  mapping: Mapping,
): (cells: readonly string[]) => boolean {
  const { received } = mapping.times;
  const columns = typeof received === "string" ? [received] : received;
  return (cells) => {
    const fewest = cells.some((cell) => cell.includes('"')) ? names.length : Math.max(3, Math.ceil(names.length / 2));
    if (cells.length < Math.min(names.length, fewest)) return false;
    const texts = columns.map((column) => cells[places.get(column) ?? -1] ?? "");
    return shownTime(texts, { zone: mapping.timezone, format: mapping.format }) !== null;
  };
}

/** The headings, parted as the mapping says or by whichever mark finds the columns that the mapping names. */
function headOf(line: string, mapping: Mapping, file: string): Head {
  const text = line.replace(marks, "");
  const wanted = columnsOf(mapping);
  const heads = (mapping.separator === undefined ? separators : [mapping.separator]).map((separator) => {
    const names = cellsOf(text, separator).map((name) => name.replace(marks, "").replaceAll(/\s+/gu, " ").trim());
    const missing = wanted.filter(({ column }) => !names.includes(column));
    return { separator, names, missing };
  });
  const [best] = heads.toSorted((a, b) => a.missing.length - b.missing.length || b.names.length - a.names.length);
  if (best === undefined) throw new Error("no separator was tried");
  const [missing] = best.missing;
  if (best.names.some(isMoment)) throw noHeadings(file);
  if (missing !== undefined) throw missingColumn(file, missing, best.names);
  for (const { key, column } of wanted) {
    if (best.names.filter((name) => name === column).length > 1) throw columnTwice(file, key, column);
  }
  const data = best.names.filter((name) => /^[\d.:/\-\s]+$/.test(name));
  if (data.length > 1 && data.length * 3 >= best.names.length) throw noHeadings(file);
  return { separator: best.separator, names: best.names, places: new Map(best.names.map((name, at) => [name, at])) };
}

function refuseForbidden(names: readonly string[], samples: readonly (ReturnType<typeof columnSample> | undefined)[]) {
  const found: { readonly heading: string; readonly forbidden: ForbiddenColumn }[] = [];
  for (const [at, heading] of names.entries()) {
    const sample = samples[at];
    const forbidden = forbiddenColumn(heading, sample?.values() ?? [], sample?.isInOrder() === true);
    if (forbidden !== undefined) found.push({ heading, forbidden });
  }
  if (found.length === 0) return;
  throw new Environment({
    zh: found.map(({ forbidden }) => forbidden.says.zh).join("；"),
    en: found.map(({ forbidden }) => forbidden.says.en).join(" "),
  });
}

/** Headings as a sentence may show them: a few, printable, short. */
function shown(names: readonly string[]): string {
  const clean = names.slice(0, 30).map((name) => name.replaceAll(/\p{Control}/gu, "").slice(0, 40));
  return clean.join(", ") + (names.length > 30 ? " …" : "");
}

function missingColumn(file: string, { key, column }: { key: string; column: string }, names: readonly string[]) {
  return new Environment(
    {
      zh: "映射的 {key} 指定的列“{column}”不在 {file} 中。表中有：{names}。",
      en: "The column “{column}” that the mapping names as {key} is not in {file}. It has: {names}.",
    },
    { key, column, file, names: shown(names) },
  );
}

function columnTwice(file: string, key: string, column: string): Environment {
  return new Environment(
    {
      zh: "映射的 {key} 指定的列“{column}”在 {file} 中出现两次。请改名或删去其中一列。",
      en: "The column “{column}” that the mapping names as {key} is there twice in {file}. Rename or remove one of them.",
    },
    { key, column, file },
  );
}

function noHeadings(file: string): Environment {
  return new Environment(
    {
      zh: "{file} 的第一行像数据，不像表头。请先加一行列名。",
      en: "The first line of {file} looks like data and not like headings. Put a line of column names before it.",
    },
    { file },
  );
}

function bothOrders(file: string): Environment {
  return new Environment(
    {
      zh: "{file} 中有的日期日在前，有的月在前。请统一写法，或在映射中写明 format。",
      en: "In {file} some dates have the day first and some the month. Write them one way, or give a format in the mapping.",
    },
    { file },
  );
}
