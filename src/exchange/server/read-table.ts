import { fill } from "../../ground/sentence.ts";
import { columnsOf, type Mapping } from "../mapping.ts";
import { recordsOf, type TableRecord } from "../table-records.ts";
import { type LostRow, readRow, type TableRow } from "../table-row.ts";
import { says } from "../told.ts";
import { rowTest, type Survey } from "./survey-table.ts";
import { tableLines } from "./table-lines.ts";

/** Reads a surveyed table row by row in constant memory. What is wrong with one row is that row's answer. */
export async function* readTable(
  file: string,
  mapping: Mapping,
  survey: Survey,
  progress: (bytes: number, of: number) => void,
): AsyncGenerator<TableRow | LostRow> {
  const { places, headings, separator, usualCells, headLines } = survey;
  const mapped = columnsOf(mapping);
  const records = recordsOf(separator, rowTest({ names: { length: headings }, places }, mapping), headLines + 1);
  let passed = 0;
  for await (const line of tableLines({ file, encoding: mapping.encoding, progress })) {
    passed += 1;
    if (passed > headLines) yield* rowsOf(records.take(line));
  }
  const { cut, records: last } = records.end();
  yield* rowsOf(last);
  if (cut !== undefined) yield { line: cut, lost: says.openQuote };

  function* rowsOf(found: readonly TableRecord[]): Generator<TableRow | LostRow> {
    for (const { line, cells } of found) if (cells.some((cell) => cell !== "")) yield rowOf(line, cells);
  }

  function rowOf(line: number, cells: readonly string[]): TableRow | LostRow {
    const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
    if (filled > headings) return { line, lost: fill(says.tooManyCells, { cells: cells.length, heads: headings }) };
    const row = readRow(line, (column) => cells[places.get(column) ?? -1] ?? "", mapping, survey);
    if ("lost" in row) return row;
    const missing = mapped.find(({ column }) => (places.get(column) ?? 0) >= cells.length);
    const more = [
      ...(missing === undefined ? [] : [fill(says.tooFewCells, { column: missing.column })]),
      ...(cells.length > usualCells ? [fill(says.emptyBeyond, { cells: cells.length, heads: headings })] : []),
      ...(cells.some((cell) => cell.includes("\uFFFD")) ? [says.lostCharacters] : []),
    ];
    return more.length === 0 ? row : { ...row, problems: [...row.problems, ...more] };
  }
}
