import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { findChain, readChain } from "../../src/journal/server/backup/backup-chain.ts";
import { ownBackupKey } from "../../src/journal/server/backup/backup-key.ts";
import { type DrillStep, noteDrill, readLastBackup } from "../../src/journal/server/backup/backup-notes.ts";
import { reportRestore, type RestoreReport } from "../../src/journal/server/backup/restore-report.ts";
import { whereabouts, type Whereabouts } from "../../src/journal/server/backup/whereabouts.ts";
import { findDataFolder, type DataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { existingDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { temporaryCluster } from "../../src/journal/server/engine/temporary-cluster.ts";
import { carriedTrouble, checkCarried } from "../../src/journal/server/files/carry-files.ts";
import { type KeyFile, readKeyFile } from "../../src/journal/server/key-file.ts";
import type { KeySource } from "../../src/journal/server/key-source.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { backupOptions, readBucketAccess, readKeyFor } from "./backup-options.ts";
import { DrillFailed, drillSteps } from "./drill-steps.ts";
import { keySourceOf, keySourceOption } from "./key-source-option.ts";
import { spoken } from "./language.ts";
import { progressOf } from "./progress.ts";
import { reportInWords } from "./report-in-words.ts";
import { filesNamedIn, loadInto, restoredIn } from "./restore-backup.ts";
import { checkRestoredKeys, refuseClosed, type RestoredKeys, restoredKeysInWords } from "./restored-keys.ts";
import { compareStates } from "./rebuild.ts";
import { dataOption, jsonOption, type Given, type Verb } from "./verb.ts";
import { verifyDatabase } from "./verify.ts";

export const restoreDrillVerb: Verb = {
  name: "restore-drill",
  summary: { zh: "演练恢复：是否真能恢复", en: "test whether the newest backup can be restored: yes or no" },
  usage:
    "restore-drill [--from FILE|DIR|s3://…] [--keys FILE] [--key-source SPEC] [--backup-key SPEC] [--scratch DIR] [--s3-endpoint URL] [--s3-region NAME] [--data DIR] [--json]",
  options: {
    from: {
      value: "FILE",
      says: {
        zh: "要演练的备份；默认为数据目录最近一次的备份",
        en: "the backup to test, default the data folder's last one",
      },
    },
    keys: {
      value: "FILE",
      says: {
        zh: "密钥文件；有它则另试打开每一期密钥的一项密封内容",
        en: "the key file; with it the drill also opens one sealed value of each epoch",
      },
    },
    ...backupOptions,
    "key-source": keySourceOption,
    scratch: {
      value: "DIR",
      says: {
        zh: "临时恢复到此目录之下，默认为系统临时目录",
        en: "folder for the temporary restore, default the system's temporary folder",
      },
    },
    data: dataOption,
    json: jsonOption,
  },
  run: async (given) => {
    const folder = folderOf(given);
    const { where, keys, scratch } = await wanted(given, folder);
    const source = keySourceOf(given);
    const steps = drillSteps();
    const opened: Drilling["opened"] = {};
    const report = await drill(given, { folder, where, keys, scratch, source, steps, opened }).catch(
      (error: unknown) => {
        if (error instanceof DrillFailed) return undefined;
        throw error;
      },
    );
    const failed = steps.done.find(({ ok }) => !ok)?.step ?? null;
    const ok = failed === null;
    if (folder !== undefined) noteDrill(folder.path, { at: new Date().toISOString(), ok, failed, steps: steps.done });
    process.stdout.write(
      given.has("json")
        ? `${JSON.stringify({ ok, failed, steps: steps.done, report: report ?? null, keys: opened.keys ?? null })}\n`
        : inWords(ok, steps.done, report, opened.keys),
    );
    return ok ? 0 : 1;
  },
};

/** Where the drill is noted; without `--data` it may also be done where there is no data folder. */
function folderOf(given: Given): DataFolder | undefined {
  const data = given.text("data");
  if (data !== undefined || given.text("from") === undefined) return existingDataFolder(data ?? "data");
  return findDataFolder("data");
}

interface Wanted {
  readonly where: Whereabouts;
  readonly keys: KeyFile | undefined;
  readonly scratch: string | undefined;
}

/** What was asked for, refused before anything is tried when it is not there at all. */
async function wanted(given: Given, folder: DataFolder | undefined): Promise<Wanted> {
  const keyPath = given.text("keys");
  const keys = keyPath === undefined ? undefined : readKeyFile(resolve(keyPath));
  const scratch = given.text("scratch");
  if (scratch !== undefined && !existsSync(scratch))
    throw new Environment({ zh: "没有 {path}。", en: "There is no {path}." }, { path: resolve(scratch) });
  const from = given.text("from");
  const access = readBucketAccess(given);
  if (from !== undefined) return { where: whereabouts(from, access), keys, scratch };
  const last = folder === undefined ? null : await readLastBackup(folder.path);
  if (last?.where === undefined)
    throw new Environment({
      zh: "数据目录没有记下最近的备份；请用 --from 指明。",
      en: "The data folder knows of no backup; name one with --from.",
    });
  const known = { endpoint: access.endpoint ?? last.endpoint, region: access.region ?? last.region };
  return { where: whereabouts(last.where, known), keys, scratch };
}

type Drilling = Wanted & {
  readonly source: KeySource;
  readonly folder: DataFolder | undefined;
  readonly steps: ReturnType<typeof drillSteps>;
  /** Filled in by the step that opens values: what it found is said also when it fails. */
  readonly opened: { keys?: RestoredKeys };
};

async function checkRestored(url: string, keyFolder: string, source: KeySource, writer: string): Promise<RestoredKeys> {
  const store = await openKeyStore(keyFolder, source);
  return await checkRestoredKeys(url, { store, dataFolder: keyFolder, writer });
}

/** Restores into a database that is thrown away, also when this process is killed, and proves what came out. */
async function drill(
  given: Given,
  { folder, where, keys, scratch, source, steps, opened }: Drilling,
): Promise<RestoreReport> {
  const progress = (step: string) => progressOf(step);
  const key =
    (await readKeyFor(given, keys, source)) ??
    (folder === undefined ? undefined : await ownBackupKey(await openKeyStore(folder.path, source)));
  const chain = await steps.run("find", () => findChain(where, undefined));
  const content = await steps.run("read", () => readChain(chain, key, undefined, progress("read")));
  const cluster = await steps.run("database", () =>
    temporaryCluster({ durable: false, loads: true, ...(scratch === undefined ? {} : { within: scratch }) }),
  );
  const end = () => void cluster.stop().finally(() => process.exit(1));
  for (const name of interruptions) process.once(name, end);
  try {
    const { url } = cluster;
    // Beside the cluster, and so removed with it.
    const keyFolder = dirname(cluster.cluster);
    await steps.run("restore", () =>
      loadInto(url, { chain, key, keys, keyFolder }, progress("restore"), progress("prove")),
    );
    await steps.run("verify", async () => {
      const { ok, first } = await verifyDatabase(url, content.head.verifiers, undefined, progress("verify"));
      if (!ok) throw new Environment(`fact ${first?.n ?? 0}: ${first?.reason ?? ""}`);
      const trouble = carriedTrouble(await checkCarried(await filesNamedIn(url), where.place, content.head.writer));
      if (trouble !== undefined) throw new Environment(trouble);
    });
    await steps.run("rebuild", async () => {
      const { ok, differences } = await compareStates(url, progress("rebuild --check"));
      const [one] = differences;
      if (!ok) throw new Environment(`${one?.where ?? ""} ${one?.key ?? ""}: ${one?.reason ?? ""}`);
    });
    if (keys !== undefined)
      await steps.run("open", async () =>
        refuseClosed((opened.keys = await checkRestored(url, keyFolder, source, content.head.writer))),
      );
    return await steps.run("report", async () =>
      reportRestore(await restoredIn(url, content), { lostData: folder?.path }),
    );
  } finally {
    for (const name of interruptions) process.removeListener(name, end);
    await cluster.stop();
  }
}

const interruptions = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function inWords(
  ok: boolean,
  steps: readonly DrillStep[],
  report: RestoreReport | undefined,
  keys: RestoredKeys | undefined,
): string {
  const lines = steps.map(
    (step) =>
      `${step.ok ? "ok" : "NO"}  ${step.step.padEnd(8)}  ${(step.millis / 1000).toFixed(1)} s${step.why === null ? "" : `  ${spoken(step.why)}`}`,
  );
  const failed = steps.find((step) => !step.ok)?.step;
  const answer = ok
    ? spoken({ zh: "可以：此备份能够恢复。", en: "Yes: this backup can be restored." })
    : spoken({ zh: `不可以：在“${failed}”一步失败。`, en: `No: it fails at the step “${failed}”.` });
  const epochs = keys === undefined ? [] : restoredKeysInWords(keys);
  return `${[...lines, ...epochs].join("\n")}\n${report === undefined ? "" : reportInWords(report)}${answer}\n`;
}
