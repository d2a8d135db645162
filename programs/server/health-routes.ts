import type { FastifyInstance } from "fastify";
import { everyRole } from "../../src/duty/role.ts";
import { z } from "zod";
import { backupAnswer, type BackupBoard, backupStatus } from "./backup-board.ts";
import type { DatabaseState, Live } from "./live/live.ts";
import { encodePosition } from "./live/position.ts";
import type { Metrics } from "./metrics.ts";

/** What the health and status routes ask of the program. */
export interface Condition {
  readonly version: string;
  readonly writer: string;
  readonly head: () => number;
  readonly database: () => DatabaseState;
  /** False also while the disk is nearly full. */
  readonly takesOrders: () => boolean;
  readonly freeBytes: () => Promise<number | null>;
  readonly backups: () => Promise<BackupBoard>;
  readonly isDrill: () => boolean;
  /** Times the embedded PostgreSQL has been restarted since the start. */
  readonly databaseRestarts: () => number;
}

const healthAnswer = z.strictObject({
  status: z.enum(["ok", "degraded"]),
  database: z.enum(["up", "down"]),
  writer: z.string(),
  feed: z.string(),
  version: z.string(),
  pid: z.number(),
});

const statusAnswer = healthAnswer.extend({
  freeBytes: z.number().nullable(),
  ...backupAnswer,
  takesOrders: z.boolean(),
  readers: z.number(),
  drill: z.boolean(),
  databaseRestarts: z.number(),
  now: z.string(),
});

/** Health for supervisors (open), the fuller status for consoles (signed in), and the figures for Prometheus. */
export function healthRoutes(app: FastifyInstance, o: { condition: Condition; live: Live; now: () => Date }): void {
  const { condition } = o;
  const health = () => ({
    status: condition.database() === "up" ? ("ok" as const) : ("degraded" as const),
    database: condition.database(),
    writer: condition.writer,
    feed: encodePosition(condition.writer, condition.head()),
    version: condition.version,
    pid: process.pid,
  });

  app.get(
    "/health",
    {
      config: {
        open: true,
        title: { zh: "健康状况", en: "Health: 503 while the database is down" },
        answer: healthAnswer,
      },
    },
    (_, reply) => {
      const found = health();
      if (found.status !== "ok") reply.code(503).header("retry-after", "2");
      return reply.header("cache-control", "no-store").send(found);
    },
  );

  app.get(
    "/health/live",
    {
      config: {
        open: true,
        title: { zh: "进程存活", en: "200 while the process lives" },
        answer: z.strictObject({ status: z.literal("ok") }),
      },
    },
    (_, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }),
  );

  app.get(
    "/status",
    {
      config: {
        scope: "service",
        roles: everyRole,
        offPost: true,
        title: { zh: "运行状况", en: "Status for a signed-in console" },
        answer: statusAnswer,
      },
    },
    async () => ({
      ...health(),
      freeBytes: await condition.freeBytes(),
      ...backupStatus(await condition.backups()),
      takesOrders: condition.takesOrders(),
      readers: o.live.readers(),
      drill: condition.isDrill(),
      databaseRestarts: condition.databaseRestarts(),
      now: o.now().toISOString(),
    }),
  );
}

export function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get("/metrics", { config: { open: true, documented: false } }, async (_, reply) =>
    reply
      .header("cache-control", "no-store")
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics()),
  );
}
