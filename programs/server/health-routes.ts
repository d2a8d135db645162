import type { FastifyInstance, FastifyRequest } from "fastify";
import { everyRole, type Role } from "../../src/duty/role.ts";
import { z } from "zod";
import { backupAnswer, type BackupBoard, backupStatus } from "./backup-board.ts";
import type { DatabaseState, Live } from "./live/live.ts";
import { encodePosition } from "./live/position.ts";
import type { Metrics } from "./metrics.ts";
import { Stopped } from "./problems.ts";

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

/** What a stranger is told under `--private-health`. */
const strangersAnswer = healthAnswer.pick({ status: true });

/** Whether somebody may be told: this machine itself, or a session or token in one of these roles. */
export type MayKnow = (request: FastifyRequest, roles: readonly Role[]) => Promise<boolean>;

/** Who reads the figures of the program's own work. */
const metricsRoles: readonly Role[] = ["systemAdministrator", "reader"];

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
export function healthRoutes(
  app: FastifyInstance,
  o: { condition: Condition; live: Live; now: () => Date; mayKnow?: MayKnow },
): void {
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
        answer: z.union([healthAnswer, strangersAnswer]),
      },
    },
    async (request, reply) => {
      const found = health();
      if (found.status !== "ok") reply.code(503).header("retry-after", "2");
      const isTold = o.mayKnow === undefined || (await o.mayKnow(request, everyRole));
      return reply.header("cache-control", "no-store").send(isTold ? found : { status: found.status });
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

export function metricsRoute(app: FastifyInstance, metrics: Metrics, mayKnow?: MayKnow): void {
  app.get("/metrics", { config: { open: true, documented: false } }, async (request, reply) => {
    if (mayKnow !== undefined && !(await mayKnow(request, metricsRoles))) {
      throw new Stopped("SignInNeeded", {}, { "www-authenticate": 'Bearer realm="callsign"' });
    }
    return reply
      .header("cache-control", "no-store")
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics());
  });
}
