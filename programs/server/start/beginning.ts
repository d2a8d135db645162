import { type Logger, pino } from "pino";
import { type DataFolder, openDataFolder } from "../../../src/journal/server/engine/data-folder.ts";
import { consoleFolder } from "../../building/build.ts";
import type { ServerOptions } from "../server-options.ts";
import { type Tls, watchTls } from "../tls-files.ts";

/** What ends what a start has begun; run from the last to the first. */
export type Undo = (() => void | Promise<void>)[];

/** What every step of a start is given. */
export interface Beginning {
  readonly options: ServerOptions;
  readonly undo: Undo;
  /** The program's own log: trouble that nobody has to act on at once. */
  readonly logger: Logger;
  readonly folder: DataFolder;
  readonly tls: Tls | undefined;
  /** The console's files, as soon as they are built; nothing where there are none. */
  readonly building: Promise<string | undefined>;
}

/** What can be done before the database is asked: certificates, the data folder, the console's files. */
export function begin(options: ServerOptions, undo: Undo): Beginning {
  const { log } = options;
  const logger = pino({ level: process.env["CALLSIGN_LOG"] ?? "warn" }, pino.destination(2));
  const tls = options.tls === undefined ? undefined : watchTls({ files: options.tls, now: () => new Date(), log });
  if (tls !== undefined) undo.push(tls.stop);
  const folder = openDataFolder(options.dataFolder, options.kind);
  const building = options.console === false ? Promise.resolve(undefined) : builtConsole(log);
  return { options, undo, logger, folder, tls, building };
}

/** Stations and crews can work through the API without the hall's screen, so its absence is said and not fatal. */
async function builtConsole(log: (line: string) => void): Promise<string | undefined> {
  try {
    return await consoleFolder(log);
  } catch (error) {
    log(`the console could not be built; the API works without it: ${words(error).split("\n", 1)[0] ?? ""}`);
    return undefined;
  }
}

export function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
