import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import type { WrittenTable } from "../table-text.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import type { DataColumn } from "./data-column.ts";
import { DataTableBar } from "./data-table-bar.tsx";
import { rowKeyMove } from "./data-table-keys.ts";
import { type Language, languageTags } from "../preferences.ts";
import { useSay } from "./language.ts";
import { usePreference } from "./preferences.ts";
import { type Column, Table } from "./table.tsx";
import { TableKeepingContext } from "./table-keeping.ts";
import { foundRows, nextSort, shownColumns, sortedBy } from "./table-rows.ts";
import { nothingSelected, selectAll, selectedOf, selectRow } from "./table-selection.ts";
import { tableTexts as texts } from "./table-texts.ts";
import { usePrinting } from "./use-printing.ts";
import { useTableLook } from "./use-table-look.ts";
import "./data-table.css";

export interface DataTableProps<Row> {
  /** The list, as saved views and exports name it. */
  readonly list: string;
  readonly caption: string;
  /** The address that says how it is shown, and what stands before its words there where the page has several lists. */
  readonly path: string;
  readonly prefix?: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What a row is called, for who hears it. */
  readonly nameOf: (row: Row) => string;
  readonly chosen?: string | null;
  /** Opens a row: by a press anywhere on it, or Enter on its name. */
  readonly onChoose?: (key: string) => void;
  /** What can be done with many rows besides copying, printing and exporting them. */
  readonly acts?: ((selected: readonly Row[], unselect: () => void) => ReactNode) | undefined;
  /** It stands on a page whose keys are another list's: `/` goes elsewhere. */
  readonly isBeside?: boolean;
  /** What the field says that looks for words; what is looked for in it, where that helps. */
  readonly findHow?: string;
  /** Filters of the page's own, before those of the table. */
  readonly filters?: ReactNode;
  /** What stands there where there are no rows at all: what to do next. */
  readonly none: string;
  readonly toneOf?: (row: Row) => string | undefined;
  readonly className?: string;
}

/** As many rows as are drawn at once; more are asked for, or come with the keys. */
const step = 200;

