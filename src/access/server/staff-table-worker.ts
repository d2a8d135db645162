import { parentPort, workerData } from "node:worker_threads";
import { TableUnreadable } from "./open-xlsx.ts";
import type { TableRead } from "./read-apart.ts";
import { readTableFile } from "./staff-table.ts";

/** Reads one file, in `workerData`, and answers its table or the sentence against it. */
function read(): TableRead {
  const { own, headings } = workerData as { readonly own: Uint8Array; readonly headings?: readonly string[] };
  try {
    return { table: readTableFile(Buffer.from(own), headings) };
  } catch (error) {
    if (error instanceof TableUnreadable) return { unreadable: error.sentence };
    throw error;
  }
}
parentPort?.postMessage(read());
