import { useCallback, useRef, useState } from "react";

/**
 * What a button opens. Closing it gives the focus back to the button, so that keys go on where they were; leaving it for
 * something else does not.
 */
export function useOpener() {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  const leave = useCallback(() => setOpen(false), []);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  return { isOpen, open, close, leave, button: { ref: button, "aria-expanded": isOpen } };
}
