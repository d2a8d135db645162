import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, globSync, statfsSync, statSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryCluster } from "../../src/journal/server/engine/temporary-cluster.ts";
import { runTests, seconds } from "./check-tests.ts";
import { Usage, type Verb } from "./verb.ts";

/*
 * The whole check, `npm test`: what needs no database first, two at a time, then the tests in three groups by what they
 * need. Everything it starts it stops, also on Ctrl-C.
 */
const root = join(import.meta.dirname, "../..");
const tool = (name: string) => join(root, "node_modules", ".bin", name);

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const steps: readonly Step[] = [
  { name: "types-server", command: tool("tsc"), args: ["-p", "tsconfig.server.json"] },
  { name: "lint", command: tool("oxlint"), args: ["--deny-warnings"] },
  { name: "types-rules", command: tool("tsc"), args: ["-p", "tsconfig.rules.json"] },
  { name: "types-web", command: tool("tsc"), args: ["-p", "tsconfig.web.json"] },
  { name: "types-web-tests", command: tool("tsc"), args: ["-p", "tsconfig.web-tests.json"] },
  { name: "types-worker", command: tool("tsc"), args: ["-p", "tsconfig.worker.json"] },
  { name: "format", command: tool("oxfmt"), args: ["--check"] },
  { name: "unused", command: tool("knip"), args: [] },
];

/** One process of tests a core at a time, at most four. */
const cores = Math.min(4, availableParallelism());

/**
 * Test groups, the last first; the first pattern that fits a file takes it. Files on PostgreSQL or with a browser wait for
 * the disk, for processes that start and for what people would wait for, so there is one more of them than cores.
 */
const groups = [
  {
    ...{ name: "browser", pattern: ".browser.test.ts", concurrency: cores + 1, needs: "database", share: 10 },
    first: "programs/console/testing/kept-browser.ts",
  },
  { name: "postgres", pattern: ".pg.test.ts", concurrency: cores + 1, needs: "database", share: 15 },
  { name: "memory", pattern: ".test.ts", concurrency: cores, needs: "nothing", share: 60 },
] as const;

const children = new Set<ChildProcess>();
const ending = new AbortController();

interface Ended {
  readonly code: number;
  readonly output: string;
}

function run(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: "test" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.add(child);
    let output = "";
    const take = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.on("error", reject);
    child.on("close", (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs the steps two at a time and answers the names of those that failed. */
async function runSteps(wanted: readonly Step[]): Promise<string[]> {
  const failed: string[] = [];
  const queue = [...wanted];
  const work = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const started = Date.now();
      const { code, output } = await run(step.command, step.args);
      process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${step.name.padEnd(16)} ${seconds(started)}\n`);
      if (code === 0) continue;
      failed.push(step.name);
      process.stdout.write(`${output.trimEnd()}\n`);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

/**
 * Every test file of the tree in its group, the longest first, so that no core waits for a long one at the end. Which is
 * long is guessed: the stories in `scenarios` start whole installations, and then the bigger file takes longer.
 */
function grouped(): Map<string, string[]> {
  const found = new Map<string, string[]>(groups.map(({ name }) => [name, []]));
  const lengthOf = (file: string) => (file.startsWith("scenarios/") ? 1e9 : 0) + statSync(join(root, file)).size;
  const files = globSync("{src,programs,scenarios,bench}/**/*.test.ts", { cwd: root });
  for (const file of files.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const group = groups.find(({ pattern }) => file.endsWith(pattern));
    if (group !== undefined) found.get(group.name)?.push(file);
  }
  return found;
}

async function check(only: string | undefined): Promise<number> {
  const names = [...steps.map((step) => step.name), ...groups.map((group) => group.name)];
  if (only !== undefined && !names.includes(only)) {
    throw new Usage({ zh: "--only 只接受：{names}", en: "--only takes one of: {names}" }, { names: names.join(", ") });
  }
  const isWanted = (name: string) => only === undefined || only === name;
  const failed = await runSteps(steps.filter((step) => isWanted(step.name)));
  const files = grouped();
  const wanted = groups.filter((group) => isWanted(group.name)).toReversed();
  let passes = 0;
  let failures = failed.length;
  const cluster = wanted.some((group) => group.needs === "database")
    ? await temporaryCluster({ durable: false, ...inMemory() })
    : undefined;
  const folder = await mkdtemp(join(tmpdir(), "callsign-check-"));
  // PostgreSQL runs as another user when we are root, and its cluster lies in a folder of the templates.
  await chmod(folder, 0o755);
  try {
    // What one process has compiled, types taken away, the others need not: a fifth of what loading the server takes.
    const environment: NodeJS.ProcessEnv = { NODE_COMPILE_CACHE: join(folder, "compiled") };
    for (const group of wanted) {
      const unmade = await made(group.name, cluster?.url, folder, environment);
      if (unmade !== undefined) {
        process.stdout.write(`FAILED ${group.name} tests cannot begin: ${unmade}\n`);
        failed.push(`${group.name} tests`);
        continue;
      }
      const counted = await runTests({
        ...{ group, root, folder, environment, signal: ending.signal },
        files: files.get(group.name) ?? [],
        postmaster: () => cluster?.pid(),
      });
      passes += counted.passed;
      failures += counted.failed;
      if (!counted.good) failed.push(`${group.name} tests`);
    }
  } finally {
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(failed.length === 0 ? "\nall good\n" : `\nfailed: ${failed.join(", ")}\n`);
  process.stdout.write(`${passes} passed, ${failures} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * The memory's own file system for the shared cluster, where it has room: each test makes databases of a thousand files and
 * drops them, which cost a disk's file system as much processor time as PostgreSQL itself takes.
 */
function inMemory(): { within?: string } {
  const place = "/dev/shm";
  try {
    const { bavail, bsize } = statfsSync(place);
    accessSync(place, constants.W_OK);
    return bavail * bsize > 2 * 1024 ** 3 ? { within: place } : {};
  } catch {
    return {};
  }
}

/**
 * Makes once what the files of a group are given copies of (check-templates.ts). Answers why it cannot be made; a failure
 * here is one of what is checked (a console that does not build), not of the check.
 */
async function made(
  group: (typeof groups)[number]["name"],
  url: string | undefined,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  if (url === undefined) return undefined;
  try {
    const { demoDistrict, schemaTemplate, startedFolder } = await import("./check-templates.ts");
    environment["CALLSIGN_TEST_DATABASE_URL"] = url;
    environment["CALLSIGN_TEST_TEMPLATE"] ??= await schemaTemplate(url);
    if (group === "postgres") environment["CALLSIGN_TEST_FOLDER"] = await startedFolder(join(folder, "started"));
    if (group === "browser") environment["CALLSIGN_TEST_DEMO"] = await demoDistrict(url, join(folder, "demo"));
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

export const checkVerb: Verb = {
  name: "check",
  summary: { zh: "运行全部检查（npm test）", en: "run every check of the project (npm test)" },
  usage: "check [--only STEP]",
  options: {
    only: {
      value: "STEP",
      says: {
        zh: "只运行一步，如 lint、memory、postgres、browser",
        en: "one step, such as lint, memory, postgres, browser",
      },
    },
  },
  run: async (given) => {
    const stop = (signal: NodeJS.Signals) => {
      for (const child of children) child.kill(signal);
      ending.abort();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    return check(given.text("only"));
  },
};
