import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { instantOf, millis } from "../../ground/instant.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { statesIn } from "../../journal/perform.ts";
import { ownState } from "../../journal/rulebook.ts";
import { type PositionSettings, positionSettingsStream, usualPositionSettings } from "../../positions/facts.ts";
import { dueOf, heldUntilOf, holdersOf, keptOf, keptUntilOf } from "../kept.ts";
import { recordSchema } from "../request-facts.ts";
import { retentionAt, retentionIn, retentionOf } from "../retention.ts";
import { keyedKinds, retainedKinds, retentionDaysSchema, retentionStream } from "../retention-facts.ts";

const roles = ["supervisor", "dutyCommander", "auditAdministrator"] as const;

const count = z.number().int();

const answer = z.strictObject({
  from: z.string().nullable(),
  days: retentionDaysSchema,
  /** For how long an erased record's key is set aside. */
  graceHours: z.number().int(),
  positionDays: z.number(),
  kinds: z.array(
    z.strictObject({
      kind: z.enum(retainedKinds),
      /** Due and not erased yet. */
      due: count,
      /** Falling due in the next days, by the schedule now in force; what is held is not among them. */
      inWeek: count,
      inMonth: count,
      held: count,
      /** Erased in the last thirty days. */
      erased: count,
    }),
  ),
});

const recordQuery = z.strictObject({ stream: recordSchema });

const recordAnswer = z.strictObject({
  stream: z.string(),
  endedAt: z.string().nullable(),
  days: z.number().nullable(),
  /** When it will be erased by the schedule now in force; null while it goes on. */
  due: z.string().nullable(),
  heldUntil: z.string().nullable(),
  erasedAt: z.string().nullable(),
});

// A month ahead of each kind's own days; ended_at alone is asked, which is what the indexes are by.
const countSql = `
  SELECT
    count(*) FILTER (WHERE erased_at IS NULL AND NOT held AND due <= $1)::int AS due,
    count(*) FILTER (WHERE erased_at IS NULL AND NOT held AND due > $1 AND due <= $1 + interval '7 days')::int AS "inWeek",
    count(*) FILTER (WHERE erased_at IS NULL AND NOT held AND due > $1)::int AS "inMonth",
    (SELECT count(*)::int FROM privacy.record WHERE kind = $3 AND erased_at IS NULL AND held_until > $1) AS held,
    (SELECT count(*)::int FROM privacy.record WHERE kind = $3 AND erased_at > $1 - interval '30 days') AS erased
  FROM (
    SELECT erased_at, ended_at + make_interval(days => $2) AS due, coalesce(held_until > $1, false) AS held
    FROM privacy.record
    WHERE kind = $3 AND erased_at IS NULL AND ended_at <= $1::timestamptz - make_interval(days => $2) + interval '30 days'
  ) AS near`;

interface Counted {
  readonly due: number;
  readonly inWeek: number;
  readonly inMonth: number;
  readonly held: number;
  readonly erased: number;
}

/** How long what is personal is kept, what goes next, and how one record stands. Counts and dates; nothing sealed. */
export function retentionRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/retention",
    {
      config: {
        scope: "oversight",
        unrecorded: "the schedule, and counts",
        roles,
        title: {
          zh: "保存期限与到期数量",
          en: "Retention in force, and how many records fall due, are held and were erased",
        },
        answer,
      },
    },
    async () => {
      const at = house.now();
      const found = await house.journal.states([retentionStream, positionSettingsStream]);
      const { days, from, graceHours } = retentionAt(retentionIn(found), at.toISOString());
      const kinds = await Promise.all(
        keyedKinds.map(async (kind) => {
          const { rows } = await house.pool.query<Counted>(countSql, [at, days[kind], kind]);
          return rows.map((row) => ({ kind, ...row }));
        }),
      );
      const settings = ownState(house.book, positionSettingsStream, found.get(positionSettingsStream) ?? {});
      const { keepDays } = (settings as PositionSettings | null) ?? usualPositionSettings;
      return { from: from ?? null, days, graceHours, positionDays: keepDays, kinds: kinds.flat() };
    },
  );

  app.get(
    "/retention/record",
    {
      config: {
        scope: "oversight",
        unrecorded: "when a record goes; nothing of what it says",
        roles,
        title: { zh: "一条记录的保存状况", en: "How long one record is kept" },
        refuses: ["NothingThere"],
        query: recordQuery,
        answer: recordAnswer,
      },
    },
    async (request) => {
      const { stream } = queryOf(recordQuery, request.query);
      if (house.hiddenFrom(house.giverOf(request)).includes(stream)) throw new NothingThere(stream);
      const first = await statesOf(house, [stream]);
      const states = await statesOf(house, [...holdersOf(first, stream), retentionStream]);
      const kept = keptOf(states, stream);
      if (kept === null) throw new NothingThere(stream);
      const at = instantOf(house.now().getTime());
      const held = heldUntilOf(states, stream);
      const over = dueOf(kept, keptUntilOf(states, stream), retentionOf(states), at);
      return {
        stream,
        endedAt: kept.endedAt ?? null,
        days: over?.days ?? null,
        due: over?.due ?? null,
        heldUntil: held !== undefined && millis(held) > millis(at) ? held : null,
        erasedAt: kept.erasedAt ?? null,
      };
    },
  );
}

async function statesOf(house: House, streams: readonly string[]) {
  const found = await house.journal.states(streams);
  return statesIn(new Map([...found].map(([stream, states]) => [stream, { hlc: "", facts: 0, states }])));
}
