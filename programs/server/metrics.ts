import type { BackupOverview } from "../../src/journal/server/backup/backup-overview.ts";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What is counted of the program's own work; no label names a person, a token or an incident. */
export interface Metrics {
  readonly registry: Registry;
  order(name: string, outcome: string, milliseconds: number): void;
}

/** Read when somebody scrapes. */
export interface Gauges {
  readonly readers: () => number;
  readonly fallenBehind: () => number;
  readonly feed: () => number;
  readonly databaseUp: () => boolean;
  readonly freeBytes: () => Promise<number | null>;
  readonly backups: () => Promise<BackupOverview>;
  readonly isClockTrusted: () => boolean;
}

export function metricsOf(gauges: Gauges): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "callsign_" });
  const orders = new Counter({
    name: "callsign_orders_total",
    help: "Orders given over HTTP, by name and outcome (accepted, repeated, unavailable, unknown, defect, or the refusal's code)",
    labelNames: ["order", "outcome"] as const,
    registers: [registry],
  });
  const took = new Histogram({
    name: "callsign_order_seconds",
    help: "From reading an order to its durable answer",
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: () => number | null | Promise<number | null>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = await read();
        if (value !== null) this.set(value);
      },
    });
  gauge("callsign_live_readers", "Connected readers of the live push", gauges.readers);
  gauge(
    "callsign_live_fallen_behind",
    "Times a reader could not keep up and was given fresh snapshots",
    gauges.fallenBehind,
  );
  gauge("callsign_feed_position", "Number of the last fact pushed", gauges.feed);
  gauge("callsign_database_up", "1 while the database answers", () => (gauges.databaseUp() ? 1 : 0));
  gauge("callsign_clock_trusted", "0 while the machine's time is in doubt", () => (gauges.isClockTrusted() ? 1 : 0));
  gauge("callsign_free_bytes", "Free bytes where the data lies", gauges.freeBytes);
  const secondsSince = (at: string | undefined | null) =>
    at === undefined || at === null ? null : Math.max(0, (Date.now() - Date.parse(at)) / 1000);
  gauge("callsign_backup_age_seconds", "Since the last backup was taken; absent when there is none", async () =>
    secondsSince((await gauges.backups()).last?.at ?? null),
  );
  gauge("callsign_restore_drill_age_seconds", "Since the last restore drill; absent when there was none", async () =>
    secondsSince((await gauges.backups()).lastDrill?.at),
  );
  gauge("callsign_restore_drill_ok", "1 when the last restore drill said yes, 0 when it said no", async () => {
    const drill = (await gauges.backups()).lastDrill;
    return drill === null ? null : drill.ok ? 1 : 0;
  });
  registry.registerMetric(
    new Counter({
      name: "callsign_backup_failures_total",
      help: "Scheduled backups that failed since the start",
      registers: [],
      async collect() {
        this.reset();
        this.inc((await gauges.backups()).schedule?.failures ?? 0);
      },
    }),
  );
  return {
    registry,
    order: (name, outcome, milliseconds) => {
      orders.inc({ order: name, outcome });
      took.observe(milliseconds / 1000);
    },
  };
}
