import { createHash } from "node:crypto";
import type pg from "pg";
import type { Instant } from "../../ground/instant.ts";
import { codesCounted, type ReadKind } from "../../ground/read-kind.ts";
import type { Cursor } from "../../journal/server/pages.ts";
import { lineOf, type ReadRow } from "../read-row.ts";
import type { ReadTally } from "../reads-report.ts";

/** What the record is narrowed to; `null`s narrow nothing. */
export interface ReadFilter {
  readonly officer: string | null;
  readonly what: string | null;
  readonly stream: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Streams whose reads are not told. */
  readonly without: readonly string[];
}

export interface NumberedRow extends ReadRow {
  readonly id: string;
}

/** The table `privacy.read`. */
export interface ReadStore {
  insert(rows: readonly ReadRow[]): Promise<void>;
  /** Newest first, after a place in that order. */
  page(filter: ReadFilter, after: Cursor | undefined, limit: number): Promise<readonly NumberedRow[]>;
  /** How many rows a stretch has, and the SHA-256 over them. */
  digest(from: Instant, to: Instant): Promise<{ readonly rows: number; readonly digest: string }>;
  /** `kinds`: which codes a report counts as opened and as listed. */
  tallies(from: Instant, to: Instant, zone: string, kinds: readonly ReadKind[]): Promise<readonly ReadTally[]>;
  /** The times of the oldest and the newest row not before an instant. */
  ends(from: Instant): Promise<{ readonly first: Instant; readonly last: Instant } | undefined>;
  erase(before: Instant): Promise<number>;
}

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly officer: string;
  readonly role: string;
  readonly station: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly part: string | null;
  readonly off_duty: boolean | null;
  readonly glass: string | null;
  readonly what: string;
  readonly stream: string | null;
  readonly span: string | null;
  readonly outside: boolean | null;
  readonly times: number;
}

// `WITH ORDINALITY` keeps the order of the batch in the ids, and so in the digest.
const insertSql = `
  INSERT INTO privacy.read
    (at, officer, role, station, unit, department, part, off_duty, glass, what, stream, span, outside, times)
  SELECT at, officer, role, station, unit, department, part, off_duty, glass, what, stream, span, outside, times
  FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[],
    $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[], $14::integer[]) WITH ORDINALITY
    AS noted (at, officer, role, station, unit, department, part, off_duty, glass, what, stream, span, outside, times, place)
  ORDER BY place`;

const pageSql = `
  SELECT * FROM privacy.read
  WHERE ($1::text IS NULL OR officer = $1)
    AND ($2::text IS NULL OR what = $2)
    AND ($3::text IS NULL OR stream = $3)
    AND ($4::timestamptz IS NULL OR at >= $4)
    AND ($5::timestamptz IS NULL OR at < $5)
    AND ($6::timestamptz IS NULL OR (at, id) < ($6, $7::bigint))
    AND (stream IS NULL OR stream <> ALL ($9))
  ORDER BY at DESC, id DESC
  LIMIT $8`;

const stretchSql = `
  SELECT * FROM privacy.read
  WHERE at >= $1 AND at < $2 AND ($3::timestamptz IS NULL OR (at, id) > ($3, $4::bigint))
  ORDER BY at, id LIMIT $5`;

const talliesSql = `
  SELECT officer, role,
    count(DISTINCT (at AT TIME ZONE $3)::date)::int AS days,
    coalesce(sum(times) FILTER (WHERE what = ANY ($4)), 0)::int AS opened,
    coalesce(sum(times) FILTER (WHERE what = ANY ($5)), 0)::int AS listed,
    coalesce(sum(times) FILTER (WHERE off_duty AND what = ANY ($4 || $5)), 0)::int AS "offDuty",
    coalesce(sum(times) FILTER (WHERE outside), 0)::int AS outside,
    coalesce(sum(times) FILTER (WHERE glass IS NOT NULL), 0)::int AS "underGlass"
  FROM privacy.read
  WHERE at >= $1 AND at < $2 AND what <> 'gap'
  GROUP BY officer, role`;

const rowsAtOnce = 5000;

export function readStore(pool: Pick<pg.Pool, "query">): ReadStore {
  return {
    insert: async (rows) => {
      const column = <Value>(pick: (row: ReadRow) => Value) => rows.map(pick);
      await pool.query(insertSql, [
        column(({ at }) => at),
        column(({ officer }) => officer),
        column(({ role }) => role),
        column(({ station }) => station),
        column(({ unit }) => unit),
        column(({ department }) => department),
        column(({ part }) => part),
        column(({ offDuty }) => offDuty),
        column(({ glass }) => glass),
        column(({ what }) => what),
        column(({ stream }) => stream),
        column(({ span }) => span),
        column(({ outside }) => outside),
        column(({ times }) => times),
      ]);
    },
    page: async ({ officer, what, stream, from, to, without }, after, limit) => {
      const values = [officer, what, stream, from, to, after?.at ?? null, after?.id ?? null, limit, without];
      return (await pool.query<Row>(pageSql, values)).rows.map((row) => ({ id: row.id, ...rowOf(row) }));
    },
    digest: async (from, to) => {
      const hash = createHash("sha256");
      let rows = 0;
      for (let last: Row | undefined; ;) {
        const found = await pool.query<Row>(stretchSql, [from, to, last?.at ?? null, last?.id ?? null, rowsAtOnce]);
        for (const row of found.rows) hash.update(`${lineOf(rowOf(row))}\n`);
        rows += found.rows.length;
        last = found.rows.at(-1);
        if (found.rows.length < rowsAtOnce) return { rows, digest: hash.digest("hex") };
      }
    },
    tallies: async (from, to, zone, kinds) => {
      const counted = [codesCounted(kinds, "opened"), codesCounted(kinds, "listed")];
      return (await pool.query<ReadTally>(talliesSql, [from, to, zone, ...counted])).rows;
    },
    ends: async (from) => {
      const { rows } = await pool.query<{ first: Date | null; last: Date | null }>(
        "SELECT min(at) AS first, max(at) AS last FROM privacy.read WHERE at >= $1",
        [from],
      );
      const { first, last } = rows[0] ?? { first: null, last: null };
      return first === null || last === null ? undefined : { first: first.toISOString(), last: last.toISOString() };
    },
    erase: async (before) => (await pool.query("DELETE FROM privacy.read WHERE at < $1", [before])).rowCount ?? 0,
  };
}

function rowOf(row: Row): ReadRow {
  return {
    at: row.at.toISOString(),
    officer: row.officer,
    role: row.role,
    station: row.station,
    unit: row.unit,
    department: row.department,
    part: row.part,
    offDuty: row.off_duty,
    glass: row.glass,
    what: row.what,
    stream: row.stream,
    span: row.span,
    outside: row.outside,
    times: row.times,
  };
}
