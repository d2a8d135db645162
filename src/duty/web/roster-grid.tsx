import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
} from "react";
import { useSay } from "../../ground/web/language.ts";
import type { DayMark } from "./roster-days.ts";
import { dayName, weekdayOf } from "./roster-days.ts";
import type { DraftShift } from "./roster-draft.ts";
import type { Bar, RosterCell, RosterRow } from "./roster-layout.ts";
import { rosterTexts } from "./roster-texts.ts";
import "./roster-grid.css";

/** How a shift reads on its bar and in words. */
export interface ShiftWords {
  readonly short: string;
  readonly spoken: string;
  readonly warnings: readonly string[];
  readonly isNew: boolean;
  readonly editable: boolean;
}

export interface GridRow {
  readonly row: RosterRow;
  readonly name: string;
  readonly below: string;
}

export interface GridGroup {
  readonly key: string;
  readonly name: string | null;
  readonly rows: readonly GridRow[];
}

export interface Cursor {
  readonly row: number;
  readonly day: number;
  /** Which of the cell's shifts keys act on. */
  readonly shift: number;
}

export interface DayHead {
  readonly day: string;
  readonly mark: DayMark;
  readonly isToday: boolean;
}

interface RosterGridProps extends RowEvents {
  readonly label: string;
  readonly how: string;
  readonly heads: readonly DayHead[];
  readonly groups: readonly GridGroup[];
  readonly wordsOf: (shift: DraftShift) => ShiftWords;
  readonly goesOn: (shift: DraftShift) => string;
  readonly cursor: Cursor;
  readonly marked: string | null;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

interface RowEvents {
  readonly onFocus: (row: string, day: string) => void;
  readonly onCell: (row: string, day: string, wasActive: boolean) => void;
  readonly onOpen: (row: string, day: string) => void;
  readonly onBarDown: (event: PointerEvent<HTMLElement>, shift: DraftShift, row: string, day: string) => void;
  readonly onEndDown: (event: PointerEvent<HTMLElement>, shift: DraftShift) => void;
}

/** The calendar: a grid with one stop for Tab, in which arrows go from cell to cell. */
export function RosterGrid(props: RosterGridProps): ReactNode {
  const { label, how, heads, groups, cursor, marked, onKey, wordsOf, goesOn, ...rest } = props;
  const { onFocus, onCell, onOpen, onBarDown, onEndDown } = rest;
  const say = useSay();
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only who is in the grid is taken along; moving the cursor from elsewhere must not take the focus away.
    if (grid.current?.contains(document.activeElement) !== true) return;
    grid.current.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus();
  }, [cursor.row, cursor.day]);
  return (
    <div className="roster-scroll">
      <div
        ref={grid}
        role="grid"
        className="roster-grid"
        aria-label={label}
        aria-describedby="roster-how"
        style={{ "--days": heads.length } as CSSProperties}
        data-dense={heads.length > 7}
        onKeyDown={onKey}
      >
        <div role="rowgroup" className="roster-head">
          <div role="row" className="roster-row">
            <div role="columnheader" className="roster-corner">
              <span className="unseen">{label}</span>
            </div>
            {heads.map((head) => (
              <Head key={head.day} {...head} dense={heads.length > 7} />
            ))}
          </div>
        </div>
        {groups.map(({ key, name, rows }, at) => {
          const first = groups.slice(0, at).reduce((count, group) => count + group.rows.length, 0);
          return (
            <div key={key} role="rowgroup">
              {name !== null && (
                <div role="row" className="roster-group">
                  <div role="rowheader" aria-colspan={heads.length + 1}>
                    {name} <span className="quiet figures">{rows.length}</span>
                  </div>
                </div>
              )}
              {rows.map((row, index) => (
                <Row
                  key={row.row.id}
                  {...row}
                  heads={heads}
                  wordsOf={wordsOf}
                  goesOn={goesOn}
                  cursor={cursor.row === first + index ? cursor.day : -1}
                  atShift={cursor.row === first + index ? cursor.shift : 0}
                  marked={marked}
                  onFocus={onFocus}
                  onCell={onCell}
                  onOpen={onOpen}
                  onBarDown={onBarDown}
                  onEndDown={onEndDown}
                />
              ))}
            </div>
          );
        })}
      </div>
      <p id="roster-how" className="roster-how quiet">
        {how === "" ? say(rosterTexts.gridHowRead) : how}
      </p>
    </div>
  );
}

function Head({ day, mark, isToday, dense }: DayHead & { readonly dense: boolean }): ReactNode {
  const say = useSay();
  const weekday = say(weekdayOf(day));
  return (
    <div role="columnheader" className="roster-day" data-mark={mark} data-today={isToday}>
      <span className="roster-weekday">{dense ? weekday.replace("周", "") : weekday}</span>
      <span className="figures">{dense ? Number(day.slice(8)) : say(dayName(day))}</span>
      {mark !== "working" && <span className="roster-mark">{say(rosterTexts[mark])}</span>}
      {isToday && <span className={dense ? "unseen" : "roster-mark"}>{say(rosterTexts.todayMark)}</span>}
    </div>
  );
}

