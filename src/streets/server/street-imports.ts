import { randomBytes } from "node:crypto";
import { appendFile, mkdir, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { ImportSaid } from "./import-worker.ts";
import type { ImportStep, StreetsImport } from "./import-streets.ts";

/** A piece of the file as it is sent: it arrives within the time a request may take at 140 kB/s. */
export const partBytes = 4 * 1024 * 1024;
/** A large country has half of it. */
export const mostFileBytes = 8 * 1024 * 1024 * 1024;
/** What is built from a file takes about three times its size beside it. */
const spaceFactor = 4;
/** A province takes 3 GB; a file that wants more ends its own thread only. */
const mostHeapMegabytes = 8192;

export interface ImportWanted {
  readonly name: string;
  readonly size: number;
  readonly country: string;
  readonly bbox?: readonly [west: number, south: number, east: number, north: number] | undefined;
}

/*
 * nothing ── begin ──▶ receiving ── last part ──▶ working ──▶ done | failed
 *                        receiving, working ── cancel ──▶ cancelled
 */
export type ImportState =
  | { readonly state: "nothing" }
  | {
      readonly state: "receiving" | "working" | "done" | "failed" | "cancelled";
      readonly name: string;
      readonly size: number;
      readonly by: string;
      readonly at: string;
      readonly received: number;
      readonly step?: ImportStep;
      readonly done?: number;
      readonly of?: number;
      readonly found?: StreetsImport;
      readonly why?: Sentence;
    };

type Begun = Extract<ImportState, { readonly name: string }>;

type Code =
  | "StreetsImportUnderWay"
  | "StreetsFileTooLarge"
  | "StreetsNoSpace"
  | "StreetsNotExpected"
  | "StreetsPartElsewhere";

export interface StreetImports {
  state(): ImportState;
  /** Begins, or goes on with the same file where it was left. */
  begin(wanted: ImportWanted, by: string, at: string): Promise<ImportState | Refusal<Code>>;
  /** The next piece, from byte `from` on; the last one starts the work. */
  take(from: number, bytes: Buffer): Promise<ImportState | Refusal<Code>>;
  cancel(): Promise<ImportState>;
  close(): Promise<void>;
}

/** Takes one extract at a time into the data folder, piece by piece, and builds streets of it; taking them into use is an order. */
export function openStreetImports({ dataFolder, log }: { dataFolder: string; log(line: string): void }): StreetImports {
  const folder = join(dataFolder, "streets", "received");
  let state: ImportState = { state: "nothing" };
  let wanted: ImportWanted | undefined;
  let worker: Worker | undefined;
  let file = "";
  // One step after another: two windows may send at once.
  let last: Promise<unknown> = clear();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  /** What an import leaves that did not end: what was received, and what was being made. */
  async function clear(): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    const all = await readdir(join(dataFolder, "streets")).catch(() => []);
    const making = all.filter((name) => name.endsWith(`.making-${process.pid}`));
    for (const name of making) await rm(join(dataFolder, "streets", name), { recursive: true, force: true });
  }

  async function end(how: Partial<Begun> & Pick<Begun, "state">): Promise<void> {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
    await clear();
    if (state.state !== "nothing") state = { ...state, ...how };
  }

  function work(): void {
    if (wanted === undefined || state.state === "nothing") return;
    const { country, bbox } = wanted;
    state = { ...state, state: "working" };
    const started = new Worker(new URL("./import-worker.ts", import.meta.url), {
      workerData: { file, dataFolder, country, ...(bbox === undefined ? {} : { bbox }) },
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
    });
    worker = started;
    const isMine = () => worker === started;
    started.on("message", (said: ImportSaid) => {
      if (!isMine() || state.state !== "working") return;
      if (said.kind === "at") state = { ...state, step: said.step, done: said.done, of: said.of };
      else {
        // It ends by itself now, and that is no failure.
        worker = undefined;
        void inTurn(() =>
          end(said.kind === "done" ? { state: "done", found: said.found } : { state: "failed", why: named(said.why) }),
        );
      }
    });
    const fail = (what: string) => {
      if (!isMine()) return;
      log(`the import of streets ended: ${what}`);
      void inTurn(() => end({ state: "failed", why: { zh: what, en: what } }));
    };
    started.once("error", (error) => fail(error instanceof Error ? error.message : String(error)));
    started.once("exit", (code) => fail(`exit code ${code}`));
  }

  /** A sentence about the file by the name people know it by. */
  function named({ zh, en }: Sentence): Sentence {
    const name = wanted?.name ?? "";
    return { zh: zh.replaceAll(file, name), en: en.replaceAll(file, name) };
  }

  async function begin(next: ImportWanted, by: string, at: string): Promise<ImportState | Refusal<Code>> {
    const isSame = wanted !== undefined && JSON.stringify(next) === JSON.stringify(wanted);
    if (state.state === "receiving" && isSame) return state;
    if (state.state === "receiving" || state.state === "working") {
      return refuse("StreetsImportUnderWay", { name: state.name, officer: state.by });
    }
    if (next.size > mostFileBytes) return refuse("StreetsFileTooLarge", { most: Math.floor(mostFileBytes / 1e9) });
    await clear();
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < next.size * spaceFactor) {
      return refuse("StreetsNoSpace", { free: Math.floor((bavail * bsize) / 1e6) });
    }
    // The folder is new each time; the file bears its own name, by which the streets are known.
    const inside = join(folder, randomBytes(8).toString("hex"));
    await mkdir(inside);
    file = join(inside, next.name);
    await writeFile(file, "", { flag: "wx", mode: 0o600 });
    wanted = next;
    state = { state: "receiving", name: next.name, size: next.size, by, at, received: 0 };
    return state;
  }

  async function take(from: number, bytes: Buffer): Promise<ImportState | Refusal<Code>> {
    if (state.state !== "receiving") return refuse("StreetsNotExpected");
    const { received, size } = state;
    if (from !== received || received + bytes.length > size) return refuse("StreetsPartElsewhere", { at: received });
    await appendFile(file, bytes);
    state = { ...state, received: received + bytes.length };
    if (state.received === size) work();
    return state;
  }

  return {
    state: () => state,
    begin: (next, by, at) => inTurn(() => begin(next, by, at)),
    take: (from, bytes) => inTurn(() => take(from, bytes)),
    cancel: () =>
      inTurn(async () => {
        if (state.state === "receiving" || state.state === "working") await end({ state: "cancelled" });
        return state;
      }),
    close: () => inTurn(() => end({ state: "cancelled" })),
  };
}
