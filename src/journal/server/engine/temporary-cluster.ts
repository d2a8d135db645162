import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { binariesFor } from "./binaries.ts";
import { readJson, writeDurably } from "./durable-file.ts";
import { makeCluster } from "./make-cluster.ts";
import { leavePlaceApart, placeApart } from "./place.ts";
import { isRunning, thisProcess } from "./process-identity.ts";
import type { ProcessIdentity } from "./process-identity.ts";
import { canEnter, chooseRunAs } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";
import { supervise } from "./supervisor.ts";
import type { Postgres } from "./supervisor.ts";

export interface TemporaryClusterOptions {
  /** Off makes tests quick: nothing is synced to disk. On (the default) for whatever measures or breaks things. */
  readonly durable?: boolean;
  readonly loads?: boolean;
  /** The folder to make it in, such as a disk that is to be measured; the system's temporary folder when not given. */
  readonly within?: string;
  log?(line: string): void;
}

export interface TemporaryCluster extends Postgres {
  readonly cluster: string;
}

const prefix = "callsign-cluster-";

/** Removes throw-away clusters whose maker was killed together with its watchdog. */
function sweep(within: string): void {
  for (const name of readdirSync(within)) {
    if (!name.startsWith(prefix)) continue;
    try {
      const maker = readJson(join(within, name, "maker.json")) as ProcessIdentity | undefined;
      if (maker !== undefined && !isRunning(maker)) rmSync(join(within, name), { recursive: true, force: true });
    } catch {
      // Somebody else's.
    }
  }
}

/** A folder PostgreSQL's user can enter: in the temporary folder, or apart when that is closed to it. */
function makeFolder(within: string, user: RunAs): string {
  const folder = mkdtempSync(join(realpathSync(within), prefix));
  chmodSync(folder, 0o755);
  if (canEnter(user, folder)) return folder;
  rmSync(folder, { recursive: true });
  return placeApart(`${prefix}${randomBytes(6).toString("hex")}`);
}

/** A PostgreSQL of its own to try things on. `stop` ends it and removes everything; so does the end of this process. */
export async function temporaryCluster(options: TemporaryClusterOptions = {}): Promise<TemporaryCluster> {
  const { durable = true, loads, within = tmpdir(), log = () => {} } = options;
  const user = chooseRunAs();
  for (const place of [within, "/var/lib/callsign"]) if (existsSync(place)) sweep(place);
  const folder = makeFolder(within, user);
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    leavePlaceApart(basename(folder));
  };
  try {
    writeDurably(join(folder, "maker.json"), JSON.stringify(thisProcess()), 0o644);
    const binaries = binariesFor(user, () => folder);
    const cluster = join(folder, "postgres");
    const password = randomBytes(18).toString("base64url");
    await makeCluster({ cluster, binaries, user, password, durable });
    const postgres = await supervise({
      cluster,
      binaries,
      user,
      password,
      port: undefined,
      durable,
      loads,
      log,
      logFile: join(folder, "postgres.log"),
      removeIfKilled: folder,
    });
    return {
      ...postgres,
      cluster,
      async stop(mode = "immediate") {
        await postgres.stop(mode);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
