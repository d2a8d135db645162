import { noResult } from "../spreadsheet-habits.ts";
import { TableUnreadable } from "./open-xlsx.ts";
import { momentWords, shownNumber } from "./xlsx-number.ts";
import { joinedText, noSheet, unescaped, type Workbook } from "./xlsx-workbook.ts";
import { readXml } from "./xlsx-xml.ts";

/** How large a sheet may be; what says it is larger is refused before it is kept. */
export interface SheetBounds {
  readonly rows: number;
  readonly columns: number;
  /** Throws what says that there are too many of them. */
  tooMany(what: "rows" | "columns"): never;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Row by row, column by column, both from 0: only cells that hold something. */
type Cells = Map<number, Map<number, string>>;

/**
 * The cells of a sheet as the texts they show, by their references; a row or cell without one follows the one before it
 * (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73). A cell that is merged over several rows holds its value in each of them.
 */
export function readSheet(workbook: Workbook, bounds: SheetBounds): readonly (readonly string[])[] {
  const cells: Cells = new Map();
  const merged: (readonly [Place, Place])[] = [];
  const text = joinedText();
  let row = -1;
  let column = -1;
  let next = 0;
  let type = "n";
  let style = 0;
  let value: string | undefined;
  let isFormula = false;
  const keep = (shown: string) => {
    if (shown.trim() === "") return;
    if (row >= bounds.rows) bounds.tooMany("rows");
    if (column >= bounds.columns) bounds.tooMany("columns");
    const there = cells.get(row) ?? new Map<number, string>();
    cells.set(row, there.set(column, shown));
  };
  readXml(workbook.sheet, {
    open: (name, attribute) => {
      text.open(name);
      if (name === "row") {
        const written = attribute("r");
        row = written === undefined ? next : wholeNumber(written) - 1;
        next = row + 1;
        column = -1;
      } else if (name === "c") {
        const written = attribute("r");
        if (written === undefined) column += 1;
        else ({ row, column } = placeOf(written));
        next = row + 1;
        type = attribute("t") ?? "n";
        style = Number(attribute("s") ?? "0");
        value = undefined;
        isFormula = false;
        text.begin();
      } else if (name === "mergeCell") {
        const [from, to] = (attribute("ref") ?? "").split(":");
        if (from !== undefined && to !== undefined) merged.push([placeOf(from), placeOf(to)]);
      }
    },
    close: (name, written) => {
      text.close(name, written);
      if (name === "v") value = written;
      if (name === "f") isFormula = true;
      // Programs that do not calculate write formulas without results; what they would say nobody knows.
      if (name === "c" && isFormula && type !== "str" && (value ?? "").trim() === "") keep(noResult);
      else if (name === "c") keep(type === "inlineStr" ? text.whole() : shownOf(workbook, type, style, value));
    },
  });
  for (const [from, to] of merged) spread(cells, from, to, bounds);
  return rowsOf(cells);
}

function shownOf(workbook: Workbook, type: string, style: number, value = ""): string {
  switch (type) {
    case "s":
      return sharedText(workbook, wholeNumber(value));
    case "b":
      return value.trim() === "1" ? "true" : "false";
    case "d":
      return momentWords(value);
    case "str":
    case "e":
      return unescaped(value);
    default:
      return shownNumber(value, workbook.shown[style] ?? { kind: "plain" }, workbook.date1904);
  }
}

function sharedText({ texts }: Workbook, at: number): string {
  const text = texts[at];
  if (text === undefined) throw new TableUnreadable(noSheet);
  return text;
}

/** `AB12`, `ab12` or `$AB$12`, both from 0. */
function placeOf(reference: string): Place {
  const [, letters = "", digits = ""] = /^\s*\$?([a-z]{1,3})\$?(\d{1,7})\s*$/i.exec(reference) ?? [];
  if (letters === "") throw new TableUnreadable(noSheet);
  const column = Buffer.from(letters.toUpperCase()).reduce((sum, code) => sum * 26 + code - 64, 0) - 1;
  return { row: wholeNumber(digits) - 1, column };
}

function wholeNumber(written: string): number {
  const value = Number(written);
  if (!Number.isInteger(value) || value < 0 || written.trim() === "") throw new TableUnreadable(noSheet);
  return value;
}

/** The value in every row of a merged cell that holds anything; nothing in its other columns, as the sheet shows. */
function spread(cells: Cells, from: Place, to: Place, bounds: SheetBounds): void {
  const value = cells.get(from.row)?.get(from.column);
  for (let row = from.row; row <= Math.min(to.row, bounds.rows); row++) {
    const there = cells.get(row);
    if (there === undefined) continue;
    for (let column = from.column; column <= Math.min(to.column, bounds.columns); column++) there.delete(column);
    if (value !== undefined) there.set(from.column, value);
  }
}

/** Up to the last row with anything in it, each up to its last cell with anything. */
function rowsOf(cells: Cells): readonly (readonly string[])[] {
  const last = [...cells.keys()].reduce((most, row) => Math.max(most, row), -1);
  return Array.from({ length: last + 1 }, (_, row) => {
    const there = cells.get(row) ?? new Map<number, string>();
    const width = [...there.keys()].reduce((most, column) => Math.max(most, column), -1) + 1;
    return Array.from({ length: width }, (_cell, column) => there.get(column) ?? "");
  });
}
