import { type KeyboardEvent, useState } from "react";
import type { Cursor } from "./roster-grid.tsx";
import { cursorAfter } from "./roster-layout.ts";
import { useGridEvents } from "./use-grid-events.ts";
import type { RosterScreen } from "./use-roster-screen.ts";

/** Which cell of the calendar keys act on, and what keys and pointer do there. */
export function useRosterCursor(screen: RosterScreen, onOpen: (row: string, day: string) => void) {
  const { editing, isPlanning, targetOf, zone, days, flat } = screen;
  const [cursor, setCursor] = useState<Cursor>({ row: 0, day: 0, shift: 0 });
  const at = { row: Math.min(cursor.row, Math.max(0, flat.length - 1)), day: Math.min(cursor.day, days.length - 1) };
  const atRow = flat[at.row];
  const cell = atRow?.row.cells[at.day];
  const events = useGridEvents({
    ...{ editing, isPlanning, targetOf, zone, days: days.length },
    onOpen: (row, on) => {
      goToCell(row, on);
      onOpen(row, on);
    },
    onCursor: goToCell,
  });

  function goToCell(row: string, on: string): void {
    const next = { row: flat.findIndex((one) => one.row.id === row), day: days.indexOf(on) };
    setCursor((before) => (before.row === next.row && before.day === next.day ? before : { ...next, shift: 0 }));
  }

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "z") {
      event.preventDefault();
      return editing.undo();
    }
    const next = cursorAfter(event.key, control, at, { rows: flat.length, days: days.length });
    if (next !== undefined) {
      event.preventDefault();
      return setCursor({ ...next, shift: 0 });
    }
    if (control || atRow === undefined || cell === undefined) return;
    const bar = cell.bars[cursor.shift % Math.max(1, cell.bars.length)];
    if (!isPlanning && event.key !== "Enter") return;
    const did = events.key(event.key, { row: atRow.row.id, day: cell.day, shift: bar?.shift });
    if (event.key === " " && cell.bars.length > 1) {
      const next = cell.bars[(cursor.shift + 1) % cell.bars.length];
      setCursor({ ...at, shift: cursor.shift + 1 });
      if (next !== undefined) editing.announce(editing.shiftName(next.shift));
    }
    if (did || event.key === " ") event.preventDefault();
  }

  return { cursor: { ...at, shift: cursor.shift }, pointer: events.pointer, onKey };
}
