import { parentPort, workerData } from "node:worker_threads";
import type { Sentence } from "../../ground/sentence.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import { type ImportAsked, importStreets, type ImportStep, type StreetsImport } from "./import-streets.ts";

/*
 * Builds streets apart from the server's own thread: a district takes seconds, a province minutes, and no dispatcher waits
 * for it. Ended from outside, it leaves nothing in use.
 */
export type ImportSaid =
  | { readonly kind: "at"; readonly step: ImportStep; readonly done: number; readonly of: number }
  | { readonly kind: "done"; readonly found: StreetsImport }
  | { readonly kind: "failed"; readonly why: Sentence };

/** Told no oftener than somebody looks. */
const everyMillis = 200;

const say = (said: ImportSaid) => parentPort?.postMessage(said);
let last = { step: "", at: 0 };

importStreets({
  ...(workerData as Omit<ImportAsked, "progress">),
  progress: (step, done, of) => {
    const at = performance.now();
    if (step === last.step && at - last.at < everyMillis) return;
    last = { step, at };
    say({ kind: "at", step, done, of });
  },
}).then(
  (found) => say({ kind: "done", found }),
  (error: unknown) => {
    const what = error instanceof Error ? error.message : String(error);
    say({ kind: "failed", why: error instanceof Environment ? error.sentence : { zh: what, en: what } });
  },
);
