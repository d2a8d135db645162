import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { Binaries } from "./binaries.ts";
import { Environment } from "./environment.ts";
import { freePort } from "./free-port.ts";
import { openLogFile } from "./log-file.ts";
import { superuser } from "./make-cluster.ts";
import { StartFailed, endLeftover, startPostmaster } from "./postmaster.ts";
import type { Postmaster, StopMode } from "./postmaster.ts";
import type { RunAs } from "./run-as.ts";

export const databaseName = "callsign";
const loopback = "127.0.0.1";

/** A supervised PostgreSQL: while it is not stopped it is started again whenever it ends. */
export interface Postgres {
  readonly url: string;
  readonly port: number;
  /** The server process now; it changes with every restart. Undefined between two. */
  pid(): number | undefined;
  /** How often it had to be started again. */
  restarts(): number;
  /** Called after every restart. */
  onRestart(listener: () => void): void;
  stop(mode?: StopMode): Promise<void>;
}

export interface Supervision {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: RunAs;
  readonly password: string;
  /** Tried first; another one is taken when something else listens there. */
  readonly port: number | undefined;
  readonly durable: boolean;
  readonly loads?: boolean | undefined;
  readonly logFile: string;
  log(line: string): void;
  readonly removeIfKilled?: string;
  readonly signal?: AbortSignal;
}

export function databaseUrl(password: string, port: number, database = databaseName): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@${loopback}:${port}/${database}`;
}

/** Makes the database when the cluster has none yet. */
async function makeDatabase(password: string, port: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(password, port, "postgres") });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts the PostgreSQL server of a cluster and keeps it running.
 *
 * The first start may choose another port. A restart keeps the port, because connection pools know only this address. A
 * restart is tried at once, then after 0.2, 0.4 … 5 seconds, without end: the cause (a full disk, memory) may pass, and
 * until then the server above answers 503.
 */
export async function supervise(given: Supervision): Promise<Postgres> {
  const { cluster, binaries, user, password, durable, loads, log, signal } = given;
  const file = openLogFile(given.logFile);
  const stopping = new AbortController();
  const listeners: (() => void)[] = [];
  let restarts = 0;
  let current: Postmaster | undefined;

  const start = (port: number, abort: AbortSignal | undefined) =>
    startPostmaster({
      binaries,
      user,
      cluster,
      port,
      durable,
      loads,
      log: file,
      ...(given.removeIfKilled === undefined ? {} : { removeIfKilled: given.removeIfKilled }),
      ...(abort === undefined ? {} : { signal: abort }),
      onWaiting: (seconds) => log(`PostgreSQL is recovering (${seconds} s)`),
    });

  let port = given.port ?? (await freePort(loopback));
  try {
    if ((await endLeftover(cluster)) === "ended") log("ended the PostgreSQL a killed Callsign had left running");
    for (let attempt = 1; current === undefined; attempt += 1) {
      try {
        current = await start(port, signal);
      } catch (error) {
        if (!(error instanceof StartFailed) || attempt >= 5) throw error;
        if (error.portTaken) port = await freePort(loopback);
        // Backends of a server killed a moment ago may still hold its shared memory.
        else if (/shared memory block|lock file/.test(error.message)) await endLeftover(cluster);
        else throw error;
      }
    }
    await makeDatabase(password, port);
  } catch (error) {
    await current?.stop("fast", 1500);
    file.close();
    if (!(error instanceof StartFailed)) throw error;
    throw new Environment(
      {
        zh: "数据库无法启动：{why}（详见 {file}）",
        en: "PostgreSQL did not start: {why} (more in {file})",
      },
      { why: error.message, file: given.logFile },
      { cause: error },
    );
  }

  const keep = async () => {
    for (;;) {
      await current?.ended;
      if (stopping.signal.aborted) return;
      current = undefined;
      log("PostgreSQL has ended unexpectedly; starting it again");
      for (let wait = 0; current === undefined; wait = Math.min(5000, wait === 0 ? 200 : wait * 2)) {
        try {
          if (wait > 0) await pause(wait, undefined, { signal: stopping.signal });
          await endLeftover(cluster, 1000);
          current = await start(port, stopping.signal);
        } catch (error) {
          if (stopping.signal.aborted) return;
          log(`PostgreSQL does not start again yet: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      restarts += 1;
      log("PostgreSQL is running again");
      for (const listener of listeners) listener();
    }
  };
  const kept = keep();

  let stopped: Promise<void> | undefined;
  return {
    url: databaseUrl(password, port),
    port,
    pid: () => current?.pid,
    restarts: () => restarts,
    onRestart: (listener) => void listeners.push(listener),
    stop(mode = "fast") {
      stopped ??= (async () => {
        stopping.abort();
        await current?.stop(mode, mode === "fast" ? 1500 : 500);
        await kept;
        file.close();
      })();
      return stopped;
    },
  };
}
