import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { LogFile } from "./log-file.ts";
import { isTaken, processesIn, signal, startOf, worksIn } from "./process-identity.ts";
import { spawnAs } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";
import { serverArguments, serverEnvironment } from "./settings.ts";
import { until, within } from "./waiting.ts";
import { watch } from "./watchdog.ts";

export type StopMode = "fast" | "immediate";

/** One running server process. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when the process has ended, in whatever way. */
  readonly ended: Promise<void>;
  stop(mode: StopMode, withinMs: number): Promise<void>;
}

export interface PostmasterStart {
  readonly binaries: Binaries;
  readonly user: RunAs;
  readonly cluster: string;
  readonly port: number;
  readonly durable: boolean;
  readonly loads?: boolean | undefined;
  readonly log: LogFile;
  /** Told every few seconds while the server still starts, as after a crash with much to recover. */
  onWaiting(seconds: number): void;
  /** Removed together with the cluster if we are killed (throw-away clusters). */
  readonly removeIfKilled?: string;
  readonly signal?: AbortSignal;
}

/** The server ended before it was ready. `lines` is what it said. */
export class StartFailed extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(reasonIn(lines));
    this.lines = lines;
  }
  /** Another process took the port between our asking and its binding. */
  get portTaken(): boolean {
    return this.lines.some((line) => /could not bind|Address already in use/.test(line));
  }
}

/** The line that says why, without its time and process number. */
function reasonIn(lines: readonly string[]): string {
  const line = lines.findLast((each) => /FATAL|PANIC/.test(each)) ?? lines.at(-1) ?? "it ended without a word";
  return line.replace(/^.*?(FATAL|PANIC|ERROR|LOG):\s*/, "");
}

/** postmaster.pid: the process number in line 1, the state in line 8 once there is one (miscinit.c, pidfile.h). */
function pidFile(cluster: string): { pid: number; state: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), state: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/**
 * Ends what a killed Callsign left running in the cluster, so that a new server can start: the server, and backends
 * whose server was killed. Removes a pid file that names some other process.
 */
export async function endLeftover(cluster: string, patienceMs = 8000): Promise<"none" | "ended"> {
  const file = pidFile(cluster);
  let found: "none" | "ended" = "none";
  if (file !== undefined && worksIn(file.pid, cluster)) {
    found = "ended";
    for (const [name, forMs] of [
      ["SIGINT", patienceMs],
      ["SIGQUIT", 2000],
      ["SIGKILL", 2000],
    ] as const) {
      signal(file.pid, name);
      if (await until(() => startOf(file.pid) === undefined, forMs)) break;
    }
  }
  // Backends notice their server's end by themselves, but one in the middle of a long query only after it.
  for (const name of ["SIGQUIT", "SIGKILL"] as const) {
    const strays = processesIn(cluster);
    if (strays.length === 0) break;
    found = "ended";
    for (const pid of strays) signal(pid, name);
    await until(() => processesIn(cluster).length === 0, 1500);
  }
  // PostgreSQL itself takes a pid file over whose number no process has. It cannot know that the number now belongs to another
  // program of its user, or to a zombie nobody has collected yet, and would refuse to start for as long.
  const left = pidFile(cluster);
  if (left !== undefined && isTaken(left.pid) && !worksIn(left.pid, cluster)) {
    rmSync(join(cluster, "postmaster.pid"), { force: true });
  }
  return found;
}

/** Starts the server and waits until it takes connections. Throws `StartFailed` when it ends before. */
export async function startPostmaster(start: PostmasterStart): Promise<Postmaster> {
  const { binaries, user, cluster, port, durable, loads, log, signal: abort } = start;
  abort?.throwIfAborted();
  const words = ["-D", cluster, ...serverArguments({ port, durable, loads })];
  const child = spawn(binaries.postgres, words, {
    ...spawnAs(user),
    cwd: cluster,
    env: serverEnvironment,
    stdio: ["ignore", "ignore", "pipe"],
    // A session of its own: Ctrl-C is sent to the whole foreground group, and the server must outlive us by a moment.
    detached: true,
  });
  const heard: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log.write(text);
    if (heard.length < 200) heard.push(...text.split("\n").filter((line) => line !== ""));
  });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      heard.push(error.message);
      over = true;
      resolve();
    });
    child.once("exit", () => {
      over = true;
      resolve();
    });
  });
  const pid = child.pid;
  if (pid === undefined) {
    await ended;
    throw new StartFailed(heard);
  }
  const watchdog = watch(pid, cluster, start.removeIfKilled);
  const dismissed = ended.then(() => watchdog.dismiss());
  const stop = async (mode: StopMode, withinMs: number) => {
    signal(pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
    await within(ended, withinMs);
    if (!over && mode === "fast") {
      signal(pid, "SIGQUIT");
      await within(ended, 500);
    }
    if (!over) {
      signal(pid, "SIGKILL");
      await ended;
    }
    for (const stray of processesIn(cluster)) signal(stray, "SIGKILL");
    await dismissed;
  };
  const began = performance.now();
  for (;;) {
    const ready = await until(
      () => {
        if (over || abort?.aborted === true) return true;
        const file = pidFile(cluster);
        return file?.pid === pid && file.state === "ready";
      },
      5000,
      10,
    );
    if (abort?.aborted === true) {
      await stop("immediate", 500);
      abort.throwIfAborted();
    }
    if (over) {
      // The last words may still be in the pipe when the end is known.
      await within(new Promise((resolve) => child.stderr.once("close", resolve)), 200);
      throw new StartFailed(heard);
    }
    if (ready) return { pid, ended, stop };
    start.onWaiting(Math.round((performance.now() - began) / 1000));
  }
}
