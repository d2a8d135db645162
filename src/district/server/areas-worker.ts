import { parentPort, workerData } from "node:worker_threads";
import { readAreaFile } from "./import-areas.ts";

/*
 * Looking for overlaps among thousands of grids takes seconds: in a thread of its own, so that no dispatcher waits for it.
 */
const { text, known } = workerData as { readonly text: string; readonly known: Parameters<typeof readAreaFile>[1] };
parentPort?.postMessage(readAreaFile(text, known));
