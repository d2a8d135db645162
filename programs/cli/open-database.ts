import { existingDataFolder, folderHolder, runningOf } from "../../src/journal/server/engine/data-folder.ts";
import type { DataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { sayingTrouble } from "../../src/journal/server/engine/database-trouble.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { readRecord } from "../../src/journal/server/engine/place.ts";
import { until } from "../../src/journal/server/engine/waiting.ts";
import { completed, type DatabaseChoice } from "./database-option.ts";
import { note } from "./language.ts";
import { holdFolder, openDatabase } from "./serve.ts";

export interface DatabaseUse {
  readonly data: string;
  /** The verb that asks, as the folder's lock names it while it holds it. */
  readonly verb: string;
  readonly database?: DatabaseChoice | undefined;
  /** True where a backup is loaded into it. */
  readonly loads?: boolean;
}

/**
 * Does the work with the data folder's database: beside the running Callsign when there is one, otherwise with the database started for
 * the while and stopped after. `beside` says which. The folder must exist.
 */
export async function withDatabase<T>(
  { data, verb, database }: DatabaseUse,
  work: (url: string, folder: DataFolder, beside: boolean) => Promise<T>,
): Promise<T> {
  // A Callsign that is starting has a database in a moment; a Callsign that is stopping frees the folder.
  const running = await until(
    () => {
      const now = runningOf(data);
      if (now !== undefined) return now;
      return folderHolder(data)?.verb === "start" ? undefined : "none";
    },
    60_000,
    100,
  );
  const folder = existingDataFolder(data);
  if (running !== undefined && running !== "none") {
    const record = readRecord(folder.path);
    const url = record !== undefined && "external" in record ? completed(record) : running.database;
    return await sayingTrouble(url, () => work(url, folder, true));
  }

  return withOwnDatabase(folder, { verb, database }, (url) => work(url, folder, false));
}

/**
 * Does the work with the folder's database started for the while, under the folder's lock. The folder need not be known as a data
 * folder yet. Interrupted, it gives the work up and stops the database.
 */
export async function withOwnDatabase<T>(
  folder: DataFolder,
  { verb, database, loads }: Omit<DatabaseUse, "data">,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const log = (line: string) => note(`callsign: ${line}`);
  const lock = await holdFolder(folder.path, verb, log);
  const ending = new AbortController();
  const end = () => ending.abort(new Environment({ zh: "已中断。", en: "Interrupted." }));
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, end);
  try {
    const engine = await openDatabase(folder, database, log, ending.signal, loads);
    try {
      ending.signal.throwIfAborted();
      const asked = new Promise<never>((_, reject) => {
        ending.signal.addEventListener("abort", () => reject(ending.signal.reason as Error), { once: true });
      });
      return await Promise.race([sayingTrouble(engine.url, () => work(engine.url)), asked]);
    } finally {
      await engine.stop();
    }
  } finally {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(name, end);
    lock.release();
  }
}
