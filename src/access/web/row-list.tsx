import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { usePreference } from "../../ground/web/preferences.ts";
import { textScales } from "../../ground/web/text-size.ts";

interface RowListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly row: (row: Row) => ReactNode;
  /** What stands there without rows. */
  readonly none: string;
  readonly className: string;
  /** Pixels of a row at the normal text size, and of one on a narrow screen. */
  readonly heights: readonly [number, number];
}

/** One of very many: arrows, Page, Home and End choose; rows out of sight cost nothing. */
export function RowList<Row>(props: RowListProps<Row>): ReactNode {
  const { label, rows, keyOf, chosen, onChoose, row, none, className, heights } = props;
  const list = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const scale = textScales[usePreference("textSize")];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => heights[matchMedia("(max-width: 620px)").matches ? 1 : 0] * scale,
    overscan: 8,
    getItemKey: (index) => {
      const one = rows[index];
      return one === undefined ? index : keyOf(one);
    },
  });
  useEffect(() => virtual.measure(), [virtual, scale]);
  const at = rows.findIndex((one) => keyOf(one) === chosen);
  const isThere = at >= 0;
  // Also one that a link names: it may stand far down the list.
  useEffect(() => {
    if (isThere) virtual.scrollToIndex(at);
    // Rows that come and go move nothing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [virtual, chosen, isThere]);
  const go = (by: number) => {
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onChoose(keyOf(next));
  };
  const shown = virtual.getVirtualItems();
  const isShown = shown.some((item) => item.index === at);
  return (
    <div
      ref={list}
      className="panel-body"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(isShown ? { "aria-activedescendant": `${prefix}${at}` } : {})}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows.length, End: rows.length }[
          event.key
        ];
        if (by === undefined) return;
        event.preventDefault();
        go(by);
      }}
    >
      {rows.length === 0 && (
        <p className="nothing" role="option" aria-selected="false" aria-disabled="true">
          {none}
        </p>
      )}
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {shown.map((item) => {
          const one = rows[item.index];
          if (one === undefined) return null;
          return (
            <div
              key={item.key}
              id={`${prefix}${item.index}`}
              role="option"
              aria-selected={item.index === at}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className={className}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => onChoose(keyOf(one))}
            >
              {row(one)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
