import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "./engine/durable-file.ts";

const hourMillis = 3_600_000;

export const checkpointFolder = (dataFolder: string): string => join(dataFolder, "checkpoints");

/** `2026-11-25T170000Z.txt`: UTC to the second, without colons, which some file systems refuse. */
export function checkpointFileName(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(":", "")}Z.txt`;
}

interface CheckpointFileParts {
  readonly dataFolder: string;
  /** A folder this machine's administrators cannot change, such as a share of another authority. */
  readonly witnessFolder?: string | undefined;
  readonly latest: () => Promise<string | undefined>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/**
 * Writes the latest signed checkpoint into a file every hour and at the end, and a copy where a witness keeps it; a log
 * that did not grow since is not written again. A folder that cannot be written is said and tried again the next hour.
 */
export function keepCheckpointFiles(parts: CheckpointFileParts): { write(): Promise<void>; stop(): Promise<void> } {
  const written = new Map<string, string>();

  async function write(): Promise<void> {
    const note = await parts.latest();
    if (note === undefined) return;
    const name = checkpointFileName(parts.now());
    for (const folder of [checkpointFolder(parts.dataFolder), parts.witnessFolder]) {
      if (folder === undefined || written.get(folder) === note) continue;
      try {
        mkdirSync(folder, { recursive: true });
        writeDurably(join(folder, name), note, 0o644);
        written.set(folder, note);
      } catch (error) {
        parts.log(`no checkpoint was written to ${folder}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  const tell = () =>
    write().catch((error: unknown) =>
      parts.log(`no checkpoint was written: ${error instanceof Error ? error.message : String(error)}`),
    );
  const timer = setInterval(() => void tell(), hourMillis);
  timer.unref();
  return {
    write,
    stop: async () => {
      clearInterval(timer);
      await tell();
    },
  };
}
