import { readBackupOverview } from "../../../src/journal/server/backup/backup-overview.ts";
import { scheduleBackups } from "../../../src/journal/server/backup/backup-schedule.ts";
import type { KeyStore } from "../../../src/journal/server/key-store.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";

/** Backups the server takes by itself, where it was told to; answers how it stands with them. */
export async function openBackups(
  { options, folder, undo }: Beginning,
  keyStore: KeyStore,
  { clock, trust }: HouseClock,
  version: string,
) {
  const { backups: plan, databaseUrl, kind, log } = options;
  const schedule =
    plan === undefined
      ? undefined
      : await scheduleBackups({
          taking: { plan, databaseUrl, dataFolder: folder.path, version, kind },
          ...{ store: keyStore, now: clock.millis, isClockTrusted: trust.isTrusted, log },
        });
  undo.push(() => schedule?.stop());
  return () => readBackupOverview(folder.path, schedule?.state() ?? null);
}
