export interface ServerSettings {
  readonly port: number;
  /** Off only for throw-away clusters of tests: a power cut may then lose or spoil everything. */
  readonly durable: boolean;
  /** True while a backup is loaded: what fills a table made or emptied in the same transaction is synced and not logged. */
  readonly loads?: boolean | undefined;
}

/** The first lines of a new cluster's postgresql.conf. Whoever operates the cluster may change them there. */
export const tunable: Readonly<Record<string, string>> = {
  max_connections: "100",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  min_wal_size: "256MB",
  checkpoint_completion_target: "0.9",
  random_page_cost: "1.1",
  // Every statement is short; compiling one costs more than running it.
  jit: "off",
};

/**
 * What Callsign relies on, given on the command line so that no file can say otherwise.
 * Terse errors: the detail of a failed constraint repeats the row, and a log is no place for what a caller said.
 */
export function serverArguments({ port, durable, loads = false }: ServerSettings): string[] {
  const fixed: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // A socket's path would have to fit in 107 bytes and lie where PostgreSQL's user may write.
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    logging_collector: "off",
    log_destination: "stderr",
    log_error_verbosity: "terse",
    log_line_prefix: "%m [%p] ",
    log_timezone: "UTC",
    timezone: "UTC",
    wal_recycle: "on",
    restart_after_crash: "on",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",
    ...(loads ? { wal_level: "minimal", max_wal_senders: "0" } : {}),
  };
  return Object.entries(fixed).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** The environment of PostgreSQL's programs: nothing of ours, above all no PG… variable. */
export const serverEnvironment: Readonly<Record<string, string>> = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
