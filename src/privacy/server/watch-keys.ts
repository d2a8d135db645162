import type { Commit } from "../../journal/journal.ts";
import { type KeyBackupPlace, startKeyBackups } from "../../journal/server/key-backups.ts";
import { noteKeyBackup, writeKeyFile } from "../../journal/server/key-file.ts";
import type { KeyStore } from "../../journal/server/key-store.ts";
import type { NumberMarks } from "../../journal/server/number-marks.ts";
import { hourly } from "../../journal/server/hourly.ts";
import type { SecretTable } from "../../journal/server/room-server.ts";
import { type RotatingParts, watchKeyEpochs } from "./key-rotating.ts";

interface Parts extends Omit<RotatingParts, "turned"> {
  /** Never ahead of the truth. */
  surelyPast(): number;
  readonly store: KeyStore;
  readonly marks: NumberMarks;
  /** Tables of secrets that travel with the keys. */
  readonly secretTables: readonly SecretTable[];
  listen(listener: (commit: Commit) => void): () => void;
}

/** Rotates keys when the log says so, destroys those of numbers past their hours, and writes them to files of their own when it was said where. */
export async function watchKeys(
  { keyBackup, dataFolder }: { readonly keyBackup?: KeyBackupPlace | undefined; readonly dataFolder: string },
  parts: Parts,
): Promise<{ stop(): Promise<void> }> {
  const { pool, store, trouble } = parts;
  const backups =
    keyBackup === undefined
      ? undefined
      : startKeyBackups({
          ...keyBackup,
          ...{ now: parts.surelyPast, isClockTrusted: parts.isClockTrusted, trouble },
          writeFile: async (file, takenAt) => {
            await writeKeyFile(pool, store, file, parts.secretTables, takenAt);
            noteKeyBackup(dataFolder, takenAt);
          },
        });
  const epochs = watchKeyEpochs({ ...parts, turned: () => void backups?.write().catch(trouble) });
  parts.listen(epochs.commit);
  await epochs.begin();
  const stopSweeping = hourly(parts.marks.sweep, parts.isClockTrusted, trouble);
  void backups?.check().catch(trouble);
  return {
    stop: async () => {
      await epochs.stop();
      await stopSweeping();
      await backups?.stop();
    },
  };
}
