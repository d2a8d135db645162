import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes the folder and those above it that are missing; answers the ones it made, topmost first. Not `mkdir` with `recursive`: Node 24
 * never comes back from that where a file system says ENOENT to making a folder in one that exists, as /proc does.
 */
export function makeFolders(path: string, mode = 0o777): string[] {
  const missing: string[] = [];
  for (let at = path; statSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode });
      made.push(folder);
    } catch (error) {
      // Made by another one meanwhile.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return made;
}
