import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, realpathSync, rmSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { binariesFor } from "./binaries.ts";
import type { DataFolder } from "./data-folder.ts";
import { folderTrouble } from "./data-folder.ts";
import { Environment } from "./environment.ts";
import { freePort } from "./free-port.ts";
import { isWhole, makeCluster, refuseOtherVersion, sweepUnfinished } from "./make-cluster.ts";
import { setPassword } from "./password.ts";
import { endLeftover } from "./postmaster.ts";
import {
  chooseCluster,
  claimPlaceApart,
  clusterPath,
  leavePlaceApart,
  placeApart,
  readRecord,
  writeRecord,
} from "./place.ts";
import type { ClusterRecord } from "./place.ts";
import { canEnter, chooseRunAs, ownerOf } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";
import { supervise } from "./supervisor.ts";
import type { Postgres } from "./supervisor.ts";

export interface PostgresStart {
  readonly folder: DataFolder;
  /** Lines for the person watching. */
  log(line: string): void;
  readonly signal?: AbortSignal;
  /** For as long as a backup is loaded (settings.ts). */
  readonly loads?: boolean | undefined;
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

/** Sentence when PostgreSQL's user can no longer enter the cluster, because a folder above it was closed. */
function refuseUnreachable(cluster: string, user: RunAs): void {
  if (user === undefined || canEnter(user, cluster)) return;
  throw new Environment(
    {
      zh: "PostgreSQL 的用户 {name} 进不了 {cluster}：上级目录已不允许进入。请恢复其权限。",
      en: "PostgreSQL's user {name} can no longer enter {cluster}: a folder above it was closed. Open it again.",
    },
    { name: user.name, cluster },
  );
}

/** Sentence when the cluster is another user's and we cannot even look into it. */
function refuseClosed(cluster: string): void {
  if (existsSync(cluster) && process.getuid?.() !== 0) ownerOf(cluster);
}

/** Where the folder's cluster lies and how to reach it; decided once, remembered in postgres.json. */
async function recordOf(folder: DataFolder, user: RunAs): Promise<ClusterRecord> {
  const known = readRecord(folder.path);
  if (known !== undefined) {
    if ("external" in known) throw new Error("this data folder uses a database of its own");
    return known;
  }
  const fresh = { port: await freePort("127.0.0.1"), password: newPassword(), made: false };
  // A cluster without its record: the record was lost, and with it the password. The facts in it are not given up for that.
  for (const cluster of ["postgres", join("/var/lib/callsign", folder.identity.id, "postgres")]) {
    const path = isAbsolute(cluster) ? cluster : join(folder.path, cluster);
    if (isWhole(path)) return { ...fresh, cluster, password: "" };
  }
  return { ...fresh, cluster: chooseCluster(folder.path, folder.identity.id, user) };
}

/**
 * Starts the data folder's own PostgreSQL, making its cluster first when there is none. Call it with the folder's lock in hand.
 */
export async function startPostgres({ folder, log, signal, loads }: PostgresStart): Promise<Postgres> {
  const { id } = folder.identity;
  try {
    let record = await recordOf(folder, chooseRunAs());
    let cluster = clusterPath(folder.path, record);
    const apart = isAbsolute(record.cluster);
    await sweepUnfinished(cluster);
    refuseClosed(cluster);
    if (!isWhole(cluster)) {
      if (record.made) {
        throw new Environment(
          {
            zh: "数据目录 {folder} 的数据库不见了（应在 {cluster}）。请找回它，或由备份恢复到新的数据目录。",
            en: "The database of the data folder {folder} is gone (it should be at {cluster}). Bring it back, or restore a backup into a new data folder.",
          },
          { folder: folder.path, cluster },
        );
      }
      rmSync(cluster, { recursive: true, force: true });
    }
    const isNew = !existsSync(cluster);
    const user = isNew ? chooseRunAs() : ownerOf(cluster);
    if (apart && isNew) placeApart(id);
    if (apart && !isNew) claimPlaceApart(folder.path, id);
    const binaries = binariesFor(user, () => copiesFor(folder, user));
    if (isNew) {
      log("making the database cluster");
      writeRecord(folder.path, record);
      await makeCluster({
        cluster,
        binaries,
        user,
        password: record.password,
        durable: true,
        ...(signal === undefined ? {} : { signal }),
      });
      if (apart) claimPlaceApart(folder.path, id);
    }
    cluster = realpathSync(cluster);
    // PostgreSQL refuses a cluster others may read, as a copied one may be.
    if ((statSync(cluster).mode & 0o077) !== 0) chmodSync(cluster, 0o700);
    refuseOtherVersion(cluster, binaries);
    refuseUnreachable(cluster, user);
    if (record.password === "") {
      log("postgres.json was lost; giving the database a new password");
      record = { ...record, password: newPassword() };
      await setPassword({ binaries, user, cluster, password: record.password });
    }
    const postgres = await supervise({
      cluster,
      binaries,
      user,
      password: record.password,
      port: record.port,
      durable: true,
      loads,
      log,
      logFile: join(apart ? dirname(cluster) : folder.path, "postgres.log"),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!record.made || postgres.port !== record.port) {
      writeRecord(folder.path, { ...record, port: postgres.port, made: true });
    }
    return postgres;
  } catch (error) {
    leavePlaceApart(id);
    throw folderTrouble(folder.path, error);
  }
}

/** Copies of the programs lie where PostgreSQL's user can enter: in the data folder for ourselves, otherwise apart. */
function copiesFor(folder: DataFolder, user: RunAs): string {
  if (canEnter(user, folder.path)) return folder.path;
  return placeApart(folder.identity.id);
}

/** Stops what a killed Callsign left running in the folder's cluster. */
export async function stopLeftover(folder: DataFolder): Promise<void> {
  const record = readRecord(folder.path);
  if (record === undefined || "external" in record) return;
  const cluster = clusterPath(folder.path, record);
  if (existsSync(cluster)) await endLeftover(realpathSync(cluster));
}
