import { useState } from "react";

interface Opened<What> {
  readonly now: What | null;
  open(what: What): void;
  /**
   * Closes what was open when this function was handed out, and nothing else. An answer that comes late therefore does
   * not close what somebody has opened since.
   */
  close(): void;
}

/** What a part of a screen has open; opening another closes it. */
export function useOpened<What>(): Opened<What> {
  const [opened, setOpened] = useState<{ readonly what: What } | null>(null);
  return {
    now: opened?.what ?? null,
    open: (what) => setOpened({ what }),
    close: () => setOpened((present) => (present === opened ? null : present)),
  };
}
