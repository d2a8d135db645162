import { parse } from "csv-parse/sync";
import { fill } from "../../ground/sentence.ts";
import { headingRow, staffHeadings } from "../staff-columns.ts";
import { TableUnreadable } from "./open-xlsx.ts";
import { readSheet } from "./xlsx-sheet.ts";
import { noSheet, openWorkbook } from "./xlsx-workbook.ts";

export const mostTableBytes = 5 * 1024 * 1024;
export const mostTableRows = 20_000;
export const mostTableColumns = 50;

/** A table as rows of text, its headings among them. */
export type Table = readonly (readonly string[])[];

/**
 * Reads the table in a file: the first sheet of an XLSX, or CSV in UTF-8, UTF-16 with a byte order mark, or GB18030
 * (which Excel writes in China), separated by comma, semicolon or tab. Throws `TableUnreadable` with a sentence for
 * anything else. `headings`: by which the row of headings is told, as `plain` writes them.
 */
export function readTableFile(bytes: Buffer, headings: readonly string[] = staffHeadings): Table {
  if (bytes.length > mostTableBytes) {
    throw new TableUnreadable({ zh: "文件超过 5 MiB", en: "The file is larger than 5 MiB." });
  }
  if (bytes.length === 0) throw new TableUnreadable({ zh: "文件是空的", en: "The file is empty." });
  const table = startsWith(bytes, zipMark) ? xlsxTable(bytes) : csvTable(bytes, headings);
  if (table.length > mostTableRows + 1) tooMany("rows");
  if (table.some((row) => row.length > mostTableColumns)) tooMany("columns");
  return table;
}

function tooMany(what: "rows" | "columns"): never {
  throw new TableUnreadable(
    what === "rows"
      ? { zh: "超过 20000 行", en: "The table has more than 20,000 rows." }
      : { zh: "超过 50 列", en: "The table has more than 50 columns." },
  );
}

const zipMark = [0x50, 0x4b];
/** Of the Office files before 2007. */
const oldExcelMark = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

const otherEncoding = {
  zh: "文件的编码不是 UTF-8，也不像 GB18030：请另存为“CSV UTF-8”",
  en: "The file is not in UTF-8, and not likely in GB18030: save it as “CSV UTF-8”.",
};

const neither = {
  zh: "既不是 XLSX 也不是 CSV，请另存为其中之一",
  en: "This is neither XLSX nor CSV: save it as one of them.",
};

function xlsxTable(bytes: Buffer): Table {
  try {
    return readSheet(openWorkbook(bytes), { rows: mostTableRows + 1, columns: mostTableColumns, tooMany });
  } catch (error) {
    if (error instanceof TableUnreadable) throw error;
    // XML that is not well formed, and text that is in no encoding XML may have.
    throw new TableUnreadable(noSheet);
  }
}

function trimmed(row: readonly string[]): readonly string[] {
  return row.slice(0, row.findLastIndex((cell) => cell.trim() !== "") + 1);
}

function csvTable(bytes: Buffer, headings: readonly string[]): Table {
  if (startsWith(bytes, oldExcelMark)) {
    throw new TableUnreadable({
      zh: "这是旧版 Excel 文件（XLS）或加密文件，请另存为 XLSX 或 CSV",
      en: "This is a file of an old Excel (XLS), or an encrypted one: save it as XLSX or CSV.",
    });
  }
  const { text, isDoubtful = false } = decoded(bytes) ?? {};
  // Tables are text: a control character besides tab and line ends is some other file.
  // oxlint-disable-next-line no-control-regex
  if (text === undefined || /[\u0000-\u0008\u000e-\u001f\u007f]/u.test(text)) throw new TableUnreadable(neither);
  if (isDoubtful) throw new TableUnreadable(otherEncoding);
  const delimiter = delimiterOf(text);
  try {
    const rows = parse(text, {
      ...{ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false },
      ...{ record_delimiter: ["\r\n", "\n", "\r"], to: mostTableRows + 2, max_record_size: 1024 * 1024 },
    }).map(trimmed);
    refuseSwallowed(rows, delimiter);
    refuseMoved(rows, headings);
    return rows;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    throw new TableUnreadable(code === "CSV_QUOTE_NOT_CLOSED" ? openQuote : neither);
  }
}

/** A cell that holds lines which are rows themselves: a stray mark at its beginning swallowed them. */
function refuseSwallowed(rows: Table, delimiter: string): void {
  const isRow = (line: string) => line.split(delimiter).length >= 4;
  const row = rows.findIndex((cells) => cells.some((cell) => /[\r\n]/.test(cell) && cell.split(/[\r\n]+/).some(isRow)));
  if (row < 0) return;
  throw new TableUnreadable(fill(swallowed, { row: row + 1 }));
}

const swallowed = {
  zh: "第 {row} 行的引号没有闭合，把后面的行也当成了一格的内容",
  en: "In row {row} a quotation mark is not closed and takes the rows behind it for the text of one cell.",
};

/** In CSV a comma without quotes moves the cells behind it, and the last of them stands under no heading. */
function refuseMoved(rows: Table, headings: readonly string[]): void {
  const head = headingRow(rows, headings);
  const width = rows[head]?.length ?? 0;
  const row = rows.findIndex((cells, at) => at > head && cells.length > width);
  if (row < 0) return;
  throw new TableUnreadable(fill(moved, { row: row + 1, cells: rows[row]?.length ?? 0, heads: width }));
}

const moved = {
  zh: "第 {row} 行有 {cells} 格，标题只有 {heads} 格：可能有未加引号的分隔符，各格错位",
  en: "Row {row} has {cells} cells and there are {heads} headings: a text with a separator may stand without quotes and have moved the cells.",
};

const openQuote = {
  zh: "CSV 文件中有引号没有闭合",
  en: "A quotation mark in the CSV file is opened and never closed.",
};

/**
 * True of bytes whose pairs are nearly all in common Chinese characters and marks (GB 2312). Text in other encodings is
 * valid in GB18030 as well, in another script: Latin-1 and Big5 pair what stands apart, and Korean has no pair beyond C8.
 */
function isLikelyGb18030(bytes: Buffer): boolean {
  let pairs = 0;
  let common = 0;
  let late = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x81) continue;
    at += 1;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xf7) || lead === 0xa1 || lead === 0xa3)) common += 1;
    if (lead > 0xc8) late += 1;
  }
  return common >= pairs * 0.65 && (late > 0 || pairs < 3);
}

/** The text in the first encoding that it is valid in, without its mark, and whether it is likely another one. */
function decoded(bytes: Buffer): { readonly text: string; readonly isDoubtful: boolean } | undefined {
  const encodings = startsWith(bytes, [0xff, 0xfe])
    ? ["utf-16le"]
    : startsWith(bytes, [0xfe, 0xff])
      ? ["utf-16be"]
      : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return { text, isDoubtful: encoding === "gb18030" && !isLikelyGb18030(bytes) };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

/** Comma, semicolon or tab, whichever parts the first line that has any of them into the most: a title has none. */
function delimiterOf(text: string): string {
  const lines = text.split(/[\r\n]+/u, 20).map((line) => line.replace(/"[^"]*"/g, ""));
  const first = lines.find((line) => /[,;\t]/.test(line)) ?? "";
  const count = (mark: string) => first.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
