import { randomUUID } from "node:crypto";
import { readdirSync, realpathSync, rmSync, rmdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Sentence } from "../../../ground/sentence.ts";
import { readJson, writeDurably } from "./durable-file.ts";
import { Environment } from "./environment.ts";
import { eraseRecord, readRecord } from "./place.ts";
import { lockHolder, takeLock } from "./lock-file.ts";
import type { LockHolder } from "./lock-file.ts";
import { makeFolders } from "./make-folders.ts";

/** A drill district that runs by itself, or an empty store for real work. Chosen once; the two never share a store. */
export type Kind = "demo" | "empty";

export interface FolderIdentity {
  readonly id: string;
  readonly kind: Kind;
  readonly createdAt: string;
  /** The writer of its log when that is not the folder's own id: a restored folder goes on with the log it was given. */
  readonly writer?: string;
}

/** The writer of the folder's log. */
export function writerOf(identity: FolderIdentity): string {
  return identity.writer ?? identity.id;
}

/** Makes the folder known as a data folder. */
export function writeIdentity(folder: string, identity: FolderIdentity): void {
  writeDurably(join(folder, identityFile), `${JSON.stringify(identity)}\n`, 0o644);
}

/** What a running Callsign says about itself (`running.json`, readable by its owner only: `database` holds a password). */
export interface Running {
  readonly pid: number;
  readonly url: string;
  readonly startedAt: string;
  readonly database: string;
  /** The file of the certificate it shows, when it speaks TLS: this machine's own programs trust exactly that. */
  readonly certificate?: string;
}

export interface DataFolder {
  readonly path: string;
  readonly identity: FolderIdentity;
  /** True when this call made it. */
  readonly isNew: boolean;
}

const identityFile = "callsign.json";
const runningFile = "running.json";
const lockFile = "lock";
const ours =
  /^(lock(\..*)?|running\.json.*|callsign\.json.*|postgres\.json.*|postgres(\..*)?|keys|engine-.*|lost\+found|\..*)$/;

const reasons: Record<string, Sentence> = {
  EACCES: { zh: "没有权限", en: "permission denied" },
  EPERM: { zh: "没有权限", en: "permission denied" },
  EROFS: { zh: "文件系统只读", en: "the file system is read-only" },
  ENOSPC: { zh: "磁盘已满", en: "the disk is full" },
  EDQUOT: { zh: "超出磁盘配额", en: "the disk quota is used up" },
  ENOTDIR: { zh: "路径中有一段不是目录", en: "part of the path is not a folder" },
  EEXIST: { zh: "它不是目录", en: "it is not a folder" },
  ENOENT: { zh: "上级目录不存在", en: "its parent folder does not exist" },
};

/** The error as a sentence about the folder, when it is one of the file system's; otherwise the error itself. */
export function folderTrouble(path: string, error: unknown): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined || error instanceof Environment) return error;
  return new Environment(
    {
      zh: `无法写入数据目录 ${path}：${reason.zh}。`,
      en: `Cannot write to the data folder ${path}: ${reason.en}.`,
    },
    {},
    { cause: error },
  );
}

/** The identity of an existing data folder; undefined when there is none, or an empty one. */
export function findDataFolder(given: string): DataFolder | undefined {
  const path = resolve(given);
  try {
    const identity = readJson(join(path, identityFile)) as FolderIdentity | undefined;
    if (identity === undefined) return undefined;
    if (typeof identity.id !== "string" || (identity.kind !== "demo" && identity.kind !== "empty"))
      throw new SyntaxError();
    return { path: realpathSync(path), identity, isNew: false };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOTDIR") {
      throw new Environment({ zh: "{path} 不是目录。", en: "{path} is not a folder." }, { path });
    }
    if (code === "EACCES" || code === "EPERM") {
      throw new Environment(
        { zh: "无法读取数据目录 {path}：没有权限。", en: "Cannot read the data folder {path}: permission denied." },
        { path },
      );
    }
    if (error instanceof SyntaxError) {
      throw new Environment(
        { zh: "{file} 已损坏，无法识别该数据目录。", en: "{file} is damaged; this data folder cannot be recognised." },
        { file: join(path, identityFile) },
      );
    }
    throw error;
  }
}

/** The data folder a verb works on; a sentence when there is none. */
export function existingDataFolder(given: string): DataFolder {
  const folder = findDataFolder(given);
  if (folder === undefined) {
    throw new Environment(
      { zh: "{path} 不是 Callsign 数据目录。", en: "{path} is not a Callsign data folder." },
      { path: resolve(given) },
    );
  }
  return folder;
}

