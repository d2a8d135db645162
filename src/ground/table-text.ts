/** A table as it leaves the screen: its heads and its rows, cell by cell. */
export interface WrittenTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A spreadsheet takes a cell that begins so for a formula (also the full-width forms, which some read as ASCII). */
const begins = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const number = /^[+-]?\d+(?:\.\d+)?%?$/;

/** A text that no spreadsheet computes: what looks like a formula has an apostrophe before it, a plain number has not. */
export function inertCell(text: string): string {
  return begins.test(text) && !number.test(text) ? `'${text}` : text;
}

function csvCell(text: string): string {
  const inert = inertCell(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** CSV as RFC 4180 has it, with a byte order mark, without which Chinese Excel reads UTF-8 as GBK. */
export function csvText({ heads, rows }: WrittenTable): string {
  return `\uFEFF${[heads, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** For the clipboard: cells between tabs, so that a spreadsheet and a text both take it. */
export function clipboardText({ heads, rows }: WrittenTable): string {
  const cell = (text: string) => inertCell(text.replace(/[\t\r\n]+/g, " "));
  return [heads, ...rows].map((cells) => cells.map(cell).join("\t")).join("\n");
}
