import type { Sentence } from "../../ground/sentence.ts";

/** A line of a pasted table: where it stood, and its cells by the column they stood in. */
export interface PastedLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * The lines of a table as spreadsheets copy it: cells with tabs between them, else with commas or semicolons; empty lines
 * are passed over. A first line that names the columns says their order; without one the columns stand in ours.
 */
export function pastedLines(
  text: string,
  columns: readonly { readonly key: string; readonly name: Sentence }[],
): readonly PastedLine[] {
  const lines = text
    .split(/\r?\n/)
    .map((whole, index) => ({ line: index + 1, whole }))
    .filter(({ whole }) => whole.trim() !== "");
  const between = text.includes("\t") ? "\t" : /[,，;；]/;
  const cut = (whole: string) => whole.split(between).map((cell) => cell.trim());
  const keyOf = (head: string) =>
    columns.find(({ key, name }) => [key, name.zh, name.en].some((each) => each.toLowerCase() === head.toLowerCase()))
      ?.key;
  const heads = cut(lines[0]?.whole ?? "").map(keyOf);
  const isHead = heads.filter((key) => key !== undefined).length >= 2;
  const keys = isHead ? heads : columns.map(({ key }) => key);
  return lines.slice(isHead ? 1 : 0).map(({ line, whole }) => ({
    line,
    cells: Object.fromEntries(
      cut(whole).flatMap((cell, index) => {
        const key = keys[index];
        return key === undefined || cell === "" ? [] : [[key, cell]];
      }),
    ),
  }));
}

/** One of some words for yes, or none of them: `是`, `yes`, `1`. */
export function isYes(cell: string | undefined): boolean {
  return /^(?:是|y|yes|true|1|√|✓)$/i.test(cell ?? "");
}
