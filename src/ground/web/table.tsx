import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import "./table.css";

export interface Column<Row> {
  readonly key: string;
  readonly head?: ReactNode;
  /** Said of the head where it shows nothing, as over a row's buttons. */
  readonly unseenHead?: string;
  readonly cell: (row: Row) => ReactNode;
  /** It names its row. */
  readonly names?: boolean;
  /** Numbers and times, in figures of one width: `right` is for what is compared down the column. */
  readonly figures?: boolean | "right";
  readonly className?: string;
  /** What the rows can be sorted by here; the head is then a button. */
  readonly sortedBy?: (row: Row) => string | number;
}

/** Rows that belong together, under a name that stands across all columns; null: they need none. */
export interface RowGroup<Row> {
  readonly key: string;
  readonly name: ReactNode;
  readonly rows: readonly Row[];
}

interface TableProps<Row> {
  /** What it is a table of: said to a screen reader, which lists tables by it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | { readonly groups: readonly RowGroup<Row>[] };
  readonly keyOf: (row: Row) => string;
  readonly className?: string;
  /** `paper`: black on white with lines around each cell, as it is printed. */
  readonly look?: "screen" | "paper";
  /** Each row says itself by the name in it: no heads are shown. */
  readonly headless?: boolean;
  /** The row that is open elsewhere on the page. */
  readonly isCurrent?: (row: Row) => boolean;
  /** How a row is to be taken: `alarm` is wrong. */
  readonly toneOf?: (row: Row) => string | undefined;
  /** What is opened below a row, across all columns. */
  readonly below?: (row: Row) => ReactNode;
  /** Keys pressed in a row or in what is opened below it. */
  readonly onRowKey?: (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => void;
  /** A press anywhere on a row. */
  readonly onRowPress?: (event: MouseEvent, row: Row) => void;
  /** The rows come sorted already, and whoever gives them is told by what they are wanted. */
  readonly sort?: {
    readonly now: { readonly column: string; readonly down: boolean } | undefined;
    readonly onSort: (column: string) => void;
  };
  /** The caption is shown above the heads. */
  readonly captioned?: boolean;
  /** A row of sums, cell by cell. */
  readonly foot?: ReactNode;
  /**
   * Where its place already scrolls (a panel's body): the heads then stay on top there. Without it, a table that is wider
   * than its place, as on a phone, scrolls sideways by itself, with the keyboard too.
   */
  readonly within?: boolean;
}

interface Sorting {
  readonly key: string;
  readonly down: boolean;
}

/** Rows of the same kind under named columns, in groups or not; sorted by a press on a head where that helps. */
export function Table<Row>(props: TableProps<Row>): ReactNode {
  const { caption, columns, rows, className, foot, look = "screen", within = false, captioned = false } = props;
  const [own, setOwn] = useState<Sorting | null>(null);
  const given = props.sort;
  const sorting =
    given === undefined ? own : given.now === undefined ? null : { key: given.now.column, down: given.now.down };
  const onSort = given === undefined ? setOwn : ({ key }: Sorting) => given.onSort(key);
  const groups = "groups" in rows ? rows.groups : [{ key: "", name: null, rows }];
  const table = (
    <table className={className === undefined ? "table" : `table ${className}`} data-look={look} data-within={within}>
      <caption className={captioned ? "table-caption" : "unseen"}>{caption}</caption>
      {props.headless !== true && (
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
      )}
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.name !== null && (
            <tr>
              <th scope="rowgroup" colSpan={columns.length} className="table-group">
                {group.name}
              </th>
            </tr>
          )}
          {sortedRows(group.rows, columns, given === undefined ? sorting : null).map((row) => (
            <Rows key={props.keyOf(row)} row={row} {...props} />
          ))}
        </tbody>
      ))}
      {foot !== undefined && (
        <tfoot>
          <tr>{foot}</tr>
        </tfoot>
      )}
    </table>
  );
  return within || look === "paper" ? table : <Sideways caption={caption}>{table}</Sideways>;
}

/** A row and what is opened below it. */
function Rows<Row>(props: TableProps<Row> & { row: Row }): ReactNode {
  const { row, columns, isCurrent, toneOf, below, onRowKey, onRowPress } = props;
  const keys =
    onRowKey === undefined ? {} : { onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onRowKey(event, row) };
  const opened = below?.(row) ?? null;
  return (
    <Fragment>
      <tr
        {...(isCurrent === undefined ? {} : { "aria-current": isCurrent(row) })}
        {...(below === undefined ? {} : { "data-opened": opened !== null })}
        data-tone={toneOf?.(row)}
        {...(onRowPress === undefined ? {} : { onClick: (event: MouseEvent) => onRowPress(event, row) })}
        {...keys}
      >
        {columns.map((column) =>
          column.names === true ? (
            <th key={column.key} scope="row" className={classOf(column)}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.key} className={classOf(column)}>
              {column.cell(row)}
            </td>
          ),
        )}
      </tr>
      {opened !== null && (
        <tr className="table-below" {...keys}>
          <td colSpan={columns.length}>{opened}</td>
        </tr>
      )}
    </Fragment>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>): ReactNode {
  const say = useSay();
  const { key, head, unseenHead, sortedBy } = column;
  const isSorted = sorting?.key === key;
  const down = isSorted && sorting.down;
  const order = isSorted ? ({ "aria-sort": down ? "descending" : "ascending" } as const) : {};
  return (
    <th scope="col" className={classOf(column)} {...order}>
      {unseenHead !== undefined && <span className="unseen">{unseenHead}</span>}
      {sortedBy === undefined ? (
        head
      ) : (
        <button
          type="button"
          className="plain-button table-sort"
          title={say(kitTexts.sort)}
          onClick={() => onSort({ key, down: isSorted && !down })}
        >
          {head}
          {isSorted && <span aria-hidden="true">{down ? "↓" : "↑"}</span>}
        </button>
      )}
    </th>
  );
}

function classOf<Row>({ figures = false, className }: Column<Row>): string | undefined {
  const classes = [
    ...(figures === false ? [] : ["figures"]),
    ...(figures === "right" ? ["table-right"] : []),
    ...(className === undefined ? [] : [className]),
  ];
  return classes.length === 0 ? undefined : classes.join(" ");
}

function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const by = columns.find(({ key }) => key === sorting?.key)?.sortedBy;
  if (by === undefined || sorting === null) return rows;
  const compared = (a: Row, b: Row) => {
    const [one, other] = [by(a), by(b)];
    return typeof one === "number" && typeof other === "number"
      ? one - other
      : String(one).localeCompare(String(other));
  };
  return rows.toSorted((a, b) => (sorting.down ? compared(b, a) : compared(a, b)));
}

/** Scrolls sideways what is wider than its place; a stop of the Tab key only while there is something to scroll. */
function Sideways({ caption, children }: { readonly caption: string; readonly children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const look = new ResizeObserver(() => setWide(current.scrollWidth > current.clientWidth));
    look.observe(current);
    if (current.firstElementChild !== null) look.observe(current.firstElementChild);
    return () => look.disconnect();
  }, []);
  return (
    <div ref={place} className="table-place" {...(isWide ? { tabIndex: 0, role: "group", "aria-label": caption } : {})}>
      {children}
    </div>
  );
}
