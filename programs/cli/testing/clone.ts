import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { leavePlaceApart, readRecord } from "../../../src/journal/server/engine/place.ts";
import { processesIn, startOf } from "../../../src/journal/server/engine/process-identity.ts";
import { until } from "../../../src/journal/server/engine/waiting.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A copy of the clone whose server is the stand-in; it shares the installed packages. */
export interface Clone {
  readonly path: string;
  /** A folder for one test's data; it does not exist yet. */
  data(): string;
  run(words: readonly string[], options?: RunOptions): Run;
  /** Starts a Callsign and answers once it listens; fails with what it said when it does not. */
  start(data: string, words?: readonly string[], options?: RunOptions): Promise<Started>;
  /** Ends whatever still runs and removes everything. */
  remove(): Promise<void>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Through `npm start --` rather than `./callsign`. */
  readonly npm?: boolean;
}

export interface Run {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  readonly ended: Promise<number | NodeJS.Signals>;
  kill(name: NodeJS.Signals): void;
}

export interface Started extends Run {
  readonly url: string;
  /** What the stand-in server answers; `keep` stores a word first. */
  ask(keep?: string): Promise<Answer>;
}

export interface Answer {
  readonly kind: string;
  readonly kept: readonly string[];
  readonly restarts: number | null;
}

/** What ran this long is stuck: it is killed, and its test fails with what it said. */
const mostMs = 60_000;

/** `closed`: in a folder only its owner may enter, like a clone under root's home. */
export function makeClone({ closed = false }: { closed?: boolean } = {}): Clone {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "callsign clone-")));
  if (!closed) chmodSync(path, 0o755);
  for (const name of [
    "callsign",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "src",
    "programs/cli",
    "programs/server",
    "programs/drill",
  ]) {
    cpSync(join(root, name), join(path, name), { recursive: true });
  }
  cpSync(fileURLToPath(new URL("./stand-in-server.ts", import.meta.url)), join(path, "programs/server/server.ts"));
  symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
  const runs: { run: Run; over: () => boolean }[] = [];
  const folders: string[] = [];

  const run = (words: readonly string[], { cwd = path, env = {}, npm = false }: RunOptions = {}): Run => {
    const program = npm ? "npm" : join(path, "callsign");
    const child = spawn(program, npm ? ["start", "--", ...words] : words, {
      cwd,
      env: { ...cleanEnvironment(), CALLSIGN_NO_INSTALL: "1", LC_ALL: "C", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let out = "";
    let said = "";
    let over = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
      child.once("error", reject);
      const stuck = setTimeout(() => child.kill("SIGKILL"), mostMs);
      child.once("exit", (code, signal) => {
        clearTimeout(stuck);
        over = true;
        // Everything it wrote has arrived, unless a process it left behind still holds the pipes.
        const answer = code ?? signal ?? "SIGKILL";
        const timer = setTimeout(() => resolve(answer), 300);
        child.once("close", () => {
          clearTimeout(timer);
          resolve(answer);
        });
      });
    });
    const started: Run = {
      pid: child.pid ?? 0,
      stdout: () => out,
      stderr: () => said,
      ended,
      kill: (name) => void child.kill(name),
    };
    runs.push({ run: started, over: () => over });
    return started;
  };

  return {
    path,
    run,
    data() {
      const folder = join(path, `data ${folders.length}`);
      folders.push(folder);
      return folder;
    },
    async start(data, words = ["--demo"], options = {}) {
      const started = run(
        [...(options.npm === true ? [] : ["start"]), "--port", "0", "--data", data, ...words],
        options,
      );
      let over = false;
      void started.ended.then(() => (over = true));
      const url = await until(() => over || /^listening on (\S+)$/m.exec(started.stdout())?.[1], 30_000);
      if (typeof url !== "string") throw new Error(`it did not start: ${started.stdout()}${started.stderr()}`);
      return {
        ...started,
        url,
        async ask(keep) {
          const response = await fetch(keep === undefined ? url : `${url}/?keep=${keep}`, {
            signal: AbortSignal.timeout(5000),
          });
          if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
          return (await response.json()) as Answer;
        },
      };
    },
    async remove() {
      for (const { run: each, over } of runs) {
        if (!over()) each.kill("SIGTERM");
        await each.ended;
      }
      await until(() => processesNaming(path).length === 0, 5000, 50);
      for (const pid of processesNaming(path)) process.kill(pid, "SIGKILL");
      for (const folder of folders) {
        const record =
          statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readRecord(folder) : undefined;
        if (record !== undefined && "cluster" in record && record.cluster.startsWith("/var/lib/callsign/")) {
          rmSync(record.cluster, { recursive: true, force: true });
          leavePlaceApart(basename(dirname(record.cluster)));
        }
      }
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** This process's environment without what npm and node:test put into it. */
function cleanEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^(npm_|NODE_TEST|CALLSIGN_)/i.test(name)) kept[name] = value;
  }
  return kept;
}

/** The running processes whose command line names this folder: servers, shells, launchers; not their backends. */
export function processesNaming(folder: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      if (!Number.isInteger(pid) || pid === process.pid || startOf(pid) === undefined) return false;
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
      } catch {
        return false;
      }
    });
}

/** Everything that runs for a data folder: the processes naming it and the database's own. */
export function processesOf(data: string): number[] {
  const record = existsSync(data) ? readRecord(data) : undefined;
  const cluster = record !== undefined && "cluster" in record ? join(data, record.cluster) : data;
  return [...new Set([...processesNaming(data), ...processesIn(data), ...processesIn(cluster)])];
}
