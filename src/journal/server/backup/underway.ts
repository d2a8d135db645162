import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeDurably } from "../engine/durable-file.ts";
import { isRunning, type ProcessIdentity, thisProcess } from "../engine/process-identity.ts";
import type { BackupPlace } from "./backup-place.ts";

/*
 * The drafts and uploads that a data folder's backups are writing, one note each in `backup-underway/`. A killed backup
 * leaves its note, and the next one removes exactly the draft or upload it names. So the files of others in the same
 * place, and those of a backup that still runs, are never touched.
 */
interface Note {
  readonly to: string;
  readonly file: string;
  /** The schedule of a data folder writes one at a time: a note of an earlier one is of nobody. */
  readonly by: "schedule" | "verb";
  readonly maker: ProcessIdentity;
}

const folderOf = (dataFolder: string) => join(dataFolder, "backup-underway");

/** The place, with a note in the data folder for as long as a file is being written to it. */
export function noting(place: BackupPlace, dataFolder: string, by: Note["by"]): BackupPlace {
  return {
    ...place,
    write: async (file, content) => {
      const folder = folderOf(dataFolder);
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${randomBytes(8).toString("hex")}.json`);
      const note: Note = { to: place.name, file, by, maker: thisProcess() };
      writeDurably(path, `${JSON.stringify(note)}\n`, 0o600);
      try {
        return await place.write(file, content);
      } finally {
        rmSync(path, { force: true });
      }
    },
  };
}

/** Removes from the place what killed backups of this data folder left unfinished there. Answers their names. */
export async function sweepUnderway(
  place: BackupPlace,
  dataFolder: string,
  by: Note["by"],
): Promise<readonly string[]> {
  const swept: string[] = [];
  for (const name of namesIn(folderOf(dataFolder))) {
    const path = join(folderOf(dataFolder), name);
    const note = readNote(path);
    if (note !== undefined && note.to !== place.name) continue;
    if (note !== undefined && isRunning(note.maker) && !(by === "schedule" && note.by === "schedule")) continue;
    if (note !== undefined) {
      await place.discard(note.file);
      swept.push(note.file);
    }
    rmSync(path, { force: true });
  }
  return swept;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}

function readNote(path: string): Note | undefined {
  try {
    return readJson(path) as Note | undefined;
  } catch {
    return undefined;
  }
}
