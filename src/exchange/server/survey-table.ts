import { type ForbiddenColumn, forbiddenColumn } from "../../ground/forbidden-columns.ts";
import type { Point } from "../../ground/point.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import { columnsOf, type Mapping, timeNames } from "../mapping.ts";
import { middleOf, tableLatLon, tablePoint } from "../table-point.ts";
import { cellsOf, recordsOf } from "../table-records.ts";
import type { TableReading } from "../table-row.ts";
import { dayPlace, shownTime } from "../table-time.ts";
import { columnSample } from "./column-sample.ts";
import { tableLines } from "./table-lines.ts";

/** What a first reading of the whole table found: how its rows are to be read. */
export interface Survey extends TableReading {
  readonly separator: string;
  /** The place of each column among the cells, and how many headings there are. */
  readonly places: ReadonlyMap<string, number>;
  readonly headings: number;
}

const separators = [",", ";", "\t", "|"] as const;
const mostPoints = 20_000;
/** A byte-order mark, once, or what is left of one that was taken for Latin-1 and encoded again. */
const marks = /^(\uFEFF|\u00EF\u00BB\u00BF)+/;

/**
 * Reads the whole table once before anything of it is recorded. Throws `Environment` with a sentence when the file cannot
 * be read, a mapped column is missing or there twice, the first line is no heading, columns are such as may not be imported
 * (all of them are named), or the order of day and month contradicts itself.
 */
export async function surveyTable(file: string, mapping: Mapping): Promise<Survey> {
  let head: Head | undefined;
  const samples: ReturnType<typeof columnSample>[] = [];
  const points: Point[] = [];
  let seen = 0;
  const places = new Set<1 | 2>();
  const timeColumns = timeNames.flatMap((name) => mapping.times[name] ?? []);
  let records: ReturnType<typeof recordsOf> | undefined;

  const look = (cells: readonly string[]) => {
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
    if (found === null || (found[0] === 0 && found[1] === 0)) return;
    seen += 1;
    if (points.length < mostPoints) points.push(found);
    else if (seen % Math.ceil(seen / mostPoints) === 0) points[seen % mostPoints] = found;
  };

  for await (const line of tableLines({ file, encoding: mapping.encoding })) {
    if (head === undefined || records === undefined) {
      if (line.trim() === "") continue;
      head = headOf(line, mapping, file);
      records = recordsOf(head.separator, rowTest(head, mapping));
      continue;
    }
    for (const { cells } of records.take(line)) look(cells);
  }
  if (head === undefined) throw new Environment({ zh: "{file} 是空的。", en: "{file} is empty." }, { file });
  refuseForbidden(head.names, samples);
  if (places.size === 2) throw bothOrders(file);
  return {
    ...{ separator: head.separator, places: head.places, headings: head.names.length },
    ...{ zone: mapping.timezone, format: mapping.format },
    dayFirst: places.has(1),
    centre: middleOf(points),
  };
}

interface Head {
  readonly separator: string;
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/** True of cells that are a whole row by themselves: as many as the headings, with a readable time received. */
export function rowTest(
  { names, places }: { readonly names: { readonly length: number }; readonly places: ReadonlyMap<string, number> },
  mapping: Mapping,
): (cells: readonly string[]) => boolean {
  const { received } = mapping.times;
  const columns = typeof received === "string" ? [received] : received;
  return (cells) => {
    if (cells.length < names.length) return false;
    const texts = columns.map((column) => cells[places.get(column) ?? -1] ?? "");
    return shownTime(texts, { zone: mapping.timezone, format: mapping.format }) !== null;
  };
}

/** The headings, parted as the mapping says or by whichever mark finds the columns that the mapping names. */
function headOf(line: string, mapping: Mapping, file: string): Head {
  const text = line.replace(marks, "");
  const wanted = columnsOf(mapping);
  const heads = (mapping.separator === undefined ? separators : [mapping.separator]).map((separator) => {
    const names = cellsOf(text, separator).map((name) => name.replace(marks, "").trim());
    const missing = wanted.filter(({ column }) => !names.includes(column));
    return { separator, names, missing };
  });
  const [best] = heads.toSorted((a, b) => a.missing.length - b.missing.length || b.names.length - a.names.length);
  if (best === undefined) throw new Error("no separator was tried");
  const [missing] = best.missing;
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
