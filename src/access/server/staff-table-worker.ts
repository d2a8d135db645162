import { parentPort, workerData } from "node:worker_threads";
import { TableUnreadable } from "./open-xlsx.ts";
import type { TableRead } from "./read-apart.ts";
import { readTableFile } from "./staff-table.ts";

/** Reads one file, in `workerData`, and answers its table or the sentence against it. */
function read(): TableRead {
  try {
    return { table: readTableFile(Buffer.from(workerData as Uint8Array)) };
  } catch (error) {
    if (error instanceof TableUnreadable) return { unreadable: error.sentence };
    throw error;
  }
}
parentPort?.postMessage(read());
