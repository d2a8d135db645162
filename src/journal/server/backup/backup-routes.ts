import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { BackupOverview } from "./backup-overview.ts";

const sentence = z.strictObject({ zh: z.string(), en: z.string() });

const answer = z.strictObject({
  /** Null when none has been made. */
  last: z.strictObject({ at: z.string(), facts: z.number(), where: z.string().nullable() }).nullable(),
  /** As the start was told (`--backup-to` and its fellows); null where none are scheduled. */
  schedule: z
    .strictObject({
      to: z.string(),
      everyMinutes: z.number(),
      keepNewest: z.number(),
      keepDays: z.number(),
      failures: z.number(),
      trouble: z.strictObject({ at: z.string(), why: sentence }).nullable(),
    })
    .nullable(),
  lastDrill: z
    .strictObject({
      at: z.string(),
      ok: z.boolean(),
      failed: z.string().nullable(),
      /** Null where an older version held the drill. */
      steps: z
        .array(
          z
            .strictObject({ step: z.string(), ok: z.boolean(), millis: z.number(), why: sentence.nullable() })
            .readonly(),
        )
        .readonly()
        .nullable(),
    })
    .nullable(),
});

/** How it stands with backups and with trying them, for whoever looks after the installation. */
export function backupRoutes(api: FastifyInstance, backups: () => Promise<BackupOverview>): void {
  api.get(
    "/backups",
    {
      config: {
        scope: "oversight",
        unrecorded: "the program",
        roles: ["systemAdministrator", "securityAdministrator", "auditAdministrator"],
        title: {
          zh: "备份：计划、最近一次、最近的恢复演练",
          en: "Backups: the schedule, the last one, and the last restore drill with its steps",
        },
        answer,
      },
    },
    async () => answerOf(await backups()),
  );
}

function answerOf({ last, schedule, lastDrill }: BackupOverview): z.output<typeof answer> {
  return {
    last: last === null ? null : { at: last.at, facts: last.facts, where: last.where ?? null },
    schedule:
      schedule === null
        ? null
        : {
            to: schedule.to,
            everyMinutes: schedule.everyMinutes,
            keepNewest: schedule.keeping.newest,
            keepDays: schedule.keeping.days,
            failures: schedule.failures,
            trouble: schedule.trouble,
          },
    lastDrill:
      lastDrill === null
        ? null
        : { at: lastDrill.at, ok: lastDrill.ok, failed: lastDrill.failed, steps: lastDrill.steps ?? null },
  };
}
