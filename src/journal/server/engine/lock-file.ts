import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isRunning, thisProcess } from "./process-identity.ts";

/** Who holds a lock, and what for. */
export interface LockHolder {
  readonly pid: number;
  readonly start: string;
  /** The verb that holds it. */
  readonly verb: string;
  readonly nonce: string;
}

export type LockAnswer = { readonly held: true; release(): void } | { readonly held: false; readonly by: LockHolder };

function read(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as LockHolder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    // Written in one piece before it gets its name, so anything unreadable was damaged from outside: nobody holds it.
    if (error instanceof SyntaxError) return { pid: 0, start: "", verb: "", nonce: "damaged" };
    throw error;
  }
}

/** The running holder, or undefined when the lock is free or its holder was killed. */
export function lockHolder(path: string): LockHolder | undefined {
  const holder = read(path);
  return holder !== undefined && isRunning(holder) ? holder : undefined;
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes a lock file. The lock ends with its holder, and a reused process number does not keep it.
 *
 * A free lock is taken by hard-linking a finished file to its name; of several processes only one can do that. The lock
 * of a killed holder is inherited: the process that first links `<lock>.after-<nonce of the dead holder>` is the heir.
 * The heir checks that the lock is still the dead holder's, because a slow rival may have inherited and finished in
 * between, and renames its own file over the lock. If the heir is killed too, the same rule applies to the heir's lock.
 *
 * The usual way, removing a stale lock and then taking it, would let a third process remove the second's lock.
 */
export async function takeLock(path: string, verb: string): Promise<LockAnswer> {
  const mine: LockHolder = { ...thisProcess(), verb, nonce: randomUUID() };
  const draft = `${path}.draft-${mine.nonce}`;
  writeFileSync(draft, `${JSON.stringify(mine)}\n`, { mode: 0o644 });
  const release = () => {
    if (read(path)?.nonce === mine.nonce) rmSync(path, { force: true });
  };
  try {
    for (;;) {
      if (linked(draft, path)) return { held: true, release };
      const dead = read(path);
      if (dead === undefined) continue;
      if (isRunning(dead)) return { held: false, by: dead };
      const claims: string[] = [];
      let victim: LockHolder | undefined = dead;
      while (victim !== undefined) {
        const claim = `${path}.after-${victim.nonce}`;
        claims.push(claim);
        if (linked(draft, claim)) break;
        const heir = read(claim);
        victim = heir !== undefined && !isRunning(heir) ? heir : undefined;
      }
      if (victim === undefined) {
        await pause(10);
        continue;
      }
      if (read(path)?.nonce === dead.nonce) {
        renameSync(draft, path);
        for (const claim of claims) rmSync(claim, { force: true });
        sweepDrafts(path);
        return { held: true, release };
      }
      rmSync(claims.at(-1) ?? "", { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Drafts of processes that were killed between writing and linking. */
function sweepDrafts(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.draft-`)) continue;
    const draft = join(dirname(path), name);
    const writer = read(draft);
    if (writer !== undefined && writer.pid !== 0 && !isRunning(writer)) rmSync(draft, { force: true });
  }
}
