import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import pg from "pg";
import { type BackupHead, readBackup } from "../../src/journal/server/backup-file.ts";
import { type DataFolder, folderTrouble, writeIdentity } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { leavePlaceApart, readRecord } from "../../src/journal/server/engine/place.ts";
import { readKeyFile, refuseClosedKeyFile, restoreKeys } from "../../src/journal/server/key-file.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { addVerifier } from "../../src/journal/server/keys.ts";
import { loadBackup } from "../../src/journal/server/load-backup.ts";
import { rebuildStates } from "../../src/journal/server/rebuild-states.ts";
import { migrateRooms, readTables, rulebook, secretTables } from "../server/rooms.ts";
import { keySourceOf, keySourceOption } from "./key-source-option.ts";
import { note } from "./language.ts";
import { withOwnDatabase } from "./open-database.ts";
import { progressOf } from "./progress.ts";
import { jsonOption, Usage, type Verb } from "./verb.ts";

export const restoreVerb: Verb = {
  name: "restore",
  summary: { zh: "由备份恢复到新数据目录", en: "restore a backup into a new data folder" },
  usage: "restore FILE --data NEW [--keys FILE] [--key-source SPEC] [--database URL] [--json]",
  arguments: ["FILE"],
  options: {
    data: { value: "NEW", says: { zh: "新的数据目录", en: "the new data folder" } },
    keys: {
      value: "FILE",
      says: {
        zh: "备份时另存的密钥文件；没有它，加密内容无法打开",
        en: "the keys written beside the backup; without them sealed values stay closed",
      },
    },
    "key-source": keySourceOption,
    database: { value: "URL", says: { zh: "恢复到自己的 PostgreSQL", en: "restore into your own PostgreSQL" } },
    json: jsonOption,
  },
  run: async (given) => {
    const file = resolve(given.rest[0] ?? "");
    const data = given.text("data");
    if (data === undefined)
      throw new Usage({ zh: "请用 --data 指定新的数据目录。", en: "Name the new data folder with --data." });
    if (!existsSync(file)) throw new Environment({ zh: "没有文件 {file}。", en: "There is no file {file}." }, { file });
    if (existsSync(data) && readdirSync(data).length > 0) {
      throw new Environment(
        { zh: "{data} 不是空目录；请恢复到新目录。", en: "{data} is not empty; restore into a new folder." },
        { data: resolve(data) },
      );
    }
    const keyPath = given.text("keys");
    const keys = keyPath === undefined ? undefined : readKeyFile(resolve(keyPath));
    const source = keySourceOf(given);
    if (keys !== undefined) await refuseClosedKeyFile(resolve(keyPath ?? ""), keys, source);
    // Read to its end before anything is made: a file that is not whole leaves nothing behind.
    let head: BackupHead | undefined;
    const end = await readBackup(file, { head: async (read) => void (head = read) });
    if (head === undefined) throw new Environment({ zh: "{file} 没有内容。", en: "{file} is empty." }, { file });
    const { writer, kind, verifiers } = head;

    const folder = newFolder(data, kind, writer);
    try {
      const progress = progressOf("restore");
      await withOwnDatabase(folder, { verb: "restore", database: given.text("database") }, async (url) => {
        await migrateRooms(url);
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        try {
          await client.query("begin");
          await loadBackup(client, file, progress);
          await rebuildStates(client, rulebook, readTables, false, progress);
          if (keys !== undefined) await restoreKeys(client, folder.path, keys, secretTables);
          await client.query("commit");
        } finally {
          await client.end();
        }
        await openKeyStore(folder.path, source, { adopt: true, log: (line) => note(`callsign: ${line}`) });
        for (const verifier of verifiers) addVerifier(folder.path, verifier);
        // Last: until now nothing takes the folder for a data folder, so that a restore cut short is not mistaken for one.
        writeIdentity(folder.path, folder.identity);
      });
      progress.end();
    } catch (error) {
      removeHalf(folder);
      throw folderTrouble(folder.path, error);
    }
    if (keys === undefined) {
      note(
        "callsign: restored without keys: sealed values (numbers, names, what was said, narratives) cannot be opened",
      );
    }
    const { facts, root } = end;
    process.stdout.write(
      given.has("json")
        ? `${JSON.stringify({ ok: true, data: resolve(data), facts, root, keys: keys !== undefined })}\n`
        : `ok  ${resolve(data)}  ${facts} facts  root ${root}\n`,
    );
    return 0;
  },
};

/** Makes the folder, if need be, and says what it will be; it becomes a data folder only when all is restored. */
function newFolder(data: string, kind: BackupHead["kind"], writer: string): DataFolder {
  const isNew = !existsSync(data);
  try {
    mkdirSync(data, { recursive: true });
    const createdAt = new Date().toISOString();
    return { path: realpathSync(data), identity: { id: randomUUID(), kind, createdAt, writer }, isNew };
  } catch (error) {
    throw folderTrouble(resolve(data), error);
  }
}

/** Takes away what a failed restore made, also where its cluster had to lie elsewhere. */
function removeHalf({ path, identity, isNew }: DataFolder): void {
  const record = readRecord(path);
  if (record !== undefined && "cluster" in record && isAbsolute(record.cluster)) {
    rmSync(record.cluster, { recursive: true, force: true });
    leavePlaceApart(identity.id);
  }
  if (isNew) rmSync(path, { recursive: true, force: true });
  else for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true, force: true });
}
