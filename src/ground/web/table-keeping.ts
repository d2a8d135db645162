import { type ComponentType, createContext } from "react";
import type { TableView } from "../preferences.ts";
import type { Sentence } from "../sentence.ts";
import type { WrittenTable } from "../table-text.ts";

/** What the form is told that writes rows of a list into a file. */
export interface ExportFormProps {
  readonly list: string;
  /** The columns that are shown and may be in the file, and those that are shown and may not. */
  readonly columns: readonly { readonly key: string; readonly head: string }[];
  readonly leftOut: readonly string[];
  /** What the list knows the rows by. */
  readonly rows: readonly string[];
  readonly title: string;
  readonly written: () => WrittenTable;
  readonly onClose: () => void;
}

/** What the kit's tables need of the program they stand in: where views are kept, and what may be exported. */
export interface TableKeeping {
  readonly views: readonly TableView[];
  /** Null: it is kept. Otherwise what was said against it. */
  readonly save: (view: TableView) => Promise<Sentence | null>;
  readonly remove: (view: Pick<TableView, "list" | "name">) => Promise<Sentence | null>;
  /** The columns of a list that may be in a file; null: whoever is here may export none of it. */
  readonly columnsOut: (list: string) => readonly string[] | null;
  readonly ExportForm: ComponentType<ExportFormProps>;
}

/** Null: nobody is signed in who could keep anything. */
export const TableKeepingContext = createContext<TableKeeping | null>(null);
