import { readIn } from "../../ground/fold.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import { clockDoubts } from "../../journal/clock-trust.ts";
import type { House } from "../../journal/server/room-server.ts";
import { keyedKinds } from "../kept.ts";
import { keyEpochsView } from "../key-epochs.ts";
import { keysStream } from "../key-facts.ts";
import { retentionAt, retentionIn } from "../retention.ts";
import { retentionStream } from "../retention-facts.ts";
import { countRecords } from "./due-records.ts";
import type { ClockTrust } from "../../journal/server/clock/clock-trust.ts";

const answer = z.strictObject({
  trusted: z.boolean(),
  why: z.enum(clockDoubts).nullable(),
  /** The machine's clock now. */
  shown: z.string(),
  /** The last trusted time, with what has passed since as far as that is known. */
  expected: z.string(),
  differenceSeconds: z.number().int(),
  /** What begins as soon as the time is confirmed as it is shown; none while it is trusted. */
  waiting: z.strictObject({
    erasures: z.number().int(),
    /** Keys set aside whose grace is over by then. */
    destructions: z.number().int(),
    /** The epoch of keys that would be left. */
    rotation: z.number().int().nullable(),
  }),
});

const overSql = `
  SELECT count(*)::int AS over FROM privacy.erasure WHERE stage = 'aside' AND NOT done AND recall_until <= $1`;

/** Whether the machine's time is trusted, and what waits for it, for those who watch over machine, keys and erasing. */
export function clockRoutes(app: FastifyInstance, house: House, trust: ClockTrust): void {
  async function waitingAt(at: Instant): Promise<z.output<typeof answer>["waiting"]> {
    const states = await house.journal.states([retentionStream, keysStream]);
    const counts = await countRecords(house.pool, keyedKinds(house.book), retentionAt(retentionIn(states), at), at);
    const erasures = counts.reduce((sum, { due }) => sum + due, 0);
    const { rows } = await house.pool.query<{ over: number }>(overSql, [at]);
    const destructions = rows[0]?.over ?? 0;
    const keys = readIn(states)(keyEpochsView, keysStream);
    const isDue = keys !== undefined && millis(keys.since) + keys.days * 86_400_000 <= millis(at);
    return { erasures, destructions, rotation: isDue ? keys.epoch : (keys?.leaving ?? null) };
  }

  app.get(
    "/clock",
    {
      config: {
        roles: ["dutyCommander", "securityAdministrator", "systemAdministrator", "supervisor", "auditAdministrator"],
        scope: "oversight",
        unrecorded: "the machine, and counts",
        title: {
          zh: "主机时间是否可信，及待确认后进行的事项",
          en: "Whether the machine's time is trusted, and what waits until it is",
        },
        answer,
      },
    },
    async () => {
      const why = trust.doubt() ?? null;
      const shown = house.now().getTime();
      const expected = why === null ? shown : Math.floor(trust.expected());
      return {
        ...{ trusted: why === null, why, shown: instantOf(shown), expected: instantOf(expected) },
        differenceSeconds: Math.round((shown - expected) / 1000),
        waiting: why === null ? { erasures: 0, destructions: 0, rotation: null } : await waitingAt(instantOf(shown)),
      };
    },
  );
}
