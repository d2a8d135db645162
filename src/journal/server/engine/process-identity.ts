import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, readdirSync } from "node:fs";
import { basename } from "node:path";

/** A process, distinguished from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly start: string;
}

let bootId: string | undefined;

function boot(): string {
  bootId ??= readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return bootId;
}

/**
 * When the process began, as a text that never recurs for this number; undefined when there is no such process.
 * Linux: the boot's id and the start in ticks since then (proc_pid_stat(5), field 22). A zombie has ended: it holds a number
 * and nothing else, and under a container's first process it may never be collected. Elsewhere: what ps(1) says.
 */
export function startOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") {
    try {
      // The command name in parentheses may hold blanks and parentheses; the fields follow its last one.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? undefined : `${boot()}:${fields[19] ?? ""}`;
    } catch {
      return undefined;
    }
  }
  const answer = spawnSync("ps", ["-o", "lstart=,stat=", "-p", String(pid)], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C" },
  });
  const line = (answer.stdout ?? "").trim();
  return line === "" || / Z\S*$/.test(line) ? undefined : line.replace(/\s+\S+$/, "");
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, start: startOf(process.pid) ?? "" };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return startOf(identity.pid) === identity.start;
}

/** Whether anything has this number, be it somebody else's process or a zombie. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether the process is a PostgreSQL server process working in this folder or below it (its cluster is its current directory). */
export function worksIn(pid: number, folder: string): boolean {
  if (startOf(pid) === undefined) return false;
  if (process.platform === "linux") {
    try {
      const current = readlinkSync(`/proc/${pid}/cwd`);
      return current === folder || current.startsWith(`${folder}/`);
    } catch {
      return false;
    }
  }
  const answer = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return (answer.stdout ?? "").includes(folder) && basename((answer.stdout ?? "").split(" ")[0] ?? "") === "postgres";
}

/**
 * PostgreSQL processes whose current directory is this folder or below it: a server, and backends a killed server left behind,
 * which keep its shared memory and so keep the next server from starting. Linux only; elsewhere none are found.
 */
export function processesIn(folder: string): number[] {
  if (process.platform !== "linux") return [];
  const found: number[] = [];
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid || !worksIn(pid, folder)) continue;
    try {
      const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, "");
      if (program === "postgres" || program === "initdb") found.push(pid);
    } catch {
      // It ended meanwhile, or belongs to somebody else and is none of ours.
    }
  }
  return found;
}

/** Sends the signal; a process that has ended, or is not ours to signal, is left alone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
