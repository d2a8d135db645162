import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readNote } from "../checkpoint.ts";
import type { LogGap } from "../log-gap.ts";
import { instantOf } from "../../ground/instant.ts";
import { checkpointFolder } from "./checkpoint-files.ts";
import { signersOf, verifiersIn } from "./note-signature.ts";

/** A signed checkpoint of this log that lies outside its database: the log must have grown out of it. */
export interface KnownCheckpoint {
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** When it was written, as its file's name says, or its file. */
  readonly at: string;
  readonly source: string;
  /** Who cosigned it, where a witness did. */
  readonly witness?: string;
}

/** Some years of hourly files. */
export const mostFiles = 50_000;

/**
 * The checkpoints of this log in the data folder's own files and in other folders they are copied to, the latest `most` of
 * each by name. Files that are no checkpoint, another log's, or signed by nobody known are none.
 */
export function readKnownCheckpoints(
  dataFolder: string,
  otherFolders: readonly string[],
  { writer, verifiers, most = mostFiles }: { writer: string; verifiers: readonly string[]; most?: number },
): readonly KnownCheckpoint[] {
  const known = verifiersIn(verifiers);
  return [checkpointFolder(dataFolder), ...otherFolders].flatMap((folder) =>
    namesIn(folder)
      .slice(-most)
      .flatMap((name) => {
        const path = join(folder, name);
        const text = textOf(path);
        const read = text === undefined ? null : readNote(text);
        if (text === undefined || read === null || read.checkpoint.origin !== `callsign/${writer}`) return [];
        if (signersOf(text, known).length === 0) return [];
        const { size, root } = read.checkpoint;
        return [{ size, root, at: timeOf(name) ?? instantOf(statSync(path).mtimeMs), source: path }];
      }),
  );
}

/**
 * Leaves out checkpoints that an accepted gap explains: checkpoints from before the log went on further back do not
 * bind it.
 */
export function notExcused(known: readonly KnownCheckpoint[], gaps: readonly LogGap[]): readonly KnownCheckpoint[] {
  return known.filter(({ size, at }) => !gaps.some((gap) => size > gap.size && Date.parse(at) <= Date.parse(gap.at)));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
      .map(({ name }) => name)
      .toSorted();
  } catch {
    return [];
  }
}

/** A checkpoint is a few hundred bytes. */
const mostBytes = 64 * 1024;

function textOf(path: string): string | undefined {
  try {
    return statSync(path).size > mostBytes ? undefined : readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function timeOf(name: string): string | undefined {
  const [, date, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.txt$/.exec(name) ?? [];
  const millis = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(millis) ? undefined : instantOf(millis);
}
