import type { ProviderPlan } from "../../src/access/server/sign-in-provider.ts";
import { resolve } from "node:path";
import { Client } from "pg";
import {
  eraseRunning,
  findDataFolder,
  folderHolder,
  folderTrouble,
  forgetDataFolder,
  lockDataFolder,
  openDataFolder,
  refuseForeignFolder,
  refuseOtherKind,
  runningOf,
  writeRunning,
} from "../../src/journal/server/engine/data-folder.ts";
import type { DataFolder, FolderLock, Kind } from "../../src/journal/server/engine/data-folder.ts";
import { databaseTrouble, sayingTrouble } from "../../src/journal/server/engine/database-trouble.ts";
import { withoutPassword } from "../../src/journal/server/engine/database-url.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { type KeySource, folderSource } from "../../src/journal/server/key-source.ts";
import { type KeyBackupPlace, refuseKeyBackupPlace } from "../../src/journal/server/key-backups.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { portTrouble } from "../../src/journal/server/engine/free-port.ts";
import { readRecord, writeRecord } from "../../src/journal/server/engine/place.ts";
import { completed, type DatabaseChoice } from "./database-option.ts";
import { collectNow } from "./heap-growth.ts";
import { spoken } from "./language.ts";
import type { OtherMap } from "../../src/streets/server/map-routes.ts";
import { startPostgres } from "../../src/journal/server/engine/postgres.ts";
import { until, within } from "../../src/journal/server/engine/waiting.ts";
import type { SecurityLogPlaces, ServerOptions } from "../server/server-options.ts";
import type { HostName } from "../server/host-names.ts";
import type { SecurityContact } from "../server/security-txt.ts";
import { readTls, type TlsFiles } from "../server/tls-files.ts";

interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServeOptions extends Pick<ServerOptions, "backups" | "files" | "witnessFolder"> {
  readonly data: string;
  /** The kind asked for; the folder's own when undefined. */
  readonly kind: Kind | undefined;
  /** The kind of a folder that is new and nobody asked; a sentence when undefined too. */
  readonly kindWhenNew: Kind | undefined;
  /** The town's map that a new demo plays on; its own when absent. */
  readonly demoMap?: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseChoice | undefined;
  /** What keeps the secrets in `keys/`; their permissions when absent. */
  readonly keySource?: KeySource;
  /** Where key files are written of themselves; nowhere when absent. */
  readonly keyBackup?: KeyBackupPlace | undefined;
  /** Orders are refused while less is free; the server's own measure when undefined. */
  readonly leastFreeBytes?: number | undefined;
  /** Names it answers to, besides this machine's own. */
  readonly names?: readonly HostName[];
  readonly proxies?: readonly string[] | undefined;
  /** Plain HTTP when absent. */
  readonly tls?: TlsFiles | undefined;
  /** Strangers are told no more than whether it works. */
  readonly privateHealth?: boolean | undefined;
  /** Whom to tell of a weakness. */
  readonly securityContact?: SecurityContact | undefined;
  /** Tiles of somebody else's under the console's map. */
  readonly map?: OtherMap | undefined;
  /** For how many days it may have been switched off before somebody confirms the time. */
  readonly longestStopDays?: number | undefined;
  /** How many facts the log is known to have had, to go on without those that are gone. */
  readonly acceptGap?: number | undefined;
  /** Where people may sign in besides here. */
  readonly provider?: ProviderPlan | undefined;
  /** Where the security log goes; nowhere for verbs that serve only for their own while. */
  readonly securityLog?: SecurityLogPlaces | undefined;
  /** Told how the first administrator comes in; absent for verbs that serve only for their own while. */
  readonly entrance?: (url: string, until: string) => void;
  /** The verb that serves, as the folder's lock names it. */
  readonly verb: string;
  log(line: string): void;
  /** Aborted to give up a start that is not finished. */
  readonly signal?: AbortSignal;
}

export interface Served extends RunningServer {
  readonly folder: DataFolder;
  readonly databaseUrl: string;
}

/** The server has this long to end open requests, PostgreSQL the rest of the five seconds. */
const serverStopMs = 2800;

/** The sentence about a folder somebody else holds. */
function refuseHeld(data: string, by: { pid: number; verb: string }): Environment {
  const url = runningOf(data)?.url;
  const details = { path: resolve(data), pid: by.pid, url: url ?? "", verb: by.verb };
  if (url !== undefined) {
    return new Environment(
      {
        zh: "数据目录 {path} 已有 Callsign 在运行：进程 {pid}，{url}。",
        en: "A Callsign already runs on the data folder {path}: process {pid}, {url}.",
      },
      details,
    );
  }
  return by.verb === "start"
    ? new Environment(
        {
          zh: "数据目录 {path} 上另一个 Callsign 正在启动或停止：进程 {pid}。",
          en: "Another Callsign is starting or stopping on the data folder {path}: process {pid}.",
        },
        details,
      )
    : new Environment(
        {
          zh: "数据目录 {path} 正被 callsign {verb} 使用：进程 {pid}。",
          en: "The data folder {path} is in use by callsign {verb}: process {pid}.",
        },
        details,
      );
}

