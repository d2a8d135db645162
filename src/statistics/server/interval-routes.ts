import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { z } from "zod";
import { type ForceTier, forceTiers } from "../../ground/force.ts";
import { instantSchema } from "../../ground/instant.ts";
import { queryOf } from "../../journal/server/query.ts";
import { figureReaders } from "../steps.ts";
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
  /** From the first ring (the registration, where nobody rang) to the first crew on scene; not what crews met themselves. */
  ringToOnScene: figures,
  /** 快反时限: by circle (null: outside every one), tier and priority. What crews met themselves is left out. */
  promiseKept: z.array(
    z.strictObject({
      circle: z.string().nullable(),
      tier: z.enum(forceTiers),
      priority: whole,
      kept: whole,
      broken: whole,
      /** Nobody is there yet, and it is not due. */
      running: whole,
      /** Everybody was called back before it was due; counts neither way. */
      released: whole,
      /** Kept of those that are over. */
      share: z.number().nullable(),
    }),
  ),
  /** By priority, of incidents against whose wait a clock ran: how many somebody was ordered to in time, and how many not. */
  waitedTooLong: z.array(
    z.strictObject({
      priority: whole,
      inTime: whole,
      over: whole,
    }),
  ),
});

interface Row {
  readonly n: number;
  readonly excluded: number;
  readonly percentiles: readonly number[] | null;
}

/*
 * `percentile_disc` is the nearest-rank percentile: the first value whose share of the ordered whole reaches the rank.
 * Seconds are whole, the fraction cut off. Every incident received in [from, to) counts, also one that was voided or
 * merged later: it was answered all the same, and leaving it out would improve the figure.
 */
function statement(table: string, from: string, to: string, only = "true"): string {
  return `
    with spans as (
      select trunc(extract(epoch from ${to} - ${from}))::integer as seconds, ${to} < ${from} as negative
      from statistics.${table}
      where ${from} is not null and ${to} is not null and ${only}
        and ($1::timestamptz is null or received_at >= $1) and ($2::timestamptz is null or received_at < $2)
    )
    select count(*) filter (where not negative)::integer as n, count(*) filter (where negative)::integer as excluded,
      percentile_disc(array[0.5, 0.9, 0.99]) within group (order by seconds) filter (where not negative) as percentiles
    from spans`;
}

const promises = `
  select circle, tier, priority,
    count(*) filter (where outcome = 'kept')::integer as kept,
    count(*) filter (where outcome = 'broken')::integer as broken,
    count(*) filter (where outcome = 'running')::integer as running,
    count(*) filter (where outcome = 'released')::integer as released
  from statistics.promise_results
  where not by_crew
    and ($1::timestamptz is null or received_at >= $1) and ($2::timestamptz is null or received_at < $2)
  group by circle, tier, priority
  order by circle nulls last, array_position(array['post', 'subBureau', 'city'], tier), priority`;

interface PromiseRow {
  readonly circle: string | null;
  readonly tier: ForceTier;
  readonly priority: number;
  readonly kept: number;
  readonly broken: number;
  readonly running: number;
  readonly released: number;
}

async function promisesKept(pool: pg.Pool, values: readonly (string | null)[]) {
  const { rows } = await pool.query<PromiseRow>(promises, [...values]);
  return rows.map((row) => {
    const over = row.kept + row.broken;
    return { ...row, share: over === 0 ? null : Math.round((row.kept / over) * 10_000) / 10_000 };
  });
}

const waits = `
  select priority, count(*)::integer as incidents, count(*) filter (where overdue)::integer as over
  from statistics.wait_results
  where not by_crew
    and ($1::timestamptz is null or received_at >= $1) and ($2::timestamptz is null or received_at < $2)
  group by priority
  order by priority`;

interface WaitRow {
  readonly priority: number;
  readonly incidents: number;
  readonly over: number;
}

async function waitsOver(pool: pg.Pool, values: readonly (string | null)[]) {
  const { rows } = await pool.query<WaitRow>(waits, [...values]);
  return rows.map(({ priority, incidents, over }) => ({ priority, inTime: incidents - over, over }));
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
        scope: "statistics",
        unrecorded: "figures",
        roles: figureReaders,
        title: { zh: "各环节用时", en: "How long things took: nearest-rank percentiles in whole seconds" },
        query: intervalsQuery,
        answer: intervalsAnswer,
      },
    },
    async (request) => {
      const { from, to } = queryOf(intervalsQuery, request.query);
      const range = [from ?? null, to ?? null];
      const [
        receivedToFirstAssigned,
        firstAssignedToFirstOnScene,
        assignedToOnScene,
        onSceneToCleared,
        ringToOnScene,
        promiseKept,
        waitedTooLong,
      ] = await Promise.all([
        interval(pool, statement("incident_times", "received_at", "first_ordered_at"), range),
        interval(pool, statement("incident_times", "first_ordered_at", "first_on_scene_at"), range),
        interval(pool, statement("assignment_times", "ordered_at", "on_scene_at"), range),
        interval(pool, statement("assignment_times", "on_scene_at", "cleared_at"), range),
        interval(pool, statement("incident_times", "received_at", "first_on_scene_at", "not by_crew"), range),
        promisesKept(pool, range),
        waitsOver(pool, range),
      ]);
      return {
        receivedToFirstAssigned,
        firstAssignedToFirstOnScene,
        assignedToOnScene,
        onSceneToCleared,
        ringToOnScene,
        promiseKept,
        waitedTooLong,
      };
    },
  );
}
