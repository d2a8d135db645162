import type { ServerStatus, Tone } from "./server-status.ts";

const dailyMillis = 25 * 3_600_000;
const oldDrillMillis = 35 * 86_400_000;

/** A drill district is not expected to be backed up; anything else is, daily, or as often as is scheduled. */
export function toneOfBackup(status: ServerStatus | undefined, now: number, drill: boolean): Tone {
  if (status === undefined) return "plain";
  if (isBackupLate(status, now)) return "alarm";
  if (status.lastBackupError !== null) return "amber";
  if (drill || status.backupEveryMinutes !== null) return "plain";
  return status.lastBackupAt === null || now - Date.parse(status.lastBackupAt) > dailyMillis ? "amber" : "plain";
}

/** Where backups are scheduled: none for twice the interval, or none at all after a failure. */
export function isBackupLate(
  { lastBackupAt, backupEveryMinutes, lastBackupError }: ServerStatus,
  now: number,
): boolean {
  if (backupEveryMinutes === null) return false;
  return lastBackupAt === null
    ? lastBackupError !== null
    : now - Date.parse(lastBackupAt) > 2 * backupEveryMinutes * 60_000;
}

/** A restore drill that failed, or one that is older than 35 days or was never held where backups are scheduled. */
export function toneOfDrill(status: ServerStatus | undefined, now: number): Tone {
  if (status === undefined) return "plain";
  const { lastDrill, backupEveryMinutes } = status;
  if (lastDrill === null) return backupEveryMinutes === null ? "plain" : "amber";
  return !lastDrill.ok || now - Date.parse(lastDrill.at) > oldDrillMillis ? "alarm" : "plain";
}
