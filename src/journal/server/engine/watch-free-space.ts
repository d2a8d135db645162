import { freeBytes } from "./free-space.ts";
import { clusterPath, readRecord } from "./place.ts";

/** Free space where the data folder and its embedded database lie, whichever has less. */
export interface FreeSpace {
  /** As last measured; null while it cannot be. */
  bytes(): number | null;
  isLow(): boolean;
  stop(): void;
}

const everyMillis = 1000;

/**
 * PostgreSQL stops with PANIC when it cannot write its log, so orders are refused before that. 64 MiB hold four segments of
 * that log, more than can be written between two looks at the disk.
 */
export const leastFreeBytes = 64 * 1024 * 1024;

export async function watchFreeSpace(dataFolder: string, least: number): Promise<FreeSpace> {
  let bytes: number | null = null;

  async function look(): Promise<void> {
    const record = readRecord(dataFolder);
    const folders = [
      dataFolder,
      ...(record === undefined || "external" in record ? [] : [clusterPath(dataFolder, record)]),
    ];
    const found = await Promise.allSettled(folders.map(freeBytes));
    const known = found.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    bytes = known.length === 0 ? null : Math.min(...known);
  }

  await look();
  const looking = setInterval(() => void look().catch(() => undefined), everyMillis);
  looking.unref();
  return {
    bytes: () => bytes,
    isLow: () => bytes !== null && bytes < least,
    stop: () => clearInterval(looking),
  };
}
