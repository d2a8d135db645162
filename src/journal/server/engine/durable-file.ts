import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a name created, renamed or removed in the folder survive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes the whole file or leaves the old one: a neighbour is written, synced and renamed over it. */
export function writeDurably(path: string, text: string, mode: number): void {
  const draft = draftOf(path);
  try {
    const handle = openSync(draft, "w", mode);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** The same of a text that comes in parts and need not be held as a whole. */
export async function writePartsDurably(path: string, parts: AsyncIterable<string>, mode: number): Promise<void> {
  const draft = draftOf(path);
  try {
    const handle = await open(draft, "w", mode);
    try {
      for await (const part of parts) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

function draftOf(path: string): string {
  return `${path}.draft-${process.pid}`;
}

/** The file's JSON, or undefined when there is no such file. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
