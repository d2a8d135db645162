import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { writeBackup } from "../../src/journal/server/backup-file.ts";
import { writeDurably } from "../../src/journal/server/engine/durable-file.ts";
import { folderTrouble } from "../../src/journal/server/engine/data-folder.ts";
import { noteKeyBackup, writeKeyFile } from "../../src/journal/server/key-file.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { secretTables } from "../server/rooms.ts";
import { keySourceOf, keySourceOption } from "./key-source-option.ts";
import { withDatabase } from "./open-database.ts";
import { progressOf } from "./progress.ts";
import { dataOption, jsonOption, type Verb } from "./verb.ts";

/** The version of this program, as its package says. */
function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

export const backupVerb: Verb = {
  name: "backup",
  summary: { zh: "备份日志", en: "write a backup of the journal" },
  usage: "backup FILE [--keys FILE] [--data DIR] [--key-source SPEC] [--json]",
  arguments: ["FILE"],
  options: {
    keys: {
      value: "FILE",
      says: {
        zh: "另存密钥文件，请与备份分开保管",
        en: "also write the keys, to a file to be kept apart from the backup",
      },
    },
    data: dataOption,
    "key-source": keySourceOption,
    json: jsonOption,
  },
  run: async (given) => {
    const file = resolve(given.rest[0] ?? "");
    const keyFile = given.text("keys");
    const source = keySourceOf(given);
    const progress = progressOf("backup");
    const written = await withDatabase({ data: given.text("data") ?? "data", verb: "backup" }, async (url, folder) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        const takenAt = new Date().toISOString();
        const about = {
          version: version(),
          kind: folder.identity.kind,
          takenAt,
          verifiers: [...readVerifiers(folder.path)],
        };
        const end = await writeBackup(client, file, about, progress);
        if (keyFile !== undefined) {
          const store = await openKeyStore(folder.path, source);
          await writeKeyFile(client, store, resolve(keyFile), secretTables, takenAt);
          noteKeyBackup(folder.path, takenAt);
        }
        writeDurably(
          join(folder.path, "last-backup.json"),
          `${JSON.stringify({ at: takenAt, facts: end.facts })}\n`,
          0o644,
        );
        return end;
      } catch (error) {
        throw folderTrouble(file, error);
      } finally {
        await client.end();
      }
    });
    progress.end();
    const { facts, root } = written;
    process.stdout.write(
      given.has("json")
        ? `${JSON.stringify({ ok: true, file, facts, root })}\n`
        : `ok  ${file}  ${facts} facts  root ${root}\n`,
    );
    return 0;
  },
};
