/*
 * Names of scheduled backups, and which of them are kept. A full backup holds everything; a part holds what came after the
 * one before it and is of use only with all before it back to its full one.
 */
export interface BackupName {
  readonly file: string;
  /** The first eight characters of the log's writer: backups of several districts may share a place. */
  readonly writer: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly full: boolean;
}

const name = /^callsign-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)\.(\d{3})Z-(full|part)\.backup$/;

/** `callsign-388b48d4-20261125T160000.000Z-full.backup`: sorted by name they are sorted by time. */
export function backupName(writer: string, takenAt: string, full: boolean): string {
  return `callsign-${writer.slice(0, 8)}-${takenAt.replaceAll(/[-:]/g, "")}-${full ? "full" : "part"}.backup`;
}

/** What a name says, or undefined when it is not one of these. */
export function readBackupName(file: string): BackupName | undefined {
  const [, writer, year, month, day, hours, minutes, seconds, millis, kind] = name.exec(file) ?? [];
  if (writer === undefined) return undefined;
  const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${millis}Z`);
  return Number.isNaN(at) ? undefined : { file, writer, at, full: kind === "full" };
}

export function isBackupName(file: string): boolean {
  return file.endsWith(".backup");
}

/** The names among these, in the order of time. */
export function backupsIn(files: readonly string[]): readonly BackupName[] {
  return files
    .map(readBackupName)
    .filter((read) => read !== undefined)
    .toSorted((one, other) => one.at - other.at);
}

export interface Keeping {
  /** How many of the newest backups are kept. */
  readonly newest: number;
  /** Also kept: the newest full backup of each of the last this many days (UTC) that have one. */
  readonly days: number;
}

const dayMillis = 86_400_000;

/**
 * The backups of one writer that may be removed; never one that a kept part still needs. A backup dated ahead, by a
 * clock that was wrong, is kept until its date and does not count among the newest, because it would displace later
 * ones.
 */
export function expendable(backups: readonly BackupName[], keeping: Keeping, now: number): readonly BackupName[] {
  const sorted = backups.toSorted((one, other) => one.at - other.at);
  const dated = sorted.filter(({ at }) => at <= now);
  const kept = new Set<BackupName>(sorted.filter(({ at }) => at > now));
  for (const backup of dated.slice(Math.max(0, dated.length - keeping.newest))) kept.add(backup);
  const dayOf = ({ at }: BackupName) => Math.floor(at / dayMillis);
  const firstDay = Math.floor(now / dayMillis) - keeping.days + 1;
  const ofDay = new Map(sorted.filter(({ full }) => full).map((backup) => [dayOf(backup), backup]));
  for (const [day, backup] of ofDay) if (day >= firstDay) kept.add(backup);
  // From the newest back: whatever stands before a kept part, up to and with its full one, is needed by it.
  let needed = false;
  for (const backup of sorted.toReversed()) {
    if (needed) kept.add(backup);
    needed = kept.has(backup) && !backup.full;
  }
  return sorted.filter((backup) => !kept.has(backup));
}
