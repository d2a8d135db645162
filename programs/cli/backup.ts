import { connect } from "../../src/journal/server/connect.ts";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { backupName } from "../../src/journal/backup-keeping.ts";
import { ownBackupKey } from "../../src/journal/server/backup/backup-key.ts";
import { noteBackup } from "../../src/journal/server/backup/backup-notes.ts";
import { noting, sweepUnderway } from "../../src/journal/server/backup/underway.ts";
import { whereabouts } from "../../src/journal/server/backup/whereabouts.ts";
import { writeBackup } from "../../src/journal/server/backup/write-backup.ts";
import { filesCarrier } from "../../src/journal/server/files/carry-files.ts";
import { filePlaceOf } from "../../src/journal/server/files/file-place.ts";
import { noteKeyBackup, writeKeyFile } from "../../src/journal/server/key-file.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { secretTables } from "../server/rooms.ts";
import { backupOptions, readBucketAccess, readKeyFor } from "./backup-options.ts";
import { filesInWords } from "./files-in-words.ts";
import { keySourceOf, keySourceOption } from "./key-source-option.ts";
import { spoken } from "./language.ts";
import { withDatabase } from "./open-database.ts";
import { progressOf } from "./progress.ts";
import { dataOption, jsonOption, Usage, type Verb } from "./verb.ts";

/** The version of this program, as its package says. */
function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

export const backupVerb: Verb = {
  name: "backup",
  summary: { zh: "备份日志", en: "write a backup of the journal" },
  usage:
    "backup FILE|DIR|s3://BUCKET/PREFIX [--keys FILE] [--backup-key SPEC | --plain] [--s3-endpoint URL] [--s3-region NAME] [--data DIR] [--key-source SPEC] [--json]",
  arguments: ["FILE"],
  options: {
    keys: {
      value: "FILE",
      says: {
        zh: "另存密钥文件，请与备份分开保管",
        en: "also write the keys to this file; keep it apart from the backup",
      },
    },
    ...backupOptions,
    plain: {
      says: {
        zh: "不加密，即使数据目录中有备份密钥",
        en: "do not encrypt, even where the data folder has a backup key",
      },
    },
    data: dataOption,
    "key-source": keySourceOption,
    json: jsonOption,
  },
  run: async (given) => {
    const keyFile = given.text("keys");
    const source = keySourceOf(given);
    const access = readBucketAccess(given);
    const { place, file } = whereabouts(given.rest[0] ?? "", access);
    const named = await readKeyFor(given, undefined, source);
    if (named !== undefined && given.has("plain"))
      throw new Usage({
        zh: "--backup-key 与 --plain 只能选一个。",
        en: "Choose one of --backup-key and --plain.",
      });
    const progress = progressOf("backup");
    const written = await withDatabase({ data: given.text("data") ?? "data", verb: "backup" }, async (url, folder) => {
      const store = await openKeyStore(folder.path, source);
      const key = given.has("plain") ? undefined : (named ?? (await ownBackupKey(store)));
      const client = await connect(url);
      try {
        const takenAt = new Date().toISOString();
        await sweepUnderway(place, folder.path, "verb");
        const carry = filesCarrier(client, { from: filePlaceOf(folder.path), to: place, removes: true });
        await carry();
        const backup = await writeBackup(client, {
          place: noting(place, folder.path, "verb"),
          fileOf: (writer, full) => file ?? backupName(writer, takenAt, full),
          about: {
            version: version(),
            kind: folder.identity.kind,
            takenAt,
            verifiers: [...readVerifiers(folder.path)],
          },
          key,
          progress,
        });
        const carried = await carry();
        if (keyFile !== undefined) {
          await writeKeyFile(client, store, resolve(keyFile), secretTables, takenAt);
          noteKeyBackup(folder.path, takenAt);
        }
        const where = backup.where;
        noteBackup(folder.path, { at: takenAt, facts: backup.end.facts, where, ...access });
        return { ...backup, key, carried };
      } finally {
        await client.end();
      }
    });
    progress.end();
    const { where, bytes, key, carried } = written;
    const { facts, root } = written.end;
    const ok = carried.faults.length === 0;
    process.stdout.write(
      given.has("json")
        ? `${JSON.stringify({ ok, file: where, bytes, facts, root, encrypted: key?.id ?? null, files: carried })}\n`
        : `ok  ${where}  ${facts} facts  root ${root}\n${spoken(
            key === undefined
              ? {
                  zh: "未加密：能读到此文件的人都能读到日志（密封内容除外）",
                  en: "not encrypted: anybody with the file can read the log, except sealed values",
                }
              : { zh: `已加密，密钥 ${key.id}`, en: `encrypted under the key ${key.id}` },
          )}\n${filesInWords(carried)}`,
    );
    return ok ? 0 : 1;
  },
};
