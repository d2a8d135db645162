import type { FastifyInstance, FastifyRequest } from "fastify";
import { everyRole } from "../../src/access/role.ts";
import type { Role } from "../../src/ground/role.ts";
import { z } from "zod";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { NotTaking } from "../../src/journal/server/clerk.ts";
import { backupAnswer, type BackupOverview, backupStatus } from "../../src/journal/server/backup/backup-overview.ts";
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
  /** Why no orders are taken; undefined while they are. */
  readonly whyNot: () => NotTaking | undefined;
  readonly freeBytes: () => Promise<number | null>;
  readonly backups: () => Promise<BackupOverview>;
  readonly isDrill: () => boolean;
  readonly isClockTrusted: () => boolean;
  /** Times the embedded PostgreSQL has been restarted since the start. */
  readonly databaseRestarts: () => number;
}

const healthAnswer = z.strictObject({
  status: z.enum(["ok", "degraded"]),
  database: z.enum(["up", "down"]),
  takesOrders: z.boolean(),
  /** Why no orders are taken; null while they are. */
  reason: z.strictObject({ code: z.enum(["database", "space"]), zh: z.string(), en: z.string() }).nullable(),
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
  readers: z.number(),
  drill: z.boolean(),
  /** False while nothing that cannot be undone is done by the time. */
  clockTrusted: z.boolean(),
  databaseRestarts: z.number(),
  now: z.string(),
});

const reasons: Readonly<Record<NotTaking, Sentence>> = {
  database: {
    zh: "数据库没有响应，暂不能记录指令",
    en: "The database does not answer; no orders can be recorded now.",
  },
  space: {
    zh: "磁盘剩余空间低于保留值，暂不记录指令",
    en: "Less space is free than is to be kept; no orders are recorded until there is more.",
  },
};

function takingOf(why: NotTaking | undefined) {
  return { takesOrders: why === undefined, reason: why === undefined ? null : { code: why, ...reasons[why] } };
}

/** Health for supervisors (open), the fuller status for consoles (signed in), and the figures for Prometheus. */
export function healthRoutes(
  app: FastifyInstance,
  o: { condition: Condition; live: Live; now: () => Date; mayKnow?: MayKnow },
): void {
  const { condition } = o;
  const health = () => ({
    status: condition.database() === "up" && condition.whyNot() === undefined ? ("ok" as const) : ("degraded" as const),
    database: condition.database(),
    ...takingOf(condition.whyNot()),
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
        title: { zh: "健康状况", en: "Health, and whether orders are taken: 503 while the database is down or silent" },
        // Of a credential that is not written as one, where strangers are told less.
        refuses: o.mayKnow === undefined ? [] : ["TokenRefused"],
        answer: z.union([healthAnswer, strangersAnswer]),
      },
    },
    async (request, reply) => {
      const found = health();
      // A full disk is the keeper's to mend and no reason to send people elsewhere: everything but orders goes on.
      if (found.database !== "up" || found.reason?.code === "database") reply.code(503).header("retry-after", "2");
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
        unrecorded: "the program",
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
      readers: o.live.readers(),
      drill: condition.isDrill(),
      clockTrusted: condition.isClockTrusted(),
      databaseRestarts: condition.databaseRestarts(),
      now: o.now().toISOString(),
    }),
  );
}

export function metricsRoute(app: FastifyInstance, metrics: Metrics, mayKnow?: MayKnow): void {
  app.get(
    "/metrics",
    { config: { open: true, documented: false, refuses: ["SignInNeeded", "TokenRefused"] } },
    async (request, reply) => {
      if (mayKnow !== undefined && !(await mayKnow(request, metricsRoles))) {
        throw new Stopped("SignInNeeded", {}, { "www-authenticate": 'Bearer realm="callsign"' });
      }
      return reply
        .header("cache-control", "no-store")
        .type(metrics.registry.contentType)
        .send(await metrics.registry.metrics());
    },
  );
}
