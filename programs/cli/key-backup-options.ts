import { resolve } from "node:path";
import type { KeyBackupPlace } from "../../src/journal/server/key-backups.ts";
import { type Given, Usage, type VerbOption } from "./verb.ts";

const usualDays = 30;
const mostDays = 366;

/** Where a running server puts key files of itself. */
export const keyBackupOptions: Readonly<Record<string, VerbOption>> = {
  "key-backup": {
    value: "DIR",
    says: {
      zh: "每天及每次轮换后在此目录另存密钥文件，须与数据和备份分开",
      en: "write a key file here daily and after each rotation, apart from data and backups",
    },
  },
  "key-backup-days": {
    value: "N",
    says: {
      zh: `密钥文件保留天数，默认 ${usualDays}；到期即销毁`,
      en: `days a key file is kept, ${usualDays} when not given; then it is destroyed`,
    },
  },
};

export function readKeyBackup(given: Given): KeyBackupPlace | undefined {
  const folder = given.text("key-backup");
  const text = given.text("key-backup-days");
  const days = Number(text ?? usualDays);
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    throw new Usage(
      {
        zh: "--key-backup-days 须为 1 至 {most} 的整数。",
        en: "--key-backup-days is a whole number from 1 to {most}.",
      },
      { most: mostDays },
    );
  }
  if (folder !== undefined) return { folder: resolve(folder), days };
  if (text === undefined) return undefined;
  throw new Usage({
    zh: "--key-backup-days 须与 --key-backup 同用。",
    en: "--key-backup-days goes with --key-backup.",
  });
}
