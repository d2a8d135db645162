import { parentPort, workerData } from "node:worker_threads";
import type { Sentence } from "../../../ground/sentence.ts";
import { databaseTrouble } from "../engine/database-trouble.ts";
import { Environment } from "../engine/environment.ts";
import { carriedTrouble } from "../files/carry-files.ts";
import { takeBackup, type Taking } from "./take-backup.ts";

/*
 * Takes one backup and ends. On a thread of its own, because reading, hashing and packing a page of facts takes some thirty
 * milliseconds in which the server would answer nobody.
 */
export type Took =
  | {
      readonly facts: number;
      readonly bytes: number;
      readonly where: string;
      readonly full: boolean;
      /** What is wrong with the files beside it. */
      readonly files?: Sentence | undefined;
    }
  | { readonly trouble: Sentence };

parentPort?.postMessage(await took(workerData as Taking));

async function took(taking: Taking): Promise<Took> {
  try {
    const { end, bytes, where, full, carried } = await takeBackup(taking);
    return { facts: end.facts, bytes, where, full, files: carriedTrouble(carried) };
  } catch (error) {
    const said = error instanceof Environment ? error : databaseTrouble(error, taking.databaseUrl);
    const what = error instanceof Error ? error.message : String(error);
    return { trouble: said?.sentence ?? { zh: what, en: what } };
  }
}
