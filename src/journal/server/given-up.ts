import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeDurably } from "./engine/durable-file.ts";

/** A secret somebody decided to go on without, until the log says so (`keys/given-up.json`). */
export interface GivenUp {
  readonly name: string;
  /** How many records' sealed values went with it. */
  readonly records: number;
  readonly at: string;
}

const givenUpFile = "given-up.json";

export function readGivenUp(dataFolder: string): readonly GivenUp[] {
  return (readJson(join(dataFolder, "keys", givenUpFile)) as readonly GivenUp[] | undefined) ?? [];
}

/** What is still to be recorded; an empty list leaves an empty file. */
export function writeGivenUp(dataFolder: string, list: readonly GivenUp[]): void {
  mkdirSync(join(dataFolder, "keys"), { recursive: true, mode: 0o700 });
  writeDurably(join(dataFolder, "keys", givenUpFile), `${JSON.stringify(list)}\n`, 0o600);
}
