import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { z } from "zod";
import { instantSchema } from "../../ground/instant.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";

const intervalsQuery = z.strictObject({ from: instantSchema.optional(), to: instantSchema.optional() });

const whole = z.number().int();
const figures = z.strictObject({
  n: whole,
  p50: whole.nullable(),
  p90: whole.nullable(),
  p99: whole.nullable(),
  /** Intervals that would be negative, which no percentile counts. */
  excluded: whole,
});

const intervalsAnswer = z.strictObject({
  receivedToFirstAssigned: figures,
  firstAssignedToFirstOnScene: figures,
  assignedToOnScene: figures,
  onSceneToCleared: figures,
});

interface Row {
  readonly n: number;
  readonly excluded: number;
  readonly percentiles: readonly number[] | null;
}

/*
 * `percentile_disc` is the nearest-rank percentile: the first value whose share of the ordered whole reaches the rank.
 * Seconds are whole, the fraction cut off. Every incident counts that was received in [from, to), whatever became of it
 * later: an incident voided or merged afterwards was answered all the same, and leaving it out would improve the figure.
 */
function statement(table: string, from: string, to: string): string {
  return `
    with spans as (
      select trunc(extract(epoch from ${to} - ${from}))::integer as seconds, ${to} < ${from} as negative
      from statistics.${table}
      where ${from} is not null and ${to} is not null
        and ($1::timestamptz is null or received_at >= $1) and ($2::timestamptz is null or received_at < $2)
    )
    select count(*) filter (where not negative)::integer as n, count(*) filter (where negative)::integer as excluded,
      percentile_disc(array[0.5, 0.9, 0.99]) within group (order by seconds) filter (where not negative) as percentiles
    from spans`;
}

async function interval(pool: pg.Pool, text: string, values: readonly (string | null)[]) {
  const { rows } = await pool.query<Row>(text, [...values]);
  const [row] = rows;
  const [p50 = null, p90 = null, p99 = null] = row?.percentiles ?? [];
  return { n: row?.n ?? 0, p50, p90, p99, excluded: row?.excluded ?? 0 };
}

/** How long things took, from what the server recorded. */
export function intervalRoutes(app: FastifyInstance, { pool }: House): void {
  app.get(
    "/statistics/intervals",
    {
      config: {
        roles: ["administrator", "calltaker", "dispatcher", "station", "reader"],
        title: { zh: "各环节用时", en: "How long things took: nearest-rank percentiles in whole seconds" },
        query: intervalsQuery,
        answer: intervalsAnswer,
      },
    },
    async (request) => {
      const { from, to } = queryOf(intervalsQuery, request.query);
      const range = [from ?? null, to ?? null];
      const [receivedToFirstAssigned, firstAssignedToFirstOnScene, assignedToOnScene, onSceneToCleared] =
        await Promise.all([
          interval(pool, statement("incident_times", "received_at", "first_ordered_at"), range),
          interval(pool, statement("incident_times", "first_ordered_at", "first_on_scene_at"), range),
          interval(pool, statement("assignment_times", "ordered_at", "on_scene_at"), range),
          interval(pool, statement("assignment_times", "on_scene_at", "cleared_at"), range),
        ]);
      return { receivedToFirstAssigned, firstAssignedToFirstOnScene, assignedToOnScene, onSceneToCleared };
    },
  );
}
