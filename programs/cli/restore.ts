import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { checkChain, findChain, readChain } from "../../src/journal/server/backup/backup-chain.ts";
import type { BackupHead } from "../../src/journal/server/backup/backup-lines.ts";
import { reportRestore } from "../../src/journal/server/backup/restore-report.ts";
import { whereabouts } from "../../src/journal/server/backup/whereabouts.ts";
import { type DataFolder, folderTrouble, writeIdentity } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { leavePlaceApart, readRecord } from "../../src/journal/server/engine/place.ts";
import { bringFiles, type Carried } from "../../src/journal/server/files/carry-files.ts";
import { filePlaceOf } from "../../src/journal/server/files/file-place.ts";
import { readKeyFile, refuseClosedKeyFile, signingIn } from "../../src/journal/server/key-file.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { addVerifier } from "../../src/journal/server/keys.ts";
import { backupOptions, readBucketAccess, readKeyFor, readUntil } from "./backup-options.ts";
import { databaseOf, databaseOptions } from "./database-option.ts";
import { filesInWords } from "./files-in-words.ts";
import { boundHeapGrowth } from "./heap-growth.ts";
import { keySourceOf, keySourceOption } from "./key-source-option.ts";
import { note, spoken } from "./language.ts";
import { withOwnDatabase } from "./open-database.ts";
import { progressOf } from "./progress.ts";
import { reportInWords } from "./report-in-words.ts";
import { filesNamedIn, loadInto, type Proven, restoredIn } from "./restore-backup.ts";
import { checkRestoredKeys, giveUpUnrestored, type RestoredKeys, restoredKeysInWords } from "./restored-keys.ts";
import { jsonOption, Usage, type Verb } from "./verb.ts";

export const restoreVerb: Verb = {
  name: "restore",
  summary: { zh: "由备份恢复到新数据目录", en: "restore a backup into a new data folder" },
  usage:
    "restore FILE|DIR|s3://… --data NEW [--keys FILE] [--key-source SPEC] [--backup-key SPEC] [--until TIME] [--known-checkpoint FILE] [--lost-data DIR] [--s3-endpoint URL] [--s3-region NAME] [--database URL [--database-password-file FILE]] [--json]",
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
    ...backupOptions,
    until: {
      value: "TIME",
      says: {
        zh: "只恢复到此时为止（此前最后一个签名检查点），如 2026-11-25T14:00:00+08:00",
        en: "only what was recorded until then, to the last signed checkpoint: 2026-11-25T14:00:00+08:00",
      },
    },
    "known-checkpoint": {
      value: "FILE",
      says: {
        zh: "外部保存的检查点，用来算出备份之后缺了什么",
        en: "a checkpoint kept elsewhere, to tell what the backup lacks",
      },
    },
    "lost-data": {
      value: "DIR",
      says: {
        zh: "损坏的数据目录，读取其中残存的检查点",
        en: "the broken data folder, for what checkpoints can still be read in it",
      },
    },
    ...databaseOptions,
    json: jsonOption,
  },
  run: async (given) => {
    boundHeapGrowth("roomy");
    const data = given.text("data");
    if (data === undefined)
      throw new Usage({ zh: "请用 --data 指定新的数据目录。", en: "Name the new data folder with --data." });
    const until = readUntil(given.text("until"));
    const outside = { checkpoint: given.text("known-checkpoint"), lostData: given.text("lost-data") };
    for (const path of [outside.checkpoint, outside.lostData])
      if (path !== undefined && !existsSync(path))
        throw new Environment({ zh: "没有 {path}。", en: "There is no {path}." }, { path });
    if (existsSync(data) && readdirSync(data).length > 0) {
      throw new Environment(
        { zh: "{data} 不是空目录；请恢复到新目录。", en: "{data} is not empty; restore into a new folder." },
        { data: resolve(data) },
      );
    }
    const keyPath = given.text("keys");
    const keys = keyPath === undefined ? undefined : readKeyFile(resolve(keyPath));
    const source = keySourceOf(given);
    const database = databaseOf(given);
    if (keys !== undefined) await refuseClosedKeyFile(resolve(keyPath ?? ""), keys, source);
    const signing = keys === undefined ? undefined : await signingIn(keys, source);
    const key = await readKeyFor(given, keys, source);
    // Every chunk of it is proven before anything is made: a file that is not whole leaves nothing behind.
    const where = whereabouts(given.rest[0] ?? "", readBucketAccess(given));
    const chain = await findChain(where, until);
    const reading = progressOf("read");
    const read = until === undefined ? undefined : await readChain(chain, key, until, reading);
    reading.end();
    const { writer, kind, verifiers } = read?.head ?? (await checkChain(chain, key));

    const folder = newFolder(data, kind, writer);
    try {
      const proven = await withOwnDatabase(folder, { verb: "restore", database, loads: true }, async (url) => {
        const progress = { restore: progressOf("restore"), verify: progressOf("verify") };
        const restoring = { chain, key, cut: read?.cut, keys, signing, keyFolder: folder.path };
        const { content, ...proof } = await loadInto(url, restoring, progress.restore, progress.verify);
        progress.restore.end();
        progress.verify.end();
        const log = (line: string) => note(`callsign: ${line}`);
        const store = await openKeyStore(folder.path, source, { adopt: true, log });
        for (const verifier of verifiers) addVerifier(folder.path, verifier);
        const secrets = await checkRestoredKeys(url, { store, dataFolder: folder.path, writer });
        giveUpUnrestored(folder.path, secrets);
        const bringing = progressOf("files");
        const files = await bringFiles(
          await filesNamedIn(url),
          { from: where.place, to: filePlaceOf(folder.path), writer },
          bringing,
        );
        bringing.end();
        const report = await reportRestore(await restoredIn(url, content), outside);
        // Last: until now nothing takes the folder for a data folder, so that a restore cut short is not mistaken for one.
        writeIdentity(folder.path, folder.identity);
        return { ...proof, report, secrets, files };
      });
      return tell(resolve(data), { ...proven, keys: keys !== undefined, json: given.has("json") });
    } catch (error) {
      removeHalf(folder);
      throw folderTrouble(folder.path, error);
    }
  },
};

