import { closeSync, fstatSync, openSync, renameSync, writeSync } from "node:fs";

/** PostgreSQL's log: one file and the one before it, each at most this long. */
const mostBytes = 4 * 1024 * 1024;

export interface LogFile {
  write(text: string): void;
  close(): void;
}

/** A log that never fills the disk and never stops the work: what cannot be written (disk full) is dropped. */
export function openLogFile(path: string): LogFile {
  let handle: number | undefined;
  let bytes = 0;
  const open = () => {
    handle = openSync(path, "a", 0o600);
    bytes = fstatSync(handle).size;
  };
  open();
  return {
    write(text) {
      try {
        if (handle === undefined) open();
        if (handle !== undefined && bytes > mostBytes) {
          closeSync(handle);
          handle = undefined;
          renameSync(path, `${path}.1`);
          open();
        }
        if (handle !== undefined) bytes += writeSync(handle, text);
      } catch {
        // Dropped. The next words try again.
      }
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}
