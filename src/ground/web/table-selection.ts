/** The rows that somebody has chosen for an act, and the one that a press with Shift reaches from. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly from: string | null;
}

export const nothingSelected: Selection = { keys: new Set(), from: null };

/** `alone`: takes a row or gives it back. `reaching`: all from the last one to this. */
export type SelectBy = "alone" | "reaching";

/** The selection after a press on a row. `order` is the rows as they stand now. */
export function selectRow(selection: Selection, order: readonly string[], key: string, by: SelectBy): Selection {
  const at = order.indexOf(key);
  if (at < 0) return selection;
  const from = selection.from === null ? -1 : order.indexOf(selection.from);
  if (by === "reaching" && from >= 0) {
    const reached = order.slice(Math.min(from, at), Math.max(from, at) + 1);
    return { keys: new Set([...selection.keys, ...reached]), from: selection.from };
  }
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { keys, from: key };
}

/** Takes all rows of the filter, or gives them back where all are taken. What is selected elsewhere stays. */
export function selectAll(selection: Selection, order: readonly string[]): Selection {
  const keys = new Set(selection.keys);
  if (order.length > 0 && order.every((key) => keys.has(key))) for (const key of order) keys.delete(key);
  else for (const key of order) keys.add(key);
  return { keys, from: null };
}

/** How much of the rows is selected. */
export function selectedOf(selection: Selection, order: readonly string[]): "none" | "some" | "all" {
  const taken = order.filter((key) => selection.keys.has(key)).length;
  return taken === 0 ? "none" : taken === order.length ? "all" : "some";
}
