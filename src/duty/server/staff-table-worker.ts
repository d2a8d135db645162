import { parentPort, workerData } from "node:worker_threads";
import { TableUnreadable } from "./open-xlsx.ts";
import { readTableFile } from "./staff-table.ts";

/** Reads one file, in `workerData`, and answers its table or the sentence against it. */
const answer = await readTableFile(Buffer.from(workerData as Uint8Array)).then(
  (table) => ({ table }),
  (error: unknown) => {
    if (error instanceof TableUnreadable) return { unreadable: error.sentence };
    throw error;
  },
);
parentPort?.postMessage(answer);
