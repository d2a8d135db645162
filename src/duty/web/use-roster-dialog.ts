import { useEffect, useRef, useState } from "react";

/** What is open over the roster. */
export type RosterOpen =
  | { readonly kind: "cell"; readonly row: string; readonly day: string }
  | { readonly kind: "fill" | "save" | "posts" };

/**
 * Shows one dialog at a time. Closing it gives the focus back to where it was, or to the calendar when that place is
 * gone.
 */
export function useRosterDialog() {
  const opener = useRef<Element | null>(null);
  const [open, show] = useState<RosterOpen | null>(null);
  const isOpen = open !== null;
  useEffect(() => {
    if (isOpen || opener.current === null) return;
    const before = opener.current;
    opener.current = null;
    const isThere = before.isConnected && before !== document.body;
    const back = isThere ? before : document.querySelector('.roster-grid [role="gridcell"][tabindex="0"]');
    if (back instanceof HTMLElement) back.focus();
  }, [isOpen]);
  return {
    open,
    setOpen: (what: RosterOpen) => {
      opener.current = document.activeElement;
      show(what);
    },
    close: () => show(null),
  };
}
