import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a command of ours cost, with the PostgreSQL it started. Linux tells; elsewhere the figures are 0. */
export interface CommandCost {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Processor seconds of Node and of PostgreSQL. */
  readonly node: number;
  readonly postgres: number;
  /** The most that Node held, and the most that PostgreSQL's processes held beside their shared buffers. */
  readonly nodeMegabytes: number;
  readonly postgresMegabytes: number;
}

const everyMillis = 200;
const launcher = join(import.meta.dirname, "../callsign");

/** Runs `callsign …` to its end and watches its processes. */
export async function costOf(args: readonly string[], program = launcher): Promise<CommandCost> {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => (said[name] += chunk));
  }
  const used = new Map<number, { readonly isPostgres: boolean; readonly ticks: number }>();
  let nodeMegabytes = 0;
  let postgresMegabytes = 0;
  const look = () => {
    let [node, postgres] = [0, 0];
    for (const { pid, ticks, isPostgres, megabytes, own } of treeOf(child.pid ?? 0)) {
      used.set(pid, { isPostgres, ticks });
      if (isPostgres) postgres += own;
      else node += megabytes;
    }
    nodeMegabytes = Math.max(nodeMegabytes, node);
    postgresMegabytes = Math.max(postgresMegabytes, postgres);
  };
  const timer = setInterval(look, everyMillis);
  const [code] = (await once(child, "close")) as [number | null];
  clearInterval(timer);
  const processor = (isPostgres: boolean) =>
    [...used.values()].reduce((sum, each) => sum + (each.isPostgres === isPostgres ? each.ticks : 0), 0) / 100;
  return {
    ...{ code, ...said, seconds: (performance.now() - began) / 1000 },
    ...{ node: processor(false), postgres: processor(true), nodeMegabytes, postgresMegabytes },
  };
}

/** Processor seconds so far of a process and all that descend from it. */
export function processorSecondsOf(pid: number): number {
  return treeOf(pid).reduce((sum, { ticks }) => sum + ticks, 0) / 100;
}

interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly isPostgres: boolean;
  readonly ticks: number;
  readonly megabytes: number;
  readonly own: number;
}

/** A process with all that descend from it. */
function treeOf(root: number): readonly Seen[] {
  const all = processes();
  const found = new Set([root]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

function processes(): readonly Seen[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (processIn(Number(name)) ?? []) : []));
  } catch {
    return [];
  }
}

function processIn(pid: number): Seen | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
    return {
      pid,
      parent: Number(fields[1]),
      isPostgres: stat.includes("(postgres)"),
      ticks: Number(fields[11]) + Number(fields[12]),
      megabytes: megabytes("VmRSS"),
      own: megabytes("RssAnon"),
    };
  } catch {
    return undefined;
  }
}
