import type pg from "pg";
import type { Migration } from "../../journal/server/room-server.ts";
import type { Fix } from "../fix.ts";

/**
 * The sampled history of positions. The table's key begins with the time and there is no index by unit, on purpose:
 * samples are read by incident and erased by age, and a search by crew must not become cheap by accident (SCOPE.md,
 * boundary 3).
 */
export const positionMigrations: readonly Migration[] = [
  {
    name: "positions-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS positions;
      CREATE TABLE positions.sample (
        at timestamptz NOT NULL,
        unit text NOT NULL,
        incident text,
        lon double precision NOT NULL,
        lat double precision NOT NULL,
        speed real,
        heading real,
        accuracy real,
        PRIMARY KEY (at, unit)
      );
      CREATE INDEX sample_incident ON positions.sample (incident, at, unit) WHERE incident IS NOT NULL;
    `,
    keeps: {
      "positions.sample": {
        unit: "a crew's callsign",
        incident: "an incident's id",
      },
    },
  },
];

export interface Sample extends Omit<Fix, "source"> {
  readonly incident: string | null;
}

interface Row {
  readonly at: Date;
  readonly unit: string;
  readonly incident: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly speed: number | null;
  readonly heading: number | null;
  readonly accuracy: number | null;
}

const insertSql = `
  INSERT INTO positions.sample (at, unit, incident, lon, lat, speed, heading, accuracy)
  SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::float8[], $5::float8[], $6::real[], $7::real[], $8::real[])
  ON CONFLICT (at, unit) DO NOTHING`;

const latestSql = `SELECT DISTINCT ON (unit) * FROM positions.sample WHERE at > $1 AND at <= $2 ORDER BY unit, at DESC`;

const trackSql = `
  SELECT * FROM positions.sample
  WHERE incident = $1 AND ($2::timestamptz IS NULL OR (at, unit) > ($2, $3))
  ORDER BY at, unit
  LIMIT $4`;

/** Rows that wait while the database is away; the oldest go first, for the history is a sample anyway. */
const mostWaiting = 50_000;
const mostAtOnce = 2000;

/** Writes samples a batch at a time and never holds up whoever brings them. */
export interface SampleStore {
  add(sample: Sample): void;
  flush(): Promise<void>;
  waiting(): number;
  /** The last sample of each unit in a span of time. */
  latest(from: Date, to: Date): Promise<readonly Sample[]>;
  /** An incident's samples in the order of time, after a place in that order. */
  track(incident: string, after: { at: string; unit: string } | undefined, limit: number): Promise<readonly Sample[]>;
  erase(before: Date): Promise<number>;
}

export function sampleStore(pool: pg.Pool): SampleStore {
  let waiting: Sample[] = [];
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce);
      const column = <Value>(pick: (sample: Sample) => Value) => batch.map(pick);
      await pool.query(insertSql, [
        column((one) => one.at),
        column((one) => one.unit),
        column((one) => one.incident),
        column((one) => one.point[0]),
        column((one) => one.point[1]),
        column((one) => one.speed ?? null),
        column((one) => one.heading ?? null),
        column((one) => one.accuracy ?? null),
      ]);
      // By identity: what overflowed meanwhile is no longer there to be taken off.
      const written = new Set(batch);
      waiting = waiting.filter((sample) => !written.has(sample));
    }
  }

  return {
    add: (sample) => {
      waiting.push(sample);
      if (waiting.length > mostWaiting) waiting = waiting.slice(mostWaiting / 10);
    },
    flush: () =>
      (writing ??= write().finally(() => {
        writing = undefined;
      })),
    waiting: () => waiting.length,
    latest: async (from, to) => (await pool.query<Row>(latestSql, [from, to])).rows.map(sampleOf),
    track: async (incident, after, limit) =>
      (await pool.query<Row>(trackSql, [incident, after?.at ?? null, after?.unit ?? null, limit])).rows.map(sampleOf),
    erase: async (before) => (await pool.query("DELETE FROM positions.sample WHERE at < $1", [before])).rowCount ?? 0,
  };
}

function sampleOf(row: Row): Sample {
  return {
    unit: row.unit,
    incident: row.incident,
    at: row.at.toISOString(),
    point: [row.lon, row.lat],
    ...(row.speed === null ? {} : { speed: row.speed }),
    ...(row.heading === null ? {} : { heading: row.heading }),
    ...(row.accuracy === null ? {} : { accuracy: row.accuracy }),
  };
}
