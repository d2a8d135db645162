import { z } from "zod";
import { type LastDrill, readLastBackup, readLastDrill } from "./backup-notes.ts";
import type { ScheduleState } from "./backup-schedule.ts";

/** How it stands with backups, as the board and Prometheus are told. */
export interface BackupOverview {
  /** RFC 3339, or null when no backup has been made. */
  readonly lastAt: string | null;
  /** Null where none are scheduled. */
  readonly schedule: ScheduleState | null;
  readonly lastDrill: LastDrill | null;
}

export const noBackups: BackupOverview = { lastAt: null, schedule: null, lastDrill: null };

/** Read from the notes in the data folder, which other processes write as well. */
export async function readBackupOverview(dataFolder: string, schedule: ScheduleState | null): Promise<BackupOverview> {
  const [last, lastDrill] = await Promise.all([readLastBackup(dataFolder), readLastDrill(dataFolder)]);
  return { lastAt: last?.at ?? null, schedule, lastDrill };
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

export function backupStatus({ lastAt, schedule, lastDrill }: BackupOverview) {
  return {
    lastBackupAt: lastAt,
    backupEveryMinutes: schedule?.everyMinutes ?? null,
    lastBackupError: schedule?.trouble ?? null,
    lastDrill,
  };
}
