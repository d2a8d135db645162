import { z } from "zod";
import { type LastBackup, type LastDrill, readLastBackup, readLastDrill } from "./backup-notes.ts";
import type { ScheduleState } from "./backup-schedule.ts";

/** How it stands with backups, as the board and Prometheus are told. */
export interface BackupOverview {
  /** Null when no backup has been made. */
  readonly last: LastBackup | null;
  /** Null where none are scheduled. */
  readonly schedule: ScheduleState | null;
  readonly lastDrill: LastDrill | null;
}

export const noBackups: BackupOverview = { last: null, schedule: null, lastDrill: null };

/** Read from the notes in the data folder, which other processes write as well. */
export async function readBackupOverview(dataFolder: string, schedule: ScheduleState | null): Promise<BackupOverview> {
  const [last, lastDrill] = await Promise.all([readLastBackup(dataFolder), readLastDrill(dataFolder)]);
  return { last, schedule, lastDrill };
}

/** What the status says of it. */
export const backupAnswer = {
  lastBackupAt: z.string().nullable(),
  backupEveryMinutes: z.number().nullable(),
  lastBackupError: z
    .strictObject({ at: z.string(), why: z.strictObject({ zh: z.string(), en: z.string() }) })
    .nullable(),
  lastDrill: z.strictObject({ at: z.string(), ok: z.boolean(), failed: z.string().nullable() }).nullable(),
};

export function backupStatus({ last, schedule, lastDrill }: BackupOverview) {
  return {
    lastBackupAt: last?.at ?? null,
    backupEveryMinutes: schedule?.everyMinutes ?? null,
    lastBackupError: schedule?.trouble ?? null,
    lastDrill: lastDrill === null ? null : { at: lastDrill.at, ok: lastDrill.ok, failed: lastDrill.failed },
  };
}
