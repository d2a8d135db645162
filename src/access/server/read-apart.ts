import { Worker } from "node:worker_threads";
import type { Sentence } from "../../ground/sentence.ts";
import type { Table } from "./staff-table.ts";

export type TableRead = { readonly table: Table } | { readonly unreadable: Sentence };

const mostMillis = 20_000;
/** A sheet of 20,000 rows takes about 150 MiB. A sheet with a cell in its millionth row may take any amount. */
const mostMegabytes = 512;

/** Node would take more for what is young than for what stays. */
const youngMegabytes = 32;

const tooMuch = {
  zh: "文件内容过于庞大，无法读取：请只保留要导入的一张表，另存为 CSV",
  en: "There is too much in the file to read it: keep the one sheet to import and save it as CSV.",
};

/**
 * Reads the table of a file on a thread of its own, bounded in memory and time. So calls are taken meanwhile, and a
 * file made to exhaust its reader costs only its own answer.
 */
export function readApart(
  bytes: Buffer,
  { headings, megabytes = mostMegabytes }: { readonly headings?: readonly string[]; readonly megabytes?: number } = {},
): Promise<TableRead> {
  const own = new Uint8Array(bytes);
  const worker = new Worker(new URL("./staff-table-worker.ts", import.meta.url), {
    workerData: { own, headings },
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes },
  });
  return new Promise<TableRead>((resolve, reject) => {
    const timer = setTimeout(() => resolve({ unreadable: tooMuch }), mostMillis);
    worker.once("message", resolve);
    worker.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ unreadable: tooMuch }) : reject(error),
    );
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("the thread that reads tables ended without an answer"));
    });
  }).finally(() => void worker.terminate());
}
