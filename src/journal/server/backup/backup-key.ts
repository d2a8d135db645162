import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Environment } from "../engine/environment.ts";
import { mostBytes, readGiven } from "../engine/given-file.ts";
import type { KeyStore } from "../key-store.ts";

/** What backups are encrypted under. `id` names it in a file's header and tells nothing about it. */
export interface BackupKey {
  readonly id: string;
  /** The key of one file, from that file's salt. */
  ofFile(salt: Buffer): Buffer;
}

/** The key a server makes for itself, in `keys/` of its data folder; it travels in the key file. */
export const ownKeyFile = "backup.key";

export function backupKeyOf(secret: Buffer): BackupKey {
  return {
    id: createHmac("sha256", secret).update("callsign backup key id").digest("hex").slice(0, 16),
    ofFile: (salt) => Buffer.from(hkdfSync("sha256", secret, salt, "callsign backup file", 32)),
  };
}

/** Reads `file:PATH` or `env:NAME`; throws `Environment` when there is no key, or others may read its file. */
export function readBackupKey(spec: string): BackupKey {
  const [, kind, where = ""] = /^(file|env):(.+)$/.exec(spec) ?? [];
  if (kind === "file") return keyInFile(resolve(where));
  if (kind === "env") {
    const text = process.env[where];
    if (text === undefined || text === "")
      throw new Environment(
        {
          zh: "环境变量 {name} 未设置，其中应有备份密钥。",
          en: "The environment variable {name} with the backup key is not set.",
        },
        { name: where },
      );
    return secretIn(Buffer.from(text), { zh: "环境变量 {where}", en: "the environment variable {where}" }, where);
  }
  throw new Environment(
    {
      zh: "--backup-key 应为 file:路径 或 env:变量名，而不是“{spec}”。",
      en: "--backup-key is file:PATH or env:NAME, not “{spec}”.",
    },
    { spec },
  );
}

/** The key in the data folder's `keys/`, or undefined when none was ever made there. */
export async function ownBackupKey(store: KeyStore): Promise<BackupKey | undefined> {
  const secret = await store.read(ownKeyFile);
  return secret === undefined ? undefined : ownKeyOf(secret);
}

/** The data folder's own key, made when it is not there. */
export async function keepOwnBackupKey(store: KeyStore): Promise<{ readonly secret: Buffer; readonly made: boolean }> {
  const made = !store.names().includes(ownKeyFile);
  return { secret: await store.keep(ownKeyFile, () => Buffer.from(`${randomBytes(32).toString("hex")}\n`)), made };
}

export function ownKeyOf(secret: Buffer): BackupKey {
  return secretIn(secret, { zh: "keys/backup.key", en: "keys/backup.key" }, "");
}

/** The key that lies in a key file (`backup … --keys FILE`), as its bytes. */
export function backupKeyIn(bytes: Buffer): BackupKey {
  return secretIn(bytes, { zh: "密钥文件", en: "the key file" }, "");
}

function keyInFile(path: string): BackupKey {
  let bytes: Buffer;
  try {
    if ((statSync(path).mode & 0o077) !== 0)
      throw new Environment(
        {
          zh: "备份密钥文件 {path} 其他用户也能访问；请改为仅本人可读（chmod 600）。",
          en: "Others may use the backup key file {path}; let only its owner read it (chmod 600).",
        },
        { path },
      );
    bytes = readGiven(path, mostBytes.small);
  } catch (error) {
    if (error instanceof Environment) throw error;
    throw new Environment(
      { zh: "读不到备份密钥文件 {path}。", en: "The backup key file {path} cannot be read." },
      { path },
      { cause: error },
    );
  }
  return secretIn(bytes, { zh: "文件 {where}", en: "the file {where}" }, path);
}

/** 32 bytes as they are, or as 64 hexadecimal digits, or in base64. */
function secretIn(bytes: Buffer, place: { zh: string; en: string }, where: string): BackupKey {
  if (bytes.length === 32) return backupKeyOf(bytes);
  const text = bytes.toString("latin1").trim();
  if (/^[0-9a-fA-F]{64}$/.test(text)) return backupKeyOf(Buffer.from(text, "hex"));
  if (/^[A-Za-z0-9+/]{43}=?$/.test(text)) return backupKeyOf(Buffer.from(text, "base64"));
  throw new Environment(
    {
      zh: `${place.zh}中没有 32 字节的备份密钥（原始、十六进制或 base64）。`,
      en: `There is no backup key of 32 bytes, raw, in hexadecimal or base64, in ${place.en}.`,
    },
    { where },
  );
}
