import type { ReactNode } from "react";
import type { Column } from "./table.tsx";
import type { TextColumn } from "./table-rows.ts";

/** A column of a list that people work in: what it shows, and the same in a line of text. */
export interface DataColumn<Row> extends TextColumn<Row>, Omit<Column<Row>, "head" | "cell" | "sortedBy"> {
  readonly head: string;
  /** What is shown; the text where it is absent. */
  readonly cell?: (row: Row) => ReactNode;
  /** One chooses among its values, where they are few. */
  readonly isChoice?: boolean;
  /** Sentences: they are broken into lines. */
  readonly isLong?: boolean;
  /** What a file has in its place: a badge number for a name. */
  readonly written?: (row: Row) => string;
}
