import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { failOfUndeclared } from "../programs/server/testing/undeclared.ts";
import { slowness } from "../src/ground/testing/slowness.ts";

const main = join(import.meta.dirname, "../programs/cli/main.ts");
const run = promisify(execFile);

/** What a finished command said. */
interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `callsign …` to its end, as a person would. */
export async function callsign(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Said> {
  try {
    const { stdout, stderr } = await run(process.execPath, [main, ...args], {
      env: { ...process.env, ...environment },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, stdout, stderr };
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== "number") throw failure;
    return { code, stdout: stdout ?? "", stderr: stderr ?? "" };
  }
}

/** A `callsign start` that ended before it listened. */
export class StartEnded extends Error {
  readonly code: number | null;
  readonly complaint: string;
  constructor(code: number | null, complaint: string) {
    super(`callsign start ended: ${complaint}`);
    this.code = code;
    this.complaint = complaint;
  }
}

/** A `callsign start` that runs in a process of its own. */
export interface RunningCallsign {
  readonly url: string;
  readonly process: ChildProcess;
  /** The last of what it said on stderr. */
  said(): string;
  /** Asks it to stop and waits until it is gone. */
  stop(): Promise<void>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts it on a data folder and waits for its one line; rejects with what it said when it ends before. `through` is a
 * command that ends by running what follows it.
 */
export async function startCallsign(
  data: string,
  args: readonly string[] = ["--empty"],
  through: readonly string[] = [],
): Promise<RunningCallsign> {
  const [command = "", ...rest] = [...through, process.execPath, main, "start", "--port", "0", "--data", data, ...args];
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"] });
  const gone = once(child, "exit");
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    complaint = (complaint + chunk).slice(-20_000);
  });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.once("line", (line) => {
      const match = /^listening on (http:\/\/\S+)/.exec(line);
      if (match?.[1] === undefined) reject(new Error(`unexpected first line: ${line}`));
      else resolve(match[1]);
    });
    gone.then(() => reject(new StartEnded(child.exitCode, complaint)), reject);
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  const stop = async () => {
    await end("SIGTERM");
    failOfUndeclared(complaint.split("\n"));
  };
  return { url, process: child, said: () => complaint, stop, kill: () => end("SIGKILL") };
}

/**
 * A new folder that does not exist yet, inside a temporary one; `remove` takes both away. `started`: a test that does not
 * try the first start may be given a copy of an empty district that was started and stopped once, where the whole check
 * has made one (`CALLSIGN_TEST_FOLDER`).
 */
export async function newDataFolder(first?: "started"): Promise<{ path: string; remove(): Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), "callsign-scenario-"));
  // PostgreSQL runs as another user when we are root, and keeps its cluster elsewhere when it cannot come in here.
  await chmod(parent, 0o755);
  const path = join(parent, "data");
  const made = process.env["CALLSIGN_TEST_FOLDER"];
  // Owners stay what they are: PostgreSQL's files are not its user's otherwise.
  if (first !== undefined && made !== undefined) await run("cp", ["-a", made, path]);
  return {
    path,
    remove: async () => {
      await callsign(["stop", "--data", path]);
      // A cluster that had to lie elsewhere (DESIGN.md §4) is named by its own folder.
      const place = await readFile(join(path, "postgres.json"), "utf8").catch(() => "{}");
      const { cluster } = JSON.parse(place) as { cluster?: string };
      if (cluster !== undefined) await rm(resolve(path, cluster), { recursive: true, force: true });
      await rm(parent, { recursive: true, force: true });
    },
  };
}

export async function tokenFor(data: string, role: string, more: readonly string[] = []): Promise<string> {
  const said = await callsign(["token", "--role", role, "--data", data, ...more]);
  if (said.code !== 0) throw new Error(said.stderr);
  return said.stdout.trim();
}

/** Asks `question` until it answers something other than undefined, at most `seconds` long. */
export async function until<T>(seconds: number, question: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const began = Date.now();
  let deadline = began + seconds * 1000;
  let isLengthened = false;
  for (;;) {
    const answer = await question();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline && !isLengthened) {
      // The seconds are said for quiet cores; how busy these are is asked only when it matters.
      deadline = began + seconds * 1000 * slowness();
      isLengthened = true;
    }
    if (Date.now() > deadline) throw new Error(`nothing within ${Math.round((Date.now() - began) / 1000)} s`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
