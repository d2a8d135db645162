import { statfs } from "node:fs/promises";

/** Bytes an ordinary user can still write where the folder lies. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
