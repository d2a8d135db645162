import { parse } from "csv-parse/sync";
import { TableUnreadable } from "./open-xlsx.ts";
import { readSheet } from "./xlsx-sheet.ts";
import { noSheet, openWorkbook } from "./xlsx-workbook.ts";

export const mostTableBytes = 5 * 1024 * 1024;
export const mostTableRows = 20_000;
export const mostTableColumns = 50;

/** A table as rows of text, its headings among them. */
export type Table = readonly (readonly string[])[];

/**
 * The table in a file: the first sheet of an XLSX, or CSV in UTF-8, UTF-16 with its mark, or GB18030, which Excel writes
 * in China, parted by comma, semicolon or tab. Throws `TableUnreadable` with a sentence for anything else.
 */
export function readTableFile(bytes: Buffer): Table {
  if (bytes.length > mostTableBytes) {
    throw new TableUnreadable({ zh: "文件超过 5 MiB", en: "The file is larger than 5 MiB." });
  }
  if (bytes.length === 0) throw new TableUnreadable({ zh: "文件是空的", en: "The file is empty." });
  const table = startsWith(bytes, zipMark) ? xlsxTable(bytes) : csvTable(bytes);
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

function csvTable(bytes: Buffer): Table {
  if (startsWith(bytes, oldExcelMark)) {
    throw new TableUnreadable({
      zh: "这是旧版 Excel 文件（XLS）或加密文件，请另存为 XLSX 或 CSV",
      en: "This is a file of an old Excel (XLS), or an encrypted one: save it as XLSX or CSV.",
    });
  }
  const text = decoded(bytes);
  // Tables are text: a control character besides tab and line ends is some other file.
  // oxlint-disable-next-line no-control-regex
  if (text === undefined || /[\u0000-\u0008\u000e-\u001f\u007f]/u.test(text)) throw new TableUnreadable(neither);
  try {
    return parse(text, {
      ...{ delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: false },
      ...{ record_delimiter: ["\r\n", "\n", "\r"], to: mostTableRows + 2, max_record_size: 1024 * 1024 },
    }).map(trimmed);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    throw new TableUnreadable(code === "CSV_QUOTE_NOT_CLOSED" ? openQuote : neither);
  }
}

const openQuote = {
  zh: "CSV 文件中有引号没有闭合",
  en: "A quotation mark in the CSV file is opened and never closed.",
};

/** The text in the first encoding that it is valid in, without its mark. */
function decoded(bytes: Buffer): string | undefined {
  const encodings = startsWith(bytes, [0xff, 0xfe])
    ? ["utf-16le"]
    : startsWith(bytes, [0xfe, 0xff])
      ? ["utf-16be"]
      : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
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
