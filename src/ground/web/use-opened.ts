import { useState } from "react";

interface Opened<What> {
  readonly now: What | null;
  open(what: What): void;
  /**
   * Closes what was open when this was handed out, and nothing else: an answer that comes late does not close, under
   * somebody's hands, what they have opened meanwhile.
   */
  close(): void;
}

/** What one part of a screen has open, one thing at a time. */
export function useOpened<What>(): Opened<What> {
  const [opened, setOpened] = useState<{ readonly what: What } | null>(null);
  return {
    now: opened?.what ?? null,
    open: (what) => setOpened({ what }),
    close: () => setOpened((present) => (present === opened ? null : present)),
  };
}
