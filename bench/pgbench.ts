import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The newest pgbench of this machine, or null: it is a reference, not something users need. */
export async function findPgbench(): Promise<string | null> {
  const versions = await readdir("/usr/lib/postgresql").catch(() => [] as string[]);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a)).map((v) => join("/usr/lib/postgresql", v, "bin"));
  for (const candidate of [...newest.map((folder) => join(folder, "pgbench")), "pgbench"]) {
    const works = await run(candidate, ["--version"]).then(
      () => true,
      () => false,
    );
    if (works) return candidate;
  }
  return null;
}

/** Transactions per second of `pgbench -N` (update one account, insert one history row) at some clients. */
export async function pgbenchPerSecond(pgbench: string, url: string, clients: number, seconds: number) {
  const threads = Math.min(2, clients);
  const { stdout } = await run(
    pgbench,
    ["-N", "-n", "-M", "prepared", "-c", `${clients}`, "-j", `${threads}`, "-T", `${seconds}`, url],
    { maxBuffer: 1024 * 1024 },
  );
  const match = /tps = ([\d.]+)/.exec(stdout);
  if (match === null) throw new Error(`pgbench said: ${stdout}`);
  return Number(match[1]);
}

/** Makes pgbench's tables (scale 10) in an empty database. */
export async function preparePgbench(pgbench: string, url: string): Promise<void> {
  await run(pgbench, ["-i", "-q", "-s", "10", url], { maxBuffer: 1024 * 1024 });
}
