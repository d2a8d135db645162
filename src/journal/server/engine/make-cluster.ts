import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { syncFolder } from "./durable-file.ts";
import { Environment } from "./environment.ts";
import { processesIn, signal } from "./process-identity.ts";
import { spawnAs } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";
import { serverEnvironment, tunable } from "./settings.ts";
import { until } from "./waiting.ts";

export const superuser = "callsign";

/** A cluster is whole when it has both; initdb writes them early and late. */
export function isWhole(cluster: string): boolean {
  return existsSync(join(cluster, "PG_VERSION")) && existsSync(join(cluster, "global", "pg_control"));
}

/** Sentence when another major version of PostgreSQL made the cluster: its files cannot be read by this one. */
export function refuseOtherVersion(cluster: string, binaries: Binaries): void {
  const made = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  const ours = binaries.version.split(".")[0] ?? "";
  if (made === ours) return;
  throw new Environment(
    {
      zh: "数据库集群 {cluster} 由 PostgreSQL {made} 建立，本程序内置 {ours}。请用建立它的版本备份，再用本版本恢复。",
      en: "The cluster {cluster} was made by PostgreSQL {made} and this Callsign has {ours}. Back it up with the version that made it and restore it with this one.",
    },
    { cluster, made, ours },
  );
}

/** Removes what a killed initdb left beside the cluster, and ends an initdb that is still at it. */
export async function sweepUnfinished(cluster: string): Promise<void> {
  const folder = dirname(cluster);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(cluster)}.making-`)) continue;
    const left = join(folder, name);
    for (const pid of processesIn(left)) signal(pid, "SIGKILL");
    await until(() => processesIn(left).length === 0, 2000);
    rmSync(left, { recursive: true, force: true });
  }
}

export interface NewCluster {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: RunAs;
  readonly password: string;
  readonly durable: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Makes a cluster under another name and renames it when it is whole and on disk, so that a kill at any time leaves either no
 * cluster or a whole one.
 */
export async function makeCluster({
  cluster,
  binaries,
  user,
  password,
  durable,
  signal: abort,
}: NewCluster): Promise<void> {
  abort?.throwIfAborted();
  const making = `${cluster}.making-${process.pid}-${Date.now().toString(36)}`;
  mkdirSync(making, { mode: 0o700 });
  try {
    const passwordFile = join(making, "password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user !== undefined) for (const path of [making, passwordFile]) chownSync(path, user.uid, user.gid);
    const draft = join(making, "cluster");
    await runInitdb(binaries, user, making, abort, [
      "--pgdata",
      draft,
      "--username",
      superuser,
      "--pwfile",
      passwordFile,
      "--auth",
      "scram-sha-256",
      "--data-checksums",
      "--encoding",
      "UTF8",
      "--locale",
      "C",
      "--locale-provider",
      "builtin",
      "--builtin-locale",
      "C.UTF-8",
      ...Object.entries(tunable).flatMap(([name, value]) => ["--set", `${name}=${value}`]),
      ...(durable ? [] : ["--no-sync"]),
    ]);
    renameSync(draft, cluster);
    if (durable) syncFolder(dirname(cluster));
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

async function runInitdb(
  binaries: Binaries,
  user: RunAs,
  folder: string,
  abort: AbortSignal | undefined,
  words: string[],
): Promise<void> {
  // In its own process group: a Ctrl-C at the terminal reaches us, and we end it together with its children.
  const child = spawn(binaries.initdb, words, {
    ...spawnAs(user),
    cwd: folder,
    env: serverEnvironment,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-4000)));
  const end = () => {
    if (child.pid !== undefined) signal(-child.pid, "SIGKILL");
  };
  abort?.addEventListener("abort", end, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    abort?.throwIfAborted();
    if (code === 0) return;
    const why =
      said
        .trim()
        .split("\n")
        .findLast((line) => /error|fatal|could not|No space/i.test(line)) ?? said.trim();
    throw new Environment(
      { zh: "无法建立数据库集群：{why}", en: "The database cluster could not be made: {why}" },
      { why: why.replace(/^(initdb: error|.*?(FATAL|PANIC|ERROR)):\s*/, "") },
    );
  } finally {
    abort?.removeEventListener("abort", end);
  }
}
