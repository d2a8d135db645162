/** Rows in columns, the last as long as it is. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (most, row) => row.map((cell, column) => Math.max(widthOf(cell), most[column] ?? 0)),
    [],
  );
  const fit = (cell: string, column: number) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
  return rows.map((row) => row.map(fit).join("  ").trimEnd());
}

/** On a terminal, where a Chinese character takes two places. */
function widthOf(cell: string): number {
  return cell.length + (cell.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0);
}
