import { fileSink, outputSink, type SecurityFile } from "../../src/access/server/security-file.ts";
import { type SecurityLog, securityLogOf } from "../../src/access/server/security-log.ts";
import { type SyslogReceiver, syslogSink } from "../../src/access/server/security-syslog.ts";
import type { BackupPlan } from "../../src/journal/server/backup/take-backup.ts";
import type { FilesPlan } from "../../src/journal/server/files/file-place.ts";
import type { KeyBackupPlace } from "../../src/journal/server/key-backups.ts";
import type { ClockBounds } from "../../src/journal/clock-trust.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import type { ProviderPlan } from "../../src/access/server/sign-in-provider.ts";
import type { OtherMap } from "../../src/streets/server/map-routes.ts";
import type { AddressLimits } from "./address-limit.ts";
import type { Drill } from "./drill.ts";
import { type HostName, readHostName } from "./host-names.ts";
import type { LiveLimits } from "./live/live-limits.ts";
import { blockListOf, type Reach } from "./origin.ts";
import type { PlaceLimits } from "./places.ts";
import type { SecurityContact } from "./security-txt.ts";
import type { Tls, TlsFiles } from "./tls-files.ts";

/** Where lines about security go. */
export interface SecurityLogPlaces {
  readonly file?: SecurityFile;
  /** The standard output takes them too. */
  readonly output?: boolean;
  readonly syslog?: SyslogReceiver;
}

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
  /** How many connections there may be; `placeLimits` when absent. */
  readonly placeLimits?: PlaceLimits;
  /** What an address may ask unsigned; `addressLimits` when absent. */
  readonly addressLimits?: AddressLimits;
  /** Strangers are told no more of its health than whether it works, and no figures. */
  readonly privateHealth?: boolean | undefined;
  /** Whom to tell of a weakness, at `/.well-known/security.txt`; a drill has a contact of its own. */
  readonly securityContact?: SecurityContact | undefined;
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
  /** Where files lie and how large they may be; in the data folder, or wherever they lay before, when absent. */
  readonly files?: FilesPlan | undefined;
  /** Backups it takes by itself; none when absent. */
  readonly backups?: BackupPlan | undefined;
  /** Of the live push; the defaults of `liveLimits` otherwise. */
  readonly live?: Partial<LiveLimits>;
  /** False leaves the console out, for tests of the API and for measuring. */
  readonly console?: boolean;
  /** Called with the one-time link of the first administrator while nobody has entered the installation. */
  readonly entrance?: (url: string, until: string) => void;
  /** The machine's clock, for tests that set it. */
  readonly wall?: () => number;
  /** How far the clock may go astray, and how long the program may be switched off, before somebody confirms the time. */
  readonly clockBounds?: Partial<ClockBounds>;
  /** Where the security log goes; nowhere when absent. */
  readonly securityLog?: SecurityLogPlaces | undefined;
  /** How often what was refused is recorded in the journal; a minute when absent. */
  readonly countRefusedEveryMillis?: number;
  /** Where people may sign in besides here. */
  readonly provider?: ProviderPlan | undefined;
  /** Where a copy of every checkpoint file goes. */
  readonly witnessFolder?: string | undefined;
  /** How many facts the log is known to have had, to go on without those that are gone. */
  readonly acceptGap?: number | undefined;
  /** False leaves the record of reads out, for measuring what it costs. */
  readonly recordsReads?: boolean;
  /** The people and streets of a demo, and who plays it; a demo without it has its district and nobody in it. */
  readonly drill?: Drill | undefined;
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

/** The security log with its sinks. */
export function securityLogFor(
  { file, output, syslog }: SecurityLogPlaces,
  trouble: (error: unknown) => void,
): SecurityLog {
  const sinks = [
    ...(file === undefined ? [] : [fileSink(file, trouble)]),
    ...(output === true ? [outputSink(process.stdout)] : []),
    ...(syslog === undefined ? [] : [syslogSink(syslog, trouble)]),
  ];
  return securityLogOf(sinks, Date.now);
}