/** Takes the folder's lock, waiting a while for a verb that uses the folder and will end by itself. */
export async function holdFolder(data: string, verb: string, log: (line: string) => void): Promise<FolderLock> {
  let by: { pid: number; verb: string } | undefined;
  const lock = await until(
    async () => {
      const answer = await lockDataFolder(data, verb);
      if ("release" in answer) return answer;
      if (by === undefined && answer.by.verb !== "start") {
        log(`waiting for callsign ${answer.by.verb} (process ${answer.by.pid}) to be done with ${resolve(data)}`);
      }
      by = answer.by;
      if (by.verb === "start") throw refuseHeld(data, by);
      return undefined;
    },
    20_000,
    100,
  );
  if (lock === undefined) throw refuseHeld(data, by ?? { pid: 0, verb: "?" });
  return lock;
}

export async function refuseBusyPort(host: string, port: number): Promise<void> {
  const code = await portTrouble(host, port);
  if (code === undefined) return;
  throw portSentence(code, host, port);
}

function portSentence(code: string, host: string, port: number): Environment {
  const details = { host, port, code };
  if (code === "EADDRINUSE") {
    return new Environment(
      {
        zh: "{host} 的端口 {port} 已被其他程序占用。请用 --port 另选端口，或用 --port 0 任选空闲端口。",
        en: "Port {port} on {host} is in use by another program. Choose another with --port, or any free one with --port 0.",
      },
      details,
    );
  }
  if (code === "EACCES" || code === "EPERM") {
    return new Environment(
      {
        zh: "没有权限监听 {host} 的端口 {port}。请用 --port 选择 1024 以上的端口。",
        en: "There is no permission to listen on port {port} of {host}. Choose a port above 1023 with --port.",
      },
      details,
    );
  }
  return new Environment(
    {
      zh: "无法监听 {host}（{code}）：它不是本机的地址。",
      en: "Cannot listen on {host} ({code}): it is not an address of this machine.",
    },
    details,
  );
}

/** Sentence when nothing answers at the address, or what answers does not let us in or is too old. */
export async function refuseUnreachableDatabase(url: string): Promise<void> {
  const shown = withoutPassword(url);
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new Environment(
      {
        zh: "“{url}”不是数据库地址，应形如 postgres://用户:密码@主机:端口/库名。",
        en: "“{url}” is not a database address such as postgres://user:password@host:port/name.",
      },
      { url: shown },
    );
  }
  let client: Client | undefined;
  try {
    client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on("error", () => {});
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (version < 15) {
      throw new Environment(
        {
          zh: "数据库 {url} 是 PostgreSQL {version}，本程序需要 15 或更高版本。",
          en: "The database {url} is PostgreSQL {version}; Callsign needs 15 or newer.",
        },
        { url: shown, version },
      );
    }
  } catch (error) {
    if (error instanceof Environment) throw error;
    const trouble = databaseTrouble(error, url);
    if (trouble !== undefined) throw trouble;
    // A refused connection to a name with several addresses comes as an AggregateError with an empty message.
    const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
    throw new Environment(
      { zh: "无法连接数据库 {url}：{why}。", en: "Cannot reach the database {url}: {why}." },
      { url: shown, why: (inner instanceof Error ? inner.message : String(inner)).replace(/\.$/, "") },
      { cause: error },
    );
  } finally {
    await client?.end().catch(() => {});
  }
}

/** The database of the folder: its embedded one started, or the one it was told to use. */
export async function openDatabase(
  folder: DataFolder,
  database: DatabaseChoice | undefined,
  log: (line: string) => void,
  signal: AbortSignal | undefined,
  loads?: boolean,
): Promise<{ url: string; kept?: string; restarts?: () => number; stop(): Promise<void> }> {
  const record = readRecord(folder.path);
  if (database !== undefined || (record !== undefined && "external" in record)) {
    if (record !== undefined && !("external" in record)) {
      throw new Environment(
        {
          zh: "数据目录 {path} 已有自己的数据库，不能改用 --database。请用备份与恢复迁移到新的数据目录。",
          en: "The data folder {path} has a database of its own and cannot change to --database. Move it with backup and restore into a new data folder.",
        },
        { path: folder.path },
      );
    }
    const kept = database?.record ?? record ?? { external: "" };
    const url = database?.url ?? completed(kept);
    await refuseUnreachableDatabase(url);
    if (database?.warning !== undefined) log(spoken(database.warning));
    if (JSON.stringify(record) !== JSON.stringify(kept)) writeRecord(folder.path, kept);
    return { url, kept: kept.external, stop: async () => {} };
  }
  return startPostgres({ folder, log, loads, ...(signal === undefined ? {} : { signal }) });
}

/** The server, or the reason to give up before there is one; a server that comes too late is stopped again. */
async function unlessAborted(
  starting: Promise<RunningServer>,
  signal: AbortSignal | undefined,
): Promise<RunningServer> {
  if (signal === undefined) return starting;
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([starting, aborted]);
  } catch (error) {
    if (signal.aborted) void starting.then((server) => server.stop()).catch(() => {});
    throw error;
  }
}

