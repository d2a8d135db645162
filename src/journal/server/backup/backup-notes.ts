import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeDurably } from "../engine/durable-file.ts";

/** Of the last backup that succeeded, by hand or by schedule (`last-backup.json` in the data folder). */
const lastBackup = z.object({
  at: z.string(),
  facts: z.number(),
  /** The file, or its address in a bucket, and how to reach that; absent where an older version wrote the note. */
  where: z.string().optional(),
  endpoint: z.string().optional(),
  region: z.string().optional(),
});

/** One step of a restore drill: how long it took, and why it failed. */
const drillStep = z.object({
  step: z.string(),
  ok: z.boolean(),
  millis: z.number(),
  why: z.object({ zh: z.string(), en: z.string() }).nullable(),
});

/** Of the last restore drill (`last-drill.json`). */
const lastDrill = z.object({
  at: z.string(),
  ok: z.boolean(),
  /** The step that failed; null when none did. */
  failed: z.string().nullable(),
  /** Absent where an older version wrote the note. */
  steps: z.array(drillStep).readonly().optional(),
});

export type DrillStep = z.output<typeof drillStep>;
export type LastBackup = z.output<typeof lastBackup>;
export type LastDrill = z.output<typeof lastDrill>;

const backupFile = "last-backup.json";
const drillFile = "last-drill.json";

/** Null when none was made, or the note cannot be read. */
export function readLastBackup(dataFolder: string): Promise<LastBackup | null> {
  return noted(join(dataFolder, backupFile), lastBackup);
}

export function readLastDrill(dataFolder: string): Promise<LastDrill | null> {
  return noted(join(dataFolder, drillFile), lastDrill);
}

export function noteBackup(dataFolder: string, note: LastBackup): void {
  writeDurably(join(dataFolder, backupFile), `${JSON.stringify(note)}\n`, 0o644);
}

export function noteDrill(dataFolder: string, note: LastDrill): void {
  writeDurably(join(dataFolder, drillFile), `${JSON.stringify(note)}\n`, 0o644);
}

async function noted<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.safeParse(JSON.parse(await readFile(path, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}
