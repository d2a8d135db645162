import type { TableLook } from "../preferences.ts";

/** What a list must know of a column to sort, find and write its rows. */
export interface TextColumn<Row> {
  readonly key: string;
  /** What the cell says, in one line of text: what is looked for, copied and, unless said otherwise, sorted by. */
  readonly text: (row: Row) => string;
  readonly sortedBy?: (row: Row) => string | number;
  /** The values one chooses among, where a row can have several or also counts as another; the text where it is absent. */
  readonly values?: (row: Row) => readonly string[];
  /** Not shown before somebody chooses it. */
  readonly isExtra?: boolean;
}

type Compare = (one: string, other: string) => number;

/** Columns that are shown, in the order chosen; a name that is no column (any more) is left out. */
export function shownColumns<Column extends TextColumn<never>>(
  all: readonly Column[],
  chosen: TableLook["columns"],
): readonly Column[] {
  const found = (chosen ?? []).flatMap((key) => all.filter((column) => column.key === key).slice(0, 1));
  return found.length > 0 ? [...new Set(found)] : all.filter(({ isExtra }) => isExtra !== true);
}

function valuesIn<Row>({ values, text }: TextColumn<Row>, row: Row): readonly string[] {
  return values === undefined ? [text(row)] : values(row);
}

/** Rows whose shown columns hold every word, and whose columns of `only` say exactly that. */
export function foundRows<Row>(
  rows: readonly Row[],
  all: readonly TextColumn<Row>[],
  look: Pick<TableLook, "columns" | "filter" | "only">,
): readonly Row[] {
  const words = (look.filter ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const only = Object.entries(look.only ?? {}).flatMap(([key, value]) => {
    const column = all.find((each) => each.key === key);
    return column === undefined ? [] : [{ column, value }];
  });
  if (words.length === 0 && only.length === 0) return rows;
  const columns = shownColumns(all as readonly TextColumn<never>[], look.columns) as readonly TextColumn<Row>[];
  return rows.filter((row) => {
    if (!only.every(({ column, value }) => valuesIn(column, row).includes(value))) return false;
    if (words.length === 0) return true;
    const said = columns.map((column) => column.text(row).toLowerCase()).join("\n");
    return words.every((word) => said.includes(word));
  });
}

/** Sorted by a column; rows that are equal there stay as they stood, upwards and downwards. */
export function sortedBy<Row>(
  rows: readonly Row[],
  all: readonly TextColumn<Row>[],
  sort: TableLook["sort"],
  compare: Compare,
): readonly Row[] {
  const column = all.find(({ key }) => key === sort?.column);
  if (column === undefined || sort === undefined) return rows;
  const by = column.sortedBy ?? column.text;
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  const order = sort.down ? -1 : 1;
  const sorted = keyed.toSorted(({ key: one }, { key: other }) => {
    if (typeof one === "number" && typeof other === "number") return (one - other) * order;
    return compare(String(one), String(other)) * order;
  });
  return sorted.map(({ row }) => row);
}

/** What a press on a head sorts by next: up, then down, then as the list comes. */
export function nextSort(sort: TableLook["sort"], column: string): TableLook["sort"] {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? undefined : { column, down: true };
}

/** The values of a column, where they are so few that one chooses among them; null where they are not. */
export function fewValues<Row>(
  rows: readonly Row[],
  column: TextColumn<Row>,
  most: number,
  compare: Compare,
): readonly string[] | null {
  const values = new Set<string>();
  for (const row of rows) {
    for (const value of valuesIn(column, row)) if (value !== "") values.add(value);
    if (values.size > most) return null;
  }
  return values.size < 2 ? null : [...values].toSorted(compare);
}

/** The columns with one moved by a step; at an end nothing moves. */
export function movedColumn(columns: readonly string[], key: string, by: -1 | 1): readonly string[] {
  const at = columns.indexOf(key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return columns;
  return columns.with(at, columns[to] ?? key).with(to, key);
}
