import type { BackupKey } from "../../src/journal/server/backup/backup-key.ts";
import { backupKeyIn, ownKeyFile, readBackupKey } from "../../src/journal/server/backup/backup-key.ts";
import type { BucketAccess } from "../../src/journal/server/backup/backup-place.ts";
import type { KeyFile } from "../../src/journal/server/key-file.ts";
import type { KeySource } from "../../src/journal/server/key-source.ts";
import { wrappingOf } from "../../src/journal/server/wrapped-file.ts";
import { type Given, Usage, type VerbOption } from "./verb.ts";

/** What every verb understands that reads or writes backups. */
export const backupOptions: Readonly<Record<string, VerbOption>> = {
  "backup-key": {
    value: "SPEC",
    says: {
      zh: "备份的加密密钥：file:路径 或 env:变量名（32 字节）",
      en: "the key that encrypts backups: file:PATH or env:NAME, 32 bytes",
    },
  },
  "s3-endpoint": {
    value: "URL",
    says: {
      zh: "s3:// 所指存储的地址；凭据取自环境变量 AWS_ACCESS_KEY_ID 与 AWS_SECRET_ACCESS_KEY",
      en: "address of the S3 store; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY come from the environment",
    },
  },
  "s3-region": {
    value: "NAME",
    says: { zh: "其区域，默认取 AWS_REGION", en: "region of the S3 store, default AWS_REGION" },
  },
};

export function readBucketAccess(given: Given): BucketAccess {
  return { endpoint: given.text("s3-endpoint"), region: given.text("s3-region") };
}

/** The key that was named, or the one that lies in the key file, where the key source may have wrapped it. */
export async function readKeyFor(
  given: Given,
  keys: KeyFile | undefined,
  source: KeySource,
): Promise<BackupKey | undefined> {
  const spec = given.text("backup-key");
  if (spec !== undefined) return readBackupKey(spec);
  const travelled = keys?.files[ownKeyFile];
  if (travelled === undefined) return undefined;
  const bytes = Buffer.from(travelled, "base64");
  return backupKeyIn(wrappingOf(bytes) === "none" ? bytes : await source.unwrap(ownKeyFile, bytes));
}

/** A moment as `--until` takes it: RFC 3339 with its offset from UTC. Answers it in UTC. */
export function readUntil(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = isWhole ? new Date(text) : undefined;
  if (at !== undefined && !Number.isNaN(at.getTime())) return at.toISOString();
  throw new Usage(
    {
      zh: "--until 应为带时区的时间，如 2026-11-25T14:00:00+08:00，而不是“{text}”。",
      en: "--until is a time with its offset, such as 2026-11-25T14:00:00+08:00, not “{text}”.",
    },
    { text },
  );
}
