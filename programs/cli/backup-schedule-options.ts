import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { BackupPlan } from "../../src/journal/server/backup/take-backup.ts";
import { readBackupKey } from "../../src/journal/server/backup/backup-key.ts";
import { whereabouts } from "../../src/journal/server/backup/whereabouts.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { backupOptions, readBucketAccess } from "./backup-options.ts";
import { type Given, Usage, type VerbOption } from "./verb.ts";

/** What `start` understands of backups it is to take by itself. */
export const scheduleOptions: Readonly<Record<string, VerbOption>> = {
  "backup-to": {
    value: "DIR|s3://…",
    says: {
      zh: "定时加密备份到此目录或存储桶",
      en: "write encrypted backups to this folder or bucket on a schedule",
    },
  },
  "backup-every": {
    value: "MINUTES",
    says: { zh: "间隔分钟数，默认 60", en: "minutes between two backups, default 60" },
  },
  "backup-keep": {
    value: "N",
    says: { zh: "保留最近的份数，默认 48", en: "keep the newest N backups, default 48" },
  },
  "backup-keep-days": {
    value: "DAYS",
    says: {
      zh: "另每天保留一份全量，保留天数，默认 35",
      en: "also keep one full backup of each of the last DAYS days, default 35",
    },
  },
  ...backupOptions,
};

/** Undefined where none are asked for; whatever can be told to be wrong without asking a store is a sentence. */
export function readPlan(given: Given): BackupPlan | undefined {
  const to = given.text("backup-to");
  if (to === undefined) {
    const stray = Object.keys(scheduleOptions).find((name) => given.text(name) !== undefined);
    if (stray === undefined) return undefined;
    throw new Usage({ zh: "--{stray} 须与 --backup-to 同用。", en: "--{stray} goes with --backup-to." }, { stray });
  }
  const access = readBucketAccess(given);
  const key = given.text("backup-key");
  if (key !== undefined) readBackupKey(key);
  const { place, file } = whereabouts(to, access);
  if (file !== undefined)
    throw new Environment(
      existsSync(to) || to.startsWith("s3://")
        ? { zh: "--backup-to {to} 不是目录。", en: "--backup-to {to} is not a folder." }
        : {
            zh: "--backup-to 所指目录 {to} 不存在；请先建立（或挂载）。",
            en: "The folder of --backup-to, {to}, does not exist; make or mount it first.",
          },
      { to: resolve(to) },
    );
  return {
    to: place.name,
    everyMinutes: readCount(given, "backup-every", 60, 7 * 24 * 60),
    keeping: {
      newest: readCount(given, "backup-keep", 48, 100_000),
      days: readCount(given, "backup-keep-days", 35, 36_500),
    },
    key,
    access,
  };
}

function readCount(given: Given, option: string, otherwise: number, most: number): number {
  const text = given.text(option);
  if (text === undefined) return otherwise;
  const count = Number(text);
  if (/^\d{1,6}$/.test(text) && count >= 1 && count <= most) return count;
  throw new Usage(
    {
      zh: "--{option} 应为 1 到 {most} 的整数，而不是“{text}”。",
      en: "--{option} is a whole number from 1 to {most}, not “{text}”.",
    },
    { option, most, text },
  );
}
