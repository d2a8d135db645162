import { chmodSync, existsSync, realpathSync, rmSync, rmdirSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { readJson, writeDurably } from "./durable-file.ts";
import { Environment } from "./environment.ts";
import { makeFolders } from "./make-folders.ts";
import { canEnter } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";

/** Where a cluster lies, and how to reach its server (`postgres.json`, readable by its owner only). */
export interface ClusterRecord {
  /** Relative to the data folder when it lies within, so that the folder can be moved. */
  readonly cluster: string;
  readonly port: number;
  readonly password: string;
  /** False until the finished cluster has its name: then a missing cluster was never made rather than lost. */
  readonly made: boolean;
}

/** The database a data folder uses when it is not an embedded one. */
export interface ExternalRecord {
  /** Without a password that came from the environment or a file. */
  readonly external: string;
  /** The file its password is read from each time. */
  readonly passwordFile?: string;
}

const recordFile = "postgres.json";

export function readRecord(folder: string): ClusterRecord | ExternalRecord | undefined {
  return readJson(join(folder, recordFile)) as ClusterRecord | ExternalRecord | undefined;
}

export function writeRecord(folder: string, record: ClusterRecord | ExternalRecord): void {
  writeDurably(join(folder, recordFile), `${JSON.stringify(record)}\n`, 0o600);
}

export function eraseRecord(folder: string): void {
  rmSync(join(folder, recordFile), { force: true });
}

export function clusterPath(folder: string, record: ClusterRecord): string {
  return isAbsolute(record.cluster) ? record.cluster : join(folder, record.cluster);
}

/** The folder for what PostgreSQL's user cannot reach in the data folder. Its name is the data folder's own id, not its path. */
export function placeApart(id: string): string {
  const place = join("/var/lib/callsign", id);
  try {
    // A strict umask would close it again.
    for (const made of makeFolders(place)) chmodSync(made, 0o755);
  } catch (error) {
    throw new Environment(
      {
        zh: "PostgreSQL 的用户进不了数据目录，而 {place} 又无法建立（{why}）。请把数据目录放到所有用户可进入的位置，或以普通用户启动。",
        en: "PostgreSQL's user cannot enter the data folder, and {place} cannot be made ({why}). Put the data folder where every user can enter, or start as an ordinary user.",
      },
      { place, why: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
  return place;
}

/** Removes a place apart that holds no cluster, as after a start that failed before there was one. */
export function leavePlaceApart(id: string): void {
  const place = join("/var/lib/callsign", id);
  try {
    if (!existsSync(join(place, "postgres"))) rmSync(place, { recursive: true, force: true });
    rmdirSync("/var/lib/callsign");
  } catch {
    // Others have theirs there, or it is not ours to touch.
  }
}

/** Where a new cluster goes: into the data folder, or apart when PostgreSQL's user cannot enter that. */
export function chooseCluster(folder: string, id: string, user: RunAs): string {
  return canEnter(user, folder) ? "postgres" : join(placeApart(id), "postgres");
}

interface PlaceOwner {
  readonly folder: string;
  readonly device: number;
  readonly inode: number;
}

/**
 * A place apart belongs to one data folder. A copy of the folder has the same id and would share the cluster: it is refused
 * while the original is there. A folder that was moved takes its place along.
 */
export function claimPlaceApart(folder: string, id: string): void {
  const file = join("/var/lib/callsign", id, "owner.json");
  const { dev, ino } = statSync(folder);
  const mine: PlaceOwner = { folder, device: dev, inode: ino };
  const owner = readJson(file) as PlaceOwner | undefined;
  if (owner !== undefined && owner.folder !== folder && !(owner.device === dev && owner.inode === ino)) {
    const original = readJson(join(owner.folder, "callsign.json")) as { id: string } | undefined;
    if (original?.id === id && realpathSync(owner.folder) !== folder) {
      throw new Environment(
        {
          zh: "数据目录 {folder} 是 {original} 的副本，而数据库只有一个，属于原目录。请用备份与恢复来复制。",
          en: "The data folder {folder} is a copy of {original}, whose database there is only once and belongs to the original. Copy it with backup and restore.",
        },
        { folder, original: owner.folder },
      );
    }
  }
  if (owner?.folder !== folder || owner.inode !== ino) writeDurably(file, `${JSON.stringify(mine)}\n`, 0o600);
}
