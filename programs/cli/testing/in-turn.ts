import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

/*
 * A process that runs one test file after the other, so that what they import is loaded and compiled once. The check starts
 * several of them (check-files.ts); each takes the next file of their list that none has taken, until it has had its share.
 */
export interface Turns {
  readonly root: string;
  readonly files: readonly string[];
  /** How many files one process runs at most. */
  readonly share: number;
  /** How long one file may take, in milliseconds. */
  readonly limit: number;
  /** Imported before all files: its hooks are for the tests of each. */
  readonly first?: string | undefined;
}

/** How long the hooks after a file may take before the next file begins beside them, in milliseconds. */
const patience = 10_000;

const list = process.env["CALLSIGN_TEST_TURNS"] ?? "";
const { root, files, share, limit, first } = JSON.parse(readFileSync(join(list, "turns.json"), "utf8")) as Turns;

/** The next file nobody has taken. */
function next(): string | undefined {
  return files.find((_, index) => {
    try {
      closeSync(openSync(join(list, String(index)), "wx"));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  });
}

if (first !== undefined) await import(join(root, first));
const environment = { ...process.env };

/** What a file has said to the processes it starts is not for those of the next one. */
function restoreEnvironment(): void {
  for (const name of Object.keys(process.env)) if (environment[name] === undefined) delete process.env[name];
  Object.assign(process.env, environment);
}

let before: Promise<unknown> = Promise.resolve();
for (let taken = 0; taken < share; taken += 1) {
  const file = next();
  if (file === undefined) break;
  const tested = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const previous = before;
  before = over.promise;
  // The file's own tests and hooks belong to its suite. The suite's limit does not count while the file is loaded.
  void describe(file, { timeout: limit }, async () => {
    // Behind a hook of the file before that failed, no other of it is called.
    const waiting = new AbortController();
    const long = sleep(patience, undefined, { signal: waiting.signal }).catch(() => undefined);
    await Promise.race([previous, long]);
    waiting.abort();
    restoreEnvironment();
    after(() => tested.resolve());
    const late = AbortSignal.timeout(limit);
    try {
      await Promise.race([import(join(root, file)), once(late, "abort").then(() => late.throwIfAborted())]);
    } finally {
      after(() => over.resolve());
    }
  });
  // The next suite is there before this one is over: without any the runner would end.
  await tested.promise;
}