interface RowProps extends GridRow, RowEvents {
  readonly heads: readonly DayHead[];
  readonly wordsOf: (shift: DraftShift) => ShiftWords;
  readonly goesOn: (shift: DraftShift) => string;
  readonly cursor: number;
  readonly atShift: number;
  readonly marked: string | null;
}

const Row = memo(function Row({ row, name, below, heads, cursor, atShift, ...rest }: RowProps): ReactNode {
  return (
    <div role="row" className="roster-row" style={{ "--lanes": row.lanes } as CSSProperties}>
      <div role="rowheader" className="roster-name">
        <span className="cut">{name}</span>
        {below !== "" && <span className="quiet figures">{below}</span>}
      </div>
      {row.cells.map((cell, index) => (
        <Cell
          key={cell.day}
          {...rest}
          rowId={row.id}
          rowName={name}
          cell={cell}
          mark={heads[index]?.mark ?? "working"}
          isToday={heads[index]?.isToday ?? false}
          isCursor={index === cursor}
          atShift={atShift}
        />
      ))}
    </div>
  );
});

type CellProps = Omit<RowProps, "row" | "name" | "below" | "heads" | "cursor"> & {
  readonly rowId: string;
  readonly rowName: string;
  readonly cell: RosterCell;
  readonly mark: DayMark;
  readonly isToday: boolean;
  readonly isCursor: boolean;
};

function Cell({ rowId, rowName, cell, mark, isToday, isCursor, atShift, ...props }: CellProps): ReactNode {
  const say = useSay();
  const { wordsOf, goesOn, onFocus, onCell, onOpen, marked } = props;
  const wasActive = useRef(false);
  const day = `${say(weekdayOf(cell.day))} ${say(dayName(cell.day))}`;
  const spoken = [
    ...cell.running.map(goesOn),
    ...cell.bars.map(({ shift }) => {
      const words = wordsOf(shift);
      const count = words.warnings.length;
      return count === 0 ? words.spoken : say(rosterTexts.withWarnings, { what: words.spoken, count });
    }),
  ];
  const label =
    spoken.length === 0
      ? say(rosterTexts.cellEmpty, { row: rowName, day })
      : say(rosterTexts.cell, { row: rowName, day, shifts: spoken.join("; ") });
  return (
    <div
      role="gridcell"
      className="roster-cell"
      tabIndex={isCursor ? 0 : -1}
      data-row={rowId}
      data-day={cell.day}
      data-mark={mark}
      data-today={isToday}
      onFocus={() => onFocus(rowId, cell.day)}
      onPointerDown={(event) => {
        wasActive.current = document.activeElement === event.currentTarget;
      }}
      onClick={() => onCell(rowId, cell.day, wasActive.current)}
      onDoubleClick={() => onOpen(rowId, cell.day)}
    >
      <span className="unseen roster-spoken">{label}</span>
      {cell.bars.map((bar, index) => (
        <ShiftBar
          key={bar.shift.shift}
          bar={bar}
          words={wordsOf(bar.shift)}
          isChosen={isCursor && cell.bars.length > 1 && index === atShift % cell.bars.length}
          isMarked={bar.shift.shift === marked}
          onDown={(event) => props.onBarDown(event, bar.shift, rowId, cell.day)}
          onEndDown={(event) => props.onEndDown(event, bar.shift)}
        />
      ))}
    </div>
  );
}

interface ShiftBarProps {
  readonly bar: Bar;
  readonly words: ShiftWords;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly onDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onEndDown: (event: PointerEvent<HTMLElement>) => void;
}

/** What the pointer takes hold of. The cell says the same to who does not see it, and its keys do the same. */
function ShiftBar({ bar, words, isChosen, isMarked, onDown, onEndDown }: ShiftBarProps): ReactNode {
  const { shift, lane, left, width, ends } = bar;
  return (
    <div
      aria-hidden="true"
      className="roster-bar"
      data-shift={shift.shift}
      data-new={words.isNew}
      data-warned={words.warnings.length > 0}
      data-foreign={!words.editable}
      data-chosen={isChosen}
      data-marked={isMarked}
      title={[words.spoken, ...words.warnings].join("\n")}
      style={{ left: `${left * 100}%`, width: `${width * 100}%`, top: `calc(${lane} * var(--lane) + 3px)` }}
      onPointerDown={(event) => {
        if (event.button === 0) onDown(event);
      }}
      onClick={(event) => event.stopPropagation()}
    >
      {words.warnings.length > 0 && <span className="roster-bar-warned">!</span>}
      <span className="roster-bar-words figures">{words.short}</span>
      {ends && words.editable && (
        <span
          className="roster-bar-end"
          onPointerDown={(event) => {
            event.stopPropagation();
            if (event.button === 0) onEndDown(event);
          }}
        />
      )}
    </div>
  );
}
