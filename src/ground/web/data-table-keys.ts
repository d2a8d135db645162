import type { KeyboardEvent } from "react";

/** Where the arrows lead from a row, among all of them; undefined: the key moves nothing. */
export function rowAfterKey(key: string, at: number, count: number): number | undefined {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -count, End: count }[key];
  return by === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, at + by));
}

/**
 * From a row's name or box to that of another row: Up, Down, Page, Home and End move, so that nobody presses Tab through
 * hundreds of rows. Answers which row's name has the focus now, if one has.
 */
export function rowKeyMove(event: KeyboardEvent<HTMLTableRowElement>): number | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const from = event.target instanceof HTMLElement ? event.target : null;
  const kind = from?.dataset["move"];
  const table = event.currentTarget.closest("table");
  if (from === null || kind === undefined || table === null) return undefined;
  const all = [...table.querySelectorAll<HTMLElement>(`tbody [data-move="${kind}"]`)];
  const to = rowAfterKey(event.key, all.indexOf(from), all.length);
  if (to === undefined) return undefined;
  event.preventDefault();
  event.stopPropagation();
  const next = all[to];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return kind === "name" ? to : undefined;
}
