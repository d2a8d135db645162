import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { Environment } from "./environment.ts";

/** The user PostgreSQL runs as. Undefined: the one we are ourselves, who is not root. */
export type RunAs = { readonly uid: number; readonly gid: number; readonly name: string } | undefined;

function idOf(flag: "-u" | "-g", name: string): number | undefined {
  const answer = spawnSync("id", [flag, name], { encoding: "utf8" });
  const id = Number((answer.stdout ?? "").trim());
  return answer.status === 0 && Number.isSafeInteger(id) ? id : undefined;
}

/** PostgreSQL refuses to run as root: then it is `postgres`, else `nobody`. */
export function chooseRunAs(): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid, name };
  }
  throw new Environment({
    zh: "PostgreSQL 不能以 root 运行，而本机既没有 postgres 用户也没有 nobody 用户。请以普通用户启动，或用 --database 指定数据库。",
    en: "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody. Start as an ordinary user, or give --database.",
  });
}

/** As whom an existing cluster runs: its owner. A sentence when that is neither us nor open to us. */
export function ownerOf(cluster: string): RunAs {
  const { uid, gid } = statSync(cluster);
  const me = process.getuid?.() ?? uid;
  if (me === uid && uid !== 0) return undefined;
  if (me === 0 && uid !== 0) return { uid, gid, name: String(uid) };
  throw new Environment(
    me === 0
      ? {
          zh: "数据库集群 {cluster} 属于 root，PostgreSQL 不能以 root 运行。",
          en: "The database cluster {cluster} belongs to root, and PostgreSQL does not run as root.",
        }
      : {
          zh: "数据库集群 {cluster} 属于另一个用户（uid {uid}）。请以该用户或 root 启动。",
          en: "The database cluster {cluster} belongs to another user (uid {uid}). Start as that user or as root.",
        },
    { cluster, uid },
  );
}

/** The part of spawn's options that makes a child run as that user. */
export function spawnAs(user: RunAs): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/** Whether that user can enter the folder: permission to search it and every folder above it. */
export function canEnter(user: RunAs, folder: string): boolean {
  if (user === undefined) return true;
  const answer = spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], {
    ...spawnAs(user),
    cwd: "/",
    stdio: "ignore",
  });
  return answer.status === 0;
}