/**
 * A list that people work in: sorted by any column, filtered, with the columns one wants, kept as a view, with many rows
 * selected, copied, printed and exported. What it shows is a `Table`.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { list, caption, path, prefix = "", columns, rows, keyOf, nameOf, acts } = props;
  const say = useSay();
  const language = usePreference("language");
  const [look, setLook] = useTableLook(list, path, prefix);
  const [selection, setSelection] = useState(nothingSelected);
  const [most, setMost] = useState(step);
  const compare = useMemo(() => collatorOf(language), [language]);
  const shown = shownColumns(columns as readonly DataColumn<never>[], look.columns) as readonly DataColumn<Row>[];
  const found = useMemo(
    () => sortedBy(foundRows(rows, columns, look), columns, look.sort, compare),
    [rows, columns, look, compare],
  );
  const order = useMemo(() => found.map(keyOf), [found, keyOf]);
  const at = props.chosen === undefined || props.chosen === null ? -1 : order.indexOf(props.chosen);
  // Also one that a link names: it may stand far down the list.
  const drawn = found.slice(0, Math.max(most, at + 1));
  const place = useChosenInSight(at);
  const selected = useMemo(
    () => (selection.keys.size === 0 ? [] : rows.filter((row) => selection.keys.has(keyOf(row)))),
    [rows, selection, keyOf],
  );
  const unselect = () => setSelection(nothingSelected);
  const taken = selected.length > 0 ? selected : found;
  const columnsOut = useContext(TableKeepingContext)?.columnsOut(list) ?? null;
  const writtenOf = (these: readonly DataColumn<Row>[], forFile: boolean) => () => writtenTable(these, taken, forFile);
  const [isPrinting, print] = usePrinting();

  const onRowKey = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.key === "ArrowDown" && found.indexOf(row) === drawn.length - 1) setMost(most + step);
    const to = rowKeyMove(event);
    const next = to === undefined ? undefined : drawn[to];
    // The card goes along with the arrows once one is open.
    if (next !== undefined && at >= 0) props.onChoose?.(keyOf(next));
    if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && !isTyped(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      setSelection(selectAll(selection, order));
    }
  };
  const onRowPress = (event: MouseEvent, row: Row) => {
    const key = keyOf(row);
    if (isControl(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      setSelection(selectRow(selection, order, key, event.shiftKey ? "reaching" : "alone"));
    } else props.onChoose?.(key);
  };

  const all = selectedOf(selection, order);
  const boxes: Column<Row> = {
    key: "selected",
    className: "data-table-box",
    head: (
      <Checkbox
        aria-label={say(texts.selectAll)}
        checked={all === "all"}
        indeterminate={all === "some"}
        onChange={() => setSelection(selectAll(selection, order))}
      />
    ),
    cell: (row) => (
      <Checkbox
        data-move="box"
        aria-label={say(texts.selectRow, { what: nameOf(row) })}
        checked={selection.keys.has(keyOf(row))}
        // A change carries no Shift; the press or the key before it does. Space presses the box too.
        onChange={() => undefined}
        onClick={(event) =>
          setSelection(selectRow(selection, order, keyOf(row), event.shiftKey ? "reaching" : "alone"))
        }
      />
    ),
  };
  const table = (
    <Table
      caption={caption}
      columns={[boxes, ...shown.map((column) => columnShown(column, props))]}
      rows={drawn}
      keyOf={keyOf}
      within
      sort={{ now: look.sort, onSort: (column) => setLook({ ...look, sort: nextSort(look.sort, column) }) }}
      onRowKey={onRowKey}
      onRowPress={onRowPress}
      {...(props.chosen === undefined ? {} : { isCurrent: (row: Row) => keyOf(row) === props.chosen })}
      toneOf={(row) => (selection.keys.has(keyOf(row)) ? "chosen" : props.toneOf?.(row))}
    />
  );
  return (
    <div className={props.className === undefined ? "data-table" : `data-table ${props.className}`}>
      <DataTableBar
        list={list}
        caption={caption}
        columns={columns}
        shown={shown}
        rows={rows}
        found={found.length}
        look={look}
        onLook={setLook}
        filters={props.filters}
        findHow={props.findHow}
        isBeside={props.isBeside === true}
        compare={compare}
        written={writtenOf(shown, false)}
        takenCount={taken.length}
        onPrint={print}
        exported={
          columnsOut === null
            ? null
            : exportedOf(shown, columnsOut, taken.map(keyOf), (out) => writtenTable(out, taken, true))
        }
      />
      {selected.length > 0 && (
        <div className="data-table-acts" role="group" aria-label={say(texts.selected, { count: selected.length })}>
          <strong role="status">{say(texts.selected, { count: selected.length })}</strong>
          {acts?.(selected, unselect)}
          <Button look="text" onClick={unselect}>
            {say(texts.unselect)}
          </Button>
        </div>
      )}
      <div ref={place} className="data-table-place">
        {table}
        {found.length === 0 && (
          <p className="nothing" role="status">
            {rows.length === 0 ? props.none : say(texts.none)}
          </p>
        )}
        {found.length > drawn.length && (
          <Button look="text" block onClick={() => setMost(most + step)}>
            {say(texts.more, { count: Math.min(step, found.length - drawn.length) })}
          </Button>
        )}
      </div>
      {isPrinting && <Paper caption={caption} table={writtenTable(shown, taken, false)} />}
    </div>
  );
}

/** Scrolls to the row that is chosen, when another one is; rows that come and go move nothing. */
function useChosenInSight(at: number) {
  const place = useRef<HTMLDivElement>(null);
  const isThere = at >= 0;
  useEffect(() => {
    if (isThere) place.current?.querySelector("tr[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [isThere]);
  return place;
}

const collators = new Map<string, (one: string, other: string) => number>();

/** As people of the language order words; numbers in them count as numbers. */
function collatorOf(language: Language): (one: string, other: string) => number {
  let compare = collators.get(language);
  if (compare === undefined) {
    compare = new Intl.Collator(languageTags[language], { numeric: true }).compare;
    collators.set(language, compare);
  }
  return compare;
}

function columnShown<Row>(column: DataColumn<Row>, { onChoose, keyOf }: DataTableProps<Row>): Column<Row> {
  const { cell = column.text, sortedBy: by = column.text } = column;
  const shown =
    column.names === true && onChoose !== undefined
      ? (row: Row) => (
          <button
            type="button"
            className="plain-button data-table-name"
            data-move="name"
            onClick={() => onChoose(keyOf(row))}
          >
            {cell(row)}
          </button>
        )
      : cell;
  const { key, head, names, figures } = column;
  const className = column.isLong === true ? "data-table-long" : column.className;
  return {
    ...{ key, head, cell: shown, sortedBy: by },
    ...(names === undefined ? {} : { names }),
    ...(figures === undefined ? {} : { figures }),
    ...(className === undefined ? {} : { className }),
  };
}

function writtenTable<Row>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  isForFile: boolean,
): WrittenTable {
  const textOf = (column: DataColumn<Row>) => (isForFile && column.written) || column.text;
  return {
    heads: columns.map(({ head }) => head),
    rows: rows.map((row) => columns.map((column) => textOf(column)(row))),
  };
}

function exportedOf<Row>(
  shown: readonly DataColumn<Row>[],
  columnsOut: readonly string[],
  rows: readonly string[],
  write: (columns: readonly DataColumn<Row>[]) => WrittenTable,
) {
  const out = shown.filter(({ key }) => columnsOut.includes(key));
  return {
    columns: out.map(({ key, head }) => ({ key, head })),
    leftOut: shown.filter((column) => !out.includes(column)).map(({ head }) => head),
    rows,
    written: () => write(out),
  };
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button, a, input, select, label") !== null;
}

function isTyped(target: EventTarget): boolean {
  return target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select") !== null;
}

/** All rows on paper, beside the page, which is not printed with them. */
function Paper({ caption, table }: { readonly caption: string; readonly table: WrittenTable }): ReactNode {
  return createPortal(
    <div className="data-table-paper">
      <Table
        caption={caption}
        captioned
        look="paper"
        rows={table.rows.map((cells, at) => ({ cells, at }))}
        keyOf={({ at }) => `${at}`}
        columns={table.heads.map((head, at) => ({
          key: `${at}`,
          head,
          cell: ({ cells }: { readonly cells: readonly string[] }) => cells[at] ?? "",
        }))}
      />
    </div>,
    document.body,
  );
}
