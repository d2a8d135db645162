import type pg from "pg";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import type { RetentionKind } from "../../ground/retention.ts";
import { daysOf } from "../retention.ts";
import type { RetentionDays } from "../retention-facts.ts";

/** A record that may be due; its order judges it anew, over its states. */
export interface DueRecord {
  readonly stream: string;
  readonly ended_at: Date;
  /** By what holds it or what it is part of, and is over. */
  readonly held_until: Date | null;
}

// Along the index, from where the page before ended; a sweep that finds nothing reads one entry of it.
const dueSql = `
  SELECT r.stream, r.ended_at, GREATEST(r.held_until, p.held_until) AS held_until
  FROM privacy.record r LEFT JOIN privacy.record p ON p.stream = r.part_of
  WHERE r.kind = $1 AND r.erased_at IS NULL AND r.ended_at <= $2
    AND (r.ended_at, r.stream) > (COALESCE($4, '-infinity'::timestamptz), COALESCE($5, ''))
    AND (r.held_until IS NULL OR r.held_until <= $3) AND (p.held_until IS NULL OR p.held_until <= $3)
  ORDER BY r.ended_at, r.stream
  LIMIT $6`;

/** The next records of a kind that ended by `last` and are not held at a moment, those that ended first on top. */
export async function dueRecords(
  pool: pg.Pool,
  { code }: RetentionKind,
  { last, at, after, most }: { last: Instant; at: Instant; after: DueRecord | undefined; most: number },
): Promise<readonly DueRecord[]> {
  const from = [after?.ended_at ?? null, after?.stream ?? null];
  return (await pool.query<DueRecord>(dueSql, [code, last, at, ...from, most])).rows;
}

/** The last end of which a kind's days are over at a moment. */
export function lastDueEnd(schedule: { readonly days: RetentionDays }, kind: RetentionKind, at: Instant): Instant {
  return instantOf(millis(at) - daysOf(schedule, kind) * 86_400_000);
}

export interface RecordCounts {
  readonly kind: string;
  readonly due: number;
  readonly inWeek: number;
  readonly inMonth: number;
  readonly held: number;
  readonly erased: number;
}

// Counted along indexes alone: what ended up to a month after each kind's last due end, less what of that is held. Holds are
// few and are gathered once.
const countSql = `
  WITH holding AS MATERIALIZED (
    SELECT stream FROM privacy.record WHERE held_until > $1
  ), held AS MATERIALIZED (
    SELECT r.stream, r.kind, r.ended_at FROM holding JOIN privacy.record r USING (stream) WHERE r.erased_at IS NULL
    UNION
    SELECT r.stream, r.kind, r.ended_at FROM holding h JOIN privacy.record r ON r.part_of = h.stream
    WHERE r.erased_at IS NULL
  )
  SELECT k.kind, near.due - held.due AS due, near.week - held.week AS "inWeek", near.month - held.month AS "inMonth",
    held.all AS held, gone.erased
  FROM unnest($2::text[], $3::timestamptz[]) WITH ORDINALITY AS k (kind, last, place)
  CROSS JOIN LATERAL (
    SELECT ${inTime("r.ended_at")}
    FROM privacy.record r
    WHERE r.kind = k.kind AND r.erased_at IS NULL AND r.ended_at <= k.last + interval '30 days'
  ) AS near
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS all, ${inTime("h.ended_at")} FROM held h WHERE h.kind = k.kind
  ) AS held
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS erased FROM privacy.record e
    WHERE e.kind = k.kind AND e.erased_at IS NOT NULL AND e.erased_at > $1::timestamptz - interval '30 days'
  ) AS gone
  ORDER BY k.place`;

/** How many ended so that they are due, fall due within a week, and within a month. */
function inTime(ended: string): string {
  const within = (days: number) =>
    `count(*) FILTER (WHERE ${ended} > k.last AND ${ended} <= k.last + interval '${days} days')::int`;
  return `count(*) FILTER (WHERE ${ended} <= k.last)::int AS due, ${within(7)} AS week, ${within(30)} AS month`;
}

/** Of each kind: what is due, what falls due in a week and a month, what is held, and what was erased in thirty days. */
export async function countRecords(
  pool: pg.Pool,
  kinds: readonly RetentionKind[],
  schedule: { readonly days: RetentionDays },
  at: Instant,
): Promise<readonly RecordCounts[]> {
  const lasts = kinds.map((kind) => lastDueEnd(schedule, kind, at));
  return (await pool.query<RecordCounts>(countSql, [at, kinds.map(({ code }) => code), lasts])).rows;
}
