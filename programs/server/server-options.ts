import type { BackupPlan } from "../../src/journal/server/backup/take-backup.ts";
import type { KeyBackupPlace } from "../../src/journal/server/key-backups.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import type { ProviderPlan } from "../../src/duty/server/sign-in-provider.ts";
import type { OtherMap } from "../../src/streets/server/map-routes.ts";
import { type HostName, readHostName } from "./host-names.ts";
import type { LiveLimits } from "./live/live.ts";
import { blockListOf, type Reach } from "./origin.ts";
import type { Tls, TlsFiles } from "./tls-files.ts";

/** What a server is started with. */
export interface ServerOptions {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** The secrets of the folder; as they lie there when absent. */
  readonly keyStore?: KeyStore;
  /** Where key files are written of themselves; nowhere when absent. */
  readonly keyBackup?: KeyBackupPlace | undefined;
  readonly kind: "demo" | "empty";
  readonly host: string;
  readonly port: number;
  log(line: string): void;
  /** What the supervisor of the embedded database tells. */
  readonly database?: { restarts(): number };
  /** Requests a second one token may make. */
  readonly requestsPerSecond?: number;
  /** Orders are refused while less is free. */
  readonly leastFreeBytes?: number;
  /** Names it answers to, besides this machine's own. */
  readonly names?: readonly HostName[];
  /** A proxy in front ends TLS; it speaks from this machine or from these addresses or networks. */
  readonly proxies?: readonly string[] | undefined;
  /** Plain HTTP when absent. */
  readonly tls?: TlsFiles | undefined;
  /** Tiles of somebody else's under the console's map, instead of the imported streets. */
  readonly map?: OtherMap | undefined;
  /** Backups it takes by itself; none when absent. */
  readonly backups?: BackupPlan | undefined;
  /** Of the live push; the defaults of `liveLimits` otherwise. */
  readonly live?: Partial<LiveLimits>;
  /** False leaves the console out, for tests of the API and for measuring. */
  readonly console?: boolean;
  /** Told the address by which the first administrator of a house nobody has entered comes in. */
  readonly entrance?: (url: string, until: string) => void;
  /** The machine's clock, for tests that set it. */
  readonly wall?: () => number;
  /** Where people may sign in besides here. */
  readonly provider?: ProviderPlan | undefined;
  /** Where a copy of every checkpoint file goes. */
  readonly witnessFolder?: string | undefined;
  /** False leaves the record of reads out, for measuring what it costs. */
  readonly recordsReads?: boolean;
  /** False leaves a demo's synthetic people out, for tests that want a quiet board. */
  readonly drill?: boolean;
}

/** By which names and through whom it is reached. */
export function reachOf({ host, names = [], proxies }: ServerOptions, tls: Tls | undefined): Reach {
  const bound = readHostName(host);
  return {
    names: bound === undefined ? names : [...names, bound],
    proxies: proxies === undefined ? null : blockListOf(proxies),
    ...(tls === undefined ? {} : { certificate: () => tls.now().certificate }),
  };
}
