import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { processorSeconds } from "./processor-seconds.ts";
import type { Turns } from "./testing/in-turn.ts";

/* Runs the files of a group of tests in a few processes, one file after the other in each (docs/decisions/0087). */

const testing = join(import.meta.dirname, "testing");

/** Ends a process of tests that does not end by itself. */
const ended = join(testing, "ended.ts");

/** How long one file may take, in milliseconds. */
const limit = 600_000;

export interface Group {
  readonly name: string;
  readonly concurrency: number;
  /** How many files one process runs, one after the other, before another takes over with an empty memory. */
  readonly share: number;
  readonly first?: string;
}

interface Running {
  readonly group: Group;
  readonly root: string;
  /** In the order in which they are begun. */
  readonly files: readonly string[];
  /** A folder for what the group needs while it runs. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** The PostgreSQL all files share. */
  readonly postmaster: () => number | undefined;
}

interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly good: boolean;
}

export async function runTests(running: Running): Promise<Counted> {
  const { group, root, files, environment, signal } = running;
  const { name, concurrency, share, first } = group;
  const used = await processorSeconds(running.postmaster);
  const started = Date.now();
  process.stdout.write(`\n== ${name} tests: ${files.length} files\n`);
  const list = join(running.folder, `${name}-turns`);
  await mkdir(list);
  await writeFile(join(list, "turns.json"), JSON.stringify({ root, files, share, limit, first } satisfies Turns));
  const times: FileTime[] = [];
  let counted: Counted = { passed: 0, failed: 0, good: false };
  const events = run({
    files: Array<string>(Math.ceil(files.length / share)).fill(join(testing, "in-turn.ts")),
    cwd: root,
    concurrency,
    execArgv: ["--import", ended],
    // A file has its own limit.
    timeout: limit * share,
    signal,
    env: { ...process.env, NODE_ENV: "test", ...environment, CALLSIGN_TEST_TURNS: list },
  });
  const over = ({
    nesting,
    name: file,
    details,
  }: {
    nesting: number;
    name: string;
    details: { duration_ms: number };
  }) => {
    if (nesting === 0 && files.includes(file)) times.push({ file, milliseconds: details.duration_ms });
  };
  events.on("test:pass", over);
  events.on("test:fail", over);
  // A suite that fails of its hooks, or of its loading, is no test that is counted.
  let anyFailed = false;
  events.on("test:fail", () => (anyFailed = true));
  events.on("test:summary", ({ file, counts, success }) => {
    if (file !== undefined) return;
    const { passed, cancelled, skipped, todo, tests } = counts;
    counted = { passed, failed: tests - passed - skipped - todo, good: success && passed > 0 };
    if (skipped + todo + cancelled > 0) counted = { ...counted, good: false };
  });
  for await (const chunk of events.compose(new spec())) process.stdout.write(chunk as string);
  if (anyFailed) counted = { ...counted, good: false };
  // A process that ended early took its files with it.
  for (const file of files.filter((one) => !times.some((time) => time.file === one))) {
    process.stdout.write(`FAILED ${file}: its process ended before it was over\n`);
    counted = { ...counted, good: false };
  }
  process.stdout.write(slowest(times));
  const spent = (await processorSeconds(running.postmaster)) - used;
  const processor = Number.isNaN(spent) ? "" : `, ${spent.toFixed(0)} s of processor time`;
  process.stdout.write(`${counted.good ? "ok    " : "FAILED"} ${name} tests ${seconds(started)}${processor}\n`);
  return counted;
}

interface FileTime {
  readonly file: string;
  readonly milliseconds: number;
}

/** The ten files that took longest. */
function slowest(times: readonly FileTime[]): string {
  return times
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 10)
    .map(({ milliseconds, file }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${file}\n`)
    .join("");
}

export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
