import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { instantOf, millis } from "../../ground/instant.ts";
import type { DraftShift } from "./roster-draft.ts";
import { carry, stretch } from "./roster-drag.ts";
import { dayMs, hoursOf } from "./roster-days.ts";
import { endAfter } from "./roster-layout.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { RosterEditing, Target } from "./use-roster-editing.ts";

interface GridEventsWanted {
  readonly editing: RosterEditing;
  readonly isPlanning: boolean;
  readonly targetOf: (row: string, day: string) => Target;
  readonly zone: string;
  readonly days: number;
  readonly onOpen: (row: string, day: string) => void;
  readonly onCursor: (row: string, day: string) => void;
}

interface KeyPlace {
  readonly row: string;
  readonly day: string;
  readonly shift: DraftShift | undefined;
}

/** What pointer and keys do in the calendar; both end in the same few changes of the draft. */
export function useGridEvents(wanted: GridEventsWanted) {
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });
  // The same functions for good, so that a row is drawn anew only when something of it has changed.
  const pointer = useMemo(() => {
    const pixelsPerDay = (bar: HTMLElement) => bar.closest<HTMLElement>(".roster-cell")?.offsetWidth ?? 1;
    return {
      onFocus: (row: string, day: string) => latest.current.onCursor(row, day),
      onCell: (row: string, day: string, wasActive: boolean) => {
        const { editing, isPlanning, targetOf, onOpen, onCursor } = latest.current;
        onCursor(row, day);
        if (isPlanning && editing.hand !== null) editing.put(targetOf(row, day));
        else if (wasActive) onOpen(row, day);
      },
      onOpen: (row: string, day: string) => {
        if (latest.current.editing.hand === null) latest.current.onOpen(row, day);
      },
      onBarDown: (event: PointerEvent<HTMLElement>, shift: DraftShift, row: string, day: string) => {
        const { editing, isPlanning } = latest.current;
        event.preventDefault();
        const open = () => latest.current.onOpen(row, day);
        if (!isPlanning || !editing.isEditable(shift)) return open();
        carry(event, {
          words: editing.shiftName(shift),
          onClick: open,
          onDrop: (cell) => {
            const { targetOf } = latest.current;
            if (cell.row === row && cell.day === day) return;
            latest.current.onCursor(cell.row, cell.day);
            latest.current.editing.move(shift, targetOf(cell.row, cell.day));
          },
        });
      },
      onEndDown: (event: PointerEvent<HTMLElement>, shift: DraftShift) => {
        const { isPlanning, zone } = latest.current;
        const bar = event.currentTarget.closest<HTMLElement>(".roster-bar");
        if (!isPlanning || bar === null) return;
        event.preventDefault();
        const perDay = pixelsPerDay(bar);
        const endAt = (pixels: number) => instantOf(endAfter(shift, pixels, perDay, zone));
        const before = bar.offsetWidth / perDay;
        stretch(event, {
          bar,
          stretched: (pixels) => {
            const to = endAt(pixels);
            const width = before + (millis(to) - millis(shift.to)) / dayMs;
            return { width, words: hoursOf({ from: shift.from, to }, zone) };
          },
          onDrop: (pixels) => {
            const to = endAt(pixels);
            if (to !== shift.to) latest.current.editing.move(shift, { to }, rosterTexts.changed);
          },
        });
      },
    };
  }, []);

  /** True when the key meant something here. */
  function key(name: string, { row, day, shift }: KeyPlace): boolean {
    const { editing, targetOf, onOpen } = wanted;
    const withShift = (act: (found: DraftShift) => void) => {
      if (shift !== undefined) act(shift);
      return true;
    };
    const lengthened = (found: DraftShift, minutes: number) => {
      const to = millis(found.to) + minutes * 60_000;
      if (to - millis(found.from) < 30 * 60_000 || to - millis(found.from) > 2 * dayMs) return;
      editing.move(found, { to: instantOf(to) }, rosterTexts.changed);
    };
    const isMoving = editing.hand?.kind === "cut";
    switch (name.length === 1 ? name.toLowerCase() : name) {
      case "Enter":
        onOpen(row, day);
        return true;
      case "x":
        return withShift((found) => editing.take("cut", found));
      case "c":
        return withShift((found) => editing.take("copied", found));
      case "v":
        editing.put(targetOf(row, day));
        return true;
      case "m":
        if (isMoving) editing.put(targetOf(row, day));
        else withShift((found) => editing.take("cut", found));
        return true;
      case "[":
        return withShift((found) => lengthened(found, -30));
      case "]":
        return withShift((found) => lengthened(found, 30));
      case "Delete":
      case "Backspace":
        return withShift(editing.remove);
      case "Escape":
        if (editing.hand === null) return false;
        editing.setHand(null);
        return true;
      default:
        return false;
    }
  }

  return { pointer, key };
}
