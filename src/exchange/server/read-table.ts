import { stat } from "node:fs/promises";
import { type CsvError, type Info, parse } from "csv-parse";
import { columnsOf, type Mapping } from "../mapping.ts";
import { type LostRow, readRow, type TableRow } from "../table-row.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import { mostBytes, streamGiven } from "../../journal/server/engine/given-file.ts";

interface Record {
  readonly record: readonly string[];
  readonly info: Info;
}

/** A byte-order mark, once, or what is left of one that was taken for Latin-1 and encoded again. */
const marks = /^(\uFEFF|\u00EF\u00BB\u00BF)+/;

/**
 * Reads a table row by row in constant memory. Throws `Environment` with a sentence when the file cannot be read, has no
 * header, or lacks a column that the mapping names. What is wrong with one row is that row's answer.
 */
export async function* readTable(
  file: string,
  mapping: Mapping,
  progress: (bytes: number, of: number) => void,
): AsyncGenerator<TableRow | LostRow> {
  const size = await stat(file).then(
    (found) => found.size,
    () => {
      throw new Environment({ zh: "读不到文件 {file}。", en: "The file {file} cannot be read." }, { file });
    },
  );
  const parser = streamGiven(file, mostBytes.long).pipe(
    parse({
      ...{ info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, bom: true },
      ...{ max_record_size: 4 * 1024 * 1024, record_delimiter: ["\r\n", "\n", "\r"] },
    }),
  );
  let header: ReadonlyMap<string, number> | undefined;
  let ended = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Record>) {
      if (header === undefined) {
        header = headerOf(record, mapping, file);
      } else {
        const places = header;
        // A record begins on the line after the one before it ended; quoted fields may hold line breaks.
        yield readRow(ended + 1, (column) => record[places.get(column) ?? -1] ?? "", mapping);
      }
      ended = info.lines;
      progress(info.bytes, size);
    }
  } catch (error) {
    if (error instanceof Environment) throw error;
    const { code } = error as CsvError;
    if (code === undefined) throw error;
    const why = code === "CSV_QUOTE_NOT_CLOSED" ? "the file ends inside a quoted field" : "the row cannot be read";
    yield { line: ended + 1, lost: why };
  }
  if (header === undefined) throw new Environment({ zh: "{file} 是空的。", en: "{file} is empty." }, { file });
}

function headerOf(record: readonly string[], mapping: Mapping, file: string): ReadonlyMap<string, number> {
  const names = record.map((name, index) => (index === 0 ? name.replace(marks, "") : name).trim());
  const found = new Map<string, number>();
  for (const [index, name] of names.entries()) if (!found.has(name)) found.set(name, index);
  // A quoted first name after a doubled mark keeps its quotes.
  const first = names[0]?.replace(/^"(.*)"$/, "$1");
  if (first !== undefined) found.set(first, 0);
  for (const { key, column } of columnsOf(mapping)) {
    if (found.has(column)) continue;
    throw new Environment(
      {
        zh: "映射的 {key} 指定的列“{column}”不在 {file} 中。表中有：{names}。",
        en: "The column “{column}” that the mapping names as {key} is not in {file}. It has: {names}.",
      },
      { key, column, file, names: names.join(", ") },
    );
  }
  return found;
}
