import { spawnSync } from "node:child_process";
import type { Binaries } from "./binaries.ts";
import { Environment } from "./environment.ts";
import { superuser } from "./make-cluster.ts";
import { endLeftover } from "./postmaster.ts";
import { spawnAs } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";
import { serverEnvironment } from "./settings.ts";

/** Gives the cluster's owner role another password, in single-user mode, where no password is asked. No server may be running. */
export async function setPassword(given: {
  binaries: Binaries;
  user: RunAs;
  cluster: string;
  password: string;
}): Promise<void> {
  await endLeftover(given.cluster);
  const answer = spawnSync(given.binaries.postgres, ["--single", "-D", given.cluster, "postgres"], {
    ...spawnAs(given.user),
    cwd: given.cluster,
    env: serverEnvironment,
    encoding: "utf8",
    // The password is ours, base64url: no quote can be in it.
    input: `ALTER ROLE ${superuser} PASSWORD '${given.password}'\n`,
  });
  if (answer.status === 0 && !/ERROR/.test(answer.stderr)) return;
  throw new Environment(
    { zh: "无法为数据库设置新密码：{why}", en: "The database could not be given a new password: {why}" },
    { why: answer.stderr.trim().split("\n").at(-1) ?? String(answer.error) },
  );
}