/**
 * Starts everything: takes the folder, starts its database and the server on it. Whatever was started is stopped again when a later
 * step fails. The checks that cost nothing come first, so that a wrong command line leaves no trace.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { data, kind, kindWhenNew, host, port, database, verb, log, signal, leastFreeBytes, map, names, proxies, tls } =
    options;
  const known = findDataFolder(data);
  const holder = folderHolder(data);
  if (holder !== undefined && (holder.verb === "start" || runningOf(data) !== undefined))
    throw refuseHeld(data, holder);
  if (known === undefined) {
    refuseForeignFolder(data);
    if ((kind ?? kindWhenNew) === undefined) {
      throw new Environment(
        {
          zh: "{path} 是新的数据目录：请选择 --demo（演练辖区，数据为虚构）或 --empty（空库，用于实战）。",
          en: "{path} is a new data folder: choose --demo (a fictional district that drills by itself) or --empty (for real work).",
        },
        { path: resolve(data) },
      );
    }
  } else {
    refuseOtherKind(known, kind);
  }
  if (tls !== undefined) readTls(tls, new Date());
  if (options.keyBackup !== undefined)
    refuseKeyBackupPlace(options.keyBackup.folder, [data, ...backupFolderOf(options)], log);
  await refuseBusyPort(host, port);
  if (database !== undefined) await refuseUnreachableDatabase(database.url);

  let begun = false;
  const undo: (() => void | Promise<void>)[] = [];
  const stopAll = async () => {
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        log(`stopping: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  try {
    const lock = await holdFolder(data, verb, log);
    undo.push(() => lock.release());
    const folder = openDataFolder(data, kind ?? (known === undefined ? kindWhenNew : undefined));
    refuseOtherKind(folder, kind);
    undo.push(() => {
      if (folder.isNew && !begun) forgetDataFolder(folder);
    });
    // Before anything is started: a key source that is not the right one leaves no trace. Secrets that are gone or damaged
    // are refused by the server, which can say what each was for.
    const keyStore = await openKeyStore(folder.path, options.keySource ?? folderSource, {
      ...{ adopt: true, look: true, log },
    });
    signal?.throwIfAborted();
    const engine = await openDatabase(folder, database, log, signal);
    undo.push(() => engine.stop());
    signal?.throwIfAborted();
    const { startServer } = await import("../server/server.ts");
    const { kind: kindOfFolder } = folder.identity;
    const drill =
      kindOfFolder === "demo" ? (await import("../drill/anhe-drill.ts")).drillOn(options.demoMap) : undefined;
    const starting = startServer({
      databaseUrl: engine.url,
      dataFolder: folder.path,
      keyStore,
      keyBackup: options.keyBackup,
      kind: kindOfFolder,
      drill,
      ...{ host, port, log },
      ...(leastFreeBytes === undefined ? {} : { leastFreeBytes }),
      ...(names === undefined ? {} : { names }),
      ...{ proxies, tls, map },
      privateHealth: options.privateHealth,
      securityContact: options.securityContact,
      witnessFolder: options.witnessFolder,
      ...(options.longestStopDays === undefined
        ? {}
        : { clockBounds: { stopMillis: options.longestStopDays * 86_400_000 } }),
      acceptGap: options.acceptGap,
      provider: options.provider,
      backups: options.backups,
      files: options.files,
      securityLog: options.securityLog,
      ...(options.entrance === undefined ? {} : { entrance: options.entrance }),
      ...(engine.restarts === undefined ? {} : { database: { restarts: engine.restarts } }),
    });
    const server = await sayingTrouble(engine.url, () => unlessAborted(starting, signal));
    undo.push(async () => {
      if (
        (await within(
          server.stop().then(() => true),
          serverStopMs,
        )) !== true
      )
        log("the server did not stop in time");
    });
    signal?.throwIfAborted();
    const startedAt = new Date().toISOString();
    undo.push(() => eraseRunning(folder.path));
    writeRunning(folder.path, {
      pid: process.pid,
      url: server.url,
      startedAt,
      database: engine.kept ?? engine.url,
      ...(tls === undefined ? {} : { certificate: tls.cert }),
    });
    begun = true;
    collectNow();
    let stopped: Promise<void> | undefined;
    return { url: server.url, folder, databaseUrl: engine.url, stop: () => (stopped ??= stopAll()) };
  } catch (error) {
    await stopAll();
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
    if (code === "EADDRINUSE" || code === "EADDRNOTAVAIL") throw portSentence(code, host, port);
    throw folderTrouble(resolve(data), databaseTrouble(error) ?? error);
  }
}

/** Where the facts' backups go, when that is a folder: keys never lie beside them. */
function backupFolderOf({ backups }: ServeOptions): readonly string[] {
  return backups === undefined || backups.to.startsWith("s3://") ? [] : [backups.to];
}