type Proof = Omit<Proven, "content">;

/** Says what was restored and how it stood the proofs; 1 when it did not, and the folder is there to be looked into. */
function tell(
  data: string,
  {
    verified,
    folded,
    report,
    secrets,
    files,
    keys,
    json,
  }: Proof & { report: Report; secrets: RestoredKeys; files: Carried; keys: boolean; json: boolean },
): number {
  if (!keys)
    note(
      `callsign: ${spoken({
        zh: "未带密钥恢复：密封内容（号码、姓名、所说内容、简要警情）打不开",
        en: "restored without keys: sealed values (numbers, names, what was said, narratives) cannot be opened",
      })}`,
    );
  const { facts, root } = report;
  const ok = verified.ok && folded.ok && (!keys || secrets.opened.ok) && files.faults.length === 0;
  if (json) {
    process.stdout
      .write(`${JSON.stringify({ ok, data, facts, root, keys, verified, folded, files, report, ...secrets })}
`);
    return ok ? 0 : 1;
  }
  const fault = verified.first === null ? "" : `  fact ${verified.first.n}: ${verified.first.reason}`;
  process.stdout.write(
    [
      `${ok ? "ok" : "BAD"}  ${data}  ${facts} facts  root ${root}`,
      `${verified.ok ? "ok" : "BAD"}  verify${fault}`,
      `${folded.ok ? "ok" : "BAD"}  ${spoken({ zh: `状态与查询表：${folded.streams} 个流，事实与行数齐全`, en: `states and tables  ${folded.streams} streams, with all their facts and rows` })}`,
      ...restoredKeysInWords(secrets),
      `${filesInWords(files)}${reportInWords(report)}`,
    ].join("\n"),
  );
  return ok ? 0 : 1;
}

type Report = Awaited<ReturnType<typeof reportRestore>>;

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