/**
 * Opens the data folder, or makes it with this kind. The kind is remembered: asking for the other one is refused, and so is
 * a folder that holds somebody else's files. Call it with the lock in hand.
 */
export function openDataFolder(given: string, kind: Kind | undefined): DataFolder {
  const known = findDataFolder(given);
  if (known !== undefined) {
    refuseOtherKind(known, kind);
    return known;
  }
  const path = realpathSync(resolve(given));
  if (kind === undefined) throw new Error("a new data folder needs a kind");
  const identity: FolderIdentity = { id: randomUUID(), kind, createdAt: new Date().toISOString() };
  try {
    writeIdentity(path, identity);
  } catch (error) {
    throw folderTrouble(path, error);
  }
  return { path, identity, isNew: true };
}

export function refuseOtherKind(folder: DataFolder, kind: Kind | undefined): void {
  if (kind === undefined || kind === folder.identity.kind) return;
  throw new Environment(
    kind === "demo"
      ? {
          zh: "数据目录 {path} 是以 --empty 建立的实战库，不能用作演练。请为演练另选 --data 目录。",
          en: "The data folder {path} was made with --empty and cannot become a demo. Choose another --data folder for the demo.",
        }
      : {
          zh: "数据目录 {path} 是以 --demo 建立的演练库，不能用作实战。请为实战另选 --data 目录。",
          en: "The data folder {path} was made with --demo, and a drill and real work never share a store. Choose another --data folder.",
        },
    { path: folder.path },
  );
}

/**
 * Forgets a new data folder that never came into use, so that the next start may choose again. One with a cluster of its own stays:
 * what is in it is not thrown away.
 */
export function forgetDataFolder(folder: DataFolder): void {
  const record = readRecord(folder.path);
  if (record !== undefined && "cluster" in record && record.made) return;
  eraseRecord(folder.path);
  rmSync(join(folder.path, identityFile), { force: true });
}

/** Sentence when the folder cannot become a data folder: it holds something else. */
export function refuseForeignFolder(given: string): void {
  const path = resolve(given);
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return;
    throw folderTrouble(path, code === "ENOTDIR" ? Object.assign(new Error(), { code: "EEXIST" }) : error);
  }
  const foreign = names.find((name) => !ours.test(name));
  if (foreign === undefined) return;
  throw new Environment(
    {
      zh: "{path} 不是 Callsign 数据目录，且其中已有其他文件（如 {foreign}）。请选用空目录。",
      en: "{path} is not a Callsign data folder and holds other files (such as {foreign}). Choose an empty folder.",
    },
    { path, foreign },
  );
}

export interface FolderLock {
  readonly path: string;
  release(): void;
}

/**
 * Takes the folder's lock, making the folder when it is missing. Answers who holds it when somebody does. On release the
 * folders made here are removed again when they are empty.
 */
export async function lockDataFolder(given: string, verb: string): Promise<FolderLock | { readonly by: LockHolder }> {
  const wanted = resolve(given);
  try {
    const made = makeFolders(wanted);
    const path = realpathSync(wanted);
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(), { code: "EEXIST" });
    const lock = await takeLock(join(path, lockFile), verb);
    if (!lock.held) return { by: lock.by };
    return {
      path,
      release() {
        lock.release();
        try {
          for (const folder of made.reverse()) rmdirSync(folder);
        } catch {
          // It holds a Callsign's data now.
        }
      },
    };
  } catch (error) {
    throw folderTrouble(wanted, error);
  }
}

/** The running process that holds the folder's lock; undefined when there is none. */
export function folderHolder(given: string): LockHolder | undefined {
  try {
    return lockHolder(join(resolve(given), lockFile));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOTDIR" || code === "EACCES" || code === "EPERM") return undefined;
    throw error;
  }
}

/** The running Callsign of the folder, once it is ready; undefined while it starts or when there is none. */
export function runningOf(folder: string): Running | undefined {
  const holder = folderHolder(folder);
  if (holder === undefined) return undefined;
  try {
    const running = readJson(join(resolve(folder), runningFile)) as Running | undefined;
    return running?.pid === holder.pid ? running : undefined;
  } catch (error) {
    // Somebody else's Callsign: its address is not ours to read.
    if ((error as NodeJS.ErrnoException).code === "EACCES") return undefined;
    throw error;
  }
}

export function writeRunning(folder: string, running: Running): void {
  writeDurably(join(folder, runningFile), `${JSON.stringify(running)}\n`, 0o600);
}

export function eraseRunning(folder: string): void {
  rmSync(join(folder, runningFile), { force: true });
}
