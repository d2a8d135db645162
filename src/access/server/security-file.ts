import { appendFile, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { SecuritySink } from "./security-log.ts";

export interface SecurityFile {
  readonly path: string;
  /** When the file would grow beyond this, it becomes `….1`, the one before `….2`, and so on. */
  readonly mostBytes: number;
  /** Older files that are kept. */
  readonly kept: number;
}

/** How many bytes may wait for a slow disk. */
const mostWaitingBytes = 1_000_000;

/** JSON lines in a file that only its owner reads. A disk that fails is said once, and the lines are counted as left out. */
export function fileSink(file: SecurityFile, trouble: (error: unknown) => void): SecuritySink {
  let waiting: string[] = [];
  let waitingBytes = 0;
  let size: number | undefined;
  let writing: Promise<void> | undefined;
  let isTroubled = false;

  async function turn(): Promise<void> {
    await rm(`${file.path}.${file.kept}`, { force: true });
    for (let number = file.kept - 1; number >= 0; number--) {
      const from = number === 0 ? file.path : `${file.path}.${number}`;
      if (file.kept === 0) await rm(from, { force: true });
      else await rename(from, `${file.path}.${number + 1}`).catch(ignoreMissing);
    }
    size = 0;
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const text = waiting.join("");
      [waiting, waitingBytes] = [[], 0];
      try {
        if (size === undefined) {
          await mkdir(dirname(file.path), { recursive: true, mode: 0o700 });
          size = (await stat(file.path).catch(ignoreMissing))?.size ?? 0;
        }
        if (size > 0 && size + text.length > file.mostBytes) await turn();
        await appendFile(file.path, text, { mode: 0o600 });
        size += text.length;
        isTroubled = false;
      } catch (error) {
        if (!isTroubled) trouble(error);
        isTroubled = true;
      }
    }
  }

  return {
    write: (line) => {
      if (isTroubled && writing !== undefined) return false;
      if (waitingBytes + line.length > mostWaitingBytes) return false;
      waiting.push(`${line}\n`);
      waitingBytes += line.length + 1;
      writing ??= writeAll().finally(() => (writing = undefined));
      return true;
    },
    close: async () => {
      while (writing !== undefined) await writing;
    },
  };
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  return undefined;
}

/** JSON lines on the standard output, for whatever collects that. */
export function outputSink(output: Pick<NodeJS.WriteStream, "write" | "writableLength">): SecuritySink {
  return {
    write: (line) => {
      if (output.writableLength > mostWaitingBytes) return false;
      output.write(`${line}\n`);
      return true;
    },
    close: () => Promise.resolve(),
  };
}
